import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sqlFor } from '../../../db/query.ts';
import { checkDigitOf } from '../../../shared/text/vin.ts';
import { addCustomer, type TestCustomer } from '../support/customers.ts';
import { nextOn } from '../support/plans.ts';
import { createTestShowroom, type TestShowroom } from '../support/showroom.ts';
import { anOrder, buyer, callsOf, saleOf, vin as typed } from './sale-kit.ts';

let showroom: TestShowroom;
let customer: TestCustomer;
let saleId: string;
const vin = `${typed.slice(0, 8)}${checkDigitOf(typed)}${typed.slice(9)}`;
beforeEach(async () => {
  showroom = await createTestShowroom({ at: '2026-03-09 10:00' });
  customer = addCustomer(showroom, { level: 'H' });
  const delivery = { deliveredOn: '2026-03-09', customer: buyer };
  saleId = (await consultant().call('sale.order', anOrder(customer.opportunityId, { vin, delivery }))).id;
});
afterEach(() => showroom.close());

const consultant = () => showroom.as('王磊');
const open = (origin: string): string => {
  const plan = callsOf(showroom, saleId).find((each) => each.origin === origin && each.state === 'open');
  if (!plan) throw new Error(`no open ${origin}`);
  return plan.id;
};
const findings = () =>
  showroom.store.read.all(
    sqlFor.selectFrom('finding').select(['rule', 'subjectId', 'concernsOn', 'personId']).orderBy('rule'),
  );
/** Any call makes the midnights that have passed be judged. */
const wakeUp = (at: string) => {
  showroom.clock.set(at);
  return consultant().call('plan.counts', {});
};

