import { useQuery } from '@tanstack/react-query';
import type { RecordingRow } from '../../../shared/contract/recording.ts';
import { useApi } from '../../state/api.ts';

/** What shows recordings: themselves, and whatever is judged by them. */
export const touchedByRecording = [['recording'], ['spotCheck']] as const;

const pageRows = 100;
/** A recording every day for more than a year; older ones have lost their sound long ago. */
const mostPages = 5;

/** The recordings of a customer, or of one contact with him, the newest first. */
export function useRecordings(customerId: string, contactId?: string) {
  const api = useApi();
  return useQuery({
    queryKey: ['recording', 'list', customerId, contactId ?? null],
    queryFn: async ({ signal }): Promise<readonly RecordingRow[]> => {
      const asked = { customerId, limit: pageRows, ...(contactId === undefined ? {} : { contactId }) };
      let page = await api.recording.list(asked, { signal });
      let rows = page.rows;
      for (let at = 1; at < mostPages && page.nextCursor !== null; at += 1) {
        page = await api.recording.list({ ...asked, cursor: page.nextCursor }, { signal });
        rows = [...rows, ...page.rows];
      }
      return rows;
    },
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
