import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { MergeComparison, MergeUndo, PastMerge } from '../../../shared/contract/merge.ts';
import { useApi } from '../../state/api.ts';

/** What is read anew after two records became one, or two again: everything that hangs on a customer. */
export const touchedByMerges = [
  ['customer'],
  ['merge'],
  ['plan'],
  ['followup'],
  ['ending'],
  ['card'],
  ['finding'],
] as const;

/** Two records side by side, as they were when they were laid there: news change nothing under whoever is judging them. */
export function useComparison(id: string, otherId: string): UseQueryResult<MergeComparison> {
  const api = useApi();
  return useQuery({
    queryKey: ['merge', 'compare', id, otherId],
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    queryFn: ({ signal }) => api.merge.compare({ id, otherId }, { signal }),
  });
}

/** Which records became part of a customer. */
export function useMergeHistory(id: string, enabled: boolean): UseQueryResult<{ readonly merges: PastMerge[] }> {
  const api = useApi();
  return useQuery({
    queryKey: ['merge', 'history', id],
    enabled,
    queryFn: ({ signal }) => api.merge.history({ id }, { signal }),
  });
}

/** What taking a merge back would do, where so much of what is new goes along. */
export function useMergeUndo(mergeId: string, take: readonly string[]): UseQueryResult<MergeUndo> {
  const api = useApi();
  return useQuery({
    queryKey: ['merge', 'undo', mergeId, ...take],
    queryFn: ({ signal }) => api.merge.prepareUndo({ mergeId, take: [...take] }, { signal }),
    // while another choice is looked at, what was told stays
    placeholderData: keepPreviousData,
  });
}
