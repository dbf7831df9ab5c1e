import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addCustomer, type TestCustomer } from '../support/customers.ts';
import { nextOn, openPlansOf, reached, rowOf } from '../support/plans.ts';
import { createTestShowroom, type TestShowroom } from '../support/showroom.ts';

let showroom: TestShowroom;
let customer: TestCustomer;
/** The next plan after a first call on 11 March: due on the 16th, A's limit is the 18th. */
let planId: string;
beforeEach(async () => {
  showroom = await createTestShowroom({ at: '2026-03-09 10:00' });
  customer = addCustomer(showroom, { level: 'A' });
  showroom.clock.set('2026-03-11 09:30');
  const done = await showroom
    .as('王磊')
    .call('followup.record', reached(customer.opportunityId, nextOn('2026-03-16'), { planId: customer.planId }));
  planId = done.opportunities[0]?.nextPlan?.id ?? '';
});
afterEach(() => showroom.close());

const plan = () => rowOf(showroom, 'plan', planId);
const move = (dueOn: string, who = '王磊') => showroom.as(who).refused('plan.move', { id: planId, ...nextOn(dueOn) });

describe('moving a plan', () => {
  test('goes to another future day inside the limit, by its own consultant', async () => {
    await showroom.as('王磊').call('plan.move', { id: planId, ...nextOn('2026-03-18', '16:30'), method: 'invite' });
    expect(plan()).toMatchObject({ dueOn: '2026-03-18', dueTime: '16:30', method: 'invite', extendedTo: null });
  });

  test('never goes beyond the limit, to today, or past midnight of its own day', async () => {
    expect(await move('2026-03-19')).toMatchObject({ code: 'PLAN_BEYOND_LIMIT' });
    expect(await move('2026-03-11')).toMatchObject({ code: 'PLAN_NOT_FUTURE' });
    showroom.clock.set('2026-03-16 23:50');
    expect(await move('2026-03-17')).toMatchObject({ code: 'PLAN_DUE_NOT_MOVABLE' });
    showroom.clock.set('2026-03-17 00:10');
    expect(await move('2026-03-18')).toMatchObject({ code: 'PLAN_DUE_NOT_MOVABLE' });
    expect(plan().dueOn).toBe('2026-03-16');
  });

  test('on its day its hour, method and purpose can still be changed', async () => {
    showroom.clock.set('2026-03-16 10:00');
    await showroom
      .as('王磊')
      .call('plan.move', { id: planId, dueOn: '2026-03-16', dueTime: '17:00', method: 'wechat', purpose: '发配置表' });
    expect(plan()).toMatchObject({ dueOn: '2026-03-16', dueTime: '17:00', method: 'wechat', purpose: '发配置表' });
  });

  test('the 48-hour follow-up moves earlier and never later', async () => {
    const fresh = addCustomer(showroom, { name: '许国强', phone: '13900006640' });
    const later = { id: fresh.planId, ...nextOn('2026-03-14') };
    expect(await showroom.as('王磊').refused('plan.move', later)).toMatchObject({ code: 'PLAN_FIRST_ONLY_EARLIER' });
    await showroom.as('王磊').call('plan.move', { id: fresh.planId, ...nextOn('2026-03-12') });
    const back = { id: fresh.planId, ...nextOn('2026-03-13') };
    expect(await showroom.as('王磊').refused('plan.move', back)).toMatchObject({ code: 'PLAN_FIRST_ONLY_EARLIER' });
  });

  test('is for its consultant and the managers, nobody else', async () => {
    expect(await move('2026-03-17', '李娜')).toMatchObject({ code: 'NOT_OWNER', params: { owner: '王磊' } });
    expect(await move('2026-03-17', '周敏')).toMatchObject({ code: 'FORBIDDEN' });
    await showroom.as('郭展厅').call('plan.move', { id: planId, ...nextOn('2026-03-17') });
    expect(plan().dueOn).toBe('2026-03-17');
  });

  test('a plan that was executed cannot be moved', async () => {
    expect(
      await showroom.as('王磊').refused('plan.move', { id: customer.planId, ...nextOn('2026-03-17') }),
    ).toMatchObject({ code: 'PLAN_ALREADY_CLOSED' });
  });
});

