import { useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { RecordingNote } from '../../../shared/contract/recording.ts';
import { IconButton } from '../../components/button.tsx';
import { Instant } from '../../components/instant.tsx';
import { useApi } from '../../state/api.ts';
import { useNotices } from '../../state/notices.ts';
import { usePerson } from '../../state/session.ts';
import { useAct } from '../../state/use-act.ts';
import { touchedByRecording } from './recording-queries.ts';
import { clockWords } from './sound-words.ts';
import { stayWhereYouAre } from './stay.ts';

interface NoteListProps {
  readonly recordingId: string;
  readonly notes: readonly RecordingNote[];
  /** Goes to the second of a note; null where it cannot be heard here. */
  readonly onGo: ((atMs: number) => void) | null;
}

/** What was written down at seconds of a recording, in the order of the talk. */
export function NoteList({ recordingId, notes, onGo }: NoteListProps): ReactElement | null {
  const api = useApi();
  const notices = useNotices();
  const queries = useQueryClient();
  const person = usePerson();
  const again = async ({ atMs, text }: RecordingNote): Promise<void> => {
    await api.recording.note({ id: recordingId, atMs, text });
    await queries.invalidateQueries({ queryKey: ['recording', 'get', recordingId] });
  };
  const remove = useAct(
    async (note: RecordingNote) => {
      await api.recording.removeNote({ id: recordingId, noteId: note.id });
      return note;
    },
    {
      refreshes: touchedByRecording,
      // written anew it is one's own: somebody else's words are not put into one's mouth
      onDone: (note) =>
        notices.show({
          text: `${clockWords(note.atMs)} 的笔记已删掉`,
          ...(note.by.id === person.id ? { undo: () => again(note) } : {}),
        }),
    },
  );
  if (notes.length === 0) return null;
  return (
    <>
      <ul className="sound-notes" aria-label="笔记">
        {notes
          .toSorted((a, b) => a.atMs - b.atMs)
          .map((note) => (
            <li key={note.id}>
              {onGo === null ? (
                <span className="t2">{clockWords(note.atMs)}</span>
              ) : (
                <button
                  type="button"
                  className="link"
                  aria-label={`从 ${clockWords(note.atMs)} 听`}
                  onMouseDown={stayWhereYouAre}
                  onClick={() => onGo(note.atMs)}
                >
                  {clockWords(note.atMs)}
                </button>
              )}
              <span className="sound-note">
                {note.text}{' '}
                <span className="xs t3">
                  {note.by.name} <Instant at={note.at} />
                </span>
              </span>
              {note.canRemove && (
                <IconButton
                  icon="cross"
                  label={`删掉 ${clockWords(note.atMs)} 的笔记`}
                  disabled={remove.busy}
                  onClick={() => remove.run(note)}
                />
              )}
            </li>
          ))}
      </ul>
      {remove.failure !== null && (
        <p className="xs red" role="alert">
          {remove.failure.text}。
        </p>
      )}
    </>
  );
}
