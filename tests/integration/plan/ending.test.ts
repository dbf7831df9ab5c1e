import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sqlFor } from '../../../db/query.ts';
import { addCustomer, type TestCustomer } from '../support/customers.ts';
import { addStaff } from '../support/people.ts';
import { nextOn, notReached, openPlansOf, reached, rowOf } from '../support/plans.ts';
import { createTestShowroom, type TestShowroom } from '../support/showroom.ts';

let showroom: TestShowroom;
let customer: TestCustomer;
beforeEach(async () => {
  showroom = await createTestShowroom({ at: '2026-03-09 10:00', closedWeekdays: [7] });
  customer = addCustomer(showroom, { level: 'A' });
  showroom.clock.set('2026-03-11 09:30');
});
afterEach(() => showroom.close());

const lost = { ending: 'lost' as const, reason: '买了哈弗', competitor: '宋PLUS' };
/** Asks on 11 March, a Wednesday, in the call itself. @returns the request's id */
async function ask(ending: typeof lost = lost): Promise<string> {
  const done = await showroom
    .as('王磊')
    .call('followup.record', reached(customer.opportunityId, null, { planId: customer.planId, wish: { ending } }));
  return done.opportunities[0]?.request?.id ?? '';
}
const opportunity = () => rowOf(showroom, 'opportunity', customer.opportunityId);
const decisions = () => showroom.store.read.all(sqlFor.selectFrom('endingDecision').selectAll());

describe('asking to end an opportunity', () => {
  test('in the call itself: it is pending, and its next plan becomes the decision task of the next open day', async () => {
    const requestId = await ask();
    expect(opportunity()).toMatchObject({ state: 'pending', attemptOn: '2026-03-11' });
    expect(openPlansOf(showroom, customer.opportunityId)).toMatchObject([
      { role: 'decision', dueOn: '2026-03-12', assigneeId: null, requestId },
    ]);
    expect(rowOf(showroom, 'plan', customer.planId)).toMatchObject({ state: 'done' });
  });

  test('on a Saturday it is decided on Monday, when the store is open again', async () => {
    showroom.clock.set('2026-03-14 09:30');
    await ask();
    expect(openPlansOf(showroom, customer.opportunityId)).toMatchObject([{ dueOn: '2026-03-16' }]);
  });

  test('without an attempt and its feedback of the same day is refused', async () => {
    const request = { opportunityId: customer.opportunityId, ...lost };
    expect(await showroom.as('王磊').refused('ending.request', request)).toMatchObject({
      code: 'ENDING_NEEDS_ATTEMPT',
    });
    await showroom.as('王磊').call('followup.record', notReached(customer.opportunityId, nextOn('2026-03-12')));
    expect(await showroom.as('王磊').refused('ending.request', request)).toMatchObject({
      code: 'ENDING_NEEDS_ATTEMPT',
    });
    await showroom.as('王磊').call('followup.record', reached(customer.opportunityId, nextOn('2026-03-12')));
    await showroom.as('王磊').call('ending.request', request);
    expect(opportunity().state).toBe('pending');
    showroom.clock.set('2026-03-12 09:30');
    expect(await showroom.as('王磊').refused('ending.request', request)).toMatchObject({ code: 'ENDING_PENDING' });
  });

  test("yesterday's attempt is none of today", async () => {
    await showroom.as('王磊').call('followup.record', reached(customer.opportunityId, nextOn('2026-03-16')));
    showroom.clock.set('2026-03-12 09:30');
    expect(
      await showroom.as('王磊').refused('ending.request', { opportunityId: customer.opportunityId, ...lost }),
    ).toMatchObject({ code: 'ENDING_NEEDS_ATTEMPT' });
  });

  test('in a call without feedback is refused and nothing of the call is recorded', async () => {
    const input = notReached(customer.opportunityId, null, { planId: customer.planId });
    const wish = { opportunityId: customer.opportunityId, ending: { ending: 'invalid' as const, reason: '空号' } };
    expect(await showroom.as('王磊').refused('followup.record', { ...input, opportunities: [wish] })).toMatchObject({
      code: 'ENDING_NEEDS_ATTEMPT',
    });
    expect(openPlansOf(showroom, customer.opportunityId)).toMatchObject([{ id: customer.planId }]);
  });

  test('while it is pending a call is recorded, and nothing can be planned or asked again', async () => {
    await ask();
    await showroom.as('王磊').call('followup.record', reached(customer.opportunityId, null));
    for (const wish of [{ ending: lost }, { next: nextOn('2026-03-16') }]) {
      const input = reached(customer.opportunityId, null, { wish });
      expect(await showroom.as('王磊').refused('followup.record', input)).toMatchObject({ code: 'ENDING_PENDING' });
    }
    expect(
      await showroom.as('王磊').refused('plan.add', { opportunityId: customer.opportunityId, ...nextOn('2026-03-20') }),
    ).toMatchObject({ code: 'ENDING_PENDING' });
    expect(openPlansOf(showroom, customer.opportunityId)).toMatchObject([{ role: 'decision' }]);
  });

  test('ends further plans as well: the consultant owes nothing while it is pending', async () => {
    const { id } = await showroom
      .as('王磊')
      .call('plan.add', { opportunityId: customer.opportunityId, ...nextOn('2026-03-12') });
    await ask();
    expect(rowOf(showroom, 'plan', id)).toMatchObject({ state: 'cancelled' });
  });

  test("is not for somebody else's customer", async () => {
    expect(
      await showroom.as('李娜').refused('ending.request', { opportunityId: customer.opportunityId, ...lost }),
    ).toMatchObject({ code: 'NOT_OWNER' });
  });
});

