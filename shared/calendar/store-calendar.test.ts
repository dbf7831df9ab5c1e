import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from './civil-date.ts';
import {
  defaultStoreCalendar,
  isOpenDay,
  openDayAfter,
  openDayBefore,
  openDayOnOrAfter,
  type StoreCalendar,
  storeCalendarSchema,
  storeDayAt,
} from './store-calendar.ts';

// 2026-03-09 is a Monday.
const closedOnSundays: StoreCalendar = { ...defaultStoreCalendar, closedWeekdays: [7] };

const anyDay = fc.integer({ min: 0, max: 400 }).map((n) => addDays('2026-01-01', n));
const anyCalendar = fc.record({
  closedWeekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 6 }),
  exceptions: fc.dictionary(anyDay, fc.constantFrom('open' as const, 'closed' as const), { maxKeys: 60 }),
});

describe('the store calendar', () => {
  it('a single day goes before the weekday: a Sunday made open, a Monday made closed', () => {
    const calendar: StoreCalendar = {
      ...closedOnSundays,
      exceptions: { '2026-03-15': 'open', '2026-03-16': 'closed' },
    };
    expect(isOpenDay(calendar, '2026-03-08')).toBe(false);
    expect(isOpenDay(calendar, '2026-03-15')).toBe(true);
    expect(isOpenDay(calendar, '2026-03-16')).toBe(false);
  });

  it('a closed day counts as the next open day; an open day as itself', () => {
    expect(openDayOnOrAfter(closedOnSundays, '2026-03-15')).toBe('2026-03-16');
    expect(openDayOnOrAfter(closedOnSundays, '2026-03-14')).toBe('2026-03-14');
  });

  it('the open day after a Saturday is Monday, the one before a Monday is Saturday', () => {
    expect(openDayAfter(closedOnSundays, '2026-03-14')).toBe('2026-03-16');
    expect(openDayBefore(closedOnSundays, '2026-03-16')).toBe('2026-03-14');
  });

  it('a week of holidays is one long closed day', () => {
    const holiday = Object.fromEntries(
      [...Array(7).keys()].map((n) => [addDays('2026-10-01', n), 'closed' as const] as const),
    );
    const calendar: StoreCalendar = { ...closedOnSundays, exceptions: holiday };
    expect(openDayAfter(calendar, '2026-09-30')).toBe('2026-10-08');
    expect(openDayBefore(calendar, '2026-10-08')).toBe('2026-09-30');
  });

  it('the day changes at midnight of the store, not of UTC', () => {
    expect(storeDayAt(defaultStoreCalendar, Date.UTC(2026, 2, 9, 15, 59))).toBe('2026-03-09');
    expect(storeDayAt(defaultStoreCalendar, Date.UTC(2026, 2, 9, 16))).toBe('2026-03-10');
  });

  it('a calendar that never opens is treated as open every day, and no search runs on for ever', () => {
    const never: StoreCalendar = { ...defaultStoreCalendar, closedWeekdays: [1, 2, 3, 4, 5, 6, 7] };
    expect(openDayOnOrAfter(never, '2026-03-09')).toBe('2026-03-09');
    expect(openDayAfter(never, '2026-03-09')).toBe('2026-03-10');
    expect(openDayBefore(never, '2026-03-09')).toBe('2026-03-08');
  });

  it('an open day found is open, on the right side, and no open day lies between', () => {
    fc.assert(
      fc.property(anyDay, anyCalendar, (day, parts) => {
        const calendar: StoreCalendar = { ...defaultStoreCalendar, ...parts };
        const [on, after, before] = [
          openDayOnOrAfter(calendar, day),
          openDayAfter(calendar, day),
          openDayBefore(calendar, day),
        ];
        expect([on, after, before].every((found) => isOpenDay(calendar, found))).toBe(true);
        expect(on >= day && after > day && before < day).toBe(true);
        const between = [...Array(daysBetween(before, after) - 1).keys()].map((n) => addDays(before, n + 1));
        expect(between.filter((found) => isOpenDay(calendar, found))).toEqual(on === day ? [day] : []);
      }),
    );
  });

  it('counting as an open day keeps the order of days', () => {
    fc.assert(
      fc.property(anyDay, fc.nat(30), anyCalendar, (day, n, parts) => {
        const calendar: StoreCalendar = { ...defaultStoreCalendar, ...parts };
        expect(openDayOnOrAfter(calendar, day) <= openDayOnOrAfter(calendar, addDays(day, n))).toBe(true);
      }),
    );
  });
});

describe('a calendar from the settings', () => {
  const problemsOf = (change: object) =>
    storeCalendarSchema.safeParse({ ...defaultStoreCalendar, ...change }).error?.issues.map((i) => i.path.join('.'));

  it('is accepted as the wizard proposes it', () => {
    expect(storeCalendarSchema.parse(defaultStoreCalendar)).toEqual(defaultStoreCalendar);
  });

  it('is refused with an unknown zone, without an open weekday, closing before opening, or a day that is not real', () => {
    expect(problemsOf({ zone: 'Asia/Dingzhou' })).toEqual(['zone']);
    expect(problemsOf({ closedWeekdays: [1, 2, 3, 4, 5, 6, 7] })).toEqual(['closedWeekdays']);
    expect(problemsOf({ closedWeekdays: [7, 7] })).toEqual(['closedWeekdays']);
    expect(problemsOf({ closedWeekdays: [0] })).toEqual(['closedWeekdays.0']);
    expect(problemsOf({ openingTime: '18:00', closingTime: '08:30' })).toEqual(['closingTime']);
    expect(problemsOf({ exceptions: { '2026-02-30': 'closed' } })).toEqual(['exceptions.2026-02-30']);
    expect(problemsOf({ openOnSundays: true })).toEqual(['']);
  });
});
