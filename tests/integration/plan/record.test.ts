import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sqlFor } from '../../../db/query.ts';
import { addCustomer, addOpportunity, type TestCustomer } from '../support/customers.ts';
import { nextOn, notReached, openPlansOf, reached, rowOf } from '../support/plans.ts';
import { createTestShowroom, type TestShowroom } from '../support/showroom.ts';

// 2026-03-09 is a Monday; the store is open every day unless a test says otherwise.
let showroom: TestShowroom;
let customer: TestCustomer;
beforeEach(async () => {
  showroom = await createTestShowroom({ at: '2026-03-09 10:00' });
  customer = addCustomer(showroom, { level: 'A' });
});
afterEach(() => showroom.close());

const followups = () => showroom.store.read.all(sqlFor.selectFrom('followup').selectAll().orderBy('id'));

describe('executing a plan', () => {
  test('closes it, counts the limit anew from today and opens exactly one next plan, in one act', async () => {
    showroom.clock.set('2026-03-11 09:30');
    const done = await showroom
      .as('王磊')
      .call(
        'followup.record',
        reached(customer.opportunityId, nextOn('2026-03-17', '15:00'), { planId: customer.planId }),
      );
    const plan = rowOf(showroom, 'plan', customer.planId);
    expect(plan).toMatchObject({
      state: 'done',
      closedOn: '2026-03-11',
      followupId: done.opportunities[0]?.followupId,
    });
    expect(openPlansOf(showroom, customer.opportunityId)).toMatchObject([
      { role: 'next', dueOn: '2026-03-17', dueTime: '15:00', origin: 'followup', basis: '再降 3000 就定' },
    ]);
    expect(rowOf(showroom, 'opportunity', customer.opportunityId)).toMatchObject({
      attemptOn: '2026-03-11',
      limitOn: '2026-03-18',
    });
    expect(followups()).toMatchObject([
      { planId: customer.planId, attempt: 1, onDay: '2026-03-11', category: 'price_drop' },
    ]);
  });

  test('a second click, or a second window, is told that it is done; nothing is recorded twice', async () => {
    showroom.clock.set('2026-03-11 09:30');
    const input = reached(customer.opportunityId, nextOn('2026-03-17'), { planId: customer.planId });
    await showroom.as('王磊').call('followup.record', input);
    expect(await showroom.as('王磊').refused('followup.record', input)).toMatchObject({ code: 'PLAN_ALREADY_CLOSED' });
    expect(followups()).toHaveLength(1);
  });

  test('the same contact sent again after a lost answer is recorded once, also without a plan', async () => {
    showroom.clock.set('2026-03-10 09:30');
    const input = reached(customer.opportunityId, nextOn('2026-03-16'), { contactId: 'c-1' });
    await showroom.as('王磊').call('followup.record', input);
    expect(await showroom.as('王磊').refused('followup.record', input)).toMatchObject({ code: 'ALREADY_DONE' });
    expect(followups()).toHaveLength(1);
  });

  test.each([
    ['without a next plan', null, 'PLAN_NEXT_REQUIRED'],
    ['for today', nextOn('2026-03-11'), 'PLAN_NOT_FUTURE'],
    ['beyond the limit', nextOn('2026-03-19'), 'PLAN_BEYOND_LIMIT'],
  ])('%s it is refused and leaves the plan and the day as they were', async (_what, next, code) => {
    showroom.clock.set('2026-03-11 09:30');
    const input = reached(customer.opportunityId, next, { planId: customer.planId });
    expect(await showroom.as('王磊').refused('followup.record', input)).toMatchObject({ code });
    expect(openPlansOf(showroom, customer.opportunityId)).toMatchObject([{ id: customer.planId }]);
    expect(rowOf(showroom, 'opportunity', customer.opportunityId).attemptOn).toBe('2026-03-09');
    expect(followups()).toHaveLength(0);
  });

  test('a limit on a closed day counts as the next open day', async () => {
    await showroom.as('admin').call('store.setDays', { days: [{ on: '2026-03-18', kind: 'closed', note: '盘库' }] });
    showroom.clock.set('2026-03-11 09:30');
    const input = reached(customer.opportunityId, nextOn('2026-03-19'), { planId: customer.planId });
    await showroom.as('王磊').call('followup.record', input);
    expect(openPlansOf(showroom, customer.opportunityId)).toMatchObject([{ dueOn: '2026-03-19', extendedTo: null }]);
  });

  test('an effective call without feedback warns once and can then be saved', async () => {
    showroom.clock.set('2026-03-11 09:30');
    const input = reached(customer.opportunityId, nextOn('2026-03-16'), { planId: customer.planId, feedback: '。。' });
    expect(await showroom.as('王磊').refused('followup.record', input)).toMatchObject({
      code: 'FEEDBACK_EMPTY',
      field: 'feedback',
      params: { consequence: '，会记一次检查发现（§八.2，拟罚 50 元）' },
    });
    expect(followups()).toHaveLength(0);
    await showroom.as('王磊').call('followup.record', { ...input, confirmedEmpty: true });
    expect(followups()).toHaveLength(1);
  });

  test('a category that is not in the list is refused by its name', async () => {
    showroom.clock.set('2026-03-11 09:30');
    const input = reached(customer.opportunityId, nextOn('2026-03-16'), { category: 'weather' });
    expect(await showroom.as('王磊').refused('followup.record', input)).toMatchObject({
      code: 'INVALID_INPUT',
      field: 'category',
    });
  });

  test('does every plan that is due with one call: a further one of the same day as well', async () => {
    showroom.clock.set('2026-03-10 09:30');
    const { id } = await showroom
      .as('王磊')
      .call('plan.add', { opportunityId: customer.opportunityId, ...nextOn('2026-03-11') });
    showroom.clock.set('2026-03-11 09:30');
    await showroom
      .as('王磊')
      .call('followup.record', reached(customer.opportunityId, nextOn('2026-03-17'), { planId: customer.planId }));
    expect(rowOf(showroom, 'plan', id)).toMatchObject({ state: 'done' });
    expect(openPlansOf(showroom, customer.opportunityId)).toHaveLength(1);
  });
});

