import { type ReactElement, useMemo } from 'react';
import type { RecordingRow } from '../../../shared/contract/recording.ts';
import { Kbd } from '../../components/marks.tsx';
import { RecordingButton } from './recording-line.tsx';
import { useRecordings } from './recording-queries.ts';

/** The key that attaches a recording to the contact that is chosen. */
export const attachKeys = 'a';

const none: readonly RecordingRow[] = [];

/** The recordings of each contact with a customer. */
export function useSoundsByContact(customerId: string): (contactId: string | null) => readonly RecordingRow[] {
  const { data } = useRecordings(customerId);
  const byContact = useMemo(() => Map.groupBy(data ?? none, ({ contactId }) => contactId), [data]);
  return (contactId) => (contactId === null ? none : (byContact.get(contactId) ?? none));
}

interface EntrySoundsProps {
  readonly rows: readonly RecordingRow[];
  readonly contactId: string | null;
  readonly onOpen: (recordingId: string) => void;
  /** On the entry that is chosen, where the person may attach one. */
  readonly onAttach?: (contactId: string) => void;
}

/** Behind the words of a contact: its recordings, and on the chosen one the way to attach another. */
export function EntrySounds({ rows, contactId, onOpen, onAttach }: EntrySoundsProps): ReactElement | null {
  if (contactId === null || (rows.length === 0 && onAttach === undefined)) return null;
  return (
    <>
      {rows.map((row) => (
        <RecordingButton key={row.id} recording={row} onOpen={() => onOpen(row.id)} />
      ))}
      {onAttach && (
        <button type="button" className="link xs" aria-keyshortcuts={attachKeys} onClick={() => onAttach(contactId)}>
          附录音 <Kbd keys={attachKeys} />
        </button>
      )}
    </>
  );
}
