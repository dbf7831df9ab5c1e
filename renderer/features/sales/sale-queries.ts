import { useQuery } from '@tanstack/react-query';
import type { SaleRow } from '../../../shared/contract/sale-rows.ts';
import { type KeysetList, useKeysetList } from '../../components/use-keyset-list.ts';
import { useApi } from '../../state/api.ts';

export type SaleView = 'waiting' | 'delivered' | 'cancelled' | 'vain' | 'unreached';

/** What is read anew after a sale or one of its calls was written. */
export const touchedBySales = [['sale'], ['customer'], ['plan'], ['followup'], ['ending'], ['card']] as const;

/** One part of the list of orders and deliveries, page by page. */
export function useSaleList(view: SaleView): KeysetList<SaleRow> {
  const api = useApi();
  return useKeysetList<SaleRow, string>({
    queryKey: ['sale', 'list', view],
    fetchPage: async (cursor, signal) => {
      const page = await api.sale.list({ view, limit: 50, ...(cursor === null ? {} : { cursor }) }, { signal });
      return { rows: page.rows, next: page.nextCursor };
    },
  });
}

/** The figures of the parts of the list. */
export function useSaleCounts() {
  const api = useApi();
  return useQuery({ queryKey: ['sale', 'counts'], queryFn: ({ signal }) => api.sale.counts({}, { signal }) });
}

/** One sale with its calls. */
export function useSale(id: string | null) {
  const api = useApi();
  return useQuery({
    queryKey: ['sale', 'get', id],
    enabled: id !== null,
    queryFn: ({ signal }) => api.sale.get({ id: id ?? '' }, { signal }),
  });
}

/** The sales of a customer, the latest first. */
export function useSalesOf(customerId: string, enabled = true) {
  const api = useApi();
  return useQuery({
    queryKey: ['sale', 'ofCustomer', customerId],
    enabled,
    queryFn: ({ signal }) => api.sale.ofCustomer({ customerId }, { signal }),
  });
}
