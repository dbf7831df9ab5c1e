import { useQuery } from '@tanstack/react-query';
import type { ClashRow } from '../../../shared/contract/clash.ts';
import { type KeysetList, useKeysetList } from '../../components/use-keyset-list.ts';
import { useApi } from '../../state/api.ts';

/** Customers whom more than one person holds, the newest first, page by page. */
export function useClashes(): KeysetList<ClashRow> {
  const api = useApi();
  return useKeysetList<ClashRow, string>({
    // under the customers, so that every saved card reads it anew
    queryKey: ['customer', 'clashes'],
    fetchPage: async (cursor, signal) => {
      const page = await api.clash.list({ limit: 50, ...(cursor === null ? {} : { cursor }) }, { signal });
      return { rows: page.rows, next: page.nextCursor };
    },
  });
}

/** How many there are; undefined until read. */
export function useClashCount(): number | undefined {
  const api = useApi();
  const { data } = useQuery({
    queryKey: ['customer', 'clashes', 'count'],
    queryFn: ({ signal }) => api.clash.counts({}, { signal }),
  });
  return data?.open;
}
