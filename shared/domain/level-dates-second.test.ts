import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { civilDateAt } from '../calendar/civil-date.ts';
import { defaultStoreCalendar, openDayOnOrAfter, type StoreCalendar } from '../calendar/store-calendar.ts';
import { isLevelStale, type Level, levels, proposeLevel } from './level.ts';
import type { Gap, LevelPolicy } from './level-policy.ts';
import { underNewPolicy } from './level-policy-change.ts';
import { firstPlanDueOn } from './plan-day.ts';
import { dueAfterChange, limitAfterAttempt, limitAfterChange, openLimit } from './plan-limit.ts';

// The dates of §三 and §四.1 written a second time, from the regulation's words alone and with nothing of ours: days are
// counted on the fingers, months have a table, and the clocks of summer are moved by their own laws.

const monthDays = (year: number): readonly number[] => {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
};

/** Days since 2000-01-01, a Saturday. */
function numberOf(date: string): number {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  let days = day - 1;
  for (let y = 2000; y < year; y++) days += monthDays(y).reduce((a, b) => a + b);
  for (let m = 0; m < month - 1; m++) days += monthDays(year)[m] ?? 0;
  return days;
}

function dateOf(number: number): string {
  let [year, month, rest] = [2000, 0, number];
  for (let length = monthDays(year)[month] ?? 0; rest >= length; length = monthDays(year)[month] ?? 0) {
    rest -= length;
    month += 1;
    if (month === 12) [year, month] = [year + 1, 0];
  }
  return `${year}-${String(month + 1).padStart(2, '0')}-${String(rest + 1).padStart(2, '0')}`;
}

/** 1 is Monday. */
const weekdayOfNumber = (number: number): number => ((number + 5) % 7) + 1;

/** One calendar month on: the same day, or the last one of a month that has it not. */
function monthsOn(date: string, count: number): string {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const months = year * 12 + month - 1 + count;
  const [y, m] = [Math.floor(months / 12), months % 12];
  const last = monthDays(y)[m] ?? 0;
  return `${y}-${String(m + 1).padStart(2, '0')}-${String(Math.min(day, last)).padStart(2, '0')}`;
}

const endOfGap = (from: string, { unit, count }: Gap): string =>
  unit === 'day' ? dateOf(numberOf(from) + count) : monthsOn(from, count);

/** 「H：7 天内；A：15 天内；B：30 天内；C：365 天内」, both ends counted in; without a day, or beyond: N. */
function levelByWords(days: number | null): string {
  if (days === null || days > 365) return 'N';
  if (days > 30) return 'C';
  if (days > 15) return 'B';
  return days > 7 ? 'A' : 'H';
}

interface Case {
  attempt: string;
  level: Level;
  limit: string;
  due: string;
}

/** A change of level or intervals on a day, told from the words of §三. */
function changedByWords(before: Case, on: string, level: Level, gap: Gap, isClosed: (day: string) => boolean): Case {
  const byAttempt = endOfGap(before.attempt, gap);
  let limit = byAttempt;
  if (byAttempt < on) {
    const byChange = endOfGap(on, gap);
    limit = byChange < before.limit ? byChange : before.limit;
    if (limit < on) limit = on;
  }
  let last = limit;
  while (isClosed(last)) last = dateOf(numberOf(last) + 1);
  const isShorter = limit < before.limit;
  return { ...before, level, limit, due: isShorter && before.due > last ? last : before.due };
}

const anyDay = fc.integer({ min: numberOf('2024-01-01'), max: numberOf('2031-12-31') }).map(dateOf);
const anyGap: fc.Arbitrary<Gap> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ unit: fc.constant('day' as const), count: fc.integer({ min: 1, max: 40 }) }) },
  { weight: 1, arbitrary: fc.record({ unit: fc.constant('month' as const), count: fc.integer({ min: 1, max: 3 }) }) },
);
const anyGaps = fc.record({ O: anyGap, H: anyGap, A: anyGap, B: anyGap, C: anyGap, N: anyGap });
const horizons = { O: null, H: 7, A: 15, B: 30, C: 365, N: null };
const policyOf = (gaps: LevelPolicy['gaps']): LevelPolicy => ({
  id: 'p',
  effectiveFrom: '2014-10-24',
  gaps,
  horizons,
  firstPlanDays: 2,
});

