import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from './civil-date.ts';
import { parseNearDateWords, parsePastDateWords } from './past-date.ts';

const today = '2026-11-21';

describe('a day that lies behind us', () => {
  test.each([
    ['11.20', '2026-11-20'],
    ['11.21', '2026-11-21'],
    ['11。20', '2026-11-20'],
    ['12月3日', '2025-12-03'],
    ['20号', '2026-11-20'],
    ['25号', '2026-10-25'],
    ['昨天', '2026-11-20'],
    ['前天', '2026-11-19'],
    ['2026-11-19', '2026-11-19'],
    ['明天', '2026-11-22'],
    ['2027-01-01', '2027-01-01'],
    ['3天', '2026-11-24'],
    ['没说', null],
  ])('「%s」 is %s', (words, day) => {
    expect(parsePastDateWords(words, today, today)).toBe(day);
  });

  test('without its year is the last such day, whichever day it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 364 }), (ago) => {
        const day = addDays(today, -ago);
        fc.pre(!day.endsWith('02-29'));
        expect(parsePastDateWords(`${Number(day.slice(5, 7))}.${Number(day.slice(8))}`, today, today)).toBe(day);
      }),
    );
  });
});

describe('a day before or after us', () => {
  test.each([
    ['11.20', '2026-11-20'],
    ['11月2日', '2026-11-02'],
    ['20号', '2026-11-20'],
    ['11.21', '2026-11-21'],
    ['12.3', '2026-12-03'],
    ['3.1', '2027-03-01'],
    ['2027-11-20', '2027-11-20'],
    ['昨天', '2026-11-20'],
    ['明天', '2026-11-22'],
    ['2.30', null],
  ])('「%s」 is %s', (words, day) => {
    expect(parseNearDateWords(words, today)).toBe(day);
  });
});
