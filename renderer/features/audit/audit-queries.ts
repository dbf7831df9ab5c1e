import { type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CivilDate } from '../../../shared/calendar/civil-date.ts';
import type { AuditDayRow, AuditItemView, AuditView } from '../../../shared/contract/audit-rows.ts';
import { useApi } from '../../state/api.ts';
import { useToday } from '../../state/clock.ts';

/** The day that waits; null where none does. */
export function useWaitingDay() {
  const api = useApi();
  const today = useToday();
  return useQuery({
    queryKey: ['audit', 'waiting', today],
    queryFn: ({ signal }) => api.audit.waiting({}, { signal }),
  });
}

/** The latest days with cards, for the chooser. */
export function useAuditDays(): UseQueryResult<readonly AuditDayRow[]> {
  const api = useApi();
  const today = useToday();
  return useQuery({
    queryKey: ['audit', 'days', today],
    queryFn: async ({ signal }) => (await api.audit.days({ limit: 60 }, { signal })).rows,
  });
}

/** The list of a day. While `blind`, what is unread comes without a name. */
export function useAuditDay(day: CivilDate | null, blind: boolean): UseQueryResult<AuditView> {
  const api = useApi();
  return useQuery<AuditView>({
    queryKey: ['audit', 'day', day, blind],
    enabled: day !== null,
    placeholderData: (before) => (before?.day === day ? before : undefined),
    queryFn: ({ signal }) => api.audit.day({ day: day ?? '', blind }, { signal }),
  });
}

/** One line. Read once: every reading shows a phone, and the log keeps that. */
export function useAuditItem(day: CivilDate, key: string | null, blind: boolean): UseQueryResult<AuditItemView> {
  const api = useApi();
  return useQuery({
    queryKey: itemKey(day, key, blind),
    enabled: key !== null,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => api.audit.item({ day, key: key ?? '', blind }, { signal }),
  });
}

function itemKey(day: CivilDate, key: string | null, blind: boolean) {
  return ['audit', 'item', day, key, blind];
}

/**
 * Takes a line that a write answered with into every list that shows it. A line that is unread again is read anew for
 * the blind way, where its values stay away.
 */
export function useTakeItem(day: CivilDate): (item: AuditItemView) => Promise<void> {
  const queries = useQueryClient();
  return async (item) => {
    queries.setQueryData(itemKey(day, item.key, false), item);
    if (item.paperKind === 'unread') void queries.resetQueries({ queryKey: itemKey(day, item.key, true), exact: true });
    else queries.setQueryData(itemKey(day, item.key, true), item);
    await refreshDay(queries, day);
  };
}

/** Reads a day's list and the figures of the navigation anew; single lines are read anew when they are opened. */
export function useRefreshDay(day: CivilDate): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    queries.removeQueries({ queryKey: ['audit', 'item', day] });
    await refreshDay(queries, day);
  };
}

function refreshDay(queries: ReturnType<typeof useQueryClient>, day: CivilDate): Promise<void> {
  void queries.invalidateQueries({ queryKey: ['audit', 'waiting'] });
  void queries.invalidateQueries({ queryKey: ['sheet', 'preview', day] });
  return queries.invalidateQueries({ queryKey: ['audit', 'day', day] });
}
