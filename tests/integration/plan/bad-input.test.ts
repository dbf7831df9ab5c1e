import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addCustomer, type TestCustomer } from '../support/customers.ts';
import { nextOn, openPlansOf, reached } from '../support/plans.ts';
import { createTestShowroom, type TestShowroom } from '../support/showroom.ts';

let showroom: TestShowroom;
let customer: TestCustomer;
beforeEach(async () => {
  showroom = await createTestShowroom({ at: '2026-03-09 10:00' });
  customer = addCustomer(showroom, { level: 'A' });
  showroom.clock.set('2026-03-11 09:30');
});
afterEach(() => showroom.close());

/** How much the store holds: two equal answers mean that nothing was half written between. */
const held = () =>
  ['followup', 'plan', 'level_change', 'ending_request', 'change', 'audit_log'].map((table) =>
    showroom.store.prepare(`SELECT count(*) FROM ${table}`).pluck().get(),
  );

describe('a call with bad input leaves nothing behind', () => {
  test.each([
    ['a plan on 30 February', '2026-02-30', 'INVALID_INPUT'],
    ['a plan in the past', '2026-03-10', 'PLAN_NOT_FUTURE'],
    ['a plan of today', '2026-03-11', 'PLAN_NOT_FUTURE'],
    ['a plan beyond the limit', '2026-03-19', 'PLAN_BEYOND_LIMIT'],
    ['a plan in a hundred years', '2126-03-19', 'PLAN_BEYOND_LIMIT'],
  ])('%s', async (_what, dueOn, code) => {
    const before = held();
    const input = reached(customer.opportunityId, nextOn(dueOn), { planId: customer.planId });
    expect(await showroom.as('王磊').refused('followup.record', input)).toMatchObject({ code });
    expect(held()).toEqual(before);
    expect(openPlansOf(showroom, customer.opportunityId)).toMatchObject([{ id: customer.planId }]);
  });

  test.each(['，。、', '……', '  ', '\u200b\u200b', '！？'])('feedback of only %j counts as empty', async (text) => {
    const before = held();
    const input = reached(customer.opportunityId, nextOn('2026-03-13'), { planId: customer.planId, feedback: text });
    expect(await showroom.as('王磊').refused('followup.record', input)).toMatchObject({ code: 'FEEDBACK_EMPTY' });
    expect(held()).toEqual(before);
  });

  test('a colleague’s customer: nobody plans for him', async () => {
    const before = held();
    for (const planId of [undefined, customer.planId]) {
      const input = reached(customer.opportunityId, nextOn('2026-03-13'), planId === undefined ? {} : { planId });
      expect(await showroom.as('李娜').refused('followup.record', input)).toMatchObject({ code: 'NOT_OWNER' });
    }
    expect(held()).toEqual(before);
  });

  test('an intention that ended meanwhile, and its plan', async () => {
    const wish = { ending: { ending: 'lost' as const, reason: '买了哈弗' } };
    await showroom.as('王磊').call('followup.record', reached(customer.opportunityId, null, { wish }));
    const { rows } = await showroom.as('郭展厅').call('ending.pending', {});
    await showroom.as('郭展厅').call('ending.decide', { requestId: rows[0]?.requestId ?? '', approve: true });
    const before = held();
    const next = nextOn('2026-03-13');
    const ofPlan = reached(customer.opportunityId, next, { planId: customer.planId });
    expect(await showroom.as('王磊').refused('followup.record', ofPlan)).toMatchObject({ code: 'PLAN_ALREADY_CLOSED' });
    const without = reached(customer.opportunityId, next);
    expect(await showroom.as('王磊').refused('followup.record', without)).toMatchObject({ code: 'OPPORTUNITY_ENDED' });
    expect(held()).toEqual(before);
  });

  test('an opportunity that is nowhere, and one that became part of another record', async () => {
    const nowhere = reached('nowhere', nextOn('2026-03-13'));
    expect(await showroom.as('王磊').refused('followup.record', nowhere)).toMatchObject({ code: 'NOT_FOUND' });
    showroom.clock.set('2026-03-09 11:00');
    const twin = addCustomer(showroom, { level: 'A', phone: '13900001111' });
    showroom.clock.set('2026-03-11 10:00');
    const open = openPlansOf(showroom, twin.opportunityId)[0]?.id ?? '';
    await showroom.as('sales_manager').call('merge.merge', { id: customer.id, otherId: twin.id });
    const calling = { customerId: twin.id, outcome: 'connected' as const, method: 'phone' as const, feedback: '来电' };
    const said = await showroom.as('李娜').call('followup.record', calling);
    expect(said.attempt).toBe(false);
    const input = reached(twin.opportunityId, nextOn('2026-03-13'), { planId: open });
    expect(await showroom.as('王磊').call('followup.record', input)).toMatchObject({ attempt: true });
  });
});

test('two devices at the same plan: one is recorded, the other is told, whichever came first', async () => {
  const inputs = ['c-1', 'c-2'].map((contactId) =>
    reached(customer.opportunityId, nextOn('2026-03-13'), { planId: customer.planId, contactId }),
  );
  const answers = await Promise.all(inputs.map((input) => showroom.as('王磊').raw('followup.record', input)));
  const codes = answers.map((answer) => (answer as { readonly code?: string }).code ?? 'recorded');
  expect(codes.toSorted()).toEqual(['PLAN_ALREADY_CLOSED', 'recorded']);
  expect(openPlansOf(showroom, customer.opportunityId)).toHaveLength(1);
});
