import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../calendar/civil-date.ts';
import { defaultStoreCalendar, isOpenDay } from '../calendar/store-calendar.ts';
import { evaluatePlanMissed, type PlanFact } from './rule-plan-missed.ts';
import { regulationRulebook } from './rulebook.ts';

const context = {
  rulebooks: [regulationRulebook({ finesOn: true })],
  calendar: { ...defaultStoreCalendar, closedWeekdays: [7] },
  sha256: (text: string) => createHash('sha256').update(text).digest('hex'),
};
// A Monday; the day before is closed.
const day = '2026-03-09';
const plan: PlanFact = {
  planId: 'plan-1',
  customerId: 'customer-1',
  dueOn: day,
  assigneeId: 'zhang',
  isDecision: false,
  attemptOn: null,
  cancelledOn: null,
  replacedOn: null,
};
const on = (evaluated: string, ...plans: readonly PlanFact[]) =>
  evaluatePlanMissed(plans, { ...context, day: evaluated });

describe('当天的活动计划必须当天执行完毕 (§四.2, §八.2)', () => {
  it('a plan unexecuted at 24:00 of its due day is one finding of 50 RMB against its assignee', () => {
    expect(on(day, plan)).toMatchObject([
      {
        rule: 'F-PLAN-MISSED',
        clause: '八.2',
        subjectId: 'plan-1',
        concernsOn: day,
        personId: 'zhang',
        amountFen: 5000,
      },
    ]);
  });

  it('a plan executed on its day or before, even without reaching anybody, is none', () => {
    expect(on(day, { ...plan, attemptOn: day }, { ...plan, attemptOn: '2026-03-07' })).toEqual([]);
  });

  it('executing it later does not clear it, and it is counted on its due day only, however long it stays open', () => {
    expect(on(day, { ...plan, attemptOn: '2026-03-10' })).toHaveLength(1);
    expect(on('2026-03-10', plan)).toEqual([]);
    expect(on('2026-03-11', { ...plan, attemptOn: '2026-03-10' })).toEqual([]);
  });

  it('a plan due on a closed day counts as due on the next open day', () => {
    const sunday = { ...plan, dueOn: '2026-03-08' };
    expect(on('2026-03-08', sunday)).toEqual([]);
    expect(on(day, sunday)).toMatchObject([{ concernsOn: day }]);
    expect(on(day, { ...sunday, attemptOn: day })).toEqual([]);
  });

  it('opening a closed day afterwards does not count the same plan again', () => {
    const sunday = { ...plan, dueOn: '2026-03-08' };
    const calendar = { ...context.calendar, exceptions: { '2026-03-08': 'open' as const } };
    const again = evaluatePlanMissed([sunday], { ...context, calendar, day: '2026-03-08' });
    expect(again.map(({ id }) => id)).toEqual(on(day, sunday).map(({ id }) => id));
  });

  it('a manager’s decision task is never missed (§四.1)', () => {
    expect(on(day, { ...plan, isDecision: true })).toEqual([]);
  });

  it('a plan that a manager replaced on its day keeps its finding; one replaced before has none', () => {
    expect(on(day, { ...plan, replacedOn: day })).toHaveLength(1);
    expect(on(day, { ...plan, replacedOn: '2026-03-10' })).toHaveLength(1);
    expect(on(day, { ...plan, replacedOn: '2026-03-07' })).toEqual([]);
  });

  it('a plan that ended with its opportunity on the day is none; one cancelled later keeps its finding', () => {
    expect(on(day, { ...plan, cancelledOn: day })).toEqual([]);
    expect(on(day, { ...plan, cancelledOn: '2026-03-10' })).toHaveLength(1);
  });

  it('over any run of days each plan is found at most once, exactly once when left undone, never on a closed day', () => {
    const offset = fc.integer({ min: -5, max: 12 });
    const plans = fc.uniqueArray(
      fc.record({ planId: fc.uuid(), due: fc.integer({ min: 0, max: 7 }), attempt: fc.option(offset) }),
      { selector: ({ planId }) => planId, maxLength: 12 },
    );
    fc.assert(
      fc.property(plans, fc.subarray([1, 2, 3, 4, 5, 6, 7], { maxLength: 4 }), (drawn, closedWeekdays) => {
        const calendar = { ...defaultStoreCalendar, closedWeekdays };
        const facts = drawn.map(({ planId, due, attempt }) => ({
          ...plan,
          planId,
          dueOn: addDays(day, due),
          attemptOn: attempt === null ? null : addDays(day, attempt),
        }));
        const found = Array.from({ length: 20 }, (_, n) =>
          evaluatePlanMissed(facts, { ...context, calendar, day: addDays(day, n) }),
        ).flat();
        expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
        for (const fact of facts) {
          const own = found.filter(({ subjectId }) => subjectId === fact.planId);
          if (fact.attemptOn === null) expect(own).toHaveLength(1);
          else if (fact.attemptOn <= fact.dueOn) expect(own).toHaveLength(0);
          else expect(own.length).toBeLessThanOrEqual(1);
        }
        for (const { concernsOn } of found) expect(isOpenDay(calendar, concernsOn)).toBe(true);
      }),
    );
  });
});
