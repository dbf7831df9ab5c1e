import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addMonths, daysBetween, weekdayOf } from '../../../shared/calendar/civil-date.ts';
import { mostCalendarDays } from '../../../shared/contract/calendar.ts';
import { daysShown, plansPerDay, spanWords, stepSpan } from './calendar-span.ts';

const anyDay = fc.integer({ min: 0, max: 20_000 }).map((n) => addDays('2000-01-01', n));

describe('what the calendar shows', () => {
  test('is whole weeks around the day, never more than the store answers at once', () => {
    fc.assert(
      fc.property(fc.constantFrom('month' as const, 'week' as const), anyDay, (span, on) => {
        const { from, to } = daysShown(span, on);
        expect([weekdayOf(from), weekdayOf(to)]).toEqual([1, 7]);
        expect(from <= on && on <= to).toBe(true);
        expect(daysBetween(from, to)).toBeLessThan(mostCalendarDays);
        if (span === 'month')
          expect(from <= `${on.slice(0, 8)}01` && addMonths(`${on.slice(0, 8)}01`, 1) > from).toBe(true);
      }),
    );
  });

  test('goes on by a month or a week, and back to where it was', () => {
    fc.assert(
      fc.property(fc.constantFrom('month' as const, 'week' as const), anyDay, (span, on) => {
        const next = stepSpan(span, on, 1);
        expect(daysShown(span, next).from > daysShown(span, on).from).toBe(true);
        expect(daysShown(span, stepSpan(span, next, -1))).toEqual(daysShown(span, on));
      }),
    );
  });

  test('says the month and the week', () => {
    expect(spanWords('month', '2026-03-11')).toBe('2026年3月');
    expect(spanWords('week', '2026-03-11')).toBe('03-09 至 03-15');
  });
});

test('weeks that are over leave their room to the days to come', () => {
  const room = (on: string, today: string, height = 768): number => plansPerDay('month', on, today, height);
  expect(room('2026-11-30', '2026-11-01')).toBe(3);
  expect(room('2026-11-30', '2026-11-08')).toBe(3);
  expect(room('2026-11-30', '2026-11-23')).toBe(7);
  expect(room('2026-11-30', '2026-11-29')).toBe(7);
  expect(room('2026-11-30', '2026-11-30')).toBe(10);
  expect(room('2026-12-01', '2026-11-30')).toBe(3);
  expect(room('2026-10-01', '2026-11-30')).toBe(3);
  expect(room('2026-12-01', '2026-11-30', 1080)).toBe(6);
  expect(room('2026-12-01', '2026-11-30', 0)).toBe(2);
  expect(plansPerDay('week', '2026-11-30', '2026-11-30', 768)).toBe(60);
});
