import { expect, test } from 'vitest';
import { moneyWords, readMoney } from './money-words.ts';

test.each([
  ['11.28万', 11_280_000],
  ['112800', 11_280_000],
  ['¥112,800.00', 11_280_000],
  ['11.28', 11_280_000],
  ['3', 3_000_000],
  ['8800元', 880_000],
  ['３．５ 万', 3_500_000],
  ['0', 0],
])('%s is %d fen', (typed, fen) => {
  expect(readMoney(typed)).toBe(fen);
});

test.each(['', '十一万', '11.28.1', '1e5', '-3'])('「%s」 is no sum', (typed) => {
  expect(readMoney(typed)).toBeNull();
});

test('what is shown is read back as the same sum', () => {
  for (const fen of [0, 100, 880_000, 999_900, 1_000_000, 11_280_000, 11_283_412, 11_283_400, 123_456_700]) {
    expect(readMoney(moneyWords(fen))).toBe(fen);
  }
});
