import { describe, expect, test } from 'vitest';
import { fullCard, inShowroom, row, rows } from '../card/card-kit.ts';
import { addCustomer } from '../support/customers.ts';

const firm = { ...fullCard, name: '定州运输公司', customerType: 'organisation', contactPerson: '陈队长' };

describe('the 联系人 of a card', () => {
  test('is the main contact of the firm, and a newer name becomes another contact where more was known of him', () =>
    inShowroom(async (showroom, consultant) => {
      const { customerId, cardId } = await consultant.call('card.complete', { values: firm });
      const contacts = async () => (await consultant.call('contact.list', { customerId })).rows;
      expect(await contacts()).toMatchObject([{ name: '陈队长', isMain: true, phone: null }]);
      await consultant.call('card.correct', { cardId, values: { contactPerson: '陈队' } });
      expect(await contacts()).toMatchObject([{ name: '陈队', isMain: true }]);
      const [main] = await contacts();
      await consultant.call('contact.update', { id: main?.id ?? '', phone: '139 5057 7216', position: '车队长' });
      await consultant.call('customer.update', { id: customerId, patch: { contactPerson: '李会计' } });
      expect(await contacts()).toMatchObject([
        { name: '李会计', isMain: true, phone: null },
        { name: '陈队', isMain: false, phone: '13950577216' },
      ]);
      expect(rows(showroom, 'contact')).toHaveLength(2);
    }));

  test('follows the main contact, on the customer and on the cards of today', () =>
    inShowroom(async (showroom, consultant) => {
      const { customerId, cardId } = await consultant.call('card.complete', { values: firm });
      const { id } = await consultant.call('contact.add', { customerId, name: '李会计', isMain: true });
      expect(row(showroom, 'customer', customerId)).toMatchObject({ contact_person: '李会计' });
      expect(row(showroom, 'card', cardId)).toMatchObject({ contact_person: '李会计' });
      await consultant.call('contact.remove', { id });
      expect(row(showroom, 'customer', customerId)).toMatchObject({ contact_person: null });
    }));
});

describe('a contact’s number', () => {
  test('typed on a new card finds the firm, by any part in the search as well', () =>
    inShowroom(async (showroom, consultant) => {
      const { customerId } = await consultant.call('card.complete', { values: firm });
      await consultant.call('contact.add', { customerId, name: '李会计', phone: '139-5057-7216', wechat: 'LiKJ_88' });
      for (const numbers of [{ phone: '13950577216' }, { wechat: 'likj_88' }])
        expect((await consultant.call('card.checkIdentity', numbers)).matches).toMatchObject([{ customerId }]);
      const refused = await consultant.refused('card.complete', { values: { ...fullCard, phone: '13950577216' } });
      expect(refused).toMatchObject({ code: 'PHONE_TAKEN', params: { customerId } });
      for (const query of ['李会计', 'lkj', '7216'])
        expect((await consultant.call('customer.search', { query })).rows).toMatchObject([{ id: customerId }]);
      expect(showroom.log).toEqual([]);
    }));

  test('of somebody who buys for himself makes him a customer of his own, and the contact this very person', () =>
    inShowroom(async (_showroom, consultant) => {
      const { customerId } = await consultant.call('card.complete', { values: firm });
      await consultant.call('contact.add', { customerId, name: '李会计', phone: '13950577216' });
      const identity = { customerId, as: 'household', relation: 'staff' } as const;
      const values = { ...fullCard, name: '李会计', phone: '13950577216' };
      const saved = await consultant.call('card.complete', { values, identity });
      expect((await consultant.call('contact.list', { customerId })).rows).toMatchObject([
        { name: '陈队长' },
        { name: '李会计', person: { id: saved.customerId, name: '李会计' } },
      ]);
      expect((await consultant.call('household.list', { customerId: saved.customerId })).rows).toMatchObject([
        { relation: 'employer', customer: { name: '定州运输公司' } },
      ]);
    }));

  test('that is another customer’s is refused, unless the contact is that customer himself', () =>
    inShowroom(async (showroom, consultant) => {
      const { customerId } = await consultant.call('card.complete', { values: firm });
      const person = addCustomer(showroom, { name: '李会计', phone: '13950577216' });
      const contact = { customerId, name: '李会计', phone: '13950577216' };
      expect(await consultant.refused('contact.add', contact)).toMatchObject({ code: 'PHONE_TAKEN', field: 'phone' });
      await consultant.call('contact.add', { ...contact, personId: person.id });
      expect((await consultant.call('household.list', { customerId })).rows).toMatchObject([
        { relation: 'staff', sharedNumbers: ['7216'] },
      ]);
    }));

  test('is masked as the customer’s own: asked for by others than the owner, and that is logged', () =>
    inShowroom(async (showroom, consultant) => {
      const { customerId } = await consultant.call('card.complete', { values: firm });
      const { id } = await consultant.call('contact.add', { customerId, name: '李会计', phone: '13950577216' });
      const manager = showroom.as('showroom_manager');
      expect((await manager.call('contact.list', { customerId })).rows.at(-1)).toMatchObject({
        phone: '139****7216',
        phoneMasked: true,
      });
      expect(await manager.call('contact.reveal', { id })).toMatchObject({ phone: '13950577216' });
      expect(await consultant.call('customer.get', { id: customerId })).toMatchObject({ reveals: 1 });
      const lina = showroom.as('李娜');
      expect(await lina.refused('contact.list', { customerId })).toMatchObject({ code: 'NOT_OWNER' });
      expect(await lina.refused('contact.reveal', { id })).toMatchObject({ code: 'NOT_OWNER' });
    }));
});

