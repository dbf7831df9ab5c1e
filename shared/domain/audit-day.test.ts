import { describe, expect, it } from 'vitest';
import { instantAt } from '../calendar/civil-date.ts';
import { defaultStoreCalendar } from '../calendar/store-calendar.ts';
import type { AuditedValues } from './audit-compare.ts';
import { auditableFrom, buildAuditDay, isSignOffLate } from './audit-day.ts';
import { type AuditDayFacts, type ItemReading, itemKey, type SystemCard } from './audit-item.ts';
import type { TrafficFact } from './audit-traffic.ts';

const auditOn = '2026-03-09';
const at = (time: string) => instantAt(auditOn, time, 'Asia/Shanghai');
const values = (name: string): AuditedValues => ({
  name,
  phone: null,
  source: null,
  county: null,
  model: null,
  colour: null,
  level: 'B',
  expected: null,
  competitor: [],
  next_plan: null,
});
const card = (cardId: string, serial: string | null, change: Partial<SystemCard> = {}): SystemCard => ({
  cardId,
  number: `N-${cardId}`,
  customerId: `customer-${cardId}`,
  consultantId: 'zhang',
  arrivedAt: at('10:00'),
  serialAtDayEnd: serial,
  serialNow: serial,
  values: values('白雪'),
  valuesNow: values('白雪'),
  ...change,
});
const visitor = (trafficId: string, time: string, change: Partial<TrafficFact> = {}): TrafficFact => ({
  trafficId,
  arrivedAt: at(time),
  receiverId: 'li',
  cardId: null,
  partySize: 1,
  explanation: '',
  ...change,
});
const reads = (name: string): ItemReading => ({
  paper: { kind: 'read', fields: { name: { paper: name, mark: null } } },
  keyedConsultantId: null,
  trafficId: null,
});
const facts: AuditDayFacts = {
  auditOn,
  auditedFields: ['name'],
  book: { source: [], colour: [], competitor: [], model: [], regionPath: () => null },
  cards: [],
  books: [{ bookId: 'desk', prefix: 'DZ-', firstNumber: 1, lastNumber: 50, width: 1, holderId: null }],
  voids: [],
  serialsUsedBefore: [],
  serialsSigned: [],
  addedByHand: [],
  traffic: [],
  readings: new Map(),
};
const linesOf = (change: Partial<AuditDayFacts>) =>
  buildAuditDay({ ...facts, ...change }).groups.flatMap(({ personId, items }) =>
    items.map(({ key, verdict, note }) => [personId, key, verdict, note] as const),
  );

