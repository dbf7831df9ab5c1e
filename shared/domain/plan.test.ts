import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type CivilDate } from '../calendar/civil-date.ts';
import { defaultStoreCalendar, openDayOnOrAfter, type StoreCalendar } from '../calendar/store-calendar.ts';
import { errorCodes, messageOf } from '../contract/errors.ts';
import { regulationLevelPolicy as policy } from './level-policy.ts';
import { checkFirstPlanDate, checkMove, checkNextPlanDate, checkReplace, type PlanFacts, planOrigins } from './plan.ts';
import type { Refusal } from './refusal.ts';

// 2026-03-09 is a Monday.
const today = '2026-03-09';
const calendar = defaultStoreCalendar;
const closedOnSundays: StoreCalendar = { ...defaultStoreCalendar, closedWeekdays: [7] };
const plan: PlanFacts = { dueOn: '2026-03-12', state: 'open', origin: 'followup' };
const bound = { today, limitOn: '2026-03-16', level: 'A' as const, calendar };

/** The message as shown; a blank that the refusal leaves open would read 「—」. */
function spoken(refusal: Refusal | null): string {
  if (refusal === null) return '';
  const blanks = errorCodes[refusal.code].message.match(/\{\w+\}/g) ?? [];
  expect(blanks.map((blank) => blank.slice(1, -1)).filter((name) => !(name in refusal.params))).toEqual([]);
  return messageOf(refusal.code, refusal.params);
}

describe('the day of the 48-hour follow-up', () => {
  const check = (dueOn: CivilDate, change: { cardOn?: CivilDate; calendar?: StoreCalendar; today?: CivilDate } = {}) =>
    checkFirstPlanDate({ dueOn, cardOn: today, limitOn: '2026-03-16', today, calendar, policy, ...change });

  it('can be moved earlier, never later', () => {
    expect(check('2026-03-11')).toBeNull();
    expect(check('2026-03-10')).toBeNull();
    expect(check('2026-03-12')).toMatchObject({ code: 'PLAN_FIRST_ONLY_EARLIER' });
    expect(spoken(check('2026-03-12'))).toBe('48 小时回访只能提前，最晚 3月11日 周三');
  });

  it('comes after the day of the card', () => {
    expect(check(today)).toMatchObject({ code: 'PLAN_NOT_FUTURE' });
    expect(spoken(check(today))).toBe('下次计划要在今天以后，请选 明天 到 3月11日 周三');
  });

  it('falling on a Sunday may be the Monday', () => {
    expect(check('2026-03-16', { cardOn: '2026-03-13', today: '2026-03-13', calendar: closedOnSundays })).toBeNull();
    expect(check('2026-03-17', { cardOn: '2026-03-13', today: '2026-03-13', calendar: closedOnSundays })).toMatchObject(
      {
        code: 'PLAN_FIRST_ONLY_EARLIER',
      },
    );
  });

  it('of a card entered days late is the day it should have had, and no other past day', () => {
    expect(check('2026-03-11', { today: '2026-03-14' })).toBeNull();
    expect(check('2026-03-10', { today: '2026-03-14' })).toMatchObject({ code: 'DATE_IN_PAST' });
    expect(check('2026-03-14', { today: '2026-03-14' })).toMatchObject({ code: 'PLAN_FIRST_ONLY_EARLIER' });
    expect(check('2026-03-10', { today: '2026-03-10' })).toBeNull();
  });
});

