import { expect, test } from 'vitest';
import { sameMinute } from './same-minute.ts';

const at = (second: number): number => Date.UTC(2026, 10, 21, 6, 31, second);
const visit = (id: string, arrivedAt: number, voidedAt: number | null = null) => ({ id, arrivedAt, voidedAt });

test('visits of one minute are counted in the order in which they came', () => {
  const counted = sameMinute([visit('c', at(59)), visit('a', at(2)), visit('b', at(20)), visit('d', at(60))]);
  expect([...counted]).toEqual([
    ['a', 1],
    ['b', 2],
    ['c', 3],
  ]);
});

test('two of the same instant are told apart the same way every time', () => {
  expect(sameMinute([visit('b', at(2)), visit('a', at(2))])).toEqual(
    sameMinute([visit('a', at(2)), visit('b', at(2))]),
  );
});

test('who came alone in his minute needs no number, and what was voided is no visit', () => {
  expect(sameMinute([visit('a', at(2)), visit('b', at(61)), visit('c', at(3), at(30))]).size).toBe(0);
});
