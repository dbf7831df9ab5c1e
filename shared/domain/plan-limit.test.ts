import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type CivilDate } from '../calendar/civil-date.ts';
import { defaultStoreCalendar, isOpenDay, type StoreCalendar } from '../calendar/store-calendar.ts';
import { type Level, levels } from './level.ts';
import { type Gap, gapEnd, type LevelPolicy, regulationLevelPolicy } from './level-policy.ts';
import { dueAfterChange, isBeyondLimit, limitAfterAttempt, limitAfterChange, openLimit } from './plan-limit.ts';

const policy = regulationLevelPolicy;
const openEveryDay = defaultStoreCalendar;
const closedOnSundays: StoreCalendar = { ...defaultStoreCalendar, closedWeekdays: [7] };

const anyLevel = fc.constantFrom<Level>(...levels);
const anyGap: fc.Arbitrary<Gap> = fc.oneof(
  fc.record({ unit: fc.constant('day' as const), count: fc.integer({ min: 1, max: 40 }) }),
  fc.record({ unit: fc.constant('month' as const), count: fc.integer({ min: 1, max: 2 }) }),
);
const anyPolicy: fc.Arbitrary<LevelPolicy> = fc.oneof(
  fc.constant(policy),
  fc
    .record({ O: anyGap, H: anyGap, A: anyGap, B: anyGap, C: anyGap, N: anyGap })
    .map((gaps) => ({ ...policy, id: 'other dealer', gaps })),
);
const anyDay = fc.integer({ min: 0, max: 800 }).map((n) => addDays('2025-12-01', n));
const anyChange = fc.record({ wait: fc.nat(35), newLevel: anyLevel, policy: anyPolicy });

describe('the limit of the next plan', () => {
  it('is the day of the last attempt, or of the card, plus the gap of the level', () => {
    expect(limitAfterAttempt('2026-03-01', 'C', policy)).toBe('2026-03-22');
    expect(limitAfterAttempt('2026-01-31', 'N', policy)).toBe('2026-02-28');
  });

  it('C card on 1 March, upgraded to H on 10 March → 12 March', () => {
    const limitOn = limitAfterAttempt('2026-03-01', 'C', policy);
    const change = { limitOn, attemptOn: '2026-03-01', changeOn: '2026-03-10', newLevel: 'H' as const, policy };
    expect(limitAfterChange(change)).toBe('2026-03-12');
  });

  it('N card on 1 March, to A on 31 March → 1 April', () => {
    const limitOn = limitAfterAttempt('2026-03-01', 'N', policy);
    const change = { limitOn, attemptOn: '2026-03-01', changeOn: '2026-03-31', newLevel: 'A' as const, policy };
    expect(limitAfterChange(change)).toBe('2026-04-01');
  });

  it('counts from the last attempt while that has not passed, also when the change is on that very day', () => {
    const change = { limitOn: '2026-03-22', attemptOn: '2026-03-01', newLevel: 'A' as const, policy };
    expect(limitAfterChange({ ...change, changeOn: '2026-03-05' })).toBe('2026-03-08');
    expect(limitAfterChange({ ...change, changeOn: '2026-03-08' })).toBe('2026-03-08');
    expect(limitAfterChange({ ...change, changeOn: '2026-03-09' })).toBe('2026-03-16');
  });

  it('is never before the day of the change, however late the customer already is', () => {
    const change = { limitOn: '2026-03-22', attemptOn: '2026-03-01', newLevel: 'H' as const, policy };
    expect(limitAfterChange({ ...change, changeOn: '2026-05-10' })).toBe('2026-05-10');
  });

  it('grows again with a longer gap, counted from the attempt and not from the change', () => {
    const change = { limitOn: '2026-03-03', attemptOn: '2026-03-01', changeOn: '2026-03-02', policy };
    expect(limitAfterChange({ ...change, newLevel: 'C' })).toBe('2026-03-22');
  });

  it('obeys the same rule when a new policy version shortens the gap of the same level', () => {
    const stricter: LevelPolicy = { ...policy, gaps: { ...policy.gaps, C: { unit: 'day', count: 14 } } };
    const change = { limitOn: '2026-03-22', attemptOn: '2026-03-01', newLevel: 'C' as const, policy: stricter };
    expect(limitAfterChange({ ...change, changeOn: '2026-03-10' })).toBe('2026-03-15');
    expect(limitAfterChange({ ...change, changeOn: '2026-03-20' })).toBe('2026-03-22');
  });
});

