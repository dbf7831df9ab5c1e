import { expect, it } from 'vitest';
import { linkTraffic, type MissingSerial, type SerialAnchor, type TrafficFact } from './audit-traffic.ts';

const visitor = (
  trafficId: string,
  arrivedAt: number,
  receiverId: string | null,
  cardId: string | null = null,
): TrafficFact => ({
  trafficId,
  arrivedAt,
  receiverId,
  cardId,
  partySize: 1,
  explanation: '',
});
const missing = (number: number, change: Partial<MissingSerial> = {}): MissingSerial => ({
  serial: `S${number}`,
  bookId: 'b1',
  number,
  knownPersonId: null,
  trafficId: null,
  ...change,
});
const anchors: readonly SerialAnchor[] = [
  { bookId: 'b1', number: 1, arrivedAt: 100 },
  { bookId: 'b1', number: 4, arrivedAt: 400 },
];
const traffic = [
  visitor('t1', 100, 'zhang', 'c1'),
  visitor('t2', 200, 'li'),
  visitor('t3', 300, 'wang'),
  visitor('t9', 900, 'li'),
];

it('serials between two others are the visitors who came between theirs, in order', () => {
  expect([...linkTraffic([missing(2), missing(3)], anchors, traffic)]).toEqual([
    ['S2', 't2'],
    ['S3', 't3'],
  ]);
});

it('with more or fewer visitors than serials nobody is guessed', () => {
  expect(linkTraffic([missing(2)], anchors, traffic).size).toBe(0);
  expect(linkTraffic([missing(2), missing(3), missing(5, { number: 3.5 })], anchors, traffic).size).toBe(0);
});

it('whom the paper names decides among the visitors in between', () => {
  expect([...linkTraffic([missing(2, { knownPersonId: 'wang' })], anchors, traffic)]).toEqual([['S2', 't3']]);
  expect(linkTraffic([missing(2, { knownPersonId: 'zhang' })], anchors, traffic).size).toBe(0);
});

it('the auditor’s choice goes before everything, but no visitor is given twice or has a card already', () => {
  const chosen = linkTraffic([missing(2, { trafficId: 't9' }), missing(3, { trafficId: 't9' })], anchors, traffic);
  expect([...chosen]).toEqual([['S2', 't9']]);
  expect(linkTraffic([missing(2, { trafficId: 't1', knownPersonId: 'nobody' })], anchors, traffic).size).toBe(0);
});

it('a serial of no book is placed by its person alone', () => {
  const stray = { bookId: null, number: null };
  expect([...linkTraffic([missing(2, { ...stray, knownPersonId: 'wang' })], anchors, traffic)]).toEqual([['S2', 't3']]);
  expect(linkTraffic([missing(2, stray)], anchors, [visitor('t2', 200, 'li')]).size).toBe(0);
});
