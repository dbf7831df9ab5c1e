import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { CustomerDetail, CustomerRow } from '../../../shared/contract/customer-rows.ts';
import type { TimelineEntry } from '../../../shared/contract/customer-timeline.ts';
import { type KeysetList, useKeysetList } from '../../components/use-keyset-list.ts';
import { useWindowList, type WindowList } from '../../components/use-window-list.ts';
import { useApi } from '../../state/api.ts';
import type { ListAsked } from './list/list-place.ts';

/** What is read anew after any write to a customer, an opportunity or a plan. */
export const touchedByWrites = [['customer'], ['plan'], ['followup'], ['ending'], ['card'], ['opportunity']] as const;

/** So many rows are read at once. */
const pageRows = 100;

/** One list of customers, page by page from the end at which it was opened. */
export function useCustomerList(asked: ListAsked, edge: 'start' | 'end'): WindowList<CustomerRow> {
  const api = useApi();
  return useWindowList<CustomerRow>({
    queryKey: ['customer', 'list', asked],
    edge,
    fetchPage: async ({ cursor, end }, signal) => {
      const place = cursor === null ? (end ? { end } : {}) : { cursor };
      const page = await api.customer.list({ ...asked, limit: pageRows, ...place }, { signal });
      return { rows: page.rows, previous: page.previousCursor, next: page.nextCursor };
    },
  });
}

/** How many customers the list holds, as far as the store can tell at once. */
export function useCustomerCount(asked: ListAsked) {
  const api = useApi();
  return useQuery({
    queryKey: ['customer', 'count', asked],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => api.customer.count(asked, { signal }),
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
