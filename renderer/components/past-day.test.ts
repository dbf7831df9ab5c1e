import { expect, test } from 'vitest';
import { parseDateWords } from '../../shared/calendar/words.ts';
import { pastDay } from './past-day.ts';

test.each([
  ['11.19', '2026-11-19'],
  ['昨天', '2026-11-20'],
  ['12.3', '2026-11-21'],
  ['3.9', '2026-03-09'],
  ['2025-12-31', '2025-12-31'],
  ['明天', '2026-11-21'],
])('「%s」 typed on 21 November where only past days are asked for is %s', (words, meant) => {
  expect(pastDay(parseDateWords(words, '2026-11-21') ?? '', '2026-11-21')).toBe(meant);
});
