import { useQuery } from '@tanstack/react-query';
import type { CivilDate } from '../../../shared/calendar/civil-date.ts';
import type { FindingRow } from '../../../shared/contract/finding.ts';
import type { RuleCode } from '../../../shared/domain/rulebook.ts';
import { type KeysetList, useKeysetList } from '../../components/use-keyset-list.ts';
import { useApi } from '../../state/api.ts';

/** Which findings; each condition may be left open. */
export interface FindingFilter {
  readonly personId: string | null;
  readonly rule: RuleCode | null;
  /** `2026-03`; null for every month. */
  readonly month: string | null;
}

/** The first and the last day of a month. */
export function monthSpan(month: string): { readonly from: CivilDate; readonly to: CivilDate } {
  const [year = 0, of = 1] = month.split('-').map(Number);
  const last = new Date(Date.UTC(year, of, 0)).getUTCDate();
  return { from: `${month}-01`, to: `${month}-${String(last).padStart(2, '0')}` };
}

/** Findings, the newest day first; anybody but a manager gets the own ones. */
export function useFindings({ personId, rule, month }: FindingFilter): KeysetList<FindingRow> {
  const api = useApi();
  return useKeysetList<FindingRow, string>({
    queryKey: ['finding', 'list', personId, rule, month],
    fetchPage: async (cursor, signal) => {
      const page = await api.finding.list(
        {
          limit: 50,
          ...(personId === null ? {} : { personId }),
          ...(rule === null ? {} : { rule }),
          ...(month === null ? {} : monthSpan(month)),
          ...(cursor === null ? {} : { cursor }),
        },
        { signal },
      );
      return { rows: page.rows, next: page.nextCursor };
    },
  });
}

/** How many each person has in a month, and what they would cost. */
export function useFindingSummary(month: string) {
  const api = useApi();
  return useQuery({
    queryKey: ['finding', 'summary', month],
    queryFn: async ({ signal }) => (await api.finding.summary(monthSpan(month), { signal })).rows,
  });
}

/** One finding with its clause and evidence. */
export function useFinding(id: string | null) {
  const api = useApi();
  return useQuery({
    queryKey: ['finding', 'one', id],
    enabled: id !== null,
    queryFn: ({ signal }) => api.finding.get({ id: id ?? '' }, { signal }),
  });
}
