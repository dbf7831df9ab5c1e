import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '../calendar/civil-date.ts';
import { defaultStoreCalendar, isOpenDay, openDayAfter, type StoreCalendar } from '../calendar/store-calendar.ts';
import { levels } from './level.ts';
import { regulationLevelPolicy as policy } from './level-policy.ts';
import {
  firstPlanDueOn,
  isDue,
  isOverdue,
  planMethods,
  planOriginSchema,
  planStates,
  proposeNextDate,
} from './plan.ts';
import { limitAfterAttempt, openLimit } from './plan-limit.ts';

// 2026-03-09 is a Monday.
const calendar = defaultStoreCalendar;
const closedOnSundays: StoreCalendar = { ...defaultStoreCalendar, closedWeekdays: [7] };
const anyDay = fc.integer({ min: 0, max: 800 }).map((n) => addDays('2026-01-01', n));
const anyCalendar = fc.constantFrom(calendar, closedOnSundays, { ...calendar, closedWeekdays: [6, 7] });

describe('the 48-hour follow-up', () => {
  const due = (cardOn: string, limitOn: string, of = calendar) =>
    firstPlanDueOn({ cardOn, limitOn, calendar: of, policy });

  it.each(levels)('of a %s card of Monday 9 March is due on the 11th', (level) => {
    expect(due('2026-03-09', limitAfterAttempt('2026-03-09', level, policy))).toBe('2026-03-11');
  });

  it('is due on the limit of the level when that is earlier', () => {
    expect(due('2026-03-09', '2026-03-10')).toBe('2026-03-10');
  });

  it('on a closed day is due on the next open day', () => {
    expect(due('2026-03-13', '2026-03-20', closedOnSundays)).toBe('2026-03-16');
  });

  it('counts calendar days, so a closed day between shifts nothing', () => {
    expect(due('2026-03-14', '2026-03-21', closedOnSundays)).toBe('2026-03-16');
  });

  it('counts as many days as the policy says', () => {
    const slower = { ...policy, firstPlanDays: 3 };
    const first = { cardOn: '2026-03-09', limitOn: '2026-03-16', calendar, policy: slower };
    expect(firstPlanDueOn(first)).toBe('2026-03-12');
  });
});

describe('overdue', () => {
  const plan = { dueOn: '2026-03-14', state: 'open' as const };

  it('is an undone plan whose day has passed; on its day it is due and not overdue', () => {
    expect([isDue(plan, '2026-03-13'), isOverdue(plan, '2026-03-13')]).toEqual([false, false]);
    expect([isDue(plan, '2026-03-14'), isOverdue(plan, '2026-03-14')]).toEqual([true, false]);
    expect([isDue(plan, '2026-03-15'), isOverdue(plan, '2026-03-15')]).toEqual([true, true]);
  });

  it('stays so however long the plan is left undone', () => {
    expect(isOverdue(plan, '2030-01-01')).toBe(true);
  });

  it('is no plan that was done, cancelled or replaced', () => {
    const closed = (['done', 'cancelled', 'replaced'] as const).map((state) => ({ ...plan, state }));
    expect(closed.some((each) => isOverdue(each, '2026-03-20') || isDue(each, '2026-03-20'))).toBe(false);
    expect(Object.keys(planStates)).toHaveLength(closed.length + 1);
  });

  it('is not yet a plan on a day that the store is closed: it counts as the next open day', () => {
    const onSunday = { ...plan, dueOn: '2026-03-15' };
    expect(isDue(onSunday, '2026-03-15', closedOnSundays)).toBe(false);
    expect(isOverdue(onSunday, '2026-03-16', closedOnSundays)).toBe(false);
    expect(isOverdue(onSunday, '2026-03-17', closedOnSundays)).toBe(true);
  });
});

describe('the proposed day of the next plan', () => {
  const today = '2026-03-09';
  const propose = (limitOn: string, loadByDay: Readonly<Record<string, number>> = {}, of = calendar) =>
    proposeNextDate({ today, limitOn, calendar: of, loadByDay });

  it('is the limit when every day is equally full', () => {
    expect(propose('2026-03-30')).toBe('2026-03-30');
    expect(propose('2026-03-16', { '2026-03-14': 4, '2026-03-15': 4, '2026-03-16': 4 })).toBe('2026-03-16');
  });

  it('is the quietest of the last three open days up to the limit', () => {
    expect(propose('2026-03-16', { '2026-03-14': 2, '2026-03-15': 1, '2026-03-16': 5 })).toBe('2026-03-15');
    expect(propose('2026-03-16', { '2026-03-14': 1, '2026-03-15': 1, '2026-03-16': 5 })).toBe('2026-03-15');
    expect(propose('2026-03-16', { '2026-03-14': 9, '2026-03-15': 9, '2026-03-16': 9 })).toBe('2026-03-16');
  });

  it('of an H customer is the limit itself: one day sooner would be half of the gap', () => {
    expect(propose('2026-03-11', { '2026-03-11': 9 })).toBe('2026-03-11');
  });

  it('is an open day: a limit on a Sunday proposes the Monday', () => {
    expect(propose('2026-03-15', {}, closedOnSundays)).toBe('2026-03-16');
  });

  it('is the next open day when the limit is already behind', () => {
    expect(propose('2026-03-01')).toBe('2026-03-10');
  });

  it('always lies on an open day after today and inside the limit', () => {
    fc.assert(
      fc.property(
        anyDay,
        fc.integer({ min: 1, max: 40 }),
        fc.array(fc.nat(9), { minLength: 45, maxLength: 45 }),
        anyCalendar,
        (from, gap, loads, of) => {
          const limitOn = addDays(from, gap);
          const loadByDay = Object.fromEntries(loads.map((load, n) => [addDays(from, n), load]));
          const proposed = proposeNextDate({ today: from, limitOn, calendar: of, loadByDay });
          expect(isOpenDay(of, proposed)).toBe(true);
          expect(proposed > from && proposed <= openLimit(of, limitOn)).toBe(true);
          const later = [...Array(daysBetween(proposed, openLimit(of, limitOn))).keys()]
            .map((n) => addDays(proposed, n + 1))
            .filter((day) => isOpenDay(of, day));
          expect(later.every((day) => (loadByDay[day] ?? 0) > (loadByDay[proposed] ?? 0))).toBe(true);
        },
      ),
    );
  });

  it('after an attempt at any level there is always a day to propose that may be chosen', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom(...levels), anyCalendar, (from, level, of) => {
        const limitOn = limitAfterAttempt(from, level, policy);
        expect(openDayAfter(of, from) <= openLimit(of, limitOn)).toBe(true);
      }),
    );
  });
});

describe('the words of plans', () => {
  it('are the five methods of §四.1, in their order', () => {
    expect(Object.values(planMethods)).toEqual(['电话', '微信', '短信', '到店邀约', '上门']);
    expect(Object.keys(planMethods)).toEqual(['phone', 'wechat', 'sms', 'invite', 'visit']);
  });

  it('know no origin beside those listed', () => {
    expect(planOriginSchema.safeParse('first_48h').success).toBe(true);
    expect(planOriginSchema.safeParse('toString').success).toBe(false);
  });
});
