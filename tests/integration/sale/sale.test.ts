import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sqlFor } from '../../../db/query.ts';
import { checkDigitOf } from '../../../shared/text/vin.ts';
import { addCustomer, type TestCustomer } from '../support/customers.ts';
import { nextOn, notReached, openPlansOf, reached, rowOf } from '../support/plans.ts';
import { insertRow } from '../support/rows.ts';
import { createTestShowroom, type TestShowroom } from '../support/showroom.ts';
import { anOrder, buyer, callsOf, saleOf, vin as typed } from './sale-kit.ts';

// 2026-03-09 is a Monday; the store is open every day.
let showroom: TestShowroom;
let customer: TestCustomer;
const vin = `${typed.slice(0, 8)}${checkDigitOf(typed)}${typed.slice(9)}`;
beforeEach(async () => {
  showroom = await createTestShowroom({ at: '2026-03-09 10:00' });
  customer = addCustomer(showroom, { level: 'C', expectedOn: '2026-05-01' });
});
afterEach(() => showroom.close());

const consultant = () => showroom.as('王磊');
const order = (more = {}) => consultant().call('sale.order', anOrder(customer.opportunityId, more));
async function delivered(deliveredOn = '2026-03-09') {
  const { id } = await order();
  return consultant().call('sale.deliver', { id, deliveredOn, vin, customer: buyer });
}
const customerRow = () => {
  const row = showroom.store.read.get(sqlFor.selectFrom('customer').selectAll().where('id', '=', customer.id));
  if (!row) throw new Error('no customer');
  return row;
};

describe('an order', () => {
  test('makes the opportunity O and keeps one plan inside the limit of O', async () => {
    const moved = await consultant().call('plan.move', { id: customer.planId, ...nextOn('2026-03-10') });
    expect(moved.beyondLimit).toBe(false);
    const { id, nextPlan } = await order({ expectedOn: '2026-03-20' });
    expect(rowOf(showroom, 'opportunity', customer.opportunityId)).toMatchObject({
      level: 'O',
      state: 'open',
      limitOn: '2026-03-16',
      expectedOn: '2026-03-20',
      vehicleId: 'm6-plus',
    });
    expect(openPlansOf(showroom, customer.opportunityId)).toMatchObject([{ role: 'next', id: nextPlan?.id }]);
    expect(saleOf(showroom, id)).toMatchObject({
      state: 'ordered',
      orderEnteredOn: '2026-03-09',
      priceFen: 11_280_000,
    });
  });

  test('brings a plan that lies beyond the limit of O to it', async () => {
    showroom.clock.set('2026-03-11 10:00');
    await consultant().call('followup.record', reached(customer.opportunityId, nextOn('2026-03-30')));
    await order({ orderedOn: '2026-03-11' });
    expect(openPlansOf(showroom, customer.opportunityId)).toMatchObject([{ dueOn: '2026-03-18', origin: 'order' }]);
  });

  test.each([
    [{ orderedOn: '2026-03-10' }, 'DATE_IN_FUTURE', 'orderedOn'],
    [{ orderedOn: '2026-03-08' }, 'SALE_BEFORE_CARD', 'orderedOn'],
    [{ vehicleId: 'nobody-sells-it' }, 'INVALID_INPUT', 'vehicleId'],
    [{ priceFen: 0 }, 'INVALID_INPUT', 'priceFen'],
    [{ vin: 'LGWEF4' }, 'INVALID_INPUT', 'vin'],
    [{ customer: { phone: null } }, 'REQUIRED_MISSING', 'phone'],
  ])('%j is refused with %s, and nothing is written', async (more, code, field) => {
    const refused = await consultant().refused('sale.order', anOrder(customer.opportunityId, more));
    expect(refused).toMatchObject({ code, field });
    expect(showroom.store.read.all(sqlFor.selectFrom('sale').select('id'))).toEqual([]);
    expect(rowOf(showroom, 'opportunity', customer.opportunityId).level).toBe('C');
  });

  test('is entered once, by whoever looks after the customer', async () => {
    await order();
    expect(await consultant().refused('sale.order', anOrder(customer.opportunityId))).toMatchObject({
      code: 'ALREADY_DONE',
    });
    const other = addCustomer(showroom, { owner: '李娜', phone: '13800001111' });
    expect(await consultant().refused('sale.order', anOrder(other.opportunityId))).toMatchObject({ code: 'NOT_OWNER' });
  });

  test('leaves no way out of O but to call it off: neither another level nor an ending', async () => {
    await order();
    const { opportunityId: id } = customer;
    const level = { id, level: 'B' as const, expectedOn: '2026-04-01' };
    expect(await consultant().refused('opportunity.setLevel', level)).toMatchObject({ code: 'LEVEL_O_STAYS' });
    const lost = reached(id, null, { wish: { ending: { ending: 'lost', reason: '不买了', competitor: null } } });
    expect(await consultant().refused('followup.record', lost)).toMatchObject({ code: 'LEVEL_O_STAYS' });
  });

  test('shows the manager a customer whom three days of calls did not reach, until somebody reaches him', async () => {
    const { id } = await order();
    for (const on of ['2026-03-11', '2026-03-12', '2026-03-13']) {
      showroom.clock.set(`${on} 10:00`);
      const next = nextOn(`2026-03-${Number(on.slice(8)) + 1}`);
      await consultant().call('followup.record', notReached(customer.opportunityId, next));
    }
    expect(saleOf(showroom, id).vainSinceOn).toBe('2026-03-13');
    const seen = await showroom.as('sales_manager').call('sale.list', { view: 'vain' });
    expect(seen.rows.map((row) => row.id)).toEqual([id]);
    showroom.clock.set('2026-03-14 10:00');
    await consultant().call('followup.record', reached(customer.opportunityId, nextOn('2026-03-16')));
    expect(saleOf(showroom, id).vainSinceOn).toBeNull();
  });
});

