import { useQuery } from '@tanstack/react-query';
import type { RecordingRow } from '../../../shared/contract/recording.ts';
import { useApi } from '../../state/api.ts';

/** What shows recordings: themselves, the thread of a customer, and whatever is judged by them. */
export const touchedByRecording = [['recording'], ['customer', 'timeline'], ['spotCheck']] as const;

/** More recordings than this of one customer are looked at where they belong, in the thread. */
const shownAtMost = 100;

/** The recordings of a customer, or of one contact with him, the newest first. */
export function useRecordings(customerId: string, contactId?: string) {
  const api = useApi();
  return useQuery({
    queryKey: ['recording', 'list', customerId, contactId ?? null],
    queryFn: ({ signal }) =>
      api.recording.list(
        { customerId, limit: shownAtMost, ...(contactId === undefined ? {} : { contactId }) },
        { signal },
      ),
    select: ({ rows }): readonly RecordingRow[] => rows,
  });
}

/** One recording with its notes, who heard it, and which contacts it may belong to. Reading this is no listening. */
export function useRecording(id: string) {
  const api = useApi();
  return useQuery({
    queryKey: ['recording', 'get', id],
    queryFn: ({ signal }) => api.recording.get({ id }, { signal }),
  });
}