describe('days counted on the fingers', () => {
  it('are the days of the calendar', () => {
    expect([dateOf(0), dateOf(59), dateOf(60), dateOf(366), dateOf(numberOf('2028-02-29') + 1)]).toEqual([
      '2000-01-01',
      '2000-02-29',
      '2000-03-01',
      '2001-01-01',
      '2028-03-01',
    ]);
    expect(weekdayOfNumber(numberOf('2026-03-09'))).toBe(1);
    expect(monthsOn('2026-01-31', 1)).toBe('2026-02-28');
    expect(monthsOn('2027-12-31', 2)).toBe('2028-02-29');
  });
});

describe('the level that an expected day asks for', () => {
  it('is that of the words, on every day of a year and a half and without any', () => {
    const today = '2027-11-15';
    const seen = new Set<string>();
    for (let days = 0; days < 550; days++) {
      const proposed = proposeLevel(dateOf(numberOf(today) + days), today);
      expect([days, proposed]).toEqual([days, levelByWords(days)]);
      seen.add(String(proposed));
    }
    expect(proposeLevel(null, today)).toBe(levelByWords(null));
    expect([...seen].sort()).toEqual(['A', 'B', 'C', 'H', 'N']);
    expect(proposeLevel('2027-11-14', today)).toMatchObject({ code: 'DATE_IN_PAST' });
  });

  it('grows stale the day after the expected day, or the day after the horizon has passed', () => {
    fc.assert(
      fc.property(anyDay, fc.nat(400), fc.constantFrom<Level>(...levels), (from, days, level) => {
        const today = dateOf(numberOf(from) + days);
        const bound = { O: Infinity, H: 7, A: 15, B: 30, C: 365, N: Infinity }[level];
        expect(isLevelStale({ level, expectedOn: null, levelSetOn: from, today })).toBe(days > bound);
        expect(isLevelStale({ level, expectedOn: from, levelSetOn: '2020-01-01', today })).toBe(
          days > 0 && bound !== Infinity,
        );
      }),
    );
  });
});

describe('limits and plans through attempts, changes of level and changes of the intervals', () => {
  const event = fc.oneof(
    fc.record({ kind: fc.constant('attempt' as const), wait: fc.nat(50), early: fc.nat(6) }),
    fc.record({ kind: fc.constant('level' as const), wait: fc.nat(50), level: fc.constantFrom<Level>(...levels) }),
    fc.record({ kind: fc.constant('policy' as const), wait: fc.nat(50), gaps: anyGaps }),
  );
  const anyClosed = fc.constantFrom<readonly number[]>([], [7], [6, 7], [3]);

  it('are those of the words', () => {
    const reached = { attempt: 0, level: 0, policy: 0, moved: 0, kept: 0, onTheDay: 0, month: 0 };
    fc.assert(
      fc.property(
        anyDay,
        fc.constantFrom<Level>(...levels),
        anyGaps,
        anyClosed,
        fc.array(event, { maxLength: 10 }),
        (cardOn, level, gaps, closedWeekdays, events) => {
          const calendar: StoreCalendar = { ...defaultStoreCalendar, closedWeekdays };
          const isClosed = (day: string): boolean => closedWeekdays.includes(weekdayOfNumber(numberOf(day)));
          let policy = policyOf(gaps);
          let theirs: Case = { attempt: cardOn, level, limit: endOfGap(cardOn, gaps[level]), due: cardOn };
          theirs.due = theirs.limit;
          let ours: Case = { ...theirs, limit: limitAfterAttempt(cardOn, level, policy) };
          let today = cardOn;
          for (const each of events) {
            today = dateOf(numberOf(today) + each.wait);
            reached[each.kind] += 1;
            const { gaps: inForce } = policy;
            if (each.kind === 'attempt') {
              const limit = endOfGap(today, inForce[theirs.level]);
              const due = dateOf(Math.max(numberOf(today) + 1, numberOf(limit) - each.early));
              theirs = { ...theirs, attempt: today, limit, due };
              ours = { ...ours, attempt: today, limit: limitAfterAttempt(today, ours.level, policy), due };
              if (inForce[theirs.level].unit === 'month') reached.month += 1;
              continue;
            }
            const before = theirs.due;
            if (each.kind === 'level') {
              theirs = changedByWords(theirs, today, each.level, inForce[each.level], isClosed);
              const { limit: limitOn, attempt: attemptOn, due: dueOn } = ours;
              const limit = limitAfterChange({ limitOn, attemptOn, changeOn: today, newLevel: each.level, policy });
              const due = dueAfterChange({ dueOn, limitBefore: limitOn, limitAfter: limit, calendar });
              ours = { ...ours, level: each.level, limit, due };
            } else {
              policy = policyOf(each.gaps);
              theirs = changedByWords(theirs, today, theirs.level, each.gaps[theirs.level], isClosed);
              const { limit: limitOn, attempt: attemptOn, due: dueOn } = ours;
              const after = underNewPolicy(
                { level: ours.level, limitOn, attemptOn, dueOn },
                { policy, changeOn: today, calendar },
              );
              ours = { ...ours, limit: after.limitOn, due: after.dueOn ?? '' };
            }
            reached[theirs.due === before ? 'kept' : 'moved'] += 1;
            if (theirs.due !== before && theirs.due === today) reached.onTheDay += 1;
            expect(ours).toEqual(theirs);
            expect(openLimit(calendar, ours.limit) >= today).toBe(true);
            if (ours.due !== before) expect(ours.due >= today).toBe(true);
          }
          expect(ours).toEqual(theirs);
        },
      ),
      { numRuns: 1500, seed: 20_260_309 },
    );
    for (const [name, times] of Object.entries(reached)) expect(times, name).toBeGreaterThan(0);
  });
});

