import { describe, expect, test } from 'vitest';
import { inShowroom, rows } from '../card/card-kit.ts';
import { addCustomer } from '../support/customers.ts';
import { nextOn, reached } from '../support/plans.ts';
import { insertRow } from '../support/rows.ts';
import type { Person, TestShowroom } from '../support/showroom.ts';

/** A customer of 王磊's that he shared with 李娜. */
async function shared(showroom: TestShowroom, owner: Person) {
  const customer = addCustomer(showroom, { name: '田永刚', phone: '13900006621', level: 'A' });
  const lina = showroom.as('李娜');
  await owner.call('share.give', { customerId: customer.id, staffIds: [lina.id], note: '我休假' });
  return { ...customer, lina };
}

describe('a customer shared with a colleague', () => {
  test('gives away no number to whoever asks for it piece by piece', () =>
    inShowroom(async (showroom, owner) => {
      const { lina } = await shared(showroom, owner);
      for (const field of ['phone', 'wechat'] as const) {
        const where = [{ field, test: 'has' as const, values: ['139'] }];
        expect(await lina.refused('customer.list', { view: 'shared', where })).toMatchObject({ code: 'INVALID_INPUT' });
        expect(await lina.refused('customer.count', { view: 'shared', where })).toMatchObject({
          code: 'INVALID_INPUT',
        });
      }
    }));

  test('stands in his own view of the list, newest share first, and is found by any part of his name and number', () =>
    inShowroom(async (showroom, owner) => {
      const { id, lina } = await shared(showroom, owner);
      showroom.clock.advance(60_000);
      const second = addCustomer(showroom, { name: '宋佳', phone: '13900006622' });
      await owner.call('share.give', { customerId: second.id, staffIds: [lina.id] });
      const page = await lina.call('customer.list', { view: 'shared', limit: 1 });
      expect(page.rows).toMatchObject([{ id: second.id, access: 'shared', name: '宋佳', phone: '139****6622' }]);
      const { rows: rest } = await lina.call('customer.list', { view: 'shared', cursor: page.nextCursor ?? '' });
      expect(rest.map((row) => row.id)).toEqual([id]);
      for (const query of ['tyg', '永刚', '6621'])
        expect((await lina.call('customer.search', { query })).rows).toMatchObject([{ id, access: 'shared' }]);
      expect((await showroom.as('赵磊').call('customer.search', { query: 'tyg' })).rows).toEqual([]);
      expect((await lina.call('customer.list', { view: 'mine' })).rows).toEqual([]);
    }));

  test('shows dealings; his full number is asked for, and that is logged', () =>
    inShowroom(async (showroom, owner) => {
      const { id, lina } = await shared(showroom, owner);
      expect(await lina.call('customer.get', { id })).toMatchObject({
        access: 'shared',
        canEdit: true,
        canReveal: true,
        phone: '139****6621',
        opportunities: [{ level: 'A' }],
      });
      expect(await lina.call('customer.revealPhone', { id })).toMatchObject({ phone: '13900006621' });
      expect(await owner.call('customer.get', { id })).toMatchObject({ reveals: 1 });
    }));

  test('may be corrected by him; what becomes of the deal stays the owner’s', () =>
    inShowroom(async (showroom, owner) => {
      const { id, opportunityId, planId, lina } = await shared(showroom, owner);
      await lina.call('customer.update', { id, patch: { remark: '戴眼镜' } });
      const grade = { expectedOn: null, noExpectedDate: true, level: 'N', reason: '不急' } as const;
      for (const refused of [
        await lina.refused('opportunity.setLevel', { id: opportunityId, ...grade }),
        await lina.refused('opportunity.add', { customerId: id, vehicleId: 'h9-2.0t-4wd', level: 'B' }),
        await lina.refused('plan.move', { id: planId, dueOn: '2026-03-10', method: 'phone' }),
        await lina.refused('ending.request', { opportunityId, ending: 'lost', reason: '买了哈弗' }),
        await lina.refused('share.give', { customerId: id, staffIds: [showroom.as('赵磊').id] }),
      ])
        expect(refused).toMatchObject({ code: 'NOT_OWNER', params: { owner: '王磊' } });
    }));

  test('a contact by him is recorded, tells the owner and closes nothing (§四.1)', () =>
    inShowroom(async (showroom, owner) => {
      const { id, opportunityId, planId, lina } = await shared(showroom, owner);
      const asOwner = reached(opportunityId, nextOn('2026-03-16'), { planId });
      expect(await lina.refused('followup.record', asOwner)).toMatchObject({ code: 'NOT_OWNER' });
      const answer = await lina.call('followup.record', {
        customerId: id,
        outcome: 'connected',
        method: 'phone',
        category: null,
        feedback: '问现车',
        confirmedEmpty: false,
      });
      expect(answer.attempt).toBe(false);
      expect(rows(showroom, 'plan')).toMatchObject([{ id: planId, state: 'open' }]);
    }));

  test('is seen by him no longer once it is taken back, and both are in the timeline', () =>
    inShowroom(async (showroom, owner) => {
      const { id, lina } = await shared(showroom, owner);
      const { rows: shares } = await owner.call('share.list', { customerId: id });
      expect(shares).toMatchObject([{ staff: { name: '李娜' }, by: { name: '王磊' }, note: '我休假' }]);
      showroom.clock.advance(60_000);
      await owner.call('share.end', { id: shares[0]?.id ?? '' });
      expect(await owner.refused('share.end', { id: shares[0]?.id ?? '' })).toMatchObject({ code: 'ALREADY_DONE' });
      expect((await lina.call('customer.search', { query: 'tyg' })).rows).toEqual([]);
      expect((await lina.call('customer.list', { view: 'shared' })).rows).toEqual([]);
      expect(await lina.call('customer.get', { id })).toMatchObject({ access: 'masked', name: '田*' });
      const { rows: entries } = await owner.call('customer.timeline', { id });
      expect(entries.filter(({ kind }) => kind === 'share')).toMatchObject([
        { ended: true, staff: { name: '李娜' } },
        { ended: false, staff: { name: '李娜' }, note: '我休假' },
      ]);
    }));

  test('keeps his place in the search when the owner changes', () =>
    inShowroom(async (showroom, owner) => {
      const { id, lina } = await shared(showroom, owner);
      const zhao = showroom.as('赵磊');
      const fact = { customerId: id, ownerId: zhao.id, cause: 'hand_over' as const, at: showroom.clock.now() };
      insertRow(showroom, 'ownership', `${id}-h`, { ...fact, byId: owner.id });
      for (const person of [zhao, lina])
        expect((await person.call('customer.search', { query: 'tyg' })).rows).toHaveLength(1);
      // and becomes an owner’s own where he is the new one
      const again = { customerId: id, ownerId: lina.id, cause: 'hand_over' as const, at: showroom.clock.now() };
      insertRow(showroom, 'ownership', `${id}-i`, { ...again, byId: owner.id });
      expect((await lina.call('customer.list', { view: 'shared' })).rows).toEqual([]);
      expect((await lina.call('customer.list', { view: 'mine' })).rows).toMatchObject([{ id, access: 'own' }]);
      expect((await lina.call('share.list', { customerId: id })).rows).toEqual([]);
    }));
});

