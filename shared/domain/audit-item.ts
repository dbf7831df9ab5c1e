import type { AuditedField, AuditedValues } from './audit-compare.ts';
import { type ExpectedSerial, expectedSerials, type SerialBook } from './audit-serials.ts';
import { linkTraffic, type TrafficFact } from './audit-traffic.ts';
import {
  type ComparePolicy,
  type Judgement,
  judgeCard,
  type PaperReading,
  personOfMissing,
  type Verdict,
} from './audit-verdict.ts';
import { normaliseSerial } from './card-book.ts';

/** A system card of the audited day (by its arrival), as it stood at 24:00; also one that was entered later. */
export interface SystemCard {
  readonly cardId: string;
  readonly number: string;
  readonly customerId: string | null;
  readonly consultantId: string | null;
  readonly arrivedAt: number;
  /** The serial on the card at 24:00; null where it had none then. */
  readonly serialAtDayEnd: string | null;
  /** The serial on the card now. */
  readonly serialNow: string | null;
  /** The values at 24:00; null where the card was first saved later. */
  readonly values: AuditedValues | null;
  /** The values now, shown beside those at 24:00; they change no verdict. */
  readonly valuesNow: AuditedValues;
}

/** What the auditor has entered for one line of the list. */
export interface ItemReading {
  readonly paper: PaperReading | null;
  /** Whom the paper names, for a serial without a card. */
  readonly keyedConsultantId: string | null;
  /** The visitor for whom a serial without a card was written. */
  readonly trafficId: string | null;
}

export interface AuditDayFacts extends ComparePolicy {
  readonly cards: readonly SystemCard[];
  readonly books: readonly SerialBook[];
  readonly voids: readonly string[];
  readonly serialsUsedBefore: readonly string[];
  readonly serialsSigned: readonly string[];
  readonly addedByHand: readonly string[];
  readonly traffic: readonly TrafficFact[];
  /** By the key of the line. */
  readonly readings: ReadonlyMap<string, ItemReading>;
}

/** One line of the list: a serial that must exist, a system card without serial, or a visitor without a card. */
export interface AuditItem {
  readonly key: string;
  readonly kind: 'serial' | 'card' | 'traffic';
  readonly serial: string | null;
  readonly cardId: string | null;
  readonly trafficId: string | null;
  readonly customerId: string | null;
  /** Under whom it is listed and, if it comes to that, against whom the finding is. */
  readonly personId: string | null;
  readonly addedByHand: boolean;
  readonly arrivedAt: number | null;
  /** The system's values at 24:00 and now. */
  readonly values: AuditedValues | null;
  readonly valuesNow: AuditedValues | null;
  readonly paper: PaperReading | null;
  /** Null while the paper has not been read. */
  readonly verdict: Verdict | null;
  readonly fields: readonly AuditedField[];
  readonly note: Judgement['note'];
  readonly explanation: string;
}

/** The key of a line, stable while the day is being audited; readings are kept under it. */
export function itemKey(kind: AuditItem['kind'], id: string): string {
  return `${kind}:${id}`;
}

/** The lines of a business day (§八.1), serials first in the order of their books, visitors without a card last. */
export function auditItems(facts: AuditDayFacts): readonly AuditItem[] {
  const serials = expectedSerials({ ...facts, cardsOfDay: facts.cards.flatMap(serialsOf) });
  const links = linkMissing(serials, facts);
  const linked = new Set(links.values());
  const withSerial = serials.map((expected) => serialItem(expected, links.get(expected.serial) ?? null, facts));
  const shown = new Set(withSerial.map(({ cardId }) => cardId));
  return [
    ...withSerial,
    ...facts.cards.filter(({ cardId }) => !shown.has(cardId)).map((card) => cardItem(card, facts)),
    ...facts.traffic.filter((visitor) => visitor.cardId === null && !linked.has(visitor.trafficId)).map(trafficItem),
  ];
}

/** The serials a card has carried, at 24:00 or since. */
function serialsOf(card: SystemCard): readonly string[] {
  return [card.serialAtDayEnd, card.serialNow].filter((serial) => serial !== null);
}

function isSerial(typed: string | null, serial: string): boolean {
  return typed !== null && normaliseSerial(typed) === normaliseSerial(serial);
}

