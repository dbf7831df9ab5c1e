import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fullCard } from '../card/full-card.ts';
import { addCustomer, type TestCustomer } from '../support/customers.ts';
import { nextOn, reached, rowOf } from '../support/plans.ts';
import { insertRow } from '../support/rows.ts';
import { createTestShowroom, type InputOf, type TestShowroom } from '../support/showroom.ts';

let showroom: TestShowroom;
beforeEach(async () => {
  showroom = await createTestShowroom({ at: '2026-03-09 08:00' });
});
afterEach(() => showroom.close());

const idOf = (name: string): string => showroom.as(name).id;
const nameOf = (id: string | null): string => showroom.staff.find((member) => member.id === id)?.name ?? String(id);
const manager = () => showroom.as('showroom_manager');
const ownerOf = ({ id }: TestCustomer): string =>
  nameOf(String(showroom.store.prepare('SELECT owner_id FROM customer WHERE id = ?').pluck().get(id)));
const holderOf = ({ planId }: TestCustomer): string => nameOf(rowOf(showroom, 'plan', planId).assigneeId);
type Begin = InputOf<'handover.begin'>;
const whole = (more: Partial<Begin> = {}): Begin => ({
  fromId: idOf('王磊'),
  customerIds: null,
  receiverIds: [idOf('李娜')],
  kind: 'resignation',
  ...more,
});
const carryOut = async (input: Begin) => {
  let progress = await manager().call('handover.begin', input);
  while (progress.state === 'running') progress = await manager().call('handover.advance', { id: progress.id });
  return progress;
};
const customers = (count: number): TestCustomer[] =>
  Array.from({ length: count }, (_, n) => addCustomer(showroom, { phone: `138000000${String(10 + n)}` }));

