import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { CivilDate } from '../../../shared/calendar/civil-date.ts';
import type { SheetRowView, SheetView } from '../../../shared/contract/sheet.ts';
import { type KeysetList, useKeysetList } from '../../components/use-keyset-list.ts';
import { useApi } from '../../state/api.ts';

/** Signed sheets, the newest day first. */
export function useSheets(): KeysetList<SheetRowView> {
  const api = useApi();
  return useKeysetList<SheetRowView, string>({
    queryKey: ['sheet', 'list'],
    fetchPage: async (cursor, signal) => {
      const page = await api.sheet.list({ limit: 50, ...(cursor === null ? {} : { cursor }) }, { signal });
      return { rows: page.rows, next: page.nextCursor };
    },
  });
}

/** A signed sheet; it never changes. */
export function useSheet(day: CivilDate): UseQueryResult<SheetView> {
  const api = useApi();
  return useQuery({
    queryKey: ['sheet', 'signed', day],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => api.sheet.get({ day }, { signal }),
  });
}

/** The sheet as it would be signed now. */
export function useSheetPreview(day: CivilDate): UseQueryResult<SheetView> {
  const api = useApi();
  return useQuery({
    queryKey: ['sheet', 'preview', day],
    queryFn: ({ signal }) => api.sheet.preview({ day }, { signal }),
  });
}

/** The sheet for a print, which the log keeps: asked for once by whoever opens the page to print. */
export function useSheetPrint(day: CivilDate) {
  const api = useApi();
  return useQuery({
    queryKey: ['sheet', 'print', day],
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    queryFn: () => api.sheet.print({ day }),
  });
}