function cardAtDayEnd(serial: string, facts: AuditDayFacts): SystemCard | null {
  return facts.cards.find((card) => card.values !== null && isSerial(card.serialAtDayEnd, serial)) ?? null;
}

function linkMissing(serials: readonly ExpectedSerial[], facts: AuditDayFacts): ReadonlyMap<string, string> {
  const cardOf = (serial: string) =>
    facts.cards.find((card) => serialsOf(card).some((typed) => isSerial(typed, serial)));
  const missing = serials
    .filter(({ serial }) => cardOf(serial) === undefined)
    .map((expected) => {
      const reading = facts.readings.get(itemKey('serial', expected.serial));
      const knownPersonId = expected.holderId ?? reading?.keyedConsultantId ?? null;
      return { ...expected, knownPersonId, trafficId: reading?.trafficId ?? null };
    });
  const anchors = serials.flatMap(({ serial, bookId, number }) => {
    const card = cardOf(serial);
    return card && bookId !== null && number !== null ? [{ bookId, number, arrivedAt: card.arrivedAt }] : [];
  });
  return linkTraffic(missing, anchors, facts.traffic);
}

function serialItem(expected: ExpectedSerial, linkedTrafficId: string | null, facts: AuditDayFacts): AuditItem {
  const { serial, holderId, addedByHand } = expected;
  const key = itemKey('serial', serial);
  const reading = facts.readings.get(key);
  const card = cardAtDayEnd(serial, facts);
  const late = card === null ? (facts.cards.find(({ serialNow }) => isSerial(serialNow, serial)) ?? null) : null;
  const known = card ?? late;
  const visitor = facts.traffic.find(({ trafficId, cardId }) =>
    known === null ? trafficId === linkedTrafficId : cardId === known.cardId,
  );
  const judgement = judgeCard(
    { serial, values: card?.values ?? null, savedLate: late !== null, paper: reading?.paper ?? null },
    facts,
  );
  const personOfGap = personOfMissing({
    bookHolderId: holderId,
    trafficReceiverId: visitor?.receiverId ?? null,
    keyedConsultantId: reading?.keyedConsultantId ?? late?.consultantId ?? null,
  });
  return {
    key,
    kind: 'serial',
    serial,
    cardId: known?.cardId ?? null,
    trafficId: visitor?.trafficId ?? null,
    customerId: known?.customerId ?? null,
    personId: card === null ? personOfGap : card.consultantId,
    addedByHand,
    arrivedAt: known?.arrivedAt ?? visitor?.arrivedAt ?? null,
    values: card?.values ?? null,
    valuesNow: known?.valuesNow ?? null,
    paper: reading?.paper ?? null,
    ...judged(judgement),
    explanation: '',
  };
}

function cardItem(card: SystemCard, facts: AuditDayFacts): AuditItem {
  const judgement = judgeCard(
    { serial: null, values: card.values, savedLate: card.values === null, paper: null },
    facts,
  );
  return {
    key: itemKey('card', card.cardId),
    kind: 'card',
    serial: null,
    cardId: card.cardId,
    trafficId: facts.traffic.find(({ cardId }) => cardId === card.cardId)?.trafficId ?? null,
    customerId: card.customerId,
    personId: card.consultantId,
    addedByHand: false,
    arrivedAt: card.arrivedAt,
    values: card.values,
    valuesNow: card.valuesNow,
    paper: null,
    ...judged(judgement),
    explanation: '',
  };
}

function trafficItem(visitor: TrafficFact): AuditItem {
  return {
    key: itemKey('traffic', visitor.trafficId),
    kind: 'traffic',
    serial: null,
    cardId: null,
    trafficId: visitor.trafficId,
    customerId: null,
    personId: visitor.receiverId,
    addedByHand: false,
    arrivedAt: visitor.arrivedAt,
    values: null,
    valuesNow: null,
    paper: null,
    verdict: 'no_card',
    fields: [],
    note: '',
    explanation: visitor.explanation,
  };
}

function judged(judgement: Judgement | null): Pick<AuditItem, 'verdict' | 'fields' | 'note'> {
  return judgement ?? { verdict: null, fields: [], note: '' };
}
