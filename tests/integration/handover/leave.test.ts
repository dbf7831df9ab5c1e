import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addCustomer, type TestCustomer } from '../support/customers.ts';
import { nextOn, openPlansOf, reached, rowOf } from '../support/plans.ts';
import { createTestShowroom, type TestShowroom } from '../support/showroom.ts';

// Monday 2026-03-09, opening at 08:30; a card of an A customer of Monday gives a 48-hour plan for Wednesday.
let showroom: TestShowroom;
beforeEach(async () => {
  showroom = await createTestShowroom({ at: '2026-03-09 08:00' });
});
afterEach(() => showroom.close());

const idOf = (name: string): string => showroom.as(name).id;
const manager = () => showroom.as('showroom_manager');
const holderOf = ({ planId }: Pick<TestCustomer, 'planId'>): string | null => {
  const { assigneeId, absentId } = rowOf(showroom, 'plan', planId);
  return assigneeId === null ? null : `${nameOf(assigneeId)}${absentId === null ? '' : ` for ${nameOf(absentId)}`}`;
};
const nameOf = (id: string): string => showroom.staff.find((member) => member.id === id)?.name ?? id;
const enter = (fromOn: string, throughOn: string, more: { staff?: string; standIn?: string | null } = {}) => {
  const { staff = '王磊', standIn = '李娜' } = more;
  const standInId = standIn === null ? null : idOf(standIn);
  return manager().call('leave.enter', { staffId: idOf(staff), kind: 'annual', fromOn, throughOn, standInId });
};
const findings = (): string[] =>
  showroom.store
    .prepare(
      "SELECT person_id || ' ' || concerns_on || ' ' || state FROM finding WHERE rule = 'F-PLAN-MISSED' ORDER BY concerns_on, person_id",
    )
    .pluck()
    .all()
    .map((line) => String(line).replace(/^\S+/, (id) => nameOf(id)));
/** A midnight passes: whoever calls first makes the rules run. */
const on = async (at: string): Promise<void> => {
  showroom.clock.set(at);
  await showroom.as('sales_manager').call('plan.counts', {});
};

