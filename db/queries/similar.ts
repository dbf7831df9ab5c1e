import { type SqlBool, sql } from 'kysely';
import type { Face } from '../../shared/domain/identity-similar.ts';
import { pinyinOf } from '../../shared/text/pinyin.ts';
import { isSurnameOnly, surnameOf } from '../../shared/text/surname.ts';
import { type Reader, sqlFor } from '../query.ts';
import { shaped } from '../query-shape.ts';

/** Most people who are looked at; of a surname that fits more in the county nobody would be picked out anyway. */
const mostCandidates = 40;

const known = sqlFor
  .selectFrom('customer')
  .select(['id', 'name', 'gender', 'regionCode', 'ownerId', 'stage', 'clashAt', 'createdAt']);

/** People of a county whose names sound the same, the newest first. */
export const sameSoundQuery = shaped((regionCode: string, pinyin: string) =>
  known
    .where('regionCode', '=', regionCode)
    .where('pinyin', '=', pinyin)
    .where('deletedHlc', 'is', null)
    .orderBy('createdAt', 'desc')
    .limit(mostCandidates),
);

/** People of a county whose names begin with a character, the newest first. */
export const sameSurnameQuery = shaped((regionCode: string, first: string) =>
  known
    .where('regionCode', '=', regionCode)
    .where(sql<SqlBool>`substr(name, 1, 1) = ${first}`)
    .where('deletedHlc', 'is', null)
    .orderBy('createdAt', 'desc')
    .limit(mostCandidates),
);

/**
 * Who may be like a face: a full name by its sound, and by its surname alone as a quick save leaves it; a surname by its
 * character. Never more than two pages of an index, however many customers there are.
 */
export function candidatesLike(read: Reader, face: Pick<Face, 'name' | 'regionCode'>) {
  const { name, regionCode } = face;
  const surname = surnameOf(name);
  if (regionCode === null || surname === '') return [];
  if (isSurnameOnly(name)) return read.all(sameSurnameQuery(regionCode, [...name][0] ?? ''));
  const sounds = [pinyinOf(name).full, pinyinOf(surname).full];
  return sounds.flatMap((pinyin) => read.all(sameSoundQuery(regionCode, pinyin)));
}

export type Candidate = ReturnType<typeof candidatesLike>[number];

/** The statement behind `seriesWanted`, for its plan. */
export const seriesWantedQuery = shaped((customerIds: readonly string[]) =>
  sqlFor
    .selectFrom('opportunity')
    .innerJoin('vehicle', 'vehicle.id', 'opportunity.vehicleId')
    .select(['opportunity.customerId', 'vehicle.series'])
    .where('opportunity.customerId', 'in', customerIds)
    .where('opportunity.deletedHlc', 'is', null),
);

/** The series that customers want or wanted, by customer. */
export function seriesWanted(read: Reader, customerIds: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const series = new Map<string, string[]>();
  if (customerIds.length === 0) return series;
  for (const row of read.all(seriesWantedQuery(customerIds)))
    series.set(row.customerId, [...(series.get(row.customerId) ?? []), row.series]);
  return series;
}

/** The series of a car on sale; null for one that is not in the list. */
export function seriesOf(read: Reader, vehicleId: string | null): string | null {
  if (vehicleId === null) return null;
  return read.get(sqlFor.selectFrom('vehicle').select('series').where('id', '=', vehicleId))?.series ?? null;
}
