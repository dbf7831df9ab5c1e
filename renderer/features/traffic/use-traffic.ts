import type { CivilDate } from '../../../shared/calendar/civil-date.ts';
import type { TrafficRow } from '../../../shared/contract/traffic.ts';
import { isInHouse } from '../../../shared/domain/floor.ts';
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

/** Where a contact stands: nobody takes it yet, somebody receives, it is no visit but a call or a message, it is over, it never was. */
export type VisitState = 'waiting' | 'received' | 'elsewhere' | 'left' | 'voided';

export function stateOf({ contactWay, receiver, departedAt, voidedAt }: TrafficRow): VisitState {
  if (voidedAt !== null) return 'voided';
  if (departedAt !== null) return 'left';
  if (receiver === null) return 'waiting';
  return isInHouse(contactWay) ? 'received' : 'elsewhere';
}

/** The address at which the card of a visit is written. */
export function visitCardPath({ arrivedOn, id }: TrafficRow): string {
  return `/cards/visit/${arrivedOn}/${id}`;
}