/**
 * A second reading of §三, day by day instead of by formula: walks on from the last attempt and asks of every day
 * whether the clause still allows the call to wait until it.
 */
function limitByWalking(
  before: CivilDate,
  attemptOn: CivilDate,
  changeOn: CivilDate,
  gapInDaysFrom: (day: CivilDate) => number,
): CivilDate {
  const walk = (from: CivilDate, steps: number) => {
    const at = new Date(`${from}T00:00:00Z`);
    for (let step = 0; step < steps; step++) at.setUTCDate(at.getUTCDate() + 1);
    return at.toISOString().slice(0, 10);
  };
  const untilFromAttempt = walk(attemptOn, gapInDaysFrom(attemptOn));
  const putsItBeforeTheChange = untilFromAttempt < changeOn;
  if (!putsItBeforeTheChange) return untilFromAttempt;
  let limit = changeOn;
  for (let steps = 1; steps <= gapInDaysFrom(changeOn); steps++) {
    const next = walk(changeOn, steps);
    if (next > before) break;
    limit = next;
  }
  return limit;
}

function spanInDays(gap: Gap, from: CivilDate): number {
  if (gap.unit === 'day') return gap.count;
  const [year = 0, month = 0, day = 0] = from.split('-').map(Number);
  const lastOfTarget = new Date(Date.UTC(year, month + gap.count, 0)).getUTCDate();
  const end = Date.UTC(year, month - 1 + gap.count, Math.min(day, lastOfTarget));
  return (end - Date.UTC(year, month - 1, day)) / 86_400_000;
}