describe('handing over', () => {
  it('everything moves customers, plans and what waits for a manager, and leaves nothing with him', async () => {
    const [asked, other] = customers(2);
    if (!asked || !other) throw new Error('nobody');
    showroom.clock.set('2026-03-11 10:00');
    const lost = { ending: 'lost', reason: '买了哈弗', competitor: null } as const;
    await showroom
      .as('王磊')
      .call('followup.record', reached(asked.opportunityId, null, { planId: asked.planId, wish: { ending: lost } }));
    expect(await showroom.as('admin').refused('staff.deactivate', { id: idOf('王磊') })).toMatchObject({
      code: 'STAFF_HAS_WORK',
    });
    const preview = await manager().call('handover.preview', {
      fromId: idOf('王磊'),
      customerIds: null,
      receiverIds: [idOf('李娜')],
    });
    expect(preview).toMatchObject({
      customers: 2,
      pursued: 2,
      pending: 1,
      plans: { ahead: 0, due: 1, overdue: 0 },
      receivers: [{ person: { name: '李娜' }, customers: 2, plans: 1, pursuedNow: 0, pursuedThen: 2 }],
    });
    expect(await carryOut(whole({ reason: '回老家' }))).toMatchObject({
      state: 'done',
      customers: 2,
      done: 2,
      plans: 1,
    });
    expect([ownerOf(asked), ownerOf(other), holderOf(other)]).toEqual(['李娜', '李娜', '李娜']);
    await showroom.as('admin').call('staff.deactivate', { id: idOf('王磊') });
    // a request that is refused comes back to whose the customer is now
    const { rows } = await showroom.as('sales_manager').call('ending.pending', {});
    const decided = await showroom
      .as('sales_manager')
      .call('ending.decide', { requestId: rows[0]?.requestId ?? '', approve: false, reason: '再约一次' });
    expect(nameOf(rowOf(showroom, 'plan', decided.nextPlan?.id ?? '').assigneeId)).toBe('李娜');
    expect(
      showroom.store.prepare('SELECT cause, reason FROM ownership WHERE handover_id IS NOT NULL GROUP BY 1, 2').all(),
    ).toEqual([{ cause: 'hand_over', reason: '离职：回老家' }]);
  });

  it('names beforehand whom somebody else announced as well, and gives him all the same', async () => {
    const [disputed, other] = customers(2);
    if (!disputed || !other) throw new Error('nobody');
    const values = { ...fullCard, phone: '13800000010', visitKind: 'repeat', nextPlanOn: '2026-03-10' };
    const identity = { customerId: disputed.id, as: 'report' as const };
    await showroom.as('李娜').call('card.complete', { values, identity });
    const ask = { fromId: idOf('王磊'), customerIds: null, receiverIds: [idOf('赵磊')] };
    expect(await manager().call('handover.preview', ask)).toMatchObject({
      customers: 2,
      disputed: 1,
      disputedNames: [showroom.store.prepare('SELECT name FROM customer WHERE id = ?').pluck().get(disputed.id)],
    });
    // the administrator hands over without seeing a customer
    expect(await showroom.as('admin').call('handover.preview', ask)).toMatchObject({ disputed: 1, disputedNames: [] });
    await carryOut(whole({ receiverIds: [idOf('赵磊')] }));
    expect(ownerOf(disputed)).toBe('赵磊');
  });

  it('tells the receiver, until somebody calls the customer', async () => {
    const [customer] = customers(1);
    if (!customer) throw new Error('nobody');
    showroom.clock.set('2026-03-11 10:00');
    await carryOut(whole({ kind: 'balance' }));
    expect(await showroom.as('李娜').call('handover.counts', {})).toEqual({ customers: 1, offered: 0 });
    const { rows } = await showroom.as('李娜').call('handover.received', {});
    expect(rows).toMatchObject([
      {
        customerId: customer.id,
        from: { name: '王磊' },
        by: { name: '郭展厅' },
        reason: '平衡',
        isNew: true,
        level: 'A',
      },
    ]);
    showroom.clock.set('2026-03-11 11:00');
    await showroom
      .as('李娜')
      .call('followup.record', reached(customer.opportunityId, nextOn('2026-03-13'), { planId: customer.planId }));
    expect(await showroom.as('李娜').call('handover.counts', {})).toEqual({ customers: 0, offered: 0 });
    expect((await showroom.as('王磊').call('handover.received', {})).rows).toEqual([]);
  });

  it('several customers gives each to whom he was chosen for, the rest evenly, and nobody else', async () => {
    const all = customers(5);
    const [first, second, third, fourth, stays] = all;
    if (!first || !second || !third || !fourth || !stays) throw new Error('nobody');
    const chosen = [first, second, third, fourth].map(({ id }) => id);
    await carryOut(
      whole({
        customerIds: chosen,
        receiverIds: [idOf('李娜'), idOf('赵磊')],
        choices: [{ customerId: first.id, toId: idOf('赵磊') }],
      }),
    );
    expect(ownerOf(first)).toBe('赵磊');
    const owners = all.map(ownerOf);
    expect(owners.filter((name) => name === '李娜').length).toBe(2);
    expect(owners.filter((name) => name === '赵磊').length).toBe(2);
    expect(ownerOf(stays)).toBe('王磊');
    expect(all.map(holderOf)).toEqual(owners);
  });

  it('can leave what is due with him, and the next plan goes to the new owner', async () => {
    const [customer] = customers(1);
    if (!customer) throw new Error('nobody');
    showroom.clock.set('2026-03-11 10:00');
    await carryOut(whole({ keepsDue: true, kind: 'transfer' }));
    expect([ownerOf(customer), holderOf(customer)]).toEqual(['李娜', '王磊']);
    const done = await showroom
      .as('王磊')
      .call('followup.record', reached(customer.opportunityId, nextOn('2026-03-13'), { planId: customer.planId }));
    expect(nameOf(rowOf(showroom, 'plan', done.opportunities[0]?.nextPlan?.id ?? '').assigneeId)).toBe('李娜');
  });

  it('to somebody on leave lets his stand-in have the plans of those days', async () => {
    const [customer] = customers(1);
    if (!customer) throw new Error('nobody');
    await manager().call('leave.enter', {
      staffId: idOf('李娜'),
      kind: 'annual',
      fromOn: '2026-03-10',
      throughOn: '2026-03-12',
      standInId: idOf('赵磊'),
    });
    await carryOut(whole());
    expect([ownerOf(customer), holderOf(customer)]).toEqual(['李娜', '赵磊']);
  });

  it('while he is on leave takes the plans from his stand-in to the receiver, for good', async () => {
    const [customer] = customers(1);
    if (!customer) throw new Error('nobody');
    await manager().call('leave.enter', {
      staffId: idOf('王磊'),
      kind: 'annual',
      fromOn: '2026-03-10',
      throughOn: '2026-03-12',
      standInId: idOf('赵磊'),
    });
    expect(holderOf(customer)).toBe('赵磊');
    await carryOut(whole());
    expect([ownerOf(customer), holderOf(customer), rowOf(showroom, 'plan', customer.planId).absentId]).toEqual([
      '李娜',
      '李娜',
      null,
    ]);
  });

  it('gives the plans that he only stood in with to whoever stands in now, and his unused book to the desk', async () => {
    const theirs = addCustomer(showroom, { owner: '赵磊' });
    insertRow(showroom, 'cardBook', 'book-1', {
      prefix: 'DZ',
      firstNumber: 1,
      lastNumber: 50,
      width: 3,
      holderId: idOf('王磊'),
    });
    const leave = await manager().call('leave.enter', {
      staffId: idOf('赵磊'),
      kind: 'annual',
      fromOn: '2026-03-10',
      throughOn: '2026-03-12',
      standInId: idOf('王磊'),
    });
    expect(holderOf(theirs)).toBe('王磊');
    expect(
      await manager().call('handover.preview', {
        fromId: idOf('王磊'),
        customerIds: null,
        receiverIds: [idOf('李娜')],
      }),
    ).toMatchObject({
      foreignPlans: 1,
      books: 1,
      standsIn: [{ leaveId: leave.id, staff: { name: '赵磊' } }],
    });
    await manager().call('leave.changeStandIn', { id: leave.id, standInId: idOf('李娜') });
    addCustomer(showroom);
    await carryOut(whole({ returnsBooks: true }));
    expect([ownerOf(theirs), holderOf(theirs)]).toEqual(['赵磊', '李娜']);
    await showroom.as('admin').call('staff.deactivate', { id: idOf('王磊') });
  });

  it('finds a plan that is undone at midnight against whom it lay with then, once', async () => {
    customers(1);
    showroom.clock.set('2026-03-12 09:00');
    await carryOut(whole());
    showroom.clock.set('2026-03-13 09:00');
    await manager().call('plan.counts', {});
    const found = showroom.store
      .prepare("SELECT person_id, concerns_on FROM finding WHERE rule = 'F-PLAN-MISSED'")
      .all();
    expect(found).toEqual([{ person_id: idOf('王磊'), concerns_on: '2026-03-11' }]);
  });
});

