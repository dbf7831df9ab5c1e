import { z } from 'zod';
import { asOf } from '../../db/queries/as-of.ts';
import { type CardRow, cardsOfDay, trafficOfDay } from '../../db/queries/audit.ts';
import { compareLists } from '../../db/queries/audit-serials.ts';
import type { Reader } from '../../db/query.ts';
import type { Store } from '../../db/store.ts';
import { addDays, type CivilDate, startOfDay } from '../../shared/calendar/civil-date.ts';
import { auditedFieldNames, type CompareBook, type CompareEntry } from '../../shared/domain/audit-compare.ts';
import type { AuditDayFacts, SystemCard } from '../../shared/domain/audit-item.ts';
import type { TrafficFact } from '../../shared/domain/audit-traffic.ts';
import { regionPath } from '../../shared/domain/region.ts';
import { vehicleLabel } from '../../shared/domain/vehicle.ts';
import { rulesOn } from '../policies.ts';
import { type DayReadings, readReadings } from './readings.ts';
import { serialFacts } from './serials.ts';
import { systemCards } from './system-cards.ts';

/** What the audit of a day is built from, and what was entered for it. */
export interface DayFacts {
  readonly facts: AuditDayFacts;
  readonly entered: DayReadings;
  /** Whose a card or a visit was at the day's 24:00 or is now, by its id. */
  readonly peopleOf: ReadonlyMap<string, readonly string[]>;
}

/** Gathers the facts of a business day (§八.1): the values at its 24:00, its serials and visitors, and the readings. */
export function readDayFacts(store: Store, day: CivilDate, zone: string): DayFacts {
  const { read } = store;
  const rows = cardsOfDay(read, day);
  const dayEndAt = dayEnd(day, zone);
  const cards = systemCards(store, rows, dayEndAt);
  const visits = trafficOfDay(read, day);
  const entered = readReadings(read, day);
  const named = [
    ...cards.flatMap(({ serialAtDayEnd, serialNow }) => [serialAtDayEnd, serialNow]).filter((each) => each !== null),
    ...entered.addedByHand,
  ];
  const facts: AuditDayFacts = {
    auditOn: day,
    auditedFields: rulesOn(store, day)?.auditedFields ?? auditedFieldNames,
    book: readCompareBook(read),
    cards,
    ...serialFacts(read, day, named),
    addedByHand: entered.addedByHand,
    traffic: trafficFacts(visits, rows),
    readings: entered.readings,
  };
  return { facts, entered, peopleOf: peopleOf(store, { rows, cards, visits }, dayEndAt) };
}

/** Whoever was responsible at 24:00 stays it for the question who may judge: nobody gets rid of a card by a correction. */
function peopleOf(
  store: Store,
  {
    rows,
    cards,
    visits,
  }: { readonly rows: readonly CardRow[]; readonly cards: readonly SystemCard[]; readonly visits: readonly Visit[] },
  dayEndAt: number,
): ReadonlyMap<string, readonly string[]> {
  const present = (ids: readonly (string | null | undefined)[]) => ids.filter((id) => id != null);
  return new Map([
    ...rows.map(({ id, consultantId }, i) => [id, present([consultantId, cards[i]?.consultantId])] as const),
    ...visits.map(
      (visit) => [visit.id, present([visit.receiverId, asOf(store, 'traffic', visit, dayEndAt)?.receiverId])] as const,
    ),
  ]);
}

/** UTC ms of a day's 24:00 on the store's wall. */
export function dayEnd(day: CivilDate, zone: string): number {
  return startOfDay(addDays(day, 1), zone);
}

/** The store's lists by which paper words become codes. */
function readCompareBook(read: Reader): CompareBook {
  const { entries, vehicles } = compareLists(read);
  const listOf = (name: string): readonly CompareEntry[] =>
    entries
      .filter(({ dictionary }) => dictionary === name)
      .map(({ code, label, aliases }) => ({ code, label, aliases: wordsOf(aliases) }));
  return {
    source: listOf('source'),
    colour: listOf('colour'),
    competitor: listOf('competitor'),
    model: vehicles.map((each) => ({ code: each.id, label: vehicleLabel(each), aliases: wordsOf(each.aliases) })),
    regionPath,
  };
}

const wordsSchema = z.array(z.string());

function wordsOf(json: string): readonly string[] {
  return json === '' ? [] : wordsSchema.parse(JSON.parse(json));
}

type Visit = ReturnType<typeof trafficOfDay>[number];

/** A visitor has a card as soon as one refers to the arrival, however late it was entered. */
function trafficFacts(visits: readonly Visit[], cards: readonly CardRow[]): readonly TrafficFact[] {
  const cardOf = new Map(cards.flatMap(({ id, trafficId }) => (trafficId === null ? [] : [[trafficId, id] as const])));
  return visits.map((visit) => ({
    trafficId: visit.id,
    arrivedAt: visit.arrivedAt,
    receiverId: visit.receiverId,
    cardId: visit.cardId ?? cardOf.get(visit.id) ?? null,
    partySize: visit.partySize,
    explanation: visit.explanation,
  }));
}