describe('beyond the limit', () => {
  const extend = (who: string, reason: string) =>
    showroom.as(who).raw('plan.extend', { id: planId, ...nextOn('2026-03-25'), reason });

  test('only a manager extends, and only with a reason', async () => {
    expect(await extend('王磊', '客户出差')).toMatchObject({ code: 'FORBIDDEN' });
    expect(await extend('郭展厅', '')).toMatchObject({ code: 'INVALID_INPUT', field: 'reason' });
    expect(await extend('郭展厅', '。。')).toMatchObject({ code: 'REQUIRED_MISSING', field: 'reason' });
    expect(plan()).toMatchObject({ dueOn: '2026-03-16', extendedTo: null });
    expect(await extend('郭展厅', '客户出差到 24 日')).toEqual({ id: planId, dueOn: '2026-03-25', beyondLimit: true });
    expect(plan()).toMatchObject({
      dueOn: '2026-03-25',
      extendedTo: '2026-03-25',
      extendReason: '客户出差到 24 日',
      extendedById: showroom.as('郭展厅').id,
    });
  });

  test('an extension holds for this one plan: the next one is bound by the limit again', async () => {
    await extend('郭展厅', '客户出差到 24 日');
    showroom.clock.set('2026-03-25 09:00');
    const input = reached(customer.opportunityId, nextOn('2026-04-03'), { planId });
    expect(await showroom.as('王磊').refused('followup.record', input)).toMatchObject({ code: 'PLAN_BEYOND_LIMIT' });
  });

  test('the consultant brings an extended plan forward, but not out again', async () => {
    await extend('郭展厅', '客户出差到 24 日');
    await showroom.as('王磊').call('plan.move', { id: planId, ...nextOn('2026-03-20') });
    expect(await move('2026-03-24')).toMatchObject({ code: 'PLAN_BEYOND_LIMIT' });
  });

  test('wherever its consultant meets it, the plan says who granted the day and why, until it is back inside the limit', async () => {
    const met = async () => {
      const wang = showroom.as('王磊');
      const [row] = (await wang.call('plan.today', { tab: 'week' })).rows;
      const { plans, opportunities } = await wang.call('customer.get', { id: customer.id });
      const [chip] = (await wang.call('calendar.view', { from: '2026-03-16', to: '2026-03-29' })).plans;
      const { plan: opened } = await wang.call('plan.get', { id: planId });
      const onPage = plans.find(({ id }) => id === planId);
      return [row, onPage, opportunities[0]?.nextPlan, chip, opened].map((each) => each?.extension);
    };
    await extend('郭展厅', '客户出差到 24 日');
    showroom.clock.set('2026-03-18 10:00');
    const by = { id: showroom.as('郭展厅').id, name: '郭展厅' };
    expect(await met()).toEqual(Array(5).fill({ to: '2026-03-25', reason: '客户出差到 24 日', by }));
    showroom.clock.set('2026-03-12 10:00');
    await showroom.as('王磊').call('plan.move', { id: planId, ...nextOn('2026-03-18') });
    expect(await met()).toEqual(Array(5).fill(null));
  });

  test('an extension to a closed day reaches to the next open one', async () => {
    await showroom.as('admin').call('store.setDays', {
      days: [{ on: '2026-03-25', kind: 'closed' }],
    });
    await extend('郭展厅', '客户出差到 24 日');
    expect(await move('2026-03-27')).toMatchObject({ code: 'PLAN_BEYOND_LIMIT' });
    await showroom.as('王磊').call('plan.move', { id: planId, ...nextOn('2026-03-26') });
    expect(plan()).toMatchObject({ dueOn: '2026-03-26', extendReason: '客户出差到 24 日' });
  });

  test('brought forward without a word of reason, a plan keeps the reason it was extended with', async () => {
    await extend('郭展厅', '客户出差到 24 日');
    await showroom.as('陈经理').call('plan.extend', { id: planId, ...nextOn('2026-03-20'), reason: '。' });
    expect(plan()).toMatchObject({ dueOn: '2026-03-20', extendReason: '客户出差到 24 日' });
  });
});

