import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkDigitOf } from '../../../shared/text/vin.ts';
import { aPhoto, attach } from '../attachment/kit.ts';
import { addCustomer, type TestCustomer } from '../support/customers.ts';
import { createTestShowroom, type TestShowroom } from '../support/showroom.ts';
import { anOrder, buyer, callsOf, vin as typed } from './sale-kit.ts';

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
const tables = ['sale', 'sale_call', 'plan', 'followup', 'opportunity'] as const;
/** Everything that the store says of the customer, without what was deleted. */
const said = (): unknown => [
  ...tables.map((table) =>
    showroom.store
      .prepare(`SELECT * FROM ${table} WHERE customer_id = ? AND deleted_hlc IS NULL ORDER BY id`)
      .all(customer.id),
  ),
  showroom.store.prepare('SELECT body FROM draft').all(),
];
/** What the rows say, without the stamps of who wrote them last. */
const words = (): unknown =>
  JSON.parse(JSON.stringify(said(), (key, value) => (/^(row_hlc|row_set|updated_at)$/.test(key) ? undefined : value)));

describe('a call after the delivery is taken back', () => {
  test.each([
    ['that was made', 'sale_48h', '2026-03-11', { outcome: 'connected', answers: { satisfied: 'very' } }],
    ['that reached nobody, with its retry', 'sale_48h', '2026-03-11', { outcome: 'no_answer' }],
    ['a wrong number', 'sale_week', '2026-03-16', { outcome: 'wrong_number' }],
    ['the last of the CSI window', 'sale_csi', '2026-03-25', { outcome: 'no_answer' }],
    [
      'that named somebody',
      'sale_month',
      '2026-04-09',
      { outcome: 'connected', answers: { leads: 'yes' }, lead: { name: '郭强', phone: null } },
    ],
  ] as const)('%s: everything says again what it said before', async (_, origin, on, told) => {
    showroom.clock.set(`${on} 10:00`);
    const planId = open(origin);
    const before = words();
    const { contactId } = await consultant().call('sale.recordCall', { planId, feedback: '好', ...told });
    expect(words()).not.toEqual(before);
    showroom.clock.set(`${on} 10:09`);
    expect(await consultant().call('followup.undo', { contactId })).toMatchObject({ planId });
    expect(words()).toEqual(before);
    expect(await consultant().refused('followup.undo', { contactId })).toMatchObject({ code: 'ALREADY_DONE' });
    await consultant().call('sale.recordCall', { planId, feedback: '好', ...told });
  });

  test('that named somebody of whom a card is attached already: the draft stays with its picture', async () => {
    showroom.clock.set('2026-04-09 10:00');
    const { contactId, draftId } = await consultant().call('sale.recordCall', {
      ...{ planId: open('sale_month'), outcome: 'connected', feedback: '好', answers: { leads: 'yes' } },
      lead: { name: '郭强', phone: null },
    });
    if (draftId === null) throw new Error('no draft');
    await attach(consultant(), { draftId }, { content: await aPhoto() });
    await consultant().call('followup.undo', { contactId });
    expect(await consultant().call('card.draft', { id: draftId })).toMatchObject({ body: { name: '郭强' } });
    expect(showroom.store.prepare('SELECT draft_id FROM held_attachment').pluck().all()).toEqual([draftId]);
  });

  test('what 客服 made up for goes back into his list, by himself alone and for ten minutes', async () => {
    showroom.clock.set('2026-03-25 10:00');
    await consultant().call('sale.recordCall', { planId: open('sale_csi'), outcome: 'no_answer' });
    const agent = showroom.as('service_agent');
    const call = { id: saleId, outcome: 'connected', answers: { satisfied: 'fair' } } as const;
    const before = words();
    const { contactId } = await agent.call('sale.serviceCall', call);
    expect(await consultant().refused('followup.undo', { contactId })).toMatchObject({ code: 'FOLLOWUP_NOT_UNDONE' });
    await agent.call('followup.undo', { contactId });
    expect(words()).toEqual(before);
    const again = await agent.call('sale.serviceCall', call);
    showroom.clock.set('2026-03-25 10:10');
    expect(await agent.refused('followup.undo', { contactId: again.contactId })).toMatchObject({
      code: 'FOLLOWUP_NOT_UNDONE',
    });
  });
});
