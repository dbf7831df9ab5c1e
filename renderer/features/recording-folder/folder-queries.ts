import { useQuery } from '@tanstack/react-query';
import type { WaitingRecording } from '../../../shared/contract/recording-folder.ts';
import { type KeysetList, useKeysetList } from '../../components/use-keyset-list.ts';
import { useApi } from '../../state/api.ts';

/** Whatever shows the folder and what waits; taking one of them touches the customer's recordings as well. */
export const touchedByFolder = [['recordingFolder'], ['recording'], ['customer', 'timeline']] as const;

/** While it looks somebody may be watching; otherwise it looks twice a minute. */
const whileLookingMs = 1_000;
const atRestMs = 15_000;

/** The watched folder as it stands, read anew by itself: files come without anybody saving anything. */
export function useFolder() {
  const api = useApi();
  return useQuery({
    queryKey: ['recordingFolder', 'state'],
    queryFn: ({ signal }) => api.recordingFolder.get({}, { signal }),
    refetchInterval: ({ state }) => (state.data?.isLooking ? whileLookingMs : atRestMs),
  });
}

/** Recordings that are nobody's yet, or that were set aside, the newest first. */
export function useWaiting(aside: boolean): KeysetList<WaitingRecording> {
  const api = useApi();
  return useKeysetList<WaitingRecording, string>({
    queryKey: ['recordingFolder', 'waiting', aside],
    fetchPage: async (cursor, signal) => {
      const asked = { aside, ...(cursor === null ? {} : { cursor }) };
      const { rows, nextCursor } = await api.recordingFolder.waiting(asked, { signal });
      return { rows, next: nextCursor };
    },
  });
}

/** Which contacts of a customer a waiting recording may be of. */
export function useWaitingCandidates(id: string, customerId: string | null) {
  const api = useApi();
  return useQuery({
    queryKey: ['recordingFolder', 'candidates', id, customerId],
    enabled: customerId !== null,
    queryFn: ({ signal }) => api.recordingFolder.candidates({ id, customerId: customerId ?? '' }, { signal }),
  });
}
