import { type SqlBool, sql } from 'kysely';
import type { CivilDate } from '../../shared/calendar/civil-date.ts';
import { settledStates } from '../../shared/domain/finding.ts';
import type { RuleCode } from '../../shared/domain/rulebook.ts';
import { type Reader, sqlFor } from '../query.ts';
import { shaped } from '../query-shape.ts';

/** Which findings, and where the page goes on. */
export interface FindingFilter {
  readonly personId: string | null;
  readonly rule: RuleCode | null;
  readonly from: CivilDate | null;
  readonly to: CivilDate | null;
  /** Sort values of the last row before the page. */
  readonly after: { readonly concernsOn: CivilDate; readonly id: string } | null;
  readonly limit: number;
}

/** The statement behind `findingPage`, for its query plan. */
export const findingPageQuery = shaped(({ personId, rule, from, to, after, limit }: FindingFilter) => {
  let query = sqlFor.selectFrom('finding').selectAll().where('deletedHlc', 'is', null);
  if (personId !== null) query = query.where('personId', '=', personId);
  // beside a person the rule only filters: the person's own index is the shorter way
  if (rule !== null) query = query.where(personId === null ? sql.ref<string>('rule') : sql<string>`+rule`, '=', rule);
  if (from !== null) query = query.where('concernsOn', '>=', from);
  if (to !== null) query = query.where('concernsOn', '<=', to);
  if (after !== null)
    query = query.where(
      sql<SqlBool>`(${sql.ref('concernsOn')}, ${sql.ref('id')}) < (${after.concernsOn}, ${after.id})`,
    );
  return query.orderBy('concernsOn', 'desc').orderBy('id', 'desc').limit(limit);
});

/** Findings, those of the newest day first. */
export function findingPage(read: Reader, filter: FindingFilter) {
  return read.all(findingPageQuery(filter));
}

export type FindingRecord = ReturnType<typeof findingPage>[number];

/** The statement behind `findingTotals`, for its query plan. */
export const findingTotalsQuery = shaped((personId: string | null, from: CivilDate, to: CivilDate) => {
  const query = sqlFor
    .selectFrom('finding')
    .select(['personId', 'amountFen'])
    .where('concernsOn', '>=', from)
    .where('concernsOn', '<=', to)
    .where('state', 'not in', settledStates)
    .where('deletedHlc', 'is', null);
  return personId === null ? query : query.where('personId', '=', personId);
});

/** Whose findings of these days cost what; those that were taken back are left out. */
export function findingTotals(read: Reader, personId: string | null, from: CivilDate, to: CivilDate) {
  return read.all(findingTotalsQuery(personId, from, to));
}

/** What was found of a person in some days and stands, the newest first. */
export function findingsOfPerson(read: Reader, personId: string, from: CivilDate, to: CivilDate) {
  return read.all(ofPersonQuery(personId, from, to));
}

const ofPersonQuery = shaped((personId: string, from: CivilDate, to: CivilDate) =>
  sqlFor
    .selectFrom('finding')
    .select(['rule', 'clause', 'amountFen'])
    .where('personId', '=', personId)
    .where('concernsOn', '>=', from)
    .where('concernsOn', '<=', to)
    .where('state', 'not in', settledStates)
    .where('deletedHlc', 'is', null)
    .orderBy('concernsOn', 'desc')
    .orderBy('id', 'desc'),
);

/** The findings that concern a day and stand. */
export function standingFindingsOf(read: Reader, day: CivilDate) {
  return read.all(
    sqlFor
      .selectFrom('finding')
      .selectAll()
      .where('concernsOn', '=', day)
      .where('state', 'not in', settledStates)
      .where('deletedHlc', 'is', null)
      .orderBy('id'),
  );
}

/** What midnights found about this day and later ones, as far as nobody decided on it yet. Signatures are people's acts. */
export function findingsAhead(read: Reader, from: CivilDate) {
  return read.all(
    sqlFor
      .selectFrom('finding')
      .select('id')
      .where('concernsOn', '>=', from)
      .where('subjectKind', 'not in', ['serial', 'recording'])
      .where('state', '=', 'proposed')
      .where('deletedHlc', 'is', null),
  );
}

/** The statement behind `standingOn`, for its query plan. */
export const standingOnQuery = shaped((day: CivilDate, takenBack: readonly string[]) =>
  sqlFor
    .selectFrom('finding')
    .select('id')
    .where('concernsOn', '=', day)
    .where((eb) => eb.not(eb.and([eb('state', '=', 'withdrawn'), eb('stateReason', 'in', takenBack)])))
    .where('deletedHlc', 'is', null),
);

/** The findings of a day, but for those that were withdrawn for one of these reasons: they may be found again. */
export function standingOn(read: Reader, day: CivilDate, takenBack: readonly string[]) {
  return read.all(standingOnQuery(day, takenBack));
}

/** Names and owners of customers by id. */
export function customersOf(read: Reader, ids: readonly string[]) {
  const rows = ids.length === 0 ? [] : read.all(customersQuery([...new Set(ids)]));
  return new Map(rows.map((row) => [row.id, row]));
}

const customersQuery = shaped((ids: readonly string[]) =>
  sqlFor.selectFrom('customer').select(['id', 'name', 'ownerId']).where('id', 'in', ids),
);

/** The numbers of cards by id. */
export function cardNumbers(read: Reader, ids: readonly string[]): ReadonlyMap<string, string> {
  if (ids.length === 0) return new Map();
  return new Map(read.all(cardNumbersQuery([...new Set(ids)])).map(({ id, number }) => [id, number]));
}

const cardNumbersQuery = shaped((ids: readonly string[]) =>
  sqlFor.selectFrom('card').select(['id', 'number']).where('id', 'in', ids),
);

/** One finding. */
export function findingById(read: Reader, id: string) {
  return read.get(sqlFor.selectFrom('finding').selectAll().where('id', '=', id).where('deletedHlc', 'is', null));
}
