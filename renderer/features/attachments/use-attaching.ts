import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { FoundCard } from '../../../shared/contract/attachment.ts';
import { messageOf } from '../../../shared/contract/errors.ts';
import {
  type AttachmentKind,
  cardCodeTyped,
  checkAttachmentSize,
  refuseMedia,
  tidyFileName,
} from '../../../shared/domain/attachment.ts';
import { useApi } from '../../state/api.ts';
import { failureOf } from '../../state/failure.ts';
import { useNotices } from '../../state/notices.ts';
import type { AttachmentTarget } from './attachment-queries.ts';
import type { PreparedPicture } from './picture-worker.ts';
import { preparePicture } from './prepare-picture.ts';
import { uploadFile } from './upload-file.ts';

/** A file that is not attached yet. */
export interface Pending {
  readonly key: number;
  readonly name: string;
  readonly state: 'preparing' | 'sending' | 'asking' | 'failed';
  /** From 0 to 1 while it is sent. */
  readonly done: number;
  /** Why it was not attached, with the way out. */
  readonly problem: string | null;
  /** The same file may do better another time: it was not the file's fault. */
  readonly canRetry: boolean;
  /** The card whose code is on it, where that is another one than this. */
  readonly other: FoundCard | null;
}

interface AttachingOptions {
  /** Where the files go; asked when the first one comes, for a draft may have to be made first. Null: nowhere yet. */
  readonly target: () => Promise<AttachmentTarget | null>;
  /** The card that is open; a photo with another card's code on it is asked about. */
  readonly cardId: string | null;
  /** Why there is no place for a file that names no card by itself. */
  readonly nowhere?: string;
  /** Attached, here or to the card that its code names. */
  readonly onAttached?: (attachmentId: string) => void;
}

/** Attaching as a screen uses it. */
export interface Attaching {
  readonly pending: readonly Pending[];
  readonly add: (files: readonly File[]) => void;
  /** Gives a file up, or takes its refusal off the screen. */
  readonly drop: (key: number) => void;
  readonly retry: (key: number) => void;
  /** Answers for a photo with another card's code on it. */
  readonly settle: (key: number, where: 'here' | 'there') => void;
}

interface Job {
  readonly file: File;
  readonly abort: AbortController;
  picture: PreparedPicture | null;
  /** A photo with a code of ours on it is one of a paper card. */
  isPaper: boolean;
}

/** More at once are a folder dropped by mistake. */
const mostAtOnce = 20;

/** Takes files from wherever they come, one after the other; what is typed meanwhile is not held up. */
export function useAttaching(options: AttachingOptions): Attaching {
  const api = useApi();
  const queries = useQueryClient();
  const notices = useNotices();
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  const jobs = useRef(new Map<number, Job>());
  const lastKey = useRef(0);
  const line = useRef(Promise.resolve());
  const [pending, setPending] = useState<readonly Pending[]>([]);

  const change = (key: number, patch: Partial<Pending>): void =>
    setPending((before) => before.map((each) => (each.key === key ? { ...each, ...patch } : each)));
  const forget = (key: number): void => {
    jobs.current.delete(key);
    setPending((before) => before.filter((each) => each.key !== key));
  };
  const fail = (key: number, problem: string, canRetry: boolean): void =>
    change(key, { state: 'failed', problem, canRetry, other: null });

  const send = async (key: number, job: Job, place: AttachmentTarget | null): Promise<void> => {
    change(key, { state: 'sending', done: 0, problem: null, other: null });
    try {
      const target = place ?? (await latest.current.target());
      if (target === null) {
        fail(key, latest.current.nowhere ?? '草稿还没存上，附件先留在这里；存上以后再试', true);
        return;
      }
      const kind = kindOf(job, place !== null);
      const { known, attachment } = await uploadFile(api, {
        ...{ file: job.file, target, kind, picture: job.picture },
        onProgress: (done) => change(key, { done }),
        signal: job.abort.signal,
      });
      forget(key);
      if (known) notices.show({ text: `「${tidyFileName(job.file.name)}」早已附在这里，没有重复存` });
      await queries.invalidateQueries({ queryKey: ['attachment', 'list'] });
      void queries.invalidateQueries({ queryKey: ['customer', 'timeline'] });
      latest.current.onAttached?.(attachment.id);
    } catch (error) {
      const { text, retryable } = failureOf(error);
      if (!job.abort.signal.aborted) fail(key, text, retryable);
    }
  };

  const prepare = async (key: number, job: Job): Promise<void> => {
    if (job.abort.signal.aborted) return;
    const refused = checkAttachmentSize(job.file.size);
    if (refused) {
      fail(key, messageOf(refused.code, refused.params), false);
      return;
    }
    const prepared = await preparePicture(job.file);
    if (job.abort.signal.aborted) return;
    if (prepared.kind === 'broken') {
      const broken = refuseMedia('broken');
      fail(key, messageOf(broken.code, broken.params), false);
      return;
    }
    job.picture = prepared.kind === 'picture' ? prepared.picture : null;
    const code = job.picture?.code ?? null;
    job.isPaper = code !== null && cardCodeTyped(code) !== null;
    const found = job.isPaper && code !== null ? await api.attachment.findCard({ code }).catch(() => null) : null;
    if (found !== null && found.cardId !== latest.current.cardId) change(key, { state: 'asking', other: found });
    else await send(key, job, null);
  };

  const start = (work: () => Promise<void>): void => {
    line.current = line.current.then(work, work);
  };
  return {
    pending,
    add: (files) => {
      for (const file of files.slice(0, mostAtOnce)) {
        lastKey.current += 1;
        const key = lastKey.current;
        const job: Job = { file, abort: new AbortController(), picture: null, isPaper: false };
        jobs.current.set(key, job);
        const name = tidyFileName(file.name);
        setPending((before) => [
          ...before,
          { key, name, state: 'preparing', done: 0, problem: null, canRetry: true, other: null },
        ]);
        start(() => prepare(key, job));
      }
      if (files.length > mostAtOnce) notices.fail(`一次最多附 ${mostAtOnce} 个文件，多的没有附`);
    },
    drop: (key) => {
      jobs.current.get(key)?.abort.abort();
      forget(key);
    },
    retry: (key) => {
      const job = jobs.current.get(key);
      if (job === undefined) return;
      change(key, { state: 'preparing', problem: null });
      start(() => prepare(key, job));
    },
    settle: (key, where) => {
      const job = jobs.current.get(key);
      const other = pending.find((each) => each.key === key)?.other ?? null;
      if (job === undefined || other === null) return;
      start(() => send(key, job, where === 'there' ? { cardId: other.cardId } : null));
    },
  };
}

function kindOf({ isPaper, picture }: Job, isOnItsCard: boolean): AttachmentKind {
  if (isPaper || isOnItsCard) return 'paper_card';
  return picture === null ? 'document' : 'photo';
}