describe('the rule of limits, over all changes', () => {
  it('agrees with a second reading that walks day by day', () => {
    let reached = { fromAttempt: 0, fromChange: 0, asBefore: 0, dayOfChange: 0 };
    fc.assert(
      fc.property(
        anyDay,
        anyLevel,
        fc.array(anyChange, { minLength: 1, maxLength: 5 }),
        (attemptOn, level, changes) => {
          let limitOn = limitAfterAttempt(attemptOn, level, policy);
          let changeOn = attemptOn;
          for (const change of changes) {
            changeOn = addDays(changeOn, change.wait);
            const expected = limitByWalking(limitOn, attemptOn, changeOn, (from) =>
              spanInDays(change.policy.gaps[change.newLevel], from),
            );
            const found = limitAfterChange({ limitOn, attemptOn, changeOn, ...change });
            expect(found).toBe(expected);
            reached = tally(reached, found, { limitOn, attemptOn, changeOn, ...change });
            limitOn = found;
          }
        },
      ),
      { numRuns: 500 },
    );
    expect(Object.values(reached).every((times) => times > 0)).toBe(true);
  });

  it('without an attempt, no sequence of changes passes the last attempt + the longest gap of any level', () => {
    fc.assert(
      fc.property(
        anyDay,
        anyLevel,
        anyPolicy,
        fc.array(anyChange, { maxLength: 8 }),
        (attemptOn, level, inForce, changes) => {
          const longest = levels.map((each) => gapEnd(each, attemptOn, inForce)).reduce((a, b) => (a > b ? a : b));
          let limitOn = limitAfterAttempt(attemptOn, level, inForce);
          let changeOn = attemptOn;
          for (const { wait, newLevel } of changes) {
            changeOn = addDays(changeOn, wait);
            limitOn = limitAfterChange({ limitOn, attemptOn, changeOn, newLevel, policy: inForce });
            // Once that day has gone by, the call is late; a change then asks for it on its own day and not later.
            expect(limitOn <= longest || limitOn === changeOn).toBe(true);
            expect(limitOn >= changeOn || limitOn >= gapEnd(newLevel, attemptOn, inForce)).toBe(true);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is never before the day of the change nor before the last attempt + the new gap', () => {
    fc.assert(
      fc.property(
        anyDay,
        fc.nat(90),
        fc.nat(90),
        anyLevel,
        anyPolicy,
        (attemptOn, toLimit, toChange, newLevel, inForce) => {
          const changeOn = addDays(attemptOn, toChange);
          const limitOn = addDays(attemptOn, toLimit);
          const found = limitAfterChange({ limitOn, attemptOn, changeOn, newLevel, policy: inForce });
          expect(found >= changeOn).toBe(true);
          expect(found >= gapEnd(newLevel, attemptOn, inForce)).toBe(true);
        },
      ),
    );
  });
});

function tally(
  reached: { fromAttempt: number; fromChange: number; asBefore: number; dayOfChange: number },
  found: CivilDate,
  change: Parameters<typeof limitAfterChange>[0],
) {
  const { limitOn, attemptOn, changeOn, newLevel } = change;
  if (found === gapEnd(newLevel, attemptOn, change.policy)) return { ...reached, fromAttempt: reached.fromAttempt + 1 };
  if (found === changeOn) return { ...reached, dayOfChange: reached.dayOfChange + 1 };
  if (found === limitOn) return { ...reached, asBefore: reached.asBefore + 1 };
  return { ...reached, fromChange: reached.fromChange + 1 };
}

describe('a limit on a closed day', () => {
  it('counts as the next open day', () => {
    // 2026-03-15 is a Sunday.
    expect(openLimit(closedOnSundays, '2026-03-15')).toBe('2026-03-16');
    expect(openLimit(closedOnSundays, '2026-03-14')).toBe('2026-03-14');
    expect(isBeyondLimit(closedOnSundays, '2026-03-16', '2026-03-15')).toBe(false);
    expect(isBeyondLimit(closedOnSundays, '2026-03-17', '2026-03-15')).toBe(true);
    expect(isBeyondLimit(closedOnSundays, '2026-03-15', '2026-03-14')).toBe(true);
  });
});

describe('the next plan after a change', () => {
  const change = { dueOn: '2026-03-20', limitBefore: '2026-03-22', calendar: openEveryDay };

  it('moves to the limit when the change leaves it beyond', () => {
    expect(dueAfterChange({ ...change, limitAfter: '2026-03-12' })).toBe('2026-03-12');
    expect(dueAfterChange({ ...change, limitAfter: '2026-03-15', calendar: closedOnSundays })).toBe('2026-03-16');
  });

  it('stays where it is inside the limit, and a longer gap moves nothing', () => {
    expect(dueAfterChange({ ...change, limitAfter: '2026-03-21' })).toBe('2026-03-20');
    expect(dueAfterChange({ ...change, limitAfter: '2026-04-22' })).toBe('2026-03-20');
  });

  it('keeps an extended plan where the manager put it until a change shortens the limit', () => {
    const extended = { ...change, dueOn: '2026-03-30' };
    expect(dueAfterChange({ ...extended, limitAfter: '2026-03-29' })).toBe('2026-03-30');
    expect(dueAfterChange({ ...extended, limitAfter: '2026-03-22' })).toBe('2026-03-30');
    expect(dueAfterChange({ ...extended, limitAfter: '2026-03-12' })).toBe('2026-03-12');
  });

  it('is never put off, and after a shorter limit lies inside it, on an open day', () => {
    fc.assert(
      fc.property(anyDay, fc.nat(60), fc.nat(60), fc.nat(60), (day, due, before, after) => {
        const [dueOn, limitBefore, limitAfter] = [addDays(day, due), addDays(day, before), addDays(day, after)];
        const moved = dueAfterChange({ dueOn, limitBefore, limitAfter, calendar: closedOnSundays });
        expect(moved <= dueOn).toBe(true);
        if (limitAfter < limitBefore) expect(isBeyondLimit(closedOnSundays, moved, limitAfter)).toBe(false);
        if (moved !== dueOn) expect(isOpenDay(closedOnSundays, moved)).toBe(true);
      }),
    );
  });
});