test('a field of a contact that somebody else changed meanwhile is not overwritten', () =>
  inShowroom(async (showroom, consultant) => {
    const { id: customerId } = addCustomer(showroom);
    const { id } = await consultant.call('contact.add', { customerId, name: '李会计', position: '会计' });
    await showroom.as('showroom_manager').call('contact.update', { id, position: '财务经理' });
    const late = { id, position: '出纳', seen: { position: '会计' } };
    expect(await consultant.refused('contact.update', late)).toMatchObject({
      code: 'STALE_EDIT',
      params: { field: '职务', who: '郭展厅' },
    });
  }));

test('a number of a contact that was seen masked can be corrected by whoever saw the mask', () =>
  inShowroom(async (showroom, consultant) => {
    const { id: customerId } = addCustomer(showroom);
    const { id } = await consultant.call('contact.add', { customerId, name: '李会计', phone: '13950577216' });
    const manager = showroom.as('showroom_manager');
    const [shown] = (await manager.call('contact.list', { customerId })).rows;
    expect(shown?.phone).toContain('*');
    const seen = { phone: shown?.phone ?? null };
    await manager.call('contact.update', { id, phone: '13950577217', seen });
    expect(row(showroom, 'contact', id)).toMatchObject({ phone: '13950577217' });
    const late = { id, phone: '13950577218', seen };
    expect((await consultant.refused('contact.update', late)).code).toBe('STALE_EDIT');
  }));

test('contacts, household and shares of a record that became part of another are those of the one that lives', () =>
  inShowroom(async (showroom, consultant) => {
    const [keep, gone] = [addCustomer(showroom), addCustomer(showroom, { phone: '13800005522', name: '宋佳' })];
    const manager = showroom.as('showroom_manager');
    await consultant.call('contact.add', { customerId: keep.id, name: '李会计' });
    const other = addCustomer(showroom, { phone: '13800005523', name: '宋先生' });
    await consultant.call('household.link', { customerId: keep.id, otherId: other.id, relation: 'spouse' });
    await consultant.call('share.give', { customerId: keep.id, staffIds: [showroom.as('李娜').id] });
    await manager.call('merge.merge', { id: keep.id, otherId: gone.id });
    for (const list of ['contact.list', 'household.list', 'share.list'] as const)
      expect((await consultant.call(list, { customerId: gone.id })).rows).toHaveLength(1);
  }));
