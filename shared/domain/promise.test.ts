import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type CivilDate, weekdayOf } from '../calendar/civil-date.ts';
import { defaultStoreCalendar, type StoreCalendar } from '../calendar/store-calendar.ts';
import { lateThrough, type PromiseFact, promiseKindOf, promiseMonth, promiseRate } from './promise.ts';

const day = fc.integer({ min: 0, max: 150 }).map((days) => addDays('2026-01-10', days));
const calendar: fc.Arbitrary<StoreCalendar> = fc
  .record({
    closedWeekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 3 }),
    closed: fc.uniqueArray(day, { maxLength: 12 }),
  })
  .map(({ closedWeekdays, closed }) => ({
    ...defaultStoreCalendar,
    closedWeekdays,
    exceptions: Object.fromEntries(closed.map((each) => [each, 'closed' as const])),
  }));
const plan: fc.Arbitrary<PromiseFact> = fc.oneof(
  fc.record({ dueOn: day, state: fc.constant('open' as const), closedOn: fc.constant(null) }),
  fc.record({ dueOn: day, state: fc.constantFrom('done', 'cancelled', 'replaced'), closedOn: day }),
);

/** The rule a second time, day by day: walk from the due day to the first day on which the shop is open. */
function countedDay(dueOn: CivilDate, { closedWeekdays, exceptions }: StoreCalendar): CivilDate {
  let at = dueOn;
  while (exceptions[at] === 'closed' || closedWeekdays.includes(weekdayOf(at))) at = addDays(at, 1);
  return at;
}

describe('a promised call', () => {
  test('is kept on its day or before, late after it, missed when its day is over and it is not done', () => {
    const on = (state: PromiseFact['state'], closedOn: string | null) =>
      promiseKindOf({ dueOn: '2026-03-08', state, closedOn }, '2026-03-10', {
        ...defaultStoreCalendar,
        closedWeekdays: [7],
      });
    // 8 March is a Sunday: its call counts as Monday's
    expect([on('done', '2026-03-07'), on('done', '2026-03-09'), on('done', '2026-03-10')]).toEqual([
      'kept',
      'kept',
      'late',
    ]);
    expect([on('open', null), on('replaced', '2026-03-10'), on('cancelled', '2026-03-10')]).toEqual([
      'missed',
      null,
      null,
    ]);
  });

  test('is judged as a second implementation judges it, on any calendar', () => {
    fc.assert(
      fc.property(plan, day, calendar, (fact, today, days) => {
        const counted = countedDay(fact.dueOn, days);
        const expected =
          fact.state === 'open'
            ? counted < today
              ? 'missed'
              : null
            : fact.state === 'done' && fact.closedOn !== null
              ? fact.closedOn > counted
                ? 'late'
                : 'kept'
              : null;
        expect(promiseKindOf(fact, today, days)).toBe(expected);
      }),
    );
  });

  test('is late exactly where it was due through the bound of the day on which it was made', () => {
    fc.assert(
      fc.property(day, day, calendar, (dueOn, closedOn, days) => {
        const isLate = promiseKindOf({ dueOn, state: 'done', closedOn }, closedOn, days) === 'late';
        expect(dueOn <= lateThrough(closedOn, days)).toBe(isLate);
      }),
    );
  });
});

describe('a month', () => {
  test('holds each missed call exactly once, in the month of the day as which it counts', () => {
    fc.assert(
      fc.property(day, day, calendar, (dueOn, today, days) => {
        const fact: PromiseFact = { dueOn, state: 'open', closedOn: null };
        const months = ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06', '2026-07'];
        const holding = months.filter((month) => {
          const { missedAfter, missedThrough } = promiseMonth(month, today, days);
          return dueOn > missedAfter && dueOn <= missedThrough;
        });
        const isMissed = promiseKindOf(fact, today, days) === 'missed';
        expect(holding).toEqual(isMissed ? [countedDay(dueOn, days).slice(0, 7)] : []);
      }),
    );
  });

  test('has its own days up to today, the last first, and none before it has begun', () => {
    const { days } = promiseMonth('2028-02', '2028-03-05', defaultStoreCalendar);
    expect([days[0], days.at(-1), days.length]).toEqual(['2028-02-29', '2028-02-01', 29]);
    expect(promiseMonth('2028-03', '2028-03-05', defaultStoreCalendar).days).toHaveLength(5);
    expect(promiseMonth('2028-04', '2028-03-05', defaultStoreCalendar).days).toEqual([]);
  });

  test('of which nothing was due has no rate; else it is the kept share', () => {
    expect(promiseRate({ kept: 0, late: 0, missed: 0 })).toBeNull();
    expect(promiseRate({ kept: 2, late: 1, missed: 0 })).toBe(67);
  });
});
