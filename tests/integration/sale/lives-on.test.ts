import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { verifyDatabase } from '../../../db/verify.ts';
import { checkDigitOf } from '../../../shared/text/vin.ts';
import { addCustomer } from '../support/customers.ts';
import { createTestShowroom, type TestShowroom } from '../support/showroom.ts';
import { anOrder, buyer, callsOf, saleOf, vin as typed } from './sale-kit.ts';

let showroom: TestShowroom;
const vin = `${typed.slice(0, 8)}${checkDigitOf(typed)}${typed.slice(9)}`;
beforeEach(async () => {
  showroom = await createTestShowroom({ at: '2026-03-09 10:00' });
});
afterEach(() => showroom.close());

const sell = (opportunityId: string, more = {}) =>
  showroom.as('王磊').call('sale.order', anOrder(opportunityId, { vin, ...more }));

describe('a sale', () => {
  test('follows its customer into the record that he becomes part of, with its calls and his new owner', async () => {
    const [kept, gone] = [addCustomer(showroom), addCustomer(showroom, { name: '刘洪', phone: '13800005529' })];
    const { id } = await sell(gone.opportunityId, { delivery: { deliveredOn: '2026-03-09', customer: buyer } });
    await showroom.as('sales_manager').call('merge.merge', { id: kept.id, otherId: gone.id });
    expect(saleOf(showroom, id)).toMatchObject({ customerId: kept.id, ownerId: showroom.as('王磊').id });
    expect(callsOf(showroom, id).map(({ customerId, state }) => [customerId, state])).toEqual(
      Array.from({ length: 4 }, () => [kept.id, 'open']),
    );
    const { sales } = await showroom.as('王磊').call('sale.ofCustomer', { customerId: gone.id });
    expect(sales.map((sale) => sale.id)).toEqual([id]);
    expect(verifyDatabase(showroom.store.connection).findings).toEqual([]);
  });

  test('of a person who is forgotten wants no more calls, and no car waits for him', async () => {
    const [first, second] = [addCustomer(showroom), addCustomer(showroom, { phone: '13800005529' })];
    const delivered = await sell(first.opportunityId, { delivery: { deliveredOn: '2026-03-09', customer: buyer } });
    const waiting = await sell(second.opportunityId, { vin: null });
    const request = { asker: 'self', proof: 'id_card', way: 'in_person', requestedOn: '2026-03-09' } as const;
    for (const { id } of [first, second]) await showroom.as('sales_manager').call('privacy.erase', { id, ...request });
    expect(callsOf(showroom, delivered.id).every(({ state }) => state === 'cancelled')).toBe(true);
    expect(saleOf(showroom, delivered.id)).toMatchObject({ state: 'delivered', vin: null, priceFen: 11_280_000 });
    expect(saleOf(showroom, waiting.id).state).toBe('cancelled');
  });
});

test('the page of the customer tells each step of a sale: when, by whom, and what a manager made of it later', async () => {
  const { id: customerId, opportunityId } = addCustomer(showroom);
  const { id } = await sell(opportunityId, { vin: null });
  showroom.clock.set('2026-03-12 15:00');
  await showroom.as('王磊').call('sale.deliver', { id, deliveredOn: '2026-03-11', vin, customer: buyer });
  showroom.clock.set('2026-03-13 09:00');
  const manager = showroom.as('sales_manager');
  await manager.call('sale.correct', { id, priceFen: 11_000_000, deliveredOn: '2026-03-10', reason: '看错合同' });
  showroom.clock.set('2026-03-14 09:00');
  await manager.call('sale.cancel', { id, reason: '退车', level: 'C', expectedOn: '2026-05-01' });
  const { rows } = await showroom.as('王磊').call('customer.timeline', { id: customerId });
  expect(rows.filter(({ kind }) => kind === 'sale')).toMatchObject([
    { step: 'cancelled', on: '2026-03-14', reason: '退车', by: { id: manager.id } },
    { step: 'corrected', changed: ['交车日期', '成交价'], reason: '看错合同', by: { id: manager.id } },
    { step: 'delivered', on: '2026-03-11', priceFen: 11_280_000, by: { name: '王磊' }, opportunityId },
    { step: 'ordered', on: '2026-03-09', saleId: id, by: { name: '王磊' } },
  ]);
});
