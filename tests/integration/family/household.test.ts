import { describe, expect, test } from 'vitest';
import type { CardValues } from '../../../shared/domain/card.ts';
import { countRows, fullCard, inShowroom, row, rows } from '../card/card-kit.ts';
import { addCustomer } from '../support/customers.ts';

const wife: CardValues = { ...fullCard, name: '孙丽', gender: 'female' };

describe('家人共用这个号码 at the card', () => {
  test('enters a second person with the number, linked in the same save', () =>
    inShowroom(async (showroom, consultant) => {
      const husband = await consultant.call('card.complete', { values: fullCard });
      const saved = await consultant.call('card.complete', {
        values: wife,
        identity: { customerId: husband.customerId, as: 'household', relation: 'spouse' },
      });
      expect(saved).toMatchObject({ did: 'new_customer' });
      expect(saved.customerId).not.toBe(husband.customerId);
      expect(rows(showroom, 'kinship')).toMatchObject([
        { customer_id: husband.customerId, other_customer_id: saved.customerId, relation: 'spouse' },
      ]);
      const { rows: family } = await consultant.call('household.list', { customerId: saved.customerId });
      expect(family).toMatchObject([
        { relation: 'spouse', customer: { id: husband.customerId, name: '田永刚' }, sharedNumbers: ['6621'] },
      ]);
      // her own: one registration each, no report
      expect(rows(showroom, 'registration').map(({ kind }) => kind)).toEqual(['card', 'card']);
    }));

  test('is asked for with the relation, which must be in the store’s list, and with the number itself', () =>
    inShowroom(async (showroom, consultant) => {
      const { customerId } = await consultant.call('card.complete', { values: fullCard });
      const before = countRows(showroom);
      const asHousehold = (relation?: string, values = wife) =>
        consultant.refused('card.complete', {
          values,
          identity: { customerId, as: 'household', ...(relation === undefined ? {} : { relation }) },
        });
      expect(await asHousehold()).toMatchObject({ code: 'REQUIRED_MISSING', field: 'identity' });
      expect(await asHousehold('neighbour')).toMatchObject({ code: 'INVALID_INPUT', field: 'relation' });
      expect(countRows(showroom)).toEqual(before);
    }));

  test('explains no number of somebody who is not of the household', () =>
    inShowroom(async (showroom, consultant) => {
      const { customerId } = await consultant.call('card.complete', { values: fullCard });
      addCustomer(showroom, { owner: '李娜', name: '宋佳', phone: '13800000001' });
      const refused = await consultant.refused('card.complete', {
        values: { ...wife, phone2: '13800000001' },
        identity: { customerId, as: 'household', relation: 'spouse' },
      });
      expect(refused).toMatchObject({ code: 'PHONE_TAKEN', field: 'phone2', params: { name: '宋*' } });
    }));

  test('of a colleague’s customer is a registration that the manager sees, and both sides see the link', () =>
    inShowroom(async (showroom, consultant) => {
      const lina = showroom.as('李娜');
      const { customerId } = await lina.call('card.complete', { values: fullCard });
      const saved = await consultant.call('card.complete', {
        values: wife,
        identity: { customerId, as: 'household', relation: 'spouse' },
      });
      expect(row(showroom, 'customer', saved.customerId)).toMatchObject({ owner_id: consultant.id });
      expect(row(showroom, 'customer', customerId)).toMatchObject({ owner_id: lina.id });
      const registered = rows(showroom, 'registration').map((each) => [each.customer_id, each.staff_id, each.kind]);
      expect(new Set(registered)).toEqual(
        new Set([
          [customerId, lina.id, 'card'],
          [saved.customerId, consultant.id, 'card'],
          [customerId, consultant.id, 'report'],
        ]),
      );
      const manager = showroom.as('showroom_manager');
      const { registrations } = await manager.call('customer.get', { id: customerId });
      expect(new Set(registrations.map(({ staff }) => staff.name))).toEqual(new Set(['李娜', '王磊']));
      // he learns no more of the colleague's customer than before
      const { rows: his } = await consultant.call('household.list', { customerId: saved.customerId });
      expect(his).toMatchObject([
        { customer: { access: 'masked', name: '田*', phone: '139****6621', owner: { name: '李娜' } } },
      ]);
      const timeline = await lina.call('customer.timeline', { id: customerId });
      expect(timeline.rows.find(({ kind }) => kind === 'kinship')).toMatchObject({
        other: { name: '孙*' },
        relation: 'spouse',
        by: { name: '王磊' },
      });
    }));

  test('chosen while a card is completed links its customer and moves nothing', () =>
    inShowroom(async (showroom, consultant) => {
      const husband = await consultant.call('card.complete', { values: fullCard });
      const quick = await consultant.call('card.quickSave', {
        values: { name: '孙丽', noPhoneReason: 'declined', level: 'B' },
      });
      const identity = { customerId: husband.customerId, as: 'household', relation: 'spouse' } as const;
      const saved = await consultant.call('card.complete', { cardId: quick.cardId, values: wife, identity });
      expect(saved.customerId).toBe(quick.customerId);
      expect(row(showroom, 'customer', saved.customerId)).toMatchObject({ phone: '13900006621' });
      // saved again with the number untouched and touched: it is explained now
      await consultant.call('card.correct', { cardId: saved.cardId, values: { phone: '13800000002' } });
      await consultant.call('card.correct', { cardId: saved.cardId, values: { phone: '13900006621' } });
    }));
});