describe('a long hand-over', () => {
  it('goes on after a break where it stopped, with every customer whole', async () => {
    const all = customers(3);
    const { id } = await manager().call('handover.begin', whole());
    // half of it is done; then the program ends, and another manager goes on
    showroom.store.prepare('UPDATE handover_work SET place = place + 1000 WHERE place > 0').run();
    expect(all.map(ownerOf)).toEqual(['王磊', '王磊', '王磊']);
    expect(await manager().refused('handover.begin', whole())).toMatchObject({
      code: 'HANDOVER_RUNNING',
      params: { done: 0, total: 3 },
    });
    expect((await showroom.as('sales_manager').call('handover.list', {})).rows).toMatchObject([
      { id, state: 'running', done: 0, customers: 3, whole: true },
    ]);
    expect(await showroom.as('sales_manager').call('handover.advance', { id })).toMatchObject({
      state: 'done',
      done: 3,
    });
    expect(all.map(ownerOf)).toEqual(['李娜', '李娜', '李娜']);
    expect(await manager().refused('handover.advance', { id })).toMatchObject({ code: 'HANDOVER_ENDED' });
  });

  it('that is stopped leaves who was not given where he was', async () => {
    const all = customers(2);
    const { id } = await manager().call('handover.begin', whole());
    expect(await manager().call('handover.stop', { id })).toMatchObject({ state: 'stopped', done: 0 });
    expect(all.map(ownerOf)).toEqual(['王磊', '王磊']);
    expect(showroom.store.prepare('SELECT count(*) FROM handover_work').pluck().get()).toBe(0);
  });

  it('leaves out who is no longer his, and stops at a receiver who left', async () => {
    const [gone, stays] = customers(2);
    if (!gone || !stays) throw new Error('nobody');
    const { id } = await manager().call('handover.begin', whole());
    insertRow(showroom, 'ownership', 'ruled', { customerId: gone.id, ownerId: idOf('赵磊'), cause: 'ruling' });
    await showroom.as('admin').call('staff.deactivate', { id: idOf('李娜') });
    expect(await manager().refused('handover.advance', { id })).toMatchObject({ code: 'HANDOVER_RECEIVER' });
    expect([ownerOf(gone), ownerOf(stays)]).toEqual(['赵磊', '王磊']);
    await showroom.as('admin').call('staff.reactivate', { id: idOf('李娜') });
    await manager().call('handover.advance', { id });
    expect([ownerOf(gone), ownerOf(stays)]).toEqual(['赵磊', '李娜']);
  });
});