describe('a call that reached nobody', () => {
  test('asks for a retry on the next open day or earlier, and counts as an attempt', async () => {
    showroom.clock.set('2026-03-11 09:30');
    const late = notReached(customer.opportunityId, nextOn('2026-03-13'), { planId: customer.planId });
    expect(await showroom.as('王磊').refused('followup.record', late)).toMatchObject({ code: 'RETRY_TOO_LATE' });
    await showroom
      .as('王磊')
      .call(
        'followup.record',
        notReached(customer.opportunityId, nextOn('2026-03-11', '18:00'), { planId: customer.planId }),
      );
    expect(openPlansOf(showroom, customer.opportunityId)).toMatchObject([{ dueOn: '2026-03-11', origin: 'retry' }]);
    expect(rowOf(showroom, 'opportunity', customer.opportunityId).attemptOn).toBe('2026-03-11');
  });

  test('keeps what was said last for whoever calls next', async () => {
    showroom.clock.set('2026-03-11 09:30');
    await showroom
      .as('王磊')
      .call('followup.record', notReached(customer.opportunityId, nextOn('2026-03-12'), { planId: customer.planId }));
    expect(openPlansOf(showroom, customer.opportunityId)).toMatchObject([{ basis: '看了 H9，嫌贵' }]);
  });

  test('on the third day in vain proposes 无效 or 休眠; a wrong number proposes at once', async () => {
    for (const [day, proposals] of [
      ['2026-03-11', []],
      ['2026-03-12', []],
      ['2026-03-13', ['invalid', 'dormant']],
    ] as const) {
      showroom.clock.set(`${day} 09:30`);
      const tomorrow = `2026-03-${Number(day.slice(8)) + 1}`;
      const done = await showroom
        .as('王磊')
        .call('followup.record', notReached(customer.opportunityId, nextOn(tomorrow)));
      expect(done.opportunities[0]?.proposals).toEqual(proposals);
    }
    showroom.clock.set('2026-03-14 09:30');
    const wrong = notReached(customer.opportunityId, nextOn('2026-03-20'), { outcome: 'wrong_number' });
    const done = await showroom.as('王磊').call('followup.record', wrong);
    expect(done.opportunities[0]?.proposals).toEqual(['correct_number', 'invalid', 'dormant']);
  });
});

