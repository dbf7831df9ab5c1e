import { useQueryClient } from '@tanstack/react-query';
import { type KeyboardEvent, type ReactElement, useEffect, useRef, useState } from 'react';
import { isComposing } from '../../app/key-stroke.ts';
import { Button } from '../../components/button.tsx';
import { useApi } from '../../state/api.ts';
import { newSendId } from '../../state/send-id.ts';
import { useAct } from '../../state/use-act.ts';
import { touchedByRecording } from './recording-queries.ts';
import { clockWords } from './sound-words.ts';

/** Longest note, as the contract has it. */
const longest = 300;

interface NoteFormProps {
  readonly recordingId: string;
  /** The second that was heard when it was opened. */
  readonly atMs: number;
  readonly onDone: () => void;
}

/** One line about one moment: Enter writes it down, Esc does not. */
export function NoteForm({ recordingId, atMs, onDone }: NoteFormProps): ReactElement {
  const api = useApi();
  const [text, setText] = useState('');
  const [noteId] = useState(newSendId);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const queries = useQueryClient();
  const write = useAct(() => api.recording.note({ id: recordingId, noteId, atMs: Math.round(atMs), text }), {
    onDone: async () => {
      // the line goes first: the next key is the player's
      onDone();
      await Promise.all(touchedByRecording.map((queryKey) => queries.invalidateQueries({ queryKey })));
    },
  });
  const isEmpty = text.trim() === '';
  const run = (): void => {
    if (!isEmpty) write.run(undefined);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event.nativeEvent) || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    // only this line is finished or left, not what stands around it
    event.preventDefault();
    if (event.key === 'Enter') run();
    else onDone();
  };
  return (
    <div className="col" style={{ gap: 4 }}>
      <div className="note-form">
        <span className="t2">{clockWords(atMs)}</span>
        <input
          ref={field}
          className="in grow"
          aria-label={`${clockWords(atMs)} 的笔记`}
          placeholder="这里说了什么，Enter 记下"
          maxLength={longest}
          aria-invalid={write.failure !== null || undefined}
          value={text}
          onChange={(event) => {
            write.clear();
            setText(event.currentTarget.value);
          }}
          onKeyDown={onKeyDown}
        />
        <Button disabled={isEmpty} busy={write.busy} onClick={run}>
          记下
        </Button>
        <Button look="ghost" onClick={onDone}>
          不记
        </Button>
      </div>
      {write.failure !== null && (
        <p className="xs red" role="alert">
          {write.failure.text}。
        </p>
      )}
    </div>
  );
}