it('is refused without a receiver, to himself, to who has no customers, for foreign customers, and for nothing', async () => {
  expect(await manager().refused('handover.begin', whole())).toMatchObject({ code: 'HANDOVER_NOTHING' });
  const [mine] = customers(1);
  const theirs = addCustomer(showroom, { owner: '赵磊' });
  expect(await manager().refused('handover.begin', whole({ receiverIds: [] }))).toMatchObject({
    code: 'REQUIRED_MISSING',
    field: 'receiverIds',
  });
  expect(await manager().refused('handover.begin', whole({ receiverIds: [idOf('王磊')] }))).toMatchObject({
    code: 'INVALID_INPUT',
    field: 'receiverIds',
  });
  expect(await manager().refused('handover.begin', whole({ receiverIds: [showroom.as('clerk').id] }))).toMatchObject({
    code: 'HANDOVER_RECEIVER',
  });
  const foreign = whole({ customerIds: [mine?.id ?? '', theirs.id] });
  expect(await manager().refused('handover.begin', foreign)).toMatchObject({
    code: 'INVALID_INPUT',
    field: 'customerIds',
  });
  expect(await showroom.as('consultant').refused('handover.begin', whole())).toMatchObject({ code: 'FORBIDDEN' });
  showroom.setAuthority(false);
  expect(await manager().refused('handover.begin', whole())).toMatchObject({ code: 'NOT_AUTHORITY' });
});

it('is seen by managers with who has how much and who is away', async () => {
  customers(2);
  await manager().call('leave.enter', {
    staffId: idOf('李娜'),
    kind: 'sick',
    fromOn: '2026-03-09',
    throughOn: '2026-03-12',
    standInId: idOf('赵磊'),
  });
  const { rows } = await manager().call('handover.loads', {});
  expect(rows.find(({ person }) => person.name === '王磊')).toMatchObject({
    customers: 2,
    pursued: 2,
    plans: 2,
    due: 0,
    overdue: 0,
    away: null,
  });
  expect(rows.find(({ person }) => person.name === '李娜')).toMatchObject({
    away: { through: '2026-03-12', standIn: { name: '赵磊' } },
  });
  expect(rows.some(({ role }) => role === 'receptionist')).toBe(false);
});

it('of a hand-over in pieces only the last one waits for the disk, and nobody is counted twice', async () => {
  for (let n = 0; n < 201; n++) addCustomer(showroom, { phone: `139${String(10_000_000 + n)}` });
  const unforced = vi.spyOn(showroom.store, 'unforced');
  const pieces: boolean[] = [];
  let progress = await manager().call('handover.begin', whole());
  while (progress.state === 'running') {
    const before = unforced.mock.calls.length;
    progress = await manager().call('handover.advance', { id: progress.id });
    pieces.push(unforced.mock.calls.length === before);
  }
  expect(pieces).toEqual([false, true]);
  expect(progress).toMatchObject({ customers: 201, done: 201, state: 'done' });
  const { rows } = await manager().call('handover.loads', {});
  const loadOf = (name: string) => rows.find(({ person }) => person.name === name);
  expect(loadOf('王磊')).toMatchObject({ customers: 0, pursued: 0, plans: 0 });
  expect(loadOf('李娜')).toMatchObject({ customers: 201, pursued: 201, plans: 201 });
});
