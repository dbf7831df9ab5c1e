import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addCustomer, addOpportunity, type TestCustomer } from '../support/customers.ts';
import { nextOn, notReached, reached } from '../support/plans.ts';
import { createTestShowroom, type TestShowroom } from '../support/showroom.ts';

let showroom: TestShowroom;
let customer: TestCustomer;
beforeEach(async () => {
  showroom = await createTestShowroom({ at: '2026-03-09 10:00', closedWeekdays: [7] });
  customer = addCustomer(showroom, { level: 'A' });
  showroom.clock.set('2026-03-11 09:30');
});
afterEach(() => showroom.close());

describe('the sheet of a plan', () => {
  test('has the phone in full for the owner, the plan, and what every level would allow', async () => {
    const sheet = await showroom.as('王磊').call('plan.get', { id: customer.planId });
    expect(sheet.customer).toMatchObject({ phone: '13800005521', phoneMasked: false, canReveal: false, access: 'own' });
    expect(sheet.plan).toMatchObject({ due: true, overdueDays: 0, originWords: '48 小时回访', basis: '看了 H9，嫌贵' });
    expect(sheet.responsible).toBe(true);
    const [opportunity] = sheet.opportunities;
    expect(opportunity).toMatchObject({ intention: 'H9 2.0T 四驱', level: 'A', planStands: false, contactCount: 0 });
    expect(opportunity?.byLevel).toEqual([
      { level: 'H', horizonDays: 7, gapWords: '2 天', limitOn: '2026-03-13', proposedOn: '2026-03-13' },
      { level: 'A', horizonDays: 15, gapWords: '7 天', limitOn: '2026-03-18', proposedOn: '2026-03-18' },
      { level: 'B', horizonDays: 30, gapWords: '14 天', limitOn: '2026-03-25', proposedOn: '2026-03-25' },
      { level: 'C', horizonDays: 365, gapWords: '21 天', limitOn: '2026-04-01', proposedOn: '2026-04-01' },
      { level: 'N', horizonDays: null, gapWords: '1 个月', limitOn: '2026-04-11', proposedOn: '2026-04-11' },
    ]);
    expect(opportunity?.unanswered).toEqual({ retryBy: '2026-03-12', proposals: [], shownToManager: false });
    expect(opportunity?.unreachable.proposals).toEqual(['correct_number', 'invalid', 'dormant']);
  });

  test('every day it proposes is one that the record then accepts', async () => {
    const levels = ['H', 'A', 'B', 'C', 'N'] as const;
    for (const level of levels) {
      const one = addCustomer(showroom, { name: `客户${level}`, phone: null, level: 'A' });
      showroom.clock.set('2026-03-12 09:30');
      const sheet = await showroom.as('王磊').call('plan.get', { id: one.planId });
      const offered = sheet.opportunities[0]?.byLevel.find((each) => each.level === level);
      for (const [dueOn, isAccepted] of [
        [offered?.limitOn ?? '', true],
        [offered?.proposedOn ?? '', true],
      ] as const) {
        const input = reached(one.opportunityId, nextOn(dueOn), {
          wish: level === 'A' ? {} : { level: { level, expectedOn: null } },
        });
        const answer = await showroom.as('王磊').raw('followup.record', input);
        expect(answer, `${level} on ${dueOn}`).toMatchObject(isAccepted ? { attempt: true } : { refused: true });
      }
      showroom.clock.set('2026-03-11 09:30');
    }
  });

  test('is masked for a manager, who may ask for the number', async () => {
    const sheet = await showroom.as('郭展厅').call('plan.get', { id: customer.planId });
    expect(sheet.customer).toMatchObject({ phone: '138****5521', phoneMasked: true, canReveal: true });
    expect(sheet.responsible).toBe(false);
  });

  test("is none of another consultant's", async () => {
    for (const ask of [
      showroom.as('李娜').refused('plan.get', { id: customer.planId }),
      showroom.as('李娜').refused('followup.prepare', { customerId: customer.id }),
    ])
      expect(await ask).toMatchObject({ code: 'NOT_OWNER', params: { owner: '王磊' } });
    expect(await showroom.as('王磊').refused('plan.get', { id: 'nothing' })).toMatchObject({ code: 'NOT_FOUND' });
  });

  test('tells the contacts of the past, the newest first, with the words of their category', async () => {
    await showroom
      .as('王磊')
      .call('followup.record', reached(customer.opportunityId, nextOn('2026-03-17'), { planId: customer.planId }));
    showroom.clock.set('2026-03-12 09:30');
    await showroom.as('王磊').call('followup.record', notReached(customer.opportunityId, nextOn('2026-03-13')));
    const sheet = await showroom.as('王磊').call('followup.prepare', { customerId: customer.id });
    expect(sheet.plan).toBeNull();
    expect(sheet.opportunities[0]?.contacts).toMatchObject([
      { outcome: 'no_answer', category: null, text: '', by: { name: '王磊' } },
      { outcome: 'connected', category: '等降价', text: '再降 3000 就定' },
    ]);
    expect(sheet.opportunities[0]?.contactCount).toBe(2);
  });

  test('says on the card’s own day that the 48-hour follow-up stands', async () => {
    showroom.clock.set('2026-03-09 15:00');
    const sheet = await showroom.as('王磊').call('followup.prepare', { customerId: customer.id });
    expect(sheet.opportunities[0]).toMatchObject({ planStands: true, nextPlan: { dueOn: '2026-03-11' } });
  });

  test('puts the opportunity of the plan first and shows the others that are open', async () => {
    showroom.clock.set('2026-03-12 09:30');
    const other = addOpportunity(showroom, customer.id, { level: 'C' });
    const sheet = await showroom.as('王磊').call('plan.get', { id: customer.planId });
    expect(sheet.opportunities.map(({ id }) => id)).toEqual([customer.opportunityId, other.opportunityId]);
  });
});
