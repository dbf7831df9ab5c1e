import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { HandoverPreview, HandoverRow, LoadRow, ReceivedRow } from '../../../shared/contract/handover.ts';
import type { LeaveRow, OfferedPlan } from '../../../shared/contract/leave.ts';
import { type KeysetList, useKeysetList } from '../../components/use-keyset-list.ts';
import { useApi } from '../../state/api.ts';
import { useToday } from '../../state/clock.ts';
import type { askOf } from './draft.ts';

/** Who has how much. */
export function useLoads() {
  const api = useApi();
  const today = useToday();
  return useQuery<readonly LoadRow[]>({
    queryKey: ['handover', 'loads', today],
    queryFn: async ({ signal }) => (await api.handover.loads({}, { signal })).rows,
  });
}

/** What a hand-over would do; not asked for until it says who goes to whom. */
export function usePreview(ask: ReturnType<typeof askOf>) {
  const api = useApi();
  const today = useToday();
  return useQuery<HandoverPreview>({
    queryKey: ['handover', 'preview', today, ask],
    enabled: ask !== null,
    placeholderData: keepPreviousData,
    retry: false,
    queryFn: ({ signal }) => {
      if (ask === null) throw new Error('nothing is asked for');
      return api.handover.preview(ask, { signal });
    },
  });
}

/** Hand-overs, the newest first. */
export function useHandovers(): KeysetList<HandoverRow> {
  const api = useApi();
  return useKeysetList<HandoverRow, string>({
    queryKey: ['handover', 'list'],
    fetchPage: async (cursor, signal) => {
      const page = await api.handover.list({ limit: 50, ...(cursor === null ? {} : { cursor }) }, { signal });
      return { rows: page.rows, next: page.nextCursor };
    },
  });
}

/** Leaves that are not over, or past ones. */
export function useLeaves(past: boolean): KeysetList<LeaveRow> {
  const api = useApi();
  const today = useToday();
  return useKeysetList<LeaveRow, string>({
    queryKey: ['leave', 'list', past, today],
    fetchPage: async (cursor, signal) => {
      const page = await api.leave.list({ past, limit: 50, ...(cursor === null ? {} : { cursor }) }, { signal });
      return { rows: page.rows, next: page.nextCursor };
    },
  });
}

/** Customers that were handed to whoever looks. */
export function useReceived(): KeysetList<ReceivedRow> {
  const api = useApi();
  return useKeysetList<ReceivedRow, string>({
    queryKey: ['handover', 'received'],
    fetchPage: async (cursor, signal) => {
      const page = await api.handover.received({ limit: 50, ...(cursor === null ? {} : { cursor }) }, { signal });
      return { rows: page.rows, next: page.nextCursor };
    },
  });
}

/** Plans that wait until whoever looks takes them over as a stand-in. */
export function useOffered(): KeysetList<OfferedPlan> {
  const api = useApi();
  const today = useToday();
  return useKeysetList<OfferedPlan, string>({
    queryKey: ['leave', 'offered', today],
    fetchPage: async (cursor, signal) => {
      const page = await api.leave.offered({ limit: 100, ...(cursor === null ? {} : { cursor }) }, { signal });
      return { rows: page.rows, next: page.nextCursor };
    },
  });
}
