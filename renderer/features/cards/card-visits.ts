import { useQuery } from '@tanstack/react-query';
import type { CivilDate } from '../../../shared/calendar/civil-date.ts';
import type { Api } from '../../../shared/contract/index.ts';
import type { TrafficRow } from '../../../shared/contract/traffic.ts';
import { useApi } from '../../state/api.ts';
import { sameMinute } from '../floor/same-minute.ts';

/** The visits of a day that count, those of them left out that never were: it is read page by page, and a busy day has more than one. */
export async function visitsOf(api: Api, day: CivilDate): Promise<readonly TrafficRow[]> {
  const rows: TrafficRow[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<Api['traffic']['list']>> = await api.traffic.list({
      day,
      limit: 100,
      ...(cursor === null ? {} : { cursor }),
    });
    rows.push(...page.rows.filter(({ voidedAt }) => voidedAt === null));
    cursor = page.nextCursor;
  } while (cursor !== null);
  return rows;
}

/** A visit without a card, and which one it is of those who came in the same minute. */
export interface OpenVisit {
  readonly visit: TrafficRow;
  readonly nth: number | undefined;
}

/** The visits of a day that somebody receives and that have no card yet, the newest first. */
export function useOpenVisits(day: CivilDate, consultantId: string | null, enabled: boolean): readonly OpenVisit[] {
  const api = useApi();
  const { data = none } = useQuery({
    queryKey: ['traffic', 'open', day],
    queryFn: () => visitsOf(api, day),
    enabled,
  });
  const nths = sameMinute(data);
  return data
    .filter(({ card, receiver }) => card === null && receiver !== null && receiver.id === consultantId)
    .map((visit) => ({ visit, nth: nths.get(visit.id) }))
    .toReversed();
}

const none: readonly TrafficRow[] = [];
