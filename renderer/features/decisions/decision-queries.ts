import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CivilDate } from '../../../shared/calendar/civil-date.ts';
import type { PendingEnding } from '../../../shared/contract/ending.ts';
import type { PlanMethod } from '../../../shared/domain/plan-codes.ts';
import { type KeysetList, useKeysetList } from '../../components/use-keyset-list.ts';
import { useApi } from '../../state/api.ts';
import { touchedByContact } from '../followup/use-contact.ts';

interface Pending {
  readonly list: KeysetList<PendingEnding>;
  /** The day on which the consultant calls again after a refusal today; undefined until read. */
  readonly refusedPlanOn: CivilDate | undefined;
}

/** What waits for a manager, the oldest first, page by page. */
export function usePending(): Pending {
  const api = useApi();
  const queries = useQueryClient();
  const dayKey = ['ending', 'refusedPlanOn'];
  const list = useKeysetList<PendingEnding, string>({
    queryKey: ['ending', 'pending'],
    fetchPage: async (cursor, signal) => {
      const page = await api.ending.pending({ limit: 50, ...(cursor === null ? {} : { cursor }) }, { signal });
      queries.setQueryData<CivilDate>(dayKey, page.refusedPlanOn);
      return { rows: page.rows, next: page.nextCursor };
    },
  });
  // Comes with the list; never asked for by itself.
  const { data } = useQuery<CivilDate>({ queryKey: dayKey, enabled: false, queryFn: neverAsked });
  return { list, refusedPlanOn: data };
}

function neverAsked(): Promise<CivilDate> {
  throw new Error('this day comes with the list');
}

/** Everything that was said with the customer. */
export function useContactSheet(customerId: string) {
  const api = useApi();
  return useQuery({
    queryKey: ['followup', 'sheet', customerId],
    queryFn: ({ signal }) => api.followup.prepare({ customerId }, { signal }),
  });
}

export interface DecisionInput {
  readonly requestId: string;
  readonly approve: boolean;
  readonly reason: string;
  readonly nextPlan: {
    readonly dueTime: string | null;
    readonly method: PlanMethod;
    readonly purpose: string;
  } | null;
}

/** Records a decision; it cannot be taken back. */
export function useDecide(onDecided: (input: DecisionInput) => void) {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (input: DecisionInput) => api.ending.decide(input),
    onSuccess: async (_decided, input) => {
      onDecided(input);
      await Promise.all(touchedByContact.map((queryKey) => queries.invalidateQueries({ queryKey })));
    },
  });
}
