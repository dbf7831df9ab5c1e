import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isRefusal } from '../../../shared/domain/refusal.ts';
import { addCustomer, type TestCustomer } from '../support/customers.ts';
import { changeRow } from '../support/rows.ts';
import { createTestShowroom, type TestShowroom } from '../support/showroom.ts';

/** How somebody stands to the customer of the table, and who that is. */
const standings = {
  own: '王磊',
  shared: '李娜',
  task: '赵磊',
  manager: 'showroom_manager',
  none: '孙伟',
  desk: 'receptionist',
  admin: 'admin',
} as const;

type Standing = keyof typeof standings;

let showroom: TestShowroom;
let customer: TestCustomer;
let ids: { readonly contact: string; readonly link: string; readonly share: string; readonly other: string };

beforeAll(async () => {
  showroom = await createTestShowroom({ at: '2026-03-09 08:00', consultants: ['王磊', '李娜', '赵磊', '孙伟'] });
  const owner = showroom.as(standings.own);
  customer = addCustomer(showroom, { phone: '13900000001' });
  const { id: other } = addCustomer(showroom, { phone: '13900000002' });
  const { id: customerId } = customer;
  const { id: contact } = await owner.call('contact.add', { customerId, name: '陈队长', phone: '13950577216' });
  const { id: link } = await owner.call('household.link', { customerId, otherId: other, relation: 'spouse' });
  await owner.call('share.give', { customerId, staffIds: [showroom.as(standings.shared).id] });
  const { rows } = await owner.call('share.list', { customerId });
  changeRow(showroom, 'plan', customer.planId, { assigneeId: showroom.as(standings.task).id });
  ids = { contact, link, share: rows[0]?.id ?? '', other };
});
afterAll(() => showroom.close());

const insiders: readonly Standing[] = ['own', 'shared', 'task', 'manager'];
const clerkId = (): string => showroom.as('clerk').id;

/** Each act, what it is asked with, and who may do it; whoever may not is refused and nothing is told. */
const table: readonly (readonly [
  procedure: string,
  input: () => Readonly<Record<string, unknown>>,
  may: readonly Standing[],
])[] = [
  ['contact.list', () => ({ customerId: customer.id }), insiders],
  ['contact.add', () => ({ customerId: customer.id, name: '李会计' }), insiders],
  ['contact.update', () => ({ id: ids.contact, note: '下午在' }), insiders],
  ['contact.reveal', () => ({ id: ids.contact }), insiders],
  ['household.list', () => ({ customerId: customer.id }), insiders],
  ['household.relate', () => ({ id: ids.link, customerId: customer.id, relation: 'spouse' }), insiders],
  ['household.link', () => ({ customerId: customer.id, otherId: ids.other, relation: 'spouse' }), ['own', 'manager']],
  ['share.list', () => ({ customerId: customer.id }), insiders],
  ['share.give', () => ({ customerId: customer.id, staffIds: [clerkId()] }), ['own', 'manager']],
  ['tag.change', () => ({ customerIds: [customer.id], add: ['key_customer'] }), insiders],
  ['customer.timeline', () => ({ id: customer.id }), insiders],
  ['customer.revealPhone', () => ({ id: customer.id }), insiders],
  ['share.end', () => ({ id: ids.share }), ['own', 'manager']],
];

describe.each(table)('%s', (procedure, input, may) => {
  // whoever may comes last, for an end comes once
  const everybody = Object.keys(standings).toSorted(
    (a, b) => Number(may.includes(a as Standing)) - Number(may.includes(b as Standing)),
  ) as Standing[]; // keys of the table
  const asked = procedure === 'share.end' ? everybody.filter((who) => who !== 'manager') : everybody;
  test.each(asked)('by %s', async (who) => {
    const answer = await showroom.as(standings[who]).raw(procedure, input());
    if (may.includes(who)) expect(isRefusal(answer), JSON.stringify(answer)).toBe(false);
    else {
      expect(isRefusal(answer)).toBe(true);
      expect(['NOT_OWNER', 'FORBIDDEN']).toContain(isRefusal(answer) ? answer.code : '');
      expect(JSON.stringify(answer)).not.toMatch(/13900000001|13950577216|陈队长/);
    }
  });
});
