import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { RecordingDoubt } from '../../../shared/contract/recording.ts';
import { tidyFileName } from '../../../shared/domain/attachment.ts';
import { useApi } from '../../state/api.ts';
import { failureOf } from '../../state/failure.ts';
import { useNotices } from '../../state/notices.ts';
import { touchedByRecording } from './recording-queries.ts';
import { useRecordingWords } from './recording-words.ts';
import { type SoundTarget, uploadSound } from './upload-sound.ts';

/** A recording that is not attached yet. */
export interface PendingSound {
  readonly key: number;
  readonly name: string;
  /** From 0 to 1. */
  readonly done: number;
  /** Why it was not attached, with the way out; null while it is on its way. */
  readonly problem: string | null;
  /** The same file may do better another time. */
  readonly canRetry: boolean;
}

/** Attaching recordings as a screen uses it. */
export interface SoundUploads {
  readonly pending: readonly PendingSound[];
  /** @param contactId of which contact; null: the program finds it by the time */
  readonly add: (files: readonly File[], contactId: string | null) => void;
  /** Gives a file up, or takes its refusal off the screen. */
  readonly drop: (key: number) => void;
  readonly retry: (key: number) => void;
}

interface Job {
  readonly file: File;
  readonly target: SoundTarget;
  readonly abort: AbortController;
}

const doubtWords: Readonly<Record<RecordingDoubt, string>> = {
  number: '文件名里的号码不是这位客户的，看看是不是选错了',
  day: '文件名里的日子不是这次联系的，看看是不是选错了',
};

/** More at once are a folder dropped by mistake: for those there is the watched folder. */
const mostAtOnce = 20;

/** Takes the recordings of one customer, one after the other; nothing that is typed meanwhile is held up. */
export function useSoundUploads(customerId: string): SoundUploads {
  const api = useApi();
  const queries = useQueryClient();
  const notices = useNotices();
  const words = useRecordingWords();
  const jobs = useRef(new Map<number, Job>());
  const lastKey = useRef(0);
  const line = useRef(Promise.resolve());
  const [pending, setPending] = useState<readonly PendingSound[]>([]);
  const refresh = (): Promise<unknown> =>
    Promise.all(touchedByRecording.map((queryKey) => queries.invalidateQueries({ queryKey })));
  const change = (key: number, patch: Partial<PendingSound>): void =>
    setPending((before) => before.map((each) => (each.key === key ? { ...each, ...patch } : each)));
  const forget = (key: number): void => {
    jobs.current.delete(key);
    setPending((before) => before.filter((each) => each.key !== key));
  };

  const send = async (key: number, { file, target, abort: { signal } }: Job): Promise<void> => {
    if (signal.aborted) return;
    try {
      const onProgress = (done: number): void => change(key, { done });
      const { recording, known, doubt } = await uploadSound(api, { file, target, onProgress, signal });
      forget(key);
      await refresh();
      if (known) {
        notices.show({ text: `「${recording.originalName}」早已附在这里，没有重复存` });
        return;
      }
      notices.show({
        text: `录音已附上，${words.place(recording)}${doubt === null ? '' : `；${doubtWords[doubt]}`}`,
        undo: async () => {
          await api.recording.remove({ id: recording.id });
          await refresh();
        },
      });
    } catch (error) {
      const { text, retryable } = failureOf(error);
      if (!signal.aborted) change(key, { problem: text, canRetry: retryable });
    }
  };
  const start = (key: number, job: Job): void => {
    const work = (): Promise<void> => send(key, job);
    line.current = line.current.then(work, work);
  };
  return {
    pending,
    add: (files, contactId) => {
      for (const file of files.slice(0, mostAtOnce)) {
        lastKey.current += 1;
        const key = lastKey.current;
        const job: Job = { file, target: { customerId, contactId }, abort: new AbortController() };
        jobs.current.set(key, job);
        const name = tidyFileName(file.name);
        setPending((before) => [...before, { key, name, done: 0, problem: null, canRetry: false }]);
        start(key, job);
      }
      if (files.length > mostAtOnce) notices.fail(`一次最多附 ${mostAtOnce} 份录音，多的没有附`);
    },
    drop: (key) => {
      jobs.current.get(key)?.abort.abort();
      forget(key);
    },
    retry: (key) => {
      const job = jobs.current.get(key);
      if (job === undefined) return;
      change(key, { problem: null, done: 0 });
      start(key, job);
    },
  };
}