/** The nth Sunday of a month, or the last for −1, by counting. */
function sunday(year: number, month: number, nth: number): number {
  const first = numberOf(`${year}-${String(month).padStart(2, '0')}-01`);
  const length = monthDays(year)[month - 1] ?? 0;
  const found = Array.from({ length }, (_, i) => first + i).filter((each) => weekdayOfNumber(each) === 7);
  return found.at(nth < 0 ? nth : nth - 1) ?? 0;
}

const epoch = numberOf('2000-01-01') * 24 - 262_968; // hours from 1970 to 2000, negative

/** Hours since 2000 of an instant, and the store's day by the law of its clocks. */
const dayByLaw: Readonly<Record<string, (hours: number) => string>> = {
  'Asia/Shanghai': (hours) => dateOf(Math.floor((hours + 8) / 24)),
  // Central Europe: from 1:00 UTC of the last Sunday of March to 1:00 UTC of the last of October
  'Europe/Berlin': (hours) => {
    const year = Number(dateOf(Math.floor(hours / 24)).slice(0, 4));
    const isSummer = hours >= sunday(year, 3, -1) * 24 + 1 && hours < sunday(year, 10, -1) * 24 + 1;
    return dateOf(Math.floor((hours + (isSummer ? 2 : 1)) / 24));
  },
  // New York: from 2:00 of the second Sunday of March (7:00 UTC) to 2:00 of the first of November (6:00 UTC)
  'America/New_York': (hours) => {
    const year = Number(dateOf(Math.floor((hours - 5) / 24)).slice(0, 4));
    const isSummer = hours >= sunday(year, 3, 2) * 24 + 7 && hours < sunday(year, 11, 1) * 24 + 6;
    return dateOf(Math.floor((hours - (isSummer ? 4 : 5)) / 24));
  },
};

describe.each(Object.entries(dayByLaw))('in %s', (zone, dayOf) => {
  it('the 48-hour follow-up and the limit count the store’s calendar days, whatever the clocks do in between', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: numberOf('2025-01-01') * 24, max: numberOf('2028-12-30') * 24 }),
        fc.constantFrom<Level>('O', 'H', 'A', 'B', 'C', 'N'),
        (hours, level) => {
          const cardOn = dayOf(hours);
          expect(civilDateAt((hours - epoch) * 3_600_000, zone)).toBe(cardOn);
          const gap = { O: 7, H: 2, A: 7, B: 14, C: 21, N: 0 }[level];
          const limit = level === 'N' ? monthsOn(cardOn, 1) : dateOf(numberOf(cardOn) + gap);
          const day = (count: number): Gap => ({ unit: 'day', count });
          const gaps = {
            O: day(7),
            H: day(2),
            A: day(7),
            B: day(14),
            C: day(21),
            N: { unit: 'month', count: 1 } as Gap,
          };
          const limitOn = limitAfterAttempt(cardOn, level, policyOf(gaps));
          expect(limitOn).toBe(limit);
          const calendar: StoreCalendar = { ...defaultStoreCalendar, zone, closedWeekdays: [7] };
          let due = dateOf(numberOf(cardOn) + 2);
          if (weekdayOfNumber(numberOf(due)) === 7) due = dateOf(numberOf(due) + 1);
          expect(firstPlanDueOn({ cardOn, limitOn, calendar, policy: policyOf(gaps) })).toBe(due);
          expect(openDayOnOrAfter(calendar, due)).toBe(due);
        },
      ),
      { numRuns: 300 },
    );
  });
});