describe('sharing', () => {
  test.each([
    ['the owner', (s: TestShowroom) => s.as('王磊'), true],
    ['a manager', (s: TestShowroom) => s.as('showroom_manager'), true],
    ['another consultant', (s: TestShowroom) => s.as('赵磊'), false],
  ])('by %s', (_who, actor, may) =>
    inShowroom(async (showroom) => {
      const { id } = addCustomer(showroom);
      const input = { customerId: id, staffIds: [showroom.as('李娜').id] };
      if (may) expect(await actor(showroom).call('share.give', input)).toEqual({ given: 1 });
      else expect(await actor(showroom).refused('share.give', input)).toMatchObject({ code: 'NOT_OWNER' });
    }),
  );

  test.each(['王磊', 'showroom_manager', 'receptionist', 'admin'])('never with %s', (whom) =>
    inShowroom(async (showroom, owner) => {
      const { id } = addCustomer(showroom);
      const refused = await owner.refused('share.give', { customerId: id, staffIds: [showroom.as(whom).id] });
      expect(refused).toMatchObject({ code: 'INVALID_INPUT', field: 'staffIds' });
    }),
  );

  test('twice with the same colleague is one share', () =>
    inShowroom(async (showroom, owner) => {
      const { id, lina } = await shared(showroom, owner);
      expect(await owner.call('share.give', { customerId: id, staffIds: [lina.id, lina.id] })).toEqual({ given: 0 });
      expect(rows(showroom, 'share')).toHaveLength(1);
    }));
});
