import type { CivilDate } from '../../shared/calendar/civil-date.ts';
import { type Reader, sqlFor } from '../query.ts';
import { shaped } from '../query-shape.ts';

/** Every book of paper cards. */
export function allBooks(read: Reader) {
  return read.all(
    sqlFor
      .selectFrom('cardBook')
      .select(['id', 'prefix', 'firstNumber', 'lastNumber', 'width', 'holderId'])
      .where('deletedHlc', 'is', null)
      .orderBy('id'),
  );
}

/** The serials of some books that were taken out of use. */
export function voidedSerials(read: Reader, bookIds: readonly string[]): readonly string[] {
  if (bookIds.length === 0) return [];
  const rows = read.all(
    sqlFor.selectFrom('serialVoid').select('serial').where('bookId', 'in', bookIds).where('deletedHlc', 'is', null),
  );
  return rows.map(({ serial }) => serial);
}

/** The statement behind the cards of `serialsBefore`, for its query plan. */
export const cardSerialsQuery = shaped((first: string, last: string, day: CivilDate) =>
  sqlFor
    .selectFrom('card')
    .select('serial')
    .where('serial', '>=', first)
    .where('serial', '<=', last)
    .where((e) => e.fn.coalesce('lateOn', 'arrivedOn'), '<', day)
    .where('deletedHlc', 'is', null),
);

/** The statement behind the audits of `serialsBefore`, for its query plan. */
export const auditedSerialsQuery = shaped((first: string, last: string, day: CivilDate) =>
  sqlFor
    .selectFrom('auditItem')
    .select('serial')
    .where('serial', '>=', first)
    .where('serial', '<=', last)
    .where('auditOn', '<', day)
    .where('deletedHlc', 'is', null),
);

/** The statement behind `signedElsewhere`, for its query plan. */
export const signedSerialsQuery = shaped((first: string, last: string, day: CivilDate) =>
  sqlFor
    .selectFrom('auditItem')
    .innerJoin('auditDay', 'auditDay.id', 'auditItem.auditOn')
    .select('auditItem.serial')
    .where('auditItem.serial', '>=', first)
    .where('auditItem.serial', '<=', last)
    .where('auditItem.auditOn', '<>', day)
    .where('auditDay.state', '=', 'signed')
    .where('auditItem.deletedHlc', 'is', null),
);

/** The serials from `first` to `last` that stand on the signed sheet of a day other than `day`: these are judged. */
export function signedElsewhere(read: Reader, first: string, last: string, day: CivilDate): readonly string[] {
  return read.all(signedSerialsQuery(first, last, day)).flatMap(({ serial }) => (serial === null ? [] : [serial]));
}

/**
 * The serials from `first` to `last` that earlier days have used up: on their cards, listed by their audits as missing,
 * or added there by hand.
 */
export function serialsBefore(read: Reader, first: string, last: string, day: CivilDate): readonly string[] {
  const rows = [...read.all(cardSerialsQuery(first, last, day)), ...read.all(auditedSerialsQuery(first, last, day))];
  return [...new Set(rows.flatMap(({ serial }) => (serial === null ? [] : [serial])))];
}

/** The card that carries a serial, of whatever day. */
export function cardOfSerial(read: Reader, serial: string) {
  return read.get(
    sqlFor
      .selectFrom('card')
      .select(['id', 'number', 'arrivedOn'])
      .where('serial', '=', serial)
      .where('deletedHlc', 'is', null),
  );
}

/** The day whose audit lists a serial, other than `day`. */
export function otherAuditOf(read: Reader, serial: string, day: CivilDate): CivilDate | undefined {
  return read.get(
    sqlFor
      .selectFrom('auditItem')
      .select('auditOn')
      .where('serial', '=', serial)
      .where('auditOn', '<>', day)
      .where('deletedHlc', 'is', null),
  )?.auditOn;
}

/** The store's lists by which paper words are compared; entries out of use belong to them. */
export function compareLists(read: Reader) {
  const entries = read.all(
    sqlFor
      .selectFrom('dictionaryEntry')
      .select(['dictionary', 'code', 'label', 'aliases'])
      .where('dictionary', 'in', ['source', 'colour', 'competitor'])
      .where('deletedHlc', 'is', null)
      .orderBy('dictionary')
      .orderBy('sort'),
  );
  const vehicles = read.all(
    sqlFor.selectFrom('vehicle').select(['id', 'series', 'model', 'trim', 'aliases']).where('deletedHlc', 'is', null),
  );
  return { entries, vehicles };
}