describe('the list of a business day (§八.1)', () => {
  it('has every serial, every card without one and every visitor without a card, per consultant with counts', () => {
    const day = buildAuditDay({
      ...facts,
      cards: [
        card('c1', 'DZ-1'),
        card('c3', 'DZ-3', { arrivedAt: at('12:00') }),
        card('c9', null, { consultantId: 'li' }),
      ],
      traffic: [visitor('t2', '11:00'), visitor('t8', '16:20', { explanation: '只问路' })],
      readings: new Map([
        [itemKey('serial', 'DZ-1'), reads('白 雪')],
        [itemKey('serial', 'DZ-3'), reads('白云')],
      ]),
    });
    expect(day.groups.map(({ personId }) => personId)).toEqual(['li', 'zhang']);
    expect(day.groups[0]?.items).toMatchObject([
      { key: 'serial:DZ-2', verdict: 'missing', trafficId: 't2', personId: 'li' },
      { key: 'card:c9', verdict: 'no_paper' },
      { key: 'traffic:t8', verdict: 'no_card', explanation: '只问路' },
    ]);
    expect(day.groups[0]?.counts).toMatchObject({ cards: 2, entered: 1, missing: 1, noPaper: 1, noCard: 1, open: 0 });
    expect(day.groups[1]?.counts).toMatchObject({ cards: 2, entered: 2, matched: 1, mismatched: 1, open: 0 });
    expect(day.counts).toMatchObject({
      cards: 4,
      entered: 3,
      matched: 1,
      mismatched: 1,
      missing: 1,
      noPaper: 1,
      noCard: 1,
    });
  });

  it('a card first saved after 24:00 makes its serial 未录入 with the note 补录, against its consultant', () => {
    const late = card('c1', null, { serialNow: 'DZ-1', values: null });
    expect(linesOf({ cards: [late] })).toEqual([['zhang', 'serial:DZ-1', 'missing', '补录']]);
    const traffic = [visitor('t1', '10:00', { cardId: 'c1' })];
    expect(linesOf({ cards: [late], traffic })).toEqual([['li', 'serial:DZ-1', 'missing', '补录']]);
  });

  it('a serial written on a card after 24:00 is 补录 and the card is not listed twice', () => {
    const late = card('c1', null, { serialNow: 'DZ-1' });
    expect(linesOf({ cards: [late] })).toEqual([['zhang', 'serial:DZ-1', 'missing', '补录']]);
  });

  it('a wrong serial corrected after 24:00 does not help: the wrong one stands, the right one is 补录', () => {
    const corrected = card('c1', 'DZ-2', { serialNow: 'DZ-1' });
    expect(linesOf({ cards: [corrected] })).toEqual([
      ['zhang', 'serial:DZ-1', 'missing', '补录'],
      ['zhang', 'serial:DZ-2', null, ''],
    ]);
  });

  it('later edits are kept beside the values of 24:00 and change no verdict', () => {
    const edited = card('c1', 'DZ-1', { valuesNow: values('白云') });
    const readings = new Map([[itemKey('serial', 'DZ-1'), reads('白云')]]);
    const [group] = buildAuditDay({ ...facts, cards: [edited], readings }).groups;
    expect(group?.items).toMatchObject([
      { verdict: 'mismatch', values: { name: '白雪' }, valuesNow: { name: '白云' } },
    ]);
  });

  it('a missing card of a consultant’s own book is the holder’s, whoever received the visitor', () => {
    const books = facts.books.map((book) => ({ ...book, holderId: 'wang' }));
    expect(linesOf({ books, addedByHand: ['DZ-1'], traffic: [visitor('t1', '10:00')] })).toEqual(
      [
        ['wang', 'serial:DZ-1', 'missing', ''],
        ['li', 'traffic:t1', 'no_card', ''],
      ].toSorted(),
    );
  });

  it('a missing card that nobody is known for is listed under nobody, last', () => {
    const lines = linesOf({ cards: [card('c1', 'DZ-1')], addedByHand: ['DZ-7'] });
    expect(lines.map(([personId, key]) => [personId, key])).toEqual([
      ['zhang', 'serial:DZ-1'],
      [null, 'serial:DZ-7'],
    ]);
  });

  it('the keyed consultant names a missing card and finds its visitor', () => {
    const readings = new Map([[itemKey('serial', 'DZ-7'), { paper: null, keyedConsultantId: 'li', trafficId: null }]]);
    const traffic = [visitor('t1', '10:00', { receiverId: 'wang' }), visitor('t2', '11:00')];
    expect(linesOf({ addedByHand: ['DZ-7'], readings, traffic })).toEqual([
      ['li', 'serial:DZ-7', 'missing', ''],
      ['wang', 'traffic:t1', 'no_card', ''],
    ]);
  });

  it('no card is lost from the list, even where two carry the same serial', () => {
    const lines = linesOf({ cards: [card('c1', 'DZ-1'), card('c2', 'DZ-1')] });
    expect(lines.map(([, key]) => key)).toEqual(['serial:DZ-1', 'card:c2']);
  });

  it('counts lines that have not been read as open', () => {
    expect(buildAuditDay({ ...facts, cards: [card('c1', 'DZ-1')] }).counts.open).toBe(1);
  });
});

describe('when a day is audited', () => {
  const calendar = { ...defaultStoreCalendar, closedWeekdays: [7] };

  it('on the next open day', () => {
    expect(auditableFrom('2026-03-06', calendar)).toBe('2026-03-07');
    expect(auditableFrom('2026-03-07', calendar)).toBe('2026-03-09');
  });

  it('a signature after the end of the next open day is late', () => {
    const midnight = instantAt('2026-03-10', '00:00', calendar.zone);
    expect(isSignOffLate('2026-03-07', midnight - 1, calendar)).toBe(false);
    expect(isSignOffLate('2026-03-07', midnight, calendar)).toBe(true);
  });
});
