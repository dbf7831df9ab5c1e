import type { TrafficRow } from '../../../shared/contract/traffic.ts';

const minuteMs = 60_000;

type Visit = Pick<TrafficRow, 'id' | 'arrivedAt' | 'voidedAt'>;

/**
 * Of visits that came in one minute, and so look alike by their time: which one it is, from 1 in the order in which
 * they came. Whoever came alone in his minute, and what was no visit, is left out.
 */
export function sameMinute(visits: readonly Visit[]): ReadonlyMap<string, number> {
  const standing = visits.filter(({ voidedAt }) => voidedAt === null);
  const minutes = Map.groupBy(standing, ({ arrivedAt }) => Math.floor(arrivedAt / minuteMs));
  return new Map(
    [...minutes.values()]
      .filter((together) => together.length > 1)
      .flatMap((together) =>
        together
          .toSorted((a, b) => a.arrivedAt - b.arrivedAt || (a.id < b.id ? -1 : 1))
          .map(({ id }, index) => [id, index + 1] as const),
      ),
  );
}

/** 「同一分钟第 2 批」 */
export function nthWords(nth: number): string {
  return `同一分钟第 ${nth} 批`;
}