describe('a call after the delivery', () => {
  test('stands in the calendar as one, with the days it may move to, and is no O in the file for other calendars', async () => {
    const { plans } = await consultant().call('calendar.view', { from: '2026-03-09', to: '2026-04-12' });
    expect(plans.map(({ role, dueOn, move }) => [role, dueOn, move?.fromOn, move?.throughOn])).toEqual([
      ['sale', '2026-03-11', '2026-03-10', '2026-03-11'],
      ['sale', '2026-03-16', '2026-03-10', '2026-03-16'],
      ['sale', '2026-03-20', '2026-03-20', '2026-03-25'],
      ['sale', '2026-04-09', '2026-03-10', '2026-04-09'],
    ]);
    const { id } = plans[1] ?? { id: '' };
    expect((await consultant().refused('plan.move', { id, ...nextOn('2026-03-17') })).code).toBe(
      'SALE_CALL_ONLY_EARLIER',
    );
    const file = await (await consultant().call('calendar.file', {})).text();
    expect(file).toContain('SUMMARY:回访 · 交车后');
    expect(file).not.toContain('O 级');
  });

  test('stands in the work list with its script, is recorded with its answers and needs no next plan', async () => {
    showroom.clock.set('2026-03-11 09:00');
    const list = await consultant().call('plan.today', {});
    expect(list.rows).toMatchObject([{ role: 'sale', origin: 'sale_48h', originWords: '交车后 48 小时回访' }]);
    const planId = open('sale_48h');
    const done = await consultant().call('sale.recordCall', {
      planId,
      outcome: 'connected',
      answers: { satisfied: 'very', functions: 'some' },
    });
    expect(done).toMatchObject({ nextPlan: null, unreached: false, draftId: null });
    const [said] = showroom.store.read.all(sqlFor.selectFrom('followup').selectAll());
    expect(said).toMatchObject({ planId, attempt: 1, feedback: '对新车满意吗：非常满意；车辆功能会用吗：有的不会' });
    const detail = await consultant().call('sale.get', { id: saleId });
    expect(detail).toMatchObject({ callsDone: 1, answers: [{ call: 'sale_48h', answers: { functions: 'some' } }] });
    expect(
      await consultant().refused('sale.recordCall', { planId, outcome: 'connected', feedback: '好' }),
    ).toMatchObject({
      code: 'PLAN_ALREADY_CLOSED',
    });
    await wakeUp('2026-03-12 09:00');
    expect(findings()).toEqual([]);
  });

  test('missed on its day becomes a finding against its assignee, though the opportunity has ended', async () => {
    const planId = open('sale_48h');
    await wakeUp('2026-03-12 09:00');
    expect(findings()).toMatchObject([
      { rule: 'F-PLAN-MISSED', subjectId: planId, concernsOn: '2026-03-11', personId: consultant().id },
    ]);
  });

  test('that reached nobody is tried again on the next open day, and after three days the manager is shown', async () => {
    for (const on of ['2026-03-11', '2026-03-12', '2026-03-13']) {
      showroom.clock.set(`${on} 10:00`);
      const done = await consultant().call('sale.recordCall', { planId: open('sale_48h'), outcome: 'no_answer' });
      expect(done.nextPlan?.dueOn).toBe(`2026-03-${Number(on.slice(8)) + 1}`);
      expect(done.shownToManager).toBe(on === '2026-03-13');
    }
    expect(saleOf(showroom, saleId).vainSinceOn).toBe('2026-03-13');
    showroom.clock.set('2026-03-14 10:00');
    await consultant().call('sale.recordCall', { planId: open('sale_48h'), outcome: 'connected', feedback: '在外地' });
    expect(saleOf(showroom, saleId).vainSinceOn).toBeNull();
  });

  test('asks only for what belongs to it, and is not made before its time', async () => {
    const early = { planId: open('sale_48h'), outcome: 'connected' as const, feedback: '谢谢' };
    expect(await consultant().refused('sale.recordCall', early)).toMatchObject({ code: 'SALE_CALL_TOO_EARLY' });
    showroom.clock.set('2026-03-11 09:00');
    const stranger = { ...early, answers: { odometerKm: 12 } };
    expect(await consultant().refused('sale.recordCall', stranger)).toMatchObject({
      code: 'INVALID_INPUT',
      field: 'answers',
    });
    const csi = { ...early, planId: open('sale_csi') };
    expect(await consultant().refused('sale.recordCall', csi)).toMatchObject({ code: 'SALE_CALL_TOO_EARLY' });
    const silent = { planId: early.planId, outcome: 'connected' as const };
    expect(await consultant().refused('sale.recordCall', silent)).toMatchObject({ code: 'FEEDBACK_EMPTY' });
    const foreign = { ...early, planId: open('sale_48h') };
    expect(await showroom.as('李娜').refused('sale.recordCall', foreign)).toMatchObject({ code: 'NOT_OWNER' });
    const routine = {
      planId: early.planId,
      customerId: customer.id,
      outcome: 'connected' as const,
      method: 'phone' as const,
    };
    expect(await consultant().refused('followup.record', routine)).toMatchObject({ field: 'planId' });
  });

  test.each(['wrong_number', 'refused'] as const)(
    'that ends in %s is tried no more and shown to the manager at once, or nobody would hear of it',
    async (outcome) => {
      showroom.clock.set('2026-03-11 09:00');
      const told = await consultant().call('sale.recordCall', {
        planId: open('sale_48h'),
        outcome,
        feedback: '号码不对',
      });
      expect(told).toMatchObject({ nextPlan: null, shownToManager: true });
      const { rows } = await showroom.as('sales_manager').call('sale.list', { view: 'vain' });
      expect(rows.map(({ id }) => id)).toEqual([saleId]);
    },
  );

  test('names a new lead in the one-month call, who becomes a draft with source and referrer', async () => {
    showroom.clock.set('2026-04-09 09:00');
    const month = {
      planId: open('sale_month'),
      outcome: 'connected' as const,
      answers: { odometerKm: 1830, leads: 'yes' as const },
    };
    const lead = { name: '郭强', phone: '15000007777' };
    const { draftId } = await consultant().call('sale.recordCall', { ...month, lead });
    const draft = await consultant().call('card.draft', { id: draftId ?? '' });
    expect(draft.body).toMatchObject({ ...lead, source: 'referral', referrerId: customer.id });
    expect(draft.referrer).toEqual({ id: customer.id, name: '刘洪波' });
  });
});

