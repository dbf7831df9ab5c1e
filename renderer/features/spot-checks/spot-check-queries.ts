import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { CivilDate } from '../../../shared/calendar/civil-date.ts';
import type { SpotCheckRow, SpotItem } from '../../../shared/contract/spot-check.ts';
import { type KeysetList, useKeysetList } from '../../components/use-keyset-list.ts';
import { useApi } from '../../state/api.ts';

/** What shows a result, or the finding that came of it. */
export const touchedByResult = [['spotCheck'], ['finding'], ['own']] as const;

/** What is asked for before a check is drawn. */
export interface DrawAsked {
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly perConsultant: number;
  readonly again: boolean;
}

/** Spot checks, the newest first. */
export function useSpotChecks(enabled: boolean): KeysetList<SpotCheckRow> {
  const api = useApi();
  return useKeysetList<SpotCheckRow, string>({
    queryKey: ['spotCheck', 'list'],
    enabled,
    fetchPage: async (cursor, signal) => {
      const page = await api.spotCheck.list({ limit: 50, ...(cursor === null ? {} : { cursor }) }, { signal });
      return { rows: page.rows, next: page.nextCursor };
    },
  });
}

/** One check with everything that it drew. */
export function useSpotCheck(id: string | null) {
  const api = useApi();
  return useQuery({
    queryKey: ['spotCheck', 'one', id],
    enabled: id !== null,
    queryFn: ({ signal }) => api.spotCheck.get({ id: id ?? '' }, { signal }),
  });
}

/** How many recordings everybody has, and how many would be drawn; null asks nothing. */
export function useDrawPreview(asked: DrawAsked | null) {
  const api = useApi();
  return useQuery({
    queryKey: ['spotCheck', 'preview', asked],
    enabled: asked !== null,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => {
      if (asked === null) throw new Error('nothing to count');
      return api.spotCheck.preview(asked, { signal });
    },
  });
}

/** What was judged, the newest first; anybody but a manager gets the own results. */
export function useSpotResults(personId: string | null): KeysetList<SpotItem> {
  const api = useApi();
  return useKeysetList<SpotItem, string>({
    queryKey: ['spotCheck', 'results', personId],
    fetchPage: async (cursor, signal) => {
      const page = await api.spotCheck.results(
        { limit: 50, ...(personId === null ? {} : { personId }), ...(cursor === null ? {} : { cursor }) },
        { signal },
      );
      return { rows: page.rows, next: page.nextCursor };
    },
  });
}

/** Every version of the score sheet. */
export function useScoreSheets() {
  const api = useApi();
  return useQuery({ queryKey: ['spotCheck', 'sheets'], queryFn: ({ signal }) => api.spotCheck.sheets({}, { signal }) });
}
