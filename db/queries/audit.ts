import type { CivilDate } from '../../shared/calendar/civil-date.ts';
import { type Reader, sqlFor } from '../query.ts';
import { shaped } from '../query-shape.ts';

/** The statement behind `cardsOfDay`, for its query plan. */
export const cardsOfDayQuery = shaped((day: CivilDate) =>
  sqlFor
    .selectFrom('card')
    .selectAll()
    .where('arrivedOn', '=', day)
    .where('lateOn', 'is', null)
    .where('deletedHlc', 'is', null)
    .orderBy('arrivedAt')
    .orderBy('id'),
);

/** The statement behind the late ones of `cardsOfDay`, for its query plan. */
export const lateCardsQuery = shaped((day: CivilDate) =>
  sqlFor
    .selectFrom('card')
    .selectAll()
    .where('lateOn', '=', day)
    .where('deletedHlc', 'is', null)
    .orderBy('arrivedAt')
    .orderBy('id'),
);

/**
 * The cards on the list of a day in the order of arrival: first those of earlier days that were entered on this one, when
 * their own was signed, then those of the visitors who came on it.
 */
export function cardsOfDay(read: Reader, day: CivilDate) {
  return [...read.all(lateCardsQuery(day)), ...read.all(cardsOfDayQuery(day))];
}

export type CardRow = ReturnType<typeof cardsOfDay>[number];

/** The statement behind `trafficOfDay`, for its query plan. */
export const trafficOfDayQuery = shaped((day: CivilDate) =>
  sqlFor
    .selectFrom('traffic')
    .selectAll()
    .where('arrivedOn', '=', day)
    .where('lateOn', 'is', null)
    .where('voidedAt', 'is', null)
    .where('deletedHlc', 'is', null)
    .orderBy('arrivedAt')
    .orderBy('id'),
);

/** The statement behind the late ones of `trafficOfDay`, for its query plan. */
export const lateTrafficQuery = shaped((day: CivilDate) =>
  sqlFor
    .selectFrom('traffic')
    .selectAll()
    .where('lateOn', '=', day)
    .where('voidedAt', 'is', null)
    .where('deletedHlc', 'is', null)
    .orderBy('arrivedAt')
    .orderBy('id'),
);

/**
 * The arrivals on the list of a day, those of signed days that were registered on it first; an entry made by
 * mistake is none.
 */
export function trafficOfDay(read: Reader, day: CivilDate) {
  return [...read.all(lateTrafficQuery(day)), ...read.all(trafficOfDayQuery(day))];
}

/** The statement behind `auditItemsOfDay`, for its query plan. */
export const auditItemsOfDayQuery = shaped((day: CivilDate) =>
  sqlFor.selectFrom('auditItem').selectAll().where('auditOn', '=', day).where('deletedHlc', 'is', null).orderBy('id'),
);

/** What was entered for the audit of a day. */
export function auditItemsOfDay(read: Reader, day: CivilDate) {
  return read.all(auditItemsOfDayQuery(day));
}

export type AuditItemRow = ReturnType<typeof auditItemsOfDay>[number];

/** Whether the audit of a day is signed. */
export function isDaySigned(read: Reader, day: CivilDate): boolean {
  return read.get(stateOfDay(day))?.state === 'signed';
}

const stateOfDay = shaped((day: CivilDate) => sqlFor.selectFrom('auditDay').select('state').where('id', '=', day));

/** Whether the list of a day has a line: somebody came, or a card was written, then or for a day that was signed. */
export function hasVisitors(read: Reader, day: CivilDate): boolean {
  const asked = [anyCardOn, anyVisitOn, anyLateCardOn, anyLateVisitOn, anyItemOn];
  return asked.some((query) => read.get(query(day)) !== undefined);
}

const anyCardOn = shaped((day: CivilDate) =>
  sqlFor
    .selectFrom('card')
    .select('id')
    .where('arrivedOn', '=', day)
    .where('lateOn', 'is', null)
    .where('deletedHlc', 'is', null)
    .limit(1),
);