describe('replacing a plan', () => {
  const ask = { ...nextOn('2026-03-20'), reason: '客户住院' };

  test('is for what is due: a manager, with a reason; the old plan closes and a new one begins', async () => {
    expect(await showroom.as('郭展厅').refused('plan.replace', { id: planId, ...ask })).toMatchObject({
      code: 'INVALID_INPUT',
    });
    showroom.clock.set('2026-03-17 09:00');
    expect(await showroom.as('王磊').refused('plan.replace', { id: planId, ...ask })).toMatchObject({
      code: 'FORBIDDEN',
    });
    const { id } = await showroom.as('郭展厅').call('plan.replace', { id: planId, ...ask });
    expect(plan()).toMatchObject({
      state: 'replaced',
      closedOn: '2026-03-17',
      closeReason: '客户住院',
      dueOn: '2026-03-16',
    });
    expect(openPlansOf(showroom, customer.opportunityId)).toMatchObject([
      {
        id,
        origin: 'manager_replace',
        dueOn: '2026-03-20',
        assigneeId: showroom.as('王磊').id,
        extendReason: '客户住院',
      },
    ]);
  });

  test('twice is told that it is closed', async () => {
    showroom.clock.set('2026-03-17 09:00');
    await showroom.as('郭展厅').call('plan.replace', { id: planId, ...ask });
    expect(await showroom.as('陈经理').refused('plan.replace', { id: planId, ...ask })).toMatchObject({
      code: 'PLAN_ALREADY_CLOSED',
    });
    expect(openPlansOf(showroom, customer.opportunityId)).toHaveLength(1);
  });
});

describe('a further plan', () => {
  const add = (dueOn: string) =>
    showroom.as('王磊').call('plan.add', { opportunityId: customer.opportunityId, ...nextOn(dueOn) });

  test('stands beside the next one and knows no limit', async () => {
    await add('2026-05-20');
    expect(openPlansOf(showroom, customer.opportunityId).map(({ role, dueOn }) => [role, dueOn])).toEqual(
      expect.arrayContaining([
        ['next', '2026-03-16'],
        ['further', '2026-05-20'],
      ]),
    );
  });

  test('lies in the future, within a year', async () => {
    for (const dueOn of ['2026-03-11', '2026-03-01', '2027-04-01'])
      expect(
        await showroom.as('王磊').refused('plan.add', { opportunityId: customer.opportunityId, ...nextOn(dueOn) }),
      ).toMatchObject({ code: 'INVALID_INPUT', field: 'dueOn' });
  });

  test('can be taken back before its day; the next plan never', async () => {
    const { id } = await add('2026-05-20');
    await showroom.as('王磊').call('plan.cancelFurther', { id });
    expect(rowOf(showroom, 'plan', id)).toMatchObject({ state: 'cancelled' });
    expect(await showroom.as('王磊').refused('plan.cancelFurther', { id: planId })).toMatchObject({
      code: 'PLAN_NEXT_REQUIRED',
    });
    const due = await add('2026-03-12');
    showroom.clock.set('2026-03-12 09:00');
    expect(await showroom.as('王磊').refused('plan.cancelFurther', { id: due.id })).toMatchObject({
      code: 'PLAN_DUE_NOT_MOVABLE',
    });
  });

  test('executed on its day is an attempt: the next plan is made anew', async () => {
    const { id } = await add('2026-03-13');
    showroom.clock.set('2026-03-13 09:00');
    await showroom
      .as('王磊')
      .call('followup.record', reached(customer.opportunityId, nextOn('2026-03-20'), { planId: id }));
    expect(rowOf(showroom, 'plan', id).state).toBe('done');
    expect(plan().state).toBe('done');
    expect(openPlansOf(showroom, customer.opportunityId)).toMatchObject([{ dueOn: '2026-03-20', role: 'next' }]);
  });
});