describe('a contact without a plan', () => {
  test('by the owner counts as an attempt, closes the next plan and demands a new one', async () => {
    showroom.clock.set('2026-03-10 16:00');
    expect(await showroom.as('王磊').refused('followup.record', reached(customer.opportunityId, null))).toMatchObject({
      code: 'PLAN_NEXT_REQUIRED',
    });
    await showroom.as('王磊').call('followup.record', reached(customer.opportunityId, nextOn('2026-03-16')));
    expect(rowOf(showroom, 'plan', customer.planId)).toMatchObject({ state: 'done', closedOn: '2026-03-10' });
    expect(openPlansOf(showroom, customer.opportunityId)).toMatchObject([{ dueOn: '2026-03-16', origin: 'contact' }]);
    expect(followups()).toMatchObject([{ planId: null, attempt: 1 }]);
  });

  test("on the card's own day is recorded and leaves the 48-hour plan standing", async () => {
    showroom.clock.set('2026-03-09 17:00');
    const done = await showroom.as('王磊').call('followup.record', reached(customer.opportunityId, null));
    expect(done.opportunities[0]?.nextPlan).toEqual({ id: customer.planId, dueOn: '2026-03-11', kept: true });
    expect(openPlansOf(showroom, customer.opportunityId)).toMatchObject([{ id: customer.planId, origin: 'first_48h' }]);
    expect(followups()).toMatchObject([{ planId: null, attempt: 1 }]);
  });

  test("on the card's own day asks for no second plan", async () => {
    const input = reached(customer.opportunityId, nextOn('2026-03-10'));
    expect(await showroom.as('王磊').refused('followup.record', input)).toMatchObject({
      code: 'INVALID_INPUT',
      field: 'next',
    });
  });

  test('by anybody else is recorded, shown to the assignee, and closes nothing', async () => {
    showroom.clock.set('2026-03-10 16:00');
    const input = { ...reached(customer.opportunityId, null), opportunities: [], customerId: customer.id };
    const done = await showroom.as('周敏').call('followup.record', input);
    expect(done.attempt).toBe(false);
    expect(openPlansOf(showroom, customer.opportunityId)).toMatchObject([{ id: customer.planId }]);
    expect(rowOf(showroom, 'opportunity', customer.opportunityId).attemptOn).toBe('2026-03-09');
    showroom.clock.set('2026-03-11 09:00');
    const { rows } = await showroom.as('王磊').call('plan.today', {});
    expect(rows).toMatchObject([{ id: customer.planId, othersContact: { by: { name: '周敏' } } }]);
  });

  test('by anybody else can neither execute the plan nor decide what comes next', async () => {
    showroom.clock.set('2026-03-11 16:00');
    for (const input of [
      reached(customer.opportunityId, nextOn('2026-03-16'), { planId: customer.planId }),
      reached(customer.opportunityId, nextOn('2026-03-16')),
      reached(customer.opportunityId, null, { wish: { level: { level: 'H', expectedOn: '2026-03-13' } } }),
    ])
      for (const name of ['李娜', '郭展厅', '周敏'])
        expect(await showroom.as(name).refused('followup.record', input)).toMatchObject({
          code: 'NOT_OWNER',
          params: { owner: '王磊' },
        });
    expect(followups()).toHaveLength(0);
  });
});

