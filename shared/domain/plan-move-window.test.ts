import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../calendar/civil-date.ts';
import { defaultStoreCalendar, type StoreCalendar } from '../calendar/store-calendar.ts';
import { checkMove } from './plan.ts';
import { planOrigins, planStates } from './plan-codes.ts';
import { isInWindow, moveWindow, saleMoveWindow } from './plan-move-window.ts';
import { isRefusal } from './refusal.ts';
import { checkSaleMove } from './sale.ts';
import { saleCalls } from './sale-plan.ts';

const today = '2026-03-11';
const closedOnSundays: StoreCalendar = { ...defaultStoreCalendar, closedWeekdays: [7] };
const open = { dueOn: '2026-03-16', state: 'open', origin: 'followup' } as const;
const ask = { limitOn: '2026-03-18', today, calendar: defaultStoreCalendar };

describe('the days to which a plan may be moved', () => {
  it('are tomorrow to the limit of the level', () => {
    expect(moveWindow(open, ask)).toEqual({ fromOn: '2026-03-12', throughOn: '2026-03-18', bound: 'level' });
  });

  it('end on the next open day where the limit is a closed one', () => {
    const window = moveWindow(open, { ...ask, limitOn: '2026-03-15', calendar: closedOnSundays });
    expect(window).toMatchObject({ throughOn: '2026-03-16' });
  });

  it('end on its own day for the 48-hour follow-up, whatever the level allows', () => {
    const first = { ...open, dueOn: '2026-03-13', origin: 'first_48h' } as const;
    expect(moveWindow(first, ask)).toMatchObject({ throughOn: '2026-03-13', bound: 'first_48h' });
  });

  it('end where a manager extended it to', () => {
    const window = moveWindow({ ...open, dueOn: '2026-03-25' }, ask);
    expect(window).toMatchObject({ throughOn: '2026-03-25', bound: 'extended' });
  });

  it('have no end for a further plan', () => {
    expect(moveWindow(open, { ...ask, limitOn: null })).toMatchObject({ throughOn: null, bound: 'none' });
  });

  it('are none on its day and after, and none for a decision task', () => {
    expect(moveWindow({ ...open, dueOn: today }, ask)).toMatchObject({ code: 'PLAN_DUE_NOT_MOVABLE' });
    expect(moveWindow({ ...open, dueOn: '2026-03-02' }, ask)).toMatchObject({ code: 'PLAN_DUE_NOT_MOVABLE' });
    expect(moveWindow({ ...open, origin: 'ending_decision' }, ask)).toMatchObject({ code: 'ENDING_PENDING' });
  });

  it('are exactly those that moving lets pass without an extension, for a manager as well', () => {
    const anyOrigin = fc.constantFrom(...(Object.keys(planOrigins) as (keyof typeof planOrigins)[]));
    const anyState = fc.oneof(
      { weight: 5, arbitrary: fc.constant('open' as const) },
      fc.constantFrom(...(Object.keys(planStates) as (keyof typeof planStates)[])),
    );
    const anyCalendar = fc.record({
      closedWeekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 3 }),
      closed: fc.array(fc.integer({ min: -3, max: 30 }), { maxLength: 9 }),
    });
    const day = fc.integer({ min: -6, max: 35 });
    let [moved, refused] = [0, 0];
    fc.assert(
      fc.property(
        fc.record({ origin: anyOrigin, state: anyState, due: day, limit: fc.option(day), to: day }),
        anyCalendar,
        fc.boolean(),
        ({ origin, state, due, limit, to }, { closedWeekdays, closed }, actorIsManager) => {
          const exceptions = Object.fromEntries(closed.map((n) => [addDays(today, n), 'closed' as const]));
          const calendar = { ...defaultStoreCalendar, closedWeekdays, exceptions };
          const plan = { dueOn: addDays(today, due), state, origin };
          const limitOn = limit === null ? null : addDays(today, limit);
          const dueOn = addDays(today, to);
          const bound = { limitOn, today, calendar };
          const window = moveWindow(plan, bound);
          const passes = checkMove({ plan, dueOn, level: 'B', actorIsManager, ...bound }) === null;
          expect(!isRefusal(window) && isInWindow(window, dueOn)).toBe(passes);
          if (passes) moved++;
          else refused++;
        },
      ),
      { numRuns: 3000 },
    );
    expect(Math.min(moved, refused)).toBeGreaterThan(100);
  });
});

describe('the days to which a call after a delivery may be moved', () => {
  const delivered = { deliveredOn: '2026-03-10', today, calendar: defaultStoreCalendar };
  const week = { dueOn: '2026-03-17', state: 'open', origin: 'sale_week' } as const;
  const csi = { dueOn: '2026-03-24', state: 'open', origin: 'sale_csi' } as const;

  it('end on its own last day, and are the window alone for the CSI call', () => {
    expect(saleMoveWindow(week, { call: 'sale_week', ...delivered })).toEqual({
      fromOn: '2026-03-12',
      throughOn: '2026-03-17',
      bound: 'sale',
    });
    expect(saleMoveWindow(csi, { call: 'sale_csi', ...delivered })).toEqual({
      fromOn: '2026-03-20',
      throughOn: '2026-03-25',
      bound: 'sale',
    });
  });

  it('are exactly those that moving lets pass without a reason, for a manager as well', () => {
    const day = fc.integer({ min: -6, max: 50 });
    let [moved, refused] = [0, 0];
    fc.assert(
      fc.property(
        fc.record({ call: fc.constantFrom(...saleCalls), due: day, to: day, ago: fc.integer({ min: 0, max: 40 }) }),
        fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 3 }),
        fc.array(fc.integer({ min: -3, max: 40 }), { maxLength: 12 }),
        fc.boolean(),
        ({ call, due, to, ago }, closedWeekdays, closed, actorIsManager) => {
          const exceptions = Object.fromEntries(closed.map((n) => [addDays(today, n), 'closed' as const]));
          const calendar = { ...defaultStoreCalendar, closedWeekdays, exceptions };
          const plan = { dueOn: addDays(today, due), state: 'open', origin: call } as const;
          const sale = { call, deliveredOn: addDays(today, -ago), today, calendar };
          const dueOn = addDays(today, to);
          const window = saleMoveWindow(plan, sale);
          const passes = checkSaleMove({ plan, dueOn, actorIsManager, reason: null, ...sale }) === null;
          expect(!isRefusal(window) && isInWindow(window, dueOn)).toBe(passes);
          if (passes) moved++;
          else refused++;
        },
      ),
      { numRuns: 3000 },
    );
    expect(Math.min(moved, refused)).toBeGreaterThan(100);
  });
});
