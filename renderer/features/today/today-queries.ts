import { type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ContactSheet } from '../../../shared/contract/contact-sheet.ts';
import type { PlanTab } from '../../../shared/contract/plan.ts';
import type { PlanCounts, PlanRow } from '../../../shared/contract/plan-rows.ts';
import { type KeysetList, useKeysetList } from '../../components/use-keyset-list.ts';
import { useApi } from '../../state/api.ts';
import { useToday } from '../../state/clock.ts';

/** What the head of the list says, beside the rows. */
export interface DayFacts {
  readonly assignee: { readonly id: string; readonly name: string };
  readonly counts: PlanCounts;
  readonly nextOpenOn: string;
}

interface DayList {
  readonly list: KeysetList<PlanRow>;
  /** Undefined until read. */
  readonly facts: DayFacts | undefined;
}

/** One tab of a person's work list, page by page, with the figures of the day. @param assigneeId null for one's own */
export function useDayList(tab: PlanTab, assigneeId: string | null): DayList {
  const api = useApi();
  const queries = useQueryClient();
  const today = useToday();
  const factsKey = ['plan', 'facts', assigneeId, today];
  const list = useKeysetList<PlanRow, string>({
    queryKey: ['plan', 'today', tab, assigneeId, today],
    fetchPage: async (cursor, signal) => {
      const page = await api.plan.today(
        {
          tab,
          limit: 50,
          ...(assigneeId === null ? {} : { assigneeId }),
          ...(cursor === null ? {} : { cursor }),
        },
        { signal },
      );
      const { assignee, counts, nextOpenOn } = page;
      queries.setQueryData<DayFacts>(factsKey, { assignee, counts, nextOpenOn });
      return { rows: page.rows, next: page.nextCursor };
    },
  });
  // Filled by whichever page was read last; never asked for by itself.
  const { data: facts } = useQuery<DayFacts>({ queryKey: factsKey, enabled: false, queryFn: neverAsked });
  return { list, facts };
}

/** The plan that is open at the right, with everything for the call. */
export function usePlanSheet(planId: string | null): UseQueryResult<ContactSheet> {
  const api = useApi();
  const today = useToday();
  return useQuery({
    queryKey: ['plan', 'sheet', planId, today],
    enabled: planId !== null,
    queryFn: ({ signal }) => api.plan.get({ id: planId ?? '' }, { signal }),
  });
}

function neverAsked(): Promise<DayFacts> {
  throw new Error('these figures come with the list');
}