describe('a delivery', () => {
  test('ends the opportunity with its plan and begins the four plans, in one act', async () => {
    const { id, calls, vinCheckFits } = await delivered();
    expect(vinCheckFits).toBe(true);
    expect(rowOf(showroom, 'opportunity', customer.opportunityId)).toMatchObject({ state: 'ended', endedAs: 'sold' });
    expect(rowOf(showroom, 'plan', customer.planId)).toMatchObject({ state: 'cancelled', closeReason: '已交车' });
    expect(
      callsOf(showroom, id).map(({ origin, dueOn, role, assigneeId }) => [origin, dueOn, role, assigneeId]),
    ).toEqual(
      [
        ['sale_48h', '2026-03-11'],
        ['sale_week', '2026-03-16'],
        ['sale_csi', '2026-03-20'],
        ['sale_month', '2026-04-09'],
      ].map(([origin, dueOn]) => [origin, dueOn, 'sale', consultant().id]),
    );
    expect(calls).toHaveLength(4);
    expect(customerRow()).toMatchObject({ stage: 'retained', street: '中山路 8 号', isOpen: 0 });
    const cars = showroom.store.read.all(sqlFor.selectFrom('ownedVehicle').selectAll());
    expect(cars).toMatchObject([{ customerId: customer.id, vin, deliveredOn: '2026-03-09', label: 'M6 PLUS' }]);
  });

  test('on the day of the order is one act', async () => {
    const done = await order({ vin, delivery: { deliveredOn: '2026-03-09', customer: buyer } });
    expect(done).toMatchObject({ nextPlan: null, calls: [{ call: 'sale_48h' }, {}, {}, {}] });
    expect(saleOf(showroom, done.id)).toMatchObject({ state: 'delivered', deliveryEnteredOn: '2026-03-09' });
  });

  test('names every required field that is blank, and writes nothing', async () => {
    const { id } = await order();
    const refused = await consultant().refused('sale.deliver', { id, deliveredOn: '2026-03-09' });
    expect(refused).toMatchObject({ code: 'REQUIRED_MISSING', params: { fields: '来源、地区、详细地址、VIN' } });
    expect(saleOf(showroom, id).state).toBe('ordered');
    expect(callsOf(showroom, id)).toEqual([]);
  });

  test.each([
    [{ deliveredOn: '2026-03-10' }, 'DATE_IN_FUTURE'],
    [{ deliveredOn: '2026-03-08' }, 'SALE_BEFORE_ORDER'],
  ])('%j is refused with %s', async (more, code) => {
    const { id } = await order();
    const refused = await consultant().refused('sale.deliver', { id, vin, customer: buyer, ...more });
    expect(refused).toMatchObject({ code, field: 'deliveredOn' });
  });

  test('warns once of a VIN that another customer has, and of a check digit that does not fit', async () => {
    await delivered();
    const other = addCustomer(showroom, { name: '宋佳', phone: '13800002222' });
    const again = anOrder(other.opportunityId, { vin });
    expect(await consultant().refused('sale.order', again)).toMatchObject({ code: 'SALE_VIN_KNOWN', field: 'vin' });
    expect(await consultant().call('sale.order', { ...again, confirmedVin: true })).toMatchObject({
      vinCheckFits: true,
    });
    const third = addCustomer(showroom, { name: '田永刚', phone: '13800003333' });
    const slip = `${vin.slice(0, 16)}9`;
    const kept = await consultant().call('sale.order', anOrder(third.opportunityId, { vin: slip }));
    expect(kept.vinCheckFits).toBe(false);
  });

  test('entered late makes what had passed due today, marked late', async () => {
    const { id } = await order();
    showroom.clock.set('2026-03-19 10:00');
    await consultant().call('sale.deliver', { id, deliveredOn: '2026-03-09', vin, customer: buyer });
    expect(callsOf(showroom, id).map(({ origin, dueOn, lateSinceOn }) => [origin, dueOn, lateSinceOn])).toEqual([
      ['sale_48h', '2026-03-19', '2026-03-11'],
      ['sale_week', '2026-03-19', '2026-03-16'],
      ['sale_csi', '2026-03-20', null],
      ['sale_month', '2026-04-09', null],
    ]);
  });
});