describe('the CSI call', () => {
  const csi = () => ({ planId: open('sale_csi'), outcome: 'no_answer' as const });

  test('is moved inside its window only, by managers as well', async () => {
    const ask = (dueOn: string) => ({ id: open('sale_csi'), ...nextOn(dueOn) });
    expect(await consultant().refused('plan.move', ask('2026-03-26'))).toMatchObject({
      code: 'CSI_OUTSIDE_WINDOW',
      field: 'dueOn',
    });
    const extension = { ...ask('2026-03-26'), reason: '客户出差' };
    expect(await showroom.as('sales_manager').refused('plan.extend', extension)).toMatchObject({
      code: 'CSI_OUTSIDE_WINDOW',
    });
    expect(await consultant().call('plan.move', ask('2026-03-25'))).toMatchObject({
      dueOn: '2026-03-25',
      beyondLimit: false,
    });
  });

  test('is tried again inside the window; on its last day it closes as 未联系上 and goes to 客服', async () => {
    showroom.clock.set('2026-03-24 10:00');
    expect(await consultant().call('sale.recordCall', csi())).toMatchObject({
      nextPlan: { dueOn: '2026-03-25' },
      unreached: false,
    });
    showroom.clock.set('2026-03-25 10:00');
    expect(await consultant().call('sale.recordCall', csi())).toMatchObject({ nextPlan: null, unreached: true });
    expect(callsOf(showroom, saleId).some(({ origin, state }) => origin === 'sale_csi' && state === 'open')).toBe(
      false,
    );
    const agent = showroom.as('service_agent');
    expect((await agent.call('sale.list', { view: 'unreached' })).rows).toMatchObject([
      { id: saleId, unreachedOn: '2026-03-25' },
    ]);
    const sheet = await agent.call('sale.serviceSheet', { id: saleId });
    expect(sheet.phone).toBe('13800005521');
    const log = showroom.store.prepare(
      "SELECT count(*) FROM audit_log WHERE action = 'sale.serviceSheet' AND subject = ?",
    );
    expect(log.pluck().get(`customer:${customer.id}`)).toBe(1);
    const call = { id: saleId, outcome: 'connected' as const, answers: { satisfied: 'fair' as const } };
    expect(await agent.call('sale.serviceCall', call)).toMatchObject({ reached: true });
    expect((await agent.call('sale.list', { view: 'unreached' })).rows).toEqual([]);
    expect(await agent.refused('sale.serviceCall', call)).toMatchObject({ code: 'ALREADY_DONE' });
  });
});

describe('a corrected day of delivery', () => {
  const correct = (deliveredOn: string) =>
    showroom.as('sales_manager').call('sale.correct', { id: saleId, deliveredOn, reason: '写错了日子' });

  test('takes the retry of a CSI call along into a window that is yet to come: nobody could make it before', async () => {
    showroom.clock.set('2026-03-20 10:00');
    await consultant().call('sale.recordCall', { planId: open('sale_csi'), outcome: 'no_answer' });
    await correct('2026-03-17');
    expect(callsOf(showroom, saleId).find(({ id }) => id === open('sale_csi'))?.dueOn).toBe('2026-04-05');
    await wakeUp('2026-03-24 09:00');
    expect(findings().filter(({ subjectId }) => subjectId === open('sale_csi'))).toEqual([]);
  });

  test('leaves a retry whose window has begun', async () => {
    showroom.clock.set('2026-03-20 10:00');
    await consultant().call('sale.recordCall', { planId: open('sale_csi'), outcome: 'no_answer' });
    await correct('2026-03-12');
    expect(callsOf(showroom, saleId).find(({ id }) => id === open('sale_csi'))?.dueOn).toBe('2026-03-21');
  });

  test('moves a call that was found missed, and it is not found a second time', async () => {
    const planId = open('sale_48h');
    await wakeUp('2026-03-13 09:00');
    await correct('2026-03-12');
    expect(callsOf(showroom, saleId).find(({ id }) => id === planId)?.dueOn).toBe('2026-03-14');
    await wakeUp('2026-03-15 09:00');
    expect(findings().filter(({ subjectId }) => subjectId === planId)).toMatchObject([{ concernsOn: '2026-03-11' }]);
  });
});

describe('the midnight rules of §五', () => {
  test('find an order and a delivery that were entered after their days, each once', async () => {
    const other = addCustomer(showroom, { name: '宋佳', phone: '13800002222', level: 'H' });
    showroom.clock.set('2026-03-11 10:00');
    await consultant().call('sale.recordCall', { planId: open('sale_48h'), outcome: 'connected', feedback: '满意' });
    await consultant().call('followup.record', {
      outcome: 'connected',
      method: 'phone',
      feedback: '要订',
      planId: other.planId,
      opportunities: [{ opportunityId: other.opportunityId, next: nextOn('2026-03-12') }],
    });
    const { id } = await consultant().call('sale.order', anOrder(other.opportunityId, { orderedOn: '2026-03-10' }));
    const number = `${vin.slice(0, 16)}2`;
    await consultant().call('sale.deliver', { id, deliveredOn: '2026-03-11', vin: number, customer: buyer });
    await wakeUp('2026-03-12 09:00');
    expect(findings()).toMatchObject([
      { rule: 'F-SALE-LATE', subjectId: `${id}/order`, concernsOn: '2026-03-10', personId: consultant().id },
    ]);
    const mine = await consultant().call('finding.mine', {});
    expect(mine.rows[0]?.words).toContain('订车，当天没录入');
  });
});
