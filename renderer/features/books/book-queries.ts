import type { BookRow, SerialRow } from '../../../shared/contract/book.ts';
import { type KeysetList, useKeysetList } from '../../components/use-keyset-list.ts';
import { useApi } from '../../state/api.ts';

/** Books of paper cards, the one issued last first. */
export function useBooks(): KeysetList<BookRow> {
  const api = useApi();
  return useKeysetList<BookRow, string>({
    queryKey: ['book', 'list'],
    fetchPage: async (cursor, signal) => {
      const page = await api.book.list(cursor === null ? {} : { cursor }, { signal });
      return { rows: page.rows, next: page.nextCursor };
    },
  });
}

/** The sheets of a book in the order of their numbers. */
export function useSerials(bookId: string, total: number): KeysetList<SerialRow> {
  const api = useApi();
  return useKeysetList<SerialRow, string>({
    queryKey: ['book', 'serials', bookId],
    fetchPage: async (cursor, signal) => {
      const page = await api.book.serials({ bookId, limit: 100, ...(cursor === null ? {} : { cursor }) }, { signal });
      return { rows: page.rows, next: page.nextCursor, total };
    },
  });
}