describe('one contact about several opportunities', () => {
  test('is recorded for each, each with its own next plan, as one contact', async () => {
    const other = addOpportunity(showroom, customer.id, { level: 'C' });
    showroom.clock.set('2026-03-11 09:30');
    const done = await showroom.as('王磊').call('followup.record', {
      ...reached(customer.opportunityId, nextOn('2026-03-16'), { planId: customer.planId }),
      opportunities: [
        { opportunityId: customer.opportunityId, next: nextOn('2026-03-16') },
        { opportunityId: other.opportunityId, next: nextOn('2026-03-30') },
      ],
    });
    expect(new Set(followups().map(({ contactId }) => contactId))).toEqual(new Set([done.contactId]));
    expect(openPlansOf(showroom, customer.opportunityId)).toMatchObject([{ dueOn: '2026-03-16' }]);
    expect(openPlansOf(showroom, other.opportunityId)).toMatchObject([{ dueOn: '2026-03-30' }]);
    expect(rowOf(showroom, 'plan', other.planId).state).toBe('done');
  });

  test('is refused whole when one of them is: the first stays as it was', async () => {
    const other = addOpportunity(showroom, customer.id, { level: 'H' });
    showroom.clock.set('2026-03-11 09:30');
    const input = {
      ...reached(customer.opportunityId, null),
      opportunities: [
        { opportunityId: customer.opportunityId, next: nextOn('2026-03-16') },
        { opportunityId: other.opportunityId, next: nextOn('2026-03-16') },
      ],
    };
    expect(await showroom.as('王磊').refused('followup.record', input)).toMatchObject({ code: 'PLAN_BEYOND_LIMIT' });
    expect(openPlansOf(showroom, customer.opportunityId)).toMatchObject([{ id: customer.planId }]);
    expect(followups()).toHaveLength(0);
  });

  test('of two different customers is refused', async () => {
    const stranger = addCustomer(showroom, { name: '许国强', phone: '13900006640' });
    showroom.clock.set('2026-03-11 09:30');
    const input = {
      ...reached(customer.opportunityId, null),
      opportunities: [
        { opportunityId: customer.opportunityId, next: nextOn('2026-03-16') },
        { opportunityId: stranger.opportunityId, next: nextOn('2026-03-16') },
      ],
    };
    expect(await showroom.as('王磊').refused('followup.record', input)).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('a level chosen during the call', () => {
  test('bounds the next plan by its own gap and is kept as a change', async () => {
    showroom.clock.set('2026-03-11 09:30');
    const hot = { level: { level: 'H' as const, expectedOn: '2026-03-16' } };
    const late = reached(customer.opportunityId, nextOn('2026-03-14'), { planId: customer.planId, wish: hot });
    expect(await showroom.as('王磊').refused('followup.record', late)).toMatchObject({
      code: 'PLAN_BEYOND_LIMIT',
      params: { level: 'H', limit: '3月13日 周五' },
    });
    await showroom
      .as('王磊')
      .call(
        'followup.record',
        reached(customer.opportunityId, nextOn('2026-03-13'), { planId: customer.planId, wish: hot }),
      );
    expect(rowOf(showroom, 'opportunity', customer.opportunityId)).toMatchObject({
      level: 'H',
      expectedOn: '2026-03-16',
      limitOn: '2026-03-13',
    });
    const changes = showroom.store.read.all(sqlFor.selectFrom('levelChange').selectAll().where('fromLevel', '=', 'A'));
    expect(changes).toMatchObject([{ toLevel: 'H', changedOn: '2026-03-11' }]);
  });

  test('other than the proposed one needs its reason, and the call is not half-recorded', async () => {
    showroom.clock.set('2026-03-11 09:30');
    const input = reached(customer.opportunityId, nextOn('2026-03-13'), {
      planId: customer.planId,
      wish: { level: { level: 'H', expectedOn: '2026-04-30' } },
    });
    expect(await showroom.as('王磊').refused('followup.record', input)).toMatchObject({ code: 'LEVEL_NEEDS_REASON' });
    expect(followups()).toHaveLength(0);
  });
});