const anyLateCardOn = shaped((day: CivilDate) =>
  sqlFor.selectFrom('card').select('id').where('lateOn', '=', day).where('deletedHlc', 'is', null).limit(1),
);

const anyVisitOn = shaped((day: CivilDate) =>
  sqlFor
    .selectFrom('traffic')
    .select('id')
    .where('arrivedOn', '=', day)
    .where('lateOn', 'is', null)
    .where('voidedAt', 'is', null)
    .where('deletedHlc', 'is', null)
    .limit(1),
);

const anyLateVisitOn = shaped((day: CivilDate) =>
  sqlFor
    .selectFrom('traffic')
    .select('id')
    .where('lateOn', '=', day)
    .where('voidedAt', 'is', null)
    .where('deletedHlc', 'is', null)
    .limit(1),
);

const anyItemOn = shaped((day: CivilDate) =>
  sqlFor.selectFrom('auditItem').select('id').where('auditOn', '=', day).where('deletedHlc', 'is', null).limit(1),
);

/** How many system cards stand on the list of a day. */
export function countCards(read: Reader, day: CivilDate): number {
  return (read.get(cardCountQuery(day))?.cards ?? 0) + (read.get(lateCountQuery(day))?.cards ?? 0);
}

/** The statement behind `countCards`, for its query plan. */
export const cardCountQuery = shaped((day: CivilDate) =>
  sqlFor
    .selectFrom('card')
    .select((e) => e.fn.countAll<number>().as('cards'))
    .where('arrivedOn', '=', day)
    .where('lateOn', 'is', null)
    .where('deletedHlc', 'is', null),
);

const lateCountQuery = shaped((day: CivilDate) =>
  sqlFor
    .selectFrom('card')
    .select((e) => e.fn.countAll<number>().as('cards'))
    .where('lateOn', '=', day)
    .where('deletedHlc', 'is', null),
);

/** The first day with a card or a visitor; null in an empty store. */
export function firstVisitOn(read: Reader): CivilDate | null {
  const days = (['card', 'traffic'] as const).flatMap((table) => {
    const first = read.get(sqlFor.selectFrom(table).select('arrivedOn').orderBy('arrivedOn').limit(1));
    return first ? [first.arrivedOn] : [];
  });
  return days.sort()[0] ?? null;
}

/** The sheet of a day itself, not a supplement to it. */
export function sheetOfDay(read: Reader, day: CivilDate) {
  return read.get(sheetOfDayQuery(day));
}

const sheetOfDayQuery = shaped((day: CivilDate) =>
  sqlFor
    .selectFrom('auditSheet')
    .selectAll()
    .where('auditOn', '=', day)
    .where('supplementOf', 'is', null)
    .where('deletedHlc', 'is', null),
);

export type SheetRecord = NonNullable<ReturnType<typeof sheetOfDay>>;

/** Who signed the sheet of a day and when; its content stays unread. */
export function signatureOfDay(read: Reader, day: CivilDate) {
  return read.get(signatureOfDayQuery(day));
}

const signatureOfDayQuery = shaped((day: CivilDate) =>
  sqlFor
    .selectFrom('auditSheet')
    .select(['id', 'number', 'signedById', 'signedAt'])
    .where('auditOn', '=', day)
    .where('supplementOf', 'is', null)
    .where('deletedHlc', 'is', null),
);

/** The statement behind `sheetPage`, for its query plan. */
export const sheetPageQuery = shaped((before: CivilDate | null, limit: number) => {
  const query = sqlFor
    .selectFrom('auditSheet')
    .select(['id', 'auditOn', 'number', 'summary', 'signedById', 'signedAt'])
    .where('supplementOf', 'is', null)
    .where('deletedHlc', 'is', null);
  const rest = before === null ? query : query.where('auditOn', '<', before);
  return rest.orderBy('auditOn', 'desc').orderBy('id', 'desc').limit(limit);
});

/** Signed sheets, the newest day first. */
export function sheetPage(read: Reader, before: CivilDate | null, limit: number) {
  return read.all(sheetPageQuery(before, limit));
}