describe('a leave that is entered', () => {
  it('gives every plan inside it to the stand-in in the same act, and what is made later for its days as well', async () => {
    const inside = addCustomer(showroom);
    const effect = await enter('2026-03-10', '2026-03-12');
    expect(effect).toMatchObject({ over: 1, asked: 0, withdrawn: 0 });
    expect(holderOf(inside)).toBe('李娜 for 王磊');
    const later = addCustomer(showroom, { phone: '13800000001' });
    expect(holderOf(later)).toBe('李娜 for 王磊');
    showroom.clock.set('2026-03-11 10:00');
    // the stand-in calls; the next plan lies inside the leave, then after it
    const first = await showroom
      .as('李娜')
      .call('followup.record', reached(inside.opportunityId, nextOn('2026-03-12'), { planId: inside.planId }));
    expect(holderOf({ planId: first.opportunities[0]?.nextPlan?.id ?? '' })).toBe('李娜 for 王磊');
    const second = await showroom
      .as('李娜')
      .call('followup.record', reached(later.opportunityId, nextOn('2026-03-13'), { planId: later.planId }));
    expect(holderOf({ planId: second.opportunities[0]?.nextPlan?.id ?? '' })).toBe('王磊');
  });

  it('gives what is due today only before opening time; afterwards the stand-in accepts it, all of it or nothing', async () => {
    const due = addCustomer(showroom);
    showroom.clock.set('2026-03-11 09:00');
    expect(await enter('2026-03-11', '2026-03-12')).toMatchObject({ over: 0, asked: 1 });
    expect(holderOf(due)).toBe('王磊');
    const { rows } = await showroom.as('李娜').call('leave.offered', {});
    expect(rows.map(({ plan, absent }) => [plan.id, absent.name])).toEqual([[due.planId, '王磊']]);
    expect(await showroom.as('李娜').call('handover.counts', {})).toEqual({ customers: 0, offered: 1 });
    expect(await showroom.as('赵磊').refused('leave.accept', { ids: [due.planId] })).toMatchObject({
      code: 'LEAVE_NOT_OFFERED',
    });
    expect(await showroom.as('李娜').refused('leave.accept', { ids: [due.planId, 'nobody'] })).toMatchObject({
      code: 'LEAVE_NOT_OFFERED',
    });
    expect(holderOf(due)).toBe('王磊');
    expect(await showroom.as('李娜').call('leave.accept', { ids: [due.planId, due.planId] })).toEqual({ accepted: 1 });
    expect(holderOf(due)).toBe('李娜 for 王磊');
    expect((await showroom.as('李娜').call('leave.offered', {})).rows).toEqual([]);
    expect(showroom.store.prepare('SELECT plan_id, by_id FROM leave_acceptance').all()).toEqual([
      { plan_id: due.planId, by_id: idOf('李娜') },
    ]);
  });

  it('gives what is due today and what is overdue at once before opening time', async () => {
    const overdue = addCustomer(showroom);
    showroom.clock.set('2026-03-10 09:00');
    const due = addCustomer(showroom, { phone: '13800000001' });
    await on('2026-03-12 08:20');
    expect(await enter('2026-03-12', '2026-03-12')).toMatchObject({ over: 2, asked: 0 });
    expect([holderOf(overdue), holderOf(due)]).toEqual(['李娜 for 王磊', '李娜 for 王磊']);
  });

  it('leaves the absent person without a finding, and finds what the stand-in took over against him', async () => {
    const taken = addCustomer(showroom);
    const left = addCustomer(showroom, { phone: '13800000001' });
    showroom.clock.set('2026-03-11 09:00');
    await enter('2026-03-11', '2026-03-12');
    await showroom.as('李娜').call('leave.accept', { ids: [taken.planId] });
    await on('2026-03-12 08:00');
    expect(findings()).toEqual(['李娜 2026-03-11 proposed']);
    expect(holderOf(left)).toBe('王磊');
  });

  it('after an illness withdraws the findings of its days, and of no others', async () => {
    addCustomer(showroom);
    showroom.clock.set('2026-03-10 09:00');
    addCustomer(showroom, { phone: '13800000001' });
    await on('2026-03-13 10:00');
    expect(findings()).toEqual(['王磊 2026-03-11 proposed', '王磊 2026-03-12 proposed']);
    const wish = {
      staffId: idOf('王磊'),
      kind: 'sick',
      fromOn: '2026-03-12',
      throughOn: '2026-03-12',
      standInId: null,
    } as const;
    expect(await manager().call('leave.preview', wish)).toEqual({ over: 0, asked: 0, withdrawn: 1 });
    const { id } = await manager().call('leave.enter', wish);
    expect(findings()).toEqual(['王磊 2026-03-11 proposed', '王磊 2026-03-12 withdrawn']);
    // nothing is found anew when the rules run again
    await on('2026-03-14 10:00');
    expect(findings()).toEqual(['王磊 2026-03-11 proposed', '王磊 2026-03-12 withdrawn']);
    // he was there after all
    await manager().call('leave.cancel', { id });
    expect(findings()).toEqual(['王磊 2026-03-11 proposed', '王磊 2026-03-12 proposed']);
  });

  it('is refused for oneself afterwards, for who has no customers, twice for the same days, and to a stand-in who is away', async () => {
    const own = { staffId: manager().id, kind: 'sick', fromOn: '2026-03-08', throughOn: '2026-03-08' } as const;
    expect(await manager().refused('leave.enter', own)).toMatchObject({ code: 'INVALID_INPUT', field: 'staffId' });
    const desk = { ...own, staffId: showroom.as('receptionist').id };
    expect(await manager().refused('leave.preview', desk)).toMatchObject({ code: 'INVALID_INPUT', field: 'staffId' });
    await enter('2026-03-10', '2026-03-12');
    const again = {
      staffId: idOf('王磊'),
      kind: 'annual',
      fromOn: '2026-03-12',
      throughOn: '2026-03-13',
      standInId: idOf('赵磊'),
    } as const;
    expect(await manager().refused('leave.enter', again)).toMatchObject({ code: 'LEAVE_OVERLAPS' });
    const byAbsent = { ...again, staffId: idOf('赵磊'), standInId: idOf('王磊') };
    expect(await manager().refused('leave.enter', byAbsent)).toMatchObject({ code: 'LEAVE_STAND_IN_AWAY' });
    expect(await showroom.as('consultant').refused('leave.enter', again)).toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('coming back', () => {
  it('after the last day takes back what is undone, and leaves the finding with whom the plan lay that midnight', async () => {
    const undone = addCustomer(showroom);
    const done = addCustomer(showroom, { phone: '13800000001' });
    await enter('2026-03-11', '2026-03-11');
    showroom.clock.set('2026-03-11 10:00');
    await showroom
      .as('李娜')
      .call('followup.record', reached(done.opportunityId, nextOn('2026-03-16'), { planId: done.planId }));
    await on('2026-03-12 08:00');
    expect(holderOf(undone)).toBe('王磊');
    expect(holderOf(done)).toBe('李娜 for 王磊');
    expect(findings()).toEqual(['李娜 2026-03-11 proposed']);
  });

  it('earlier takes back what lies ahead and what is undone, and judges the days that were no leave', async () => {
    const undone = addCustomer(showroom);
    await enter('2026-03-10', '2026-03-20');
    const ahead = addCustomer(showroom, { phone: '13800000001', level: 'N' });
    await on('2026-03-12 09:00');
    const { rows } = await manager().call('leave.list', {});
    expect(rows).toMatchObject([{ staff: { name: '王磊' }, standIn: { name: '李娜' }, phase: 'now', waiting: 0 }]);
    const id = rows[0]?.id ?? '';
    expect(await manager().refused('leave.end', { id, throughOn: '2026-03-20' })).toMatchObject({ field: 'throughOn' });
    await manager().call('leave.end', { id, throughOn: '2026-03-10' });
    expect([holderOf(undone), holderOf(ahead)]).toEqual(['王磊', '王磊']);
    // the finding stays with whom the plan lay that midnight
    expect(findings()).toEqual(['李娜 2026-03-11 proposed', '李娜 2026-03-11 proposed']);
    expect((await manager().call('leave.list', { past: true })).rows).toMatchObject([
      { phase: 'over', throughOn: '2026-03-10' },
    ]);
  });

  it('never happens where the leave is cancelled before it begins: everything is as it was', async () => {
    const plan = addCustomer(showroom);
    const { id } = await enter('2026-03-10', '2026-03-12');
    expect(await manager().call('leave.cancel', { id })).toEqual({ moved: 1 });
    expect(holderOf(plan)).toBe('王磊');
    expect(await manager().refused('leave.cancel', { id })).toMatchObject({ code: 'ALREADY_DONE' });
  });
});

describe('a stand-in', () => {
  it('who goes on leave himself passes everything on, and gets it back for as long as the other one is away', async () => {
    const plan = addCustomer(showroom);
    await enter('2026-03-10', '2026-03-12');
    const second = await enter('2026-03-11', '2026-03-11', { staff: '李娜', standIn: '赵磊' });
    expect(holderOf(plan)).toBe('赵磊 for 王磊');
    expect((await openPlansOf(showroom, plan.opportunityId)).length).toBe(1);
    await manager().call('leave.cancel', { id: second.id });
    expect(holderOf(plan)).toBe('李娜 for 王磊');
  });

  it('can be changed: what lies ahead goes to the new one', async () => {
    const plan = addCustomer(showroom);
    const { id } = await enter('2026-03-10', '2026-03-12');
    expect(await manager().call('leave.changeStandIn', { id, standInId: idOf('赵磊') })).toEqual({ moved: 1 });
    expect(holderOf(plan)).toBe('赵磊 for 王磊');
    expect(await manager().refused('leave.changeStandIn', { id, standInId: idOf('王磊') })).toMatchObject({
      field: 'standInId',
    });
  });

  it('cannot be taken out of service while he stands in', async () => {
    await enter('2026-03-10', '2026-03-12');
    const refusal = await showroom.as('admin').refused('staff.deactivate', { id: idOf('李娜') });
    expect(refusal).toMatchObject({ code: 'STAFF_HAS_WORK', params: { count: 1 } });
  });

  it('sees the customer while a plan on him lies with him, and no longer', async () => {
    const plan = addCustomer(showroom);
    await enter('2026-03-10', '2026-03-11');
    expect(await showroom.as('李娜').call('customer.get', { id: plan.id })).toMatchObject({ access: 'task' });
    await on('2026-03-12 08:00');
    expect(await showroom.as('李娜').call('customer.get', { id: plan.id })).toMatchObject({ access: 'masked' });
  });
});

it('a plan that is moved into a leave goes to the stand-in, and out of it comes back', async () => {
  const plan = addCustomer(showroom);
  showroom.clock.set('2026-03-09 09:00');
  await enter('2026-03-10', '2026-03-10');
  expect(holderOf(plan)).toBe('王磊');
  await showroom.as('王磊').call('plan.move', { id: plan.planId, ...nextOn('2026-03-10') });
  expect(holderOf(plan)).toBe('李娜 for 王磊');
});
