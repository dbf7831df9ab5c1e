import type { CivilDate } from '../../../shared/calendar/civil-date.ts';
import type { CardRow } from '../../../shared/contract/card-rows.ts';
import { type KeysetList, useKeysetList } from '../../components/use-keyset-list.ts';
import { useApi } from '../../state/api.ts';

/** Which cards: each condition may be left open. */
export interface CardFilter {
  readonly state: 'quick' | 'complete' | null;
  readonly day: CivilDate | null;
  readonly consultantId: string | null;
}

/** Cards, the latest arrival first. */
export function useCardList({ state, day, consultantId }: CardFilter): KeysetList<CardRow> {
  const api = useApi();
  return useKeysetList<CardRow, string>({
    queryKey: ['card', 'list', state, day, consultantId],
    fetchPage: async (cursor, signal) => {
      const page = await api.card.list(
        {
          ...(state === null ? {} : { state }),
          ...(day === null ? {} : { day }),
          ...(consultantId === null ? {} : { consultantId }),
          ...(cursor === null ? {} : { cursor }),
        },
        { signal },
      );
      return { rows: page.rows, next: page.nextCursor };
    },
  });
}