describe('a shared number', () => {
  test('keeps the link that explains it: ending it is refused with the way out', () =>
    inShowroom(async (showroom, consultant) => {
      const husband = addCustomer(showroom, { name: '田永刚', phone: '13900006621' });
      const partner = addCustomer(showroom, { name: '孙丽', phone: '13900006622' });
      const { id } = await consultant.call('household.link', {
        customerId: husband.id,
        otherId: partner.id,
        relation: 'spouse',
      });
      await consultant.call('customer.update', { id: partner.id, patch: { phone2: '13900006621' } });
      expect(await consultant.refused('household.unlink', { id })).toMatchObject({
        code: 'NUMBER_SHARED',
        params: { what: '尾号 6621 的号码' },
      });
      expect(row(showroom, 'kinship', id)).toMatchObject({ ended_at: null });
      await consultant.call('customer.update', { id: partner.id, patch: { phone2: null } });
      await consultant.call('household.unlink', { id });
      const refused = await consultant.refused('customer.update', {
        id: partner.id,
        patch: { phone2: '13900006621' },
      });
      expect(refused).toMatchObject({ code: 'PHONE_TAKEN' });
    }));

  test('keeps the links of those in between, who do not have it themselves', () =>
    inShowroom(async (showroom, consultant) => {
      const [father, child, mother] = ['田永刚', '田小宝', '孙丽'].map((name, i) =>
        addCustomer(showroom, { name, phone: `1390000662${i}` }),
      );
      if (!father || !child || !mother) throw new Error('nobody was added');
      const link = (customerId: string, otherId: string, relation: string) =>
        consultant.call('household.link', { customerId, otherId, relation });
      await link(father.id, child.id, 'child');
      const { id } = await link(child.id, mother.id, 'parent');
      const fourth = addCustomer(showroom, { name: '孙奶奶', phone: '13900006629' });
      await link(mother.id, fourth.id, 'parent');
      await consultant.call('customer.update', { id: fourth.id, patch: { phone2: '13900006620' } });
      expect(await consultant.refused('household.unlink', { id })).toMatchObject({ code: 'NUMBER_SHARED' });
    }));

  test('of people whom he may not see is named to nobody by its digits', () =>
    inShowroom(async (showroom, consultant) => {
      const mine = addCustomer(showroom, { name: '田小宝', phone: '13900006620' });
      const [father, mother] = ['田永刚', '孙丽'].map((name, i) =>
        addCustomer(showroom, { owner: '李娜', name, phone: `1380000771${i}` }),
      );
      if (!father || !mother) throw new Error('nobody was added');
      const manager = showroom.as('showroom_manager');
      const link = (customerId: string, otherId: string) =>
        manager.call('household.link', { customerId, otherId, relation: 'parent' });
      const { id } = await link(mine.id, father.id);
      await link(mine.id, mother.id);
      // both of the colleague's customers have one number, and the consultant's own stands between them
      await manager.call('customer.update', { id: mother.id, patch: { phone2: '13800007710' } });
      const refused = await consultant.refused('household.unlink', { id });
      expect(refused).toMatchObject({ code: 'NUMBER_SHARED', params: { what: '一个号码' } });
      expect(JSON.stringify(refused)).not.toContain('7710');
      expect((await manager.refused('household.unlink', { id })).params).toEqual({ what: '尾号 7710 的号码' });
    }));

  test('finds everybody who has it', () =>
    inShowroom(async (showroom, consultant) => {
      const husband = await consultant.call('card.complete', { values: fullCard });
      const identity = { customerId: husband.customerId, as: 'household', relation: 'spouse' } as const;
      await consultant.call('card.complete', { values: wife, identity });
      const { rows: found } = await consultant.call('customer.search', { query: '13900006621' });
      expect(found.map(({ name }) => name).toSorted()).toEqual(['孙丽', '田永刚']);
      const { matches } = await consultant.call('card.checkIdentity', { phone: '13900006621' });
      expect(matches).toHaveLength(2);
      expect(showroom.log).toEqual([]);
    }));
});

describe('a link', () => {
  test('reads from the other side as its opposite, and says a newer word instead of a second link', () =>
    inShowroom(async (showroom, consultant) => {
      const father = addCustomer(showroom, { name: '田永刚', phone: '13900006621' });
      const son = addCustomer(showroom, { name: '田小宝', phone: '13900006622' });
      const link = { customerId: father.id, otherId: son.id, relation: 'child' };
      const { id } = await consultant.call('household.link', link);
      expect((await consultant.call('household.list', { customerId: son.id })).rows).toMatchObject([
        { relation: 'parent', customer: { name: '田永刚' } },
      ]);
      const again = { customerId: son.id, otherId: father.id, relation: 'payer' };
      expect(await consultant.call('household.link', again)).toEqual({ id });
      expect((await consultant.call('household.list', { customerId: father.id })).rows).toMatchObject([
        { relation: 'payee' },
      ]);
      await consultant.call('household.relate', { id, customerId: father.id, relation: 'driver' });
      expect((await consultant.call('household.list', { customerId: son.id })).rows).toMatchObject([
        { relation: 'principal' },
      ]);
    }));

  test('is never of a customer with himself, and never with a colleague’s customer by hand', () =>
    inShowroom(async (showroom, consultant) => {
      const mine = addCustomer(showroom, { name: '田永刚', phone: '13900006621' });
      const foreign = addCustomer(showroom, { owner: '李娜', name: '宋佳', phone: '13900006622' });
      const link = (otherId: string) => ({ customerId: mine.id, otherId, relation: 'relative' });
      expect(await consultant.refused('household.link', link(mine.id))).toMatchObject({ code: 'INVALID_INPUT' });
      expect(await consultant.refused('household.link', link(foreign.id))).toMatchObject({
        code: 'NOT_OWNER',
        field: 'otherId',
      });
      await showroom.as('showroom_manager').call('household.link', link(foreign.id));
      expect((await consultant.call('household.list', { customerId: mine.id })).rows).toMatchObject([
        { customer: { name: '宋*' } },
      ]);
    }));
});
