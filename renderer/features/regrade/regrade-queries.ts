import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { StaleRow } from '../../../shared/contract/stale-levels.ts';
import { type KeysetList, useKeysetList } from '../../components/use-keyset-list.ts';
import { useApi } from '../../state/api.ts';
import { useToday } from '../../state/clock.ts';
import { useRemembered } from '../../state/remembered.ts';

interface StalePlace {
  /** Null for one's own; a manager without any of his own sees whoever has most. */
  readonly assigneeId: string | null;
  readonly chosen: string | null;
}

/** Whose queue is open, and which of it. */
export function useStalePlace() {
  return useRemembered<StalePlace>(['opportunity', 'stale'], { assigneeId: null, chosen: null });
}

/** How many are to be graded anew: the reader's own, and for a manager everybody's. */
export function useStaleCounts(enabled = true) {
  const api = useApi();
  const today = useToday();
  return useQuery({
    queryKey: ['opportunity', 'staleCounts', today],
    enabled,
    queryFn: ({ signal }) => api.opportunity.staleCounts({}, { signal }),
  });
}

interface Stale {
  readonly list: KeysetList<StaleRow>;
  /** How many there are in all; undefined until read. */
  readonly count: number | undefined;
}

/** What a person has to grade anew, page by page. @param assigneeId null for one's own */
export function useStale(assigneeId: string | null, enabled: boolean): Stale {
  const api = useApi();
  const queries = useQueryClient();
  const today = useToday();
  const countKey = ['opportunity', 'staleCount', assigneeId, today];
  const list = useKeysetList<StaleRow, string>({
    queryKey: ['opportunity', 'stale', assigneeId, today],
    enabled,
    fetchPage: async (cursor, signal) => {
      const page = await api.opportunity.stale(
        { limit: 50, ...(assigneeId === null ? {} : { assigneeId }), ...(cursor === null ? {} : { cursor }) },
        { signal },
      );
      queries.setQueryData<number>(countKey, page.count);
      return { rows: page.rows, next: page.nextCursor };
    },
  });
  // Comes with the list; never asked for by itself.
  const { data: count } = useQuery<number>({ queryKey: countKey, enabled: false, queryFn: neverAsked });
  return { list, count };
}

function neverAsked(): Promise<number> {
  throw new Error('this figure comes with the list');
}

/** How an opportunity was graded, the newest first. */
export function useLevelHistory(opportunityId: string) {
  const api = useApi();
  return useQuery({
    queryKey: ['opportunity', 'levels', opportunityId],
    queryFn: async ({ signal }) => (await api.opportunity.levels({ id: opportunityId }, { signal })).rows,
  });
}
