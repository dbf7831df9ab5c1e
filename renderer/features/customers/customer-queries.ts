import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { customerViews } from '../../../shared/contract/customer.ts';
import type { CustomerDetail, CustomerRow } from '../../../shared/contract/customer-rows.ts';
import type { TimelineEntry } from '../../../shared/contract/customer-timeline.ts';
import type { CustomerStage } from '../../../shared/domain/customer.ts';
import { type KeysetList, useKeysetList } from '../../components/use-keyset-list.ts';
import { useApi } from '../../state/api.ts';

export type CustomerView = (typeof customerViews)[number];

/** What is read anew after any write to a customer, an opportunity or a plan. */
export const touchedByWrites = [['customer'], ['plan'], ['followup'], ['ending'], ['card']] as const;

/** One list of customers, page by page. @param stage null for both */
export function useCustomerList(view: CustomerView, stage: CustomerStage | null): KeysetList<CustomerRow> {
  const api = useApi();
  return useKeysetList<CustomerRow, string>({
    queryKey: ['customer', 'list', view, stage],
    fetchPage: async (cursor, signal) => {
      const page = await api.customer.list(
        { view, limit: 50, ...(stage === null ? {} : { stage }), ...(cursor === null ? {} : { cursor }) },
        { signal },
      );
      return { rows: page.rows, next: page.nextCursor };
    },
  });
}

/** One customer with everything that hangs on him. */
export function useCustomer(id: string | null): UseQueryResult<CustomerDetail> {
  const api = useApi();
  return useQuery({
    queryKey: ['customer', 'get', id],
    enabled: id !== null,
    queryFn: ({ signal }) => api.customer.get({ id: id ?? '' }, { signal }),
  });
}

/** What happened with a customer, newest first, page by page. */
export function useTimeline(id: string): KeysetList<TimelineEntry> {
  const api = useApi();
  return useKeysetList<TimelineEntry, string>({
    queryKey: ['customer', 'timeline', id],
    fetchPage: async (cursor, signal) => {
      const page = await api.customer.timeline({ id, limit: 50, ...(cursor === null ? {} : { cursor }) }, { signal });
      return { rows: page.rows, next: page.nextCursor };
    },
  });
}