describe('the day of the next plan', () => {
  const check = (dueOn: CivilDate | null, change: Partial<Parameters<typeof checkNextPlanDate>[0]> = {}) =>
    checkNextPlanDate({ ...bound, actorIsManager: false, dueOn, ...change });

  it('is demanded: an open opportunity always has a next plan', () => {
    expect(check(null)).toMatchObject({ code: 'PLAN_NEXT_REQUIRED' });
    expect(check(null, { actorIsManager: true, reason: '不用了' })).toMatchObject({ code: 'PLAN_NEXT_REQUIRED' });
  });

  it('lies after today', () => {
    expect(check('2026-03-10')).toBeNull();
    expect(check(today)).toMatchObject({ code: 'PLAN_NOT_FUTURE' });
    expect(check('2026-03-01')).toMatchObject({ code: 'PLAN_NOT_FUTURE' });
    expect(spoken(check(today))).toBe('下次计划要在今天以后，请选 明天 到 3月16日 周一');
  });

  it('lies inside the limit of the level', () => {
    expect(check('2026-03-16')).toBeNull();
    expect(check('2026-03-17')).toMatchObject({ code: 'PLAN_BEYOND_LIMIT', field: 'dueOn' });
    expect(spoken(check('2026-03-17'))).toBe('A 级最晚 3月16日 周一，请改到这天或更早；确要推后，请展厅经理延期');
  });

  it('may be the Monday when the limit falls on a Sunday that the store is closed', () => {
    const onSunday = { limitOn: '2026-03-15', calendar: closedOnSundays };
    expect(check('2026-03-16', onSunday)).toBeNull();
    expect(check('2026-03-15', onSunday)).toBeNull();
    expect(check('2026-03-17', onSunday)).toMatchObject({ code: 'PLAN_BEYOND_LIMIT' });
  });

  it('goes beyond the limit by a manager only, and only with a reason', () => {
    expect(check('2026-03-30', { actorIsManager: true, reason: '客户出差到月底' })).toBeNull();
    expect(check('2026-03-30', { reason: '客户出差到月底' })).toMatchObject({ code: 'PLAN_BEYOND_LIMIT' });
    for (const reason of ['', '……', null]) {
      expect(check('2026-03-30', { actorIsManager: true, reason })).toMatchObject({ code: 'REQUIRED_MISSING' });
    }
    expect(check('2026-03-16', { actorIsManager: true })).toBeNull();
  });

  it('after a call that reached nobody is the next open day or earlier, also today, never later, for managers too', () => {
    const retry = { retryBy: '2026-03-10' };
    expect([check('2026-03-10', retry), check(today, retry)]).toEqual([null, null]);
    expect(check('2026-03-11', retry)).toMatchObject({ code: 'RETRY_TOO_LATE' });
    expect(spoken(check('2026-03-11', retry))).toContain('最晚 明天 再打一次');
    expect(check('2026-03-11', { ...retry, actorIsManager: true, reason: '出差' })).toMatchObject({
      code: 'RETRY_TOO_LATE',
    });
    expect(check('2026-03-08', retry)).toMatchObject({ code: 'DATE_IN_PAST' });
  });

  it('a retry on the next open day is inside the limit by definition, over a long holiday', () => {
    expect(check('2026-03-20', { retryBy: '2026-03-20', limitOn: '2026-03-11' })).toBeNull();
  });

  it('names days that can be chosen even when the limit is already behind', () => {
    expect(spoken(check(today, { limitOn: '2026-03-01' }))).toBe('下次计划要在今天以后，请选 明天 到 明天');
  });
});