describe("the manager's decision", () => {
  test('by approval the opportunity ends and nothing remains to be done', async () => {
    const requestId = await ask();
    showroom.clock.set('2026-03-12 08:40');
    const answer = await showroom.as('郭展厅').call('ending.decide', { requestId, approve: true });
    expect(answer).toEqual({ approved: true, nextPlan: null });
    expect(opportunity()).toMatchObject({ state: 'ended', endedAs: 'lost', endedOn: '2026-03-12' });
    expect(openPlansOf(showroom, customer.opportunityId)).toEqual([]);
    expect(
      await showroom.as('王磊').refused('followup.record', reached(customer.opportunityId, nextOn('2026-03-16'))),
    ).toMatchObject({ code: 'OPPORTUNITY_ENDED' });
  });

  test('refused, the consultant gets a plan on the next open day, beyond the limit by that reason', async () => {
    const requestId = await ask();
    showroom.clock.set('2026-03-21 08:40');
    const no = { requestId, approve: false };
    expect(await showroom.as('郭展厅').refused('ending.decide', no)).toMatchObject({ code: 'REQUIRED_MISSING' });
    const answer = await showroom.as('郭展厅').call('ending.decide', { ...no, reason: '再约一次试驾' });
    expect(answer.nextPlan?.dueOn).toBe('2026-03-23');
    expect(opportunity()).toMatchObject({ state: 'open', limitOn: '2026-03-18' });
    expect(openPlansOf(showroom, customer.opportunityId)).toMatchObject([
      {
        role: 'next',
        origin: 'ending_refused',
        assigneeId: showroom.as('王磊').id,
        extendedTo: '2026-03-23',
        extendReason: '没批准战败：再约一次试驾',
      },
    ]);
  });

  test('is made once: the second manager is told that it is done', async () => {
    const requestId = await ask();
    await showroom.as('郭展厅').call('ending.decide', { requestId, approve: true });
    const again = { requestId, approve: false, reason: '不同意' };
    expect(await showroom.as('陈经理').refused('ending.decide', again)).toMatchObject({ code: 'ALREADY_DONE' });
    expect(decisions()).toHaveLength(1);
  });

  test('is no consultant’s, and nobody decides on his own request', async () => {
    const requestId = await ask();
    expect(await showroom.as('李娜').refused('ending.decide', { requestId, approve: true })).toMatchObject({
      code: 'FORBIDDEN',
    });
    const own = addCustomer(showroom, { owner: '郭展厅', name: '许国强', phone: '13900006640' });
    const done = await showroom
      .as('郭展厅')
      .call('followup.record', reached(own.opportunityId, null, { wish: { ending: lost } }));
    const ownRequest = done.opportunities[0]?.request?.id ?? '';
    expect(
      await showroom.as('郭展厅').refused('ending.decide', { requestId: ownRequest, approve: true }),
    ).toMatchObject({ code: 'ENDING_SELF' });
    await showroom.as('陈经理').call('ending.decide', { requestId: ownRequest, approve: true });
  });

  test('needs the authority: a laptop without the main computer records no decision', async () => {
    const requestId = await ask();
    showroom.setAuthority(false);
    for (const approve of [true, false])
      expect(await showroom.as('郭展厅').refused('ending.decide', { requestId, approve, reason: '好' })).toMatchObject({
        code: 'NOT_AUTHORITY',
      });
    expect(opportunity().state).toBe('pending');
    expect(decisions()).toHaveLength(0);
  });
});

