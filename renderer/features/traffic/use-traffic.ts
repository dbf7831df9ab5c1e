import type { CivilDate } from '../../../shared/calendar/civil-date.ts';
import type { TrafficRow } from '../../../shared/contract/traffic.ts';
import { type KeysetList, useKeysetList } from '../../components/use-keyset-list.ts';
import { useApi } from '../../state/api.ts';

/** The register of a day in the order of arrival. */
export function useTraffic(day: CivilDate): KeysetList<TrafficRow> {
  const api = useApi();
  return useKeysetList<TrafficRow, string>({
    queryKey: ['traffic', 'list', day],
    fetchPage: async (cursor, signal) => {
      const page = await api.traffic.list({ day, limit: 100, ...(cursor === null ? {} : { cursor }) }, { signal });
      return { rows: page.rows, next: page.nextCursor };
    },
  });
}

/** Where a visit stands: nobody receives it yet, somebody does, it is over, it never was. */
export type VisitState = 'waiting' | 'received' | 'left' | 'voided';

export function stateOf({ receiver, departedAt, voidedAt }: TrafficRow): VisitState {
  if (voidedAt !== null) return 'voided';
  if (departedAt !== null) return 'left';
  return receiver === null ? 'waiting' : 'received';
}

/** The address at which the card of a visit is written. */
export function visitCardPath({ arrivedOn, id }: TrafficRow): string {
  return `/cards/visit/${arrivedOn}/${id}`;
}