describe('moving a plan', () => {
  const check = (change: Partial<Parameters<typeof checkMove>[0]> = {}) =>
    checkMove({ ...bound, actorIsManager: false, plan, dueOn: '2026-03-14', ...change });
  const manager = { actorIsManager: true, reason: '客户出差' };

  it('a plan in the future moves to a future day inside the limit, either way', () => {
    expect([check(), check({ dueOn: '2026-03-10' }), check({ dueOn: '2026-03-16' })]).toEqual([null, null, null]);
    expect(check({ dueOn: '2026-03-17' })).toMatchObject({ code: 'PLAN_BEYOND_LIMIT' });
    expect(check({ dueOn: today })).toMatchObject({ code: 'PLAN_NOT_FUTURE' });
    expect(spoken(check({ dueOn: '2026-03-17' }))).toContain('A 级最晚 3月16日 周一');
  });

  it('a plan due today or overdue can only be executed: 23:50 is too late to postpone, for a manager too', () => {
    for (const dueOn of [today, '2026-03-08', '2026-01-01']) {
      const late = { plan: { ...plan, dueOn } };
      expect(check(late)).toMatchObject({ code: 'PLAN_DUE_NOT_MOVABLE' });
      expect(check({ ...late, ...manager })).toMatchObject({ code: 'PLAN_DUE_NOT_MOVABLE' });
    }
  });

  it('a plan on a closed day counts as the next open day: on the Sunday itself it still moves', () => {
    const onSunday = { plan: { ...plan, dueOn: '2026-03-08' }, today: '2026-03-08', calendar: closedOnSundays };
    expect(check({ ...onSunday, dueOn: '2026-03-10' })).toBeNull();
    expect(check({ ...onSunday, dueOn: '2026-03-10', today: '2026-03-09' })).toMatchObject({
      code: 'PLAN_DUE_NOT_MOVABLE',
    });
  });

  it('the 48-hour follow-up moves earlier, never later, not even by a manager', () => {
    const first = { plan: { ...plan, origin: 'first_48h' as const, dueOn: '2026-03-11' } };
    expect(check({ ...first, dueOn: '2026-03-10' })).toBeNull();
    expect(check({ ...first, dueOn: '2026-03-11' })).toBeNull();
    expect(check({ ...first, dueOn: '2026-03-12' })).toMatchObject({ code: 'PLAN_FIRST_ONLY_EARLIER' });
    expect(check({ ...first, ...manager, dueOn: '2026-03-12' })).toMatchObject({ code: 'PLAN_FIRST_ONLY_EARLIER' });
  });

  it('a manager extends one plan beyond the limit with a reason, and it can be brought forward again', () => {
    expect(check({ ...manager, dueOn: '2026-03-30' })).toBeNull();
    expect(check({ ...manager, reason: null, dueOn: '2026-03-30' })).toMatchObject({ code: 'REQUIRED_MISSING' });
    const extended = { plan: { ...plan, dueOn: '2026-03-30' } };
    expect(check({ ...extended, dueOn: '2026-03-25' })).toBeNull();
    expect(check({ ...extended, dueOn: '2026-03-31' })).toMatchObject({ code: 'PLAN_BEYOND_LIMIT' });
  });

  it('the limit binds the next plan only: a further plan moves to any future day', () => {
    expect(check({ limitOn: null, dueOn: '2026-06-01' })).toBeNull();
    expect(check({ limitOn: null, dueOn: today })).toMatchObject({ code: 'PLAN_NOT_FUTURE' });
    expect(spoken(check({ limitOn: null, dueOn: today }))).toContain('请选 明天 到 3月12日 周四');
  });

  it('a closed plan and a decision task are not moved', () => {
    for (const state of ['done', 'cancelled', 'replaced'] as const) {
      expect(check({ plan: { ...plan, state } })).toMatchObject({ code: 'PLAN_ALREADY_CLOSED' });
    }
    expect(check({ plan: { ...plan, origin: 'ending_decision' } })).toMatchObject({ code: 'ENDING_PENDING' });
  });

  it('no consultant ever ends with a plan today, in the past, or beyond both its limit and its old day', () => {
    let allowed = 0;
    const days = fc.integer({ min: -10, max: 40 }).map((n) => addDays(today, n));
    const origins = fc.constantFrom(...(Object.keys(planOrigins) as (keyof typeof planOrigins)[]));
    fc.assert(
      fc.property(days, days, days, origins, fc.boolean(), (planDue, dueOn, limitOn, origin, sundays) => {
        const of = sundays ? closedOnSundays : calendar;
        const moved = check({ plan: { ...plan, dueOn: planDue, origin }, dueOn, limitOn, calendar: of, reason: '忙' });
        if (moved !== null) return spoken(moved).length > 0;
        allowed++;
        const latest = [openDayOnOrAfter(of, limitOn), openDayOnOrAfter(of, planDue)].sort()[1] ?? '';
        return dueOn > today && openDayOnOrAfter(of, planDue) > today && dueOn <= latest;
      }),
      { numRuns: 1000 },
    );
    expect(allowed).toBeGreaterThan(50);
  });
});

describe('replacing a plan', () => {
  const due: PlanFacts = { ...plan, dueOn: today };
  const check = (change: Partial<Parameters<typeof checkReplace>[0]> = {}) =>
    checkReplace({
      plan: due,
      dueOn: '2026-03-10',
      today,
      calendar,
      actorIsManager: true,
      reason: '客户住院',
      ...change,
    });

  it('is how a manager answers for a plan due today or overdue, with a reason', () => {
    expect(check()).toBeNull();
    expect(check({ plan: { ...due, dueOn: '2026-03-01' } })).toBeNull();
    for (const reason of [null, '', '  ', '。。'])
      expect(check({ reason })).toMatchObject({ code: 'REQUIRED_MISSING' });
    expect(spoken(check({ reason: null }))).toContain('换计划的原因');
  });

  it('is nobody else’s act', () => {
    expect(check({ actorIsManager: false })).toMatchObject({ code: 'PLAN_DUE_NOT_MOVABLE' });
  });

  it('begins the new plan today or later, beyond the limit as well: the reason stands for both', () => {
    expect([check({ dueOn: today }), check({ dueOn: '2026-06-01' })]).toEqual([null, null]);
    expect(check({ dueOn: '2026-03-08' })).toMatchObject({ code: 'DATE_IN_PAST' });
  });

  it('is not for a plan in the future, which is moved', () => {
    expect(check({ plan })).toMatchObject({ code: 'INVALID_INPUT' });
    expect(spoken(check({ plan }))).toContain('请直接改日期');
  });

  it('is not for a closed plan or a decision task', () => {
    expect(check({ plan: { ...due, state: 'replaced' } })).toMatchObject({ code: 'PLAN_ALREADY_CLOSED' });
    expect(check({ plan: { ...due, origin: 'ending_decision' } })).toMatchObject({ code: 'ENDING_PENDING' });
  });
});