describe('the list of what waits for a manager', () => {
  test('shows who asked why, with the feedback and the day by which it is to be decided', async () => {
    const requestId = await ask();
    const { rows, counts } = await showroom.as('郭展厅').call('ending.pending', {});
    expect(rows).toMatchObject([
      {
        requestId,
        name: '刘洪波',
        phoneTail: '5521',
        ending: 'lost',
        competitor: '宋PLUS',
        consultant: { name: '王磊' },
        decideOn: '2026-03-12',
        late: false,
        waitsFor: 'showroom_manager',
        mine: true,
        feedback: { category: '等降价', text: '再降 3000 就定' },
      },
    ]);
    expect(counts).toEqual({ open: 1, late: 0 });
  });

  test('undecided at the end of its day it is shown to the next rank, one more with each open day', async () => {
    await ask();
    const seen = async (day: string) => {
      showroom.clock.set(`${day} 10:00`);
      const answers = [];
      for (const who of ['郭展厅', '陈经理', '吴总'])
        answers.push((await showroom.as(who).call('ending.counts', {})).open);
      return answers;
    };
    expect(await seen('2026-03-12')).toEqual([1, 0, 0]);
    expect(await seen('2026-03-13')).toEqual([1, 1, 0]);
    expect(await seen('2026-03-14')).toEqual([1, 1, 1]);
    const { rows, counts } = await showroom.as('陈经理').call('ending.pending', {});
    expect(rows).toMatchObject([{ late: true, waitsFor: 'general_manager' }]);
    expect(counts).toEqual({ open: 1, late: 1 });
  });

  test('the closed day between does not pass it on', async () => {
    showroom.clock.set('2026-03-13 09:30');
    await ask();
    showroom.clock.set('2026-03-15 10:00');
    expect(await showroom.as('陈经理').call('ending.counts', {})).toEqual({ open: 1, late: 1 });
    showroom.clock.set('2026-03-16 10:00');
    expect((await showroom.as('吴总').call('ending.counts', {})).open).toBe(0);
  });

  test('where there is no showroom manager it is the sales manager’s from the first day', async () => {
    await ask();
    await showroom.as('admin').call('staff.deactivate', { id: showroom.as('郭展厅').id });
    expect((await showroom.as('陈经理').call('ending.counts', {})).open).toBe(1);
  });

  test('a second showroom manager decides what the first one asked for', async () => {
    addStaff(showroom.deps, { name: '孙建国', role: 'showroom_manager', loginName: 'sun' });
    const own = addCustomer(showroom, { owner: '郭展厅', name: '许国强', phone: '13900006640' });
    await showroom.as('郭展厅').call('followup.record', reached(own.opportunityId, null, { wish: { ending: lost } }));
    const { rows } = await showroom.as('郭展厅').call('ending.pending', {});
    expect(rows).toMatchObject([{ own: true, mine: false, waitsFor: 'showroom_manager' }]);
  });

  test('goes on page by page, the oldest first', async () => {
    for (let n = 0; n < 5; n++) {
      showroom.clock.advance(1000);
      const one = addCustomer(showroom, { name: `客户${n}`, phone: `1390000660${n}` });
      await showroom.as('王磊').call('followup.record', reached(one.opportunityId, null, { wish: { ending: lost } }));
    }
    const names: string[] = [];
    let cursor: string | null = null;
    do {
      const page: { rows: { name: string }[]; nextCursor: string | null } = await showroom
        .as('郭展厅')
        .call('ending.pending', { limit: 2, ...(cursor === null ? {} : { cursor }) });
      names.push(...page.rows.map(({ name }) => name));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(names).toEqual(['客户0', '客户1', '客户2', '客户3', '客户4']);
  });
});