describe('a corrected or cancelled sale', () => {
  test('a manager corrects the day of delivery, and the plans that are not done move; a consultant may not', async () => {
    const { id } = await delivered();
    showroom.clock.set('2026-03-11 10:00');
    const [first] = callsOf(showroom, id);
    await consultant().call('sale.recordCall', {
      planId: first?.id ?? '',
      outcome: 'connected',
      answers: { satisfied: 'very' },
    });
    showroom.clock.set('2026-03-20 10:00');
    const correction = { id, orderedOn: '2026-03-09', deliveredOn: '2026-03-17', reason: '交车日填早了' };
    expect(await consultant().refused('sale.correct', correction)).toMatchObject({ code: 'FORBIDDEN' });
    await showroom.as('sales_manager').call('sale.correct', correction);
    expect(callsOf(showroom, id).map(({ origin, dueOn, state }) => [origin, dueOn, state])).toEqual([
      ['sale_48h', '2026-03-11', 'done'],
      ['sale_week', '2026-03-24', 'open'],
      ['sale_csi', '2026-04-05', 'open'],
      ['sale_month', '2026-04-17', 'open'],
    ]);
    expect(saleOf(showroom, id)).toMatchObject({ deliveryEnteredOn: '2026-03-09' });
    const [car] = showroom.store.read.all(sqlFor.selectFrom('ownedVehicle').selectAll());
    expect(car?.deliveredOn).toBe('2026-03-17');
  });

  test('an order called off takes the intention back to a level with its plan', async () => {
    const { id } = await order();
    const cancelled = await consultant().call('sale.cancel', {
      id,
      reason: '贷款没批',
      level: 'B',
      expectedOn: '2026-04-01',
    });
    expect(rowOf(showroom, 'opportunity', customer.opportunityId)).toMatchObject({ level: 'B', state: 'open' });
    expect(openPlansOf(showroom, customer.opportunityId)).toMatchObject([{ id: cancelled.nextPlan.id, role: 'next' }]);
    expect(saleOf(showroom, id)).toMatchObject({ state: 'cancelled', cancelReason: '贷款没批' });
    const again = { id, reason: '又取消', level: 'B' as const, expectedOn: '2026-04-01' };
    expect(await consultant().refused('sale.cancel', again)).toMatchObject({ code: 'SALE_NOT_WAITING' });
    await order();
  });

  test('a delivery called off ends its open calls and lets the intention go on; only a manager may', async () => {
    const { id } = await delivered();
    showroom.clock.set('2026-03-12 10:00');
    const input = { id, reason: '退车', level: 'C' as const, expectedOn: '2026-05-01' };
    expect(await consultant().refused('sale.cancel', input)).toMatchObject({ code: 'FORBIDDEN' });
    const { nextPlan } = await showroom.as('sales_manager').call('sale.cancel', input);
    expect(callsOf(showroom, id).every(({ state }) => state === 'cancelled')).toBe(true);
    expect(rowOf(showroom, 'opportunity', customer.opportunityId)).toMatchObject({
      state: 'open',
      endedAs: null,
      level: 'C',
    });
    expect(openPlansOf(showroom, customer.opportunityId)).toMatchObject([
      { id: nextPlan.id, origin: 'order_cancelled' },
    ]);
    expect(customerRow().stage).toBe('prospect');
    expect(
      showroom.store.read.all(sqlFor.selectFrom('ownedVehicle').select('id').where('deletedHlc', 'is', null)),
    ).toEqual([]);
  });
});

describe('the list', () => {
  test('shows a consultant the sales of his own customers, and follows the customer to another owner', async () => {
    await order();
    const other = addCustomer(showroom, { owner: '李娜', phone: '13800001111' });
    await showroom.as('李娜').call('sale.order', anOrder(other.opportunityId));
    const idsOf = async (who: string) =>
      (await showroom.as(who).call('sale.list', {})).rows.map(({ customerId }) => customerId);
    expect(await idsOf('王磊')).toEqual([customer.id]);
    expect((await idsOf('sales_manager')).toSorted()).toEqual([customer.id, other.id].toSorted());
    expect(await showroom.as('王磊').call('sale.counts', {})).toMatchObject({ waiting: 1 });
    showroom.clock.advance(60_000);
    insertRow(showroom, 'ownership', 'handed-over', {
      customerId: customer.id,
      ownerId: showroom.as('李娜').id,
      cause: 'hand_over',
      at: showroom.clock.now(),
      byId: showroom.as('sales_manager').id,
    });
    expect(await idsOf('王磊')).toEqual([]);
    expect(await idsOf('李娜')).toHaveLength(2);
  });
});
