import { describe, expect, test } from 'vitest';
import type { EntityPatch } from '../../../shared/entities/registry.ts';
import { entities } from '../../../shared/entities/registry.ts';
import { countRows, fullCard, inShowroom, row, rows } from '../card/card-kit.ts';
import { addCustomer } from '../support/customers.ts';
import { changeRow, insertRow } from '../support/rows.ts';
import type { TestShowroom } from '../support/showroom.ts';
import { expectSound, secondCard, withTwins } from './merge-kit.ts';

function living({ store }: TestShowroom, table: string): unknown[] {
  return store.prepare(`SELECT id, customer_id FROM ${table} WHERE deleted_hlc IS NULL ORDER BY id`).all();
}

function identities({ store }: TestShowroom): unknown[] {
  return store.prepare('SELECT kind, value, customer_id FROM customer_identity ORDER BY 1, 2, 3').all();
}

describe('what two records say the same', () => {
  test('a tag is said once of the merged person, and of both again afterwards', () =>
    withTwins(async ({ manager, kept, gone, showroom }) => {
      await manager.call('tag.change', { customerIds: [kept.id, gone.id], add: ['key_customer'] });
      const before = living(showroom, 'customer_tag');
      expect(before).toHaveLength(2);
      const { mergeId } = await manager.call('merge.merge', { id: kept.id, otherId: gone.id });
      expect((await manager.call('customer.get', { id: kept.id })).tags).toEqual(['key_customer']);
      expect(living(showroom, 'customer_tag')).toMatchObject([{ customer_id: kept.id }]);
      expectSound(showroom);
      await manager.call('merge.undo', { mergeId });
      expect(living(showroom, 'customer_tag')).toEqual(before);
    }));

  test('a tag that was taken off the merged person comes back to neither', () =>
    withTwins(async ({ manager, kept, gone, showroom }) => {
      await manager.call('tag.change', { customerIds: [kept.id, gone.id], add: ['key_customer'] });
      const { mergeId } = await manager.call('merge.merge', { id: kept.id, otherId: gone.id });
      await manager.call('tag.change', { customerIds: [kept.id], remove: ['key_customer'] });
      await manager.call('merge.undo', { mergeId });
      expect(living(showroom, 'customer_tag')).toEqual([]);
    }));

  test('a colleague with whom both are shared is named once, loses the person at one stroke, and finds both again', () =>
    withTwins(async ({ manager, consultant, kept, gone, showroom }) => {
      const lina = showroom.as('李娜');
      for (const customerId of [kept.id, gone.id])
        await consultant.call('share.give', { customerId, staffIds: [lina.id] });
      const first = await manager.call('merge.merge', { id: kept.id, otherId: gone.id });
      expect((await consultant.call('share.list', { customerId: kept.id })).rows).toHaveLength(1);
      await manager.call('merge.undo', { mergeId: first.mergeId });
      for (const id of [kept.id, gone.id])
        expect(await lina.call('customer.get', { id })).toMatchObject({ id, access: 'shared' });
      expectSound(showroom);
      const again = await manager.call('merge.merge', { id: kept.id, otherId: gone.id });
      const [share] = (await consultant.call('share.list', { customerId: kept.id })).rows;
      await consultant.call('share.end', { id: share?.id ?? '' });
      expect((await lina.call('customer.get', { id: kept.id })).access).toBe('masked');
      // what was withdrawn of the person does not return with a record
      await manager.call('merge.undo', { mergeId: again.mergeId });
      for (const id of [kept.id, gone.id]) expect((await lina.call('customer.get', { id })).access).toBe('masked');
    }));

  test('one wife is one link, and of two main contacts the one stays whose name was chosen', () =>
    withTwins(async ({ manager, consultant, kept, gone, showroom }) => {
      const wife = addCustomer(showroom, { name: '孙丽', phone: '13600007777' });
      for (const customerId of [kept.id, gone.id]) {
        await consultant.call('household.link', { customerId, otherId: wife.id, relation: 'spouse' });
        await consultant.call('contact.add', {
          customerId,
          name: `陈${customerId === kept.id ? '一' : '二'}`,
          isMain: true,
        });
      }
      const before = [living(showroom, 'kinship'), rows(showroom, 'contact'), identities(showroom)];
      const { mergeId } = await manager.call('merge.merge', {
        id: kept.id,
        otherId: gone.id,
        choices: { contactPerson: 'gone' },
      });
      expect((await consultant.call('household.list', { customerId: wife.id })).rows).toMatchObject([
        { customer: { id: kept.id } },
      ]);
      const { rows: contacts } = await consultant.call('contact.list', { customerId: kept.id });
      expect(contacts.map(({ name, isMain }) => [name, isMain])).toEqual([
        ['陈二', true],
        ['陈一', false],
      ]);
      await manager.call('merge.undo', { mergeId });
      expect([living(showroom, 'kinship'), rows(showroom, 'contact'), identities(showroom)]).toEqual(before);
    }));

  test('that somebody took one for the other is settled by the merge, and stands again afterwards', () =>
    withTwins(async ({ manager, kept, gone, showroom }) => {
      const report = {
        otherCustomerId: kept.id,
        cause: 'similar',
        byId: manager.id,
        at: showroom.clock.now(),
      } as const;
      insertRow(showroom, 'clashReport', 'the-report', { ...report, customerId: gone.id });
      const asked = async () => (await manager.call('clash.list', {})).rows.map(({ customerId }) => customerId);
      expect(await asked()).toEqual([gone.id]);
      // one and the same consultant announced both: nothing is in the way
      const [found] = (await manager.call('clash.list', {})).rows;
      expect(found?.beside).toMatchObject([{ customerId: kept.id, mergeable: true }]);
      const { mergeId } = await manager.call('merge.merge', { id: kept.id, otherId: gone.id });
      expect(await asked()).toEqual([]);
      expect(await manager.call('clash.counts', {})).toEqual({ open: 0 });
      expectSound(showroom);
      await manager.call('merge.undo', { mergeId });
      expect(await asked()).toEqual([gone.id]);
    }));

  test('files and prices hang where their card and intention hang', () =>
    withTwins(async ({ manager, consultant, kept, gone, showroom }) => {
      insertRow(showroom, 'attachment', 'the-file', { customerId: gone.id, cardId: gone.cardId, kind: 'other' });
      await consultant.call('quote.add', { opportunityId: gone.opportunityId, priceFen: 20_000_000 });
      const { mergeId } = await manager.call('merge.merge', { id: kept.id, otherId: gone.id });
      for (const table of ['attachment', 'quote'])
        expect(rows(showroom, table), table).toMatchObject([{ customer_id: kept.id }]);
      await manager.call('merge.undo', { mergeId });
      for (const table of ['attachment', 'quote'])
        expect(rows(showroom, table), table).toMatchObject([{ customer_id: gone.id }]);
    }));

  test('a number that both would have is first to be made one person’s, and nothing is half taken back', () =>
    withTwins(async ({ manager, consultant, kept, gone, showroom }) => {
      const { mergeId } = await manager.call('merge.merge', { id: kept.id, otherId: gone.id });
      showroom.clock.advance(60_000);
      const { id } = await consultant.call('contact.add', {
        customerId: kept.id,
        name: '田父',
        phone: secondCard.phone,
      });
      expect(await manager.refused('merge.undo', { mergeId })).toMatchObject({
        code: 'NUMBER_SHARED',
        params: { what: '尾号 1234 的号码' },
      });
      expect(row(showroom, 'customer', gone.id)).toMatchObject({ merged_into_id: kept.id });
      // and it is told before anybody tries
      const asked = (take: string[] = []) => manager.call('merge.prepareUndo', { mergeId, take });
      const before = countRows(showroom);
      expect((await asked()).blocked).toContain('尾号 1234 的号码');
      expect((await asked([id])).blocked).toBeNull();
      expect(countRows(showroom)).toEqual(before);
      await consultant.call('contact.remove', { id });
      expect((await asked()).blocked).toBeNull();
      await manager.call('merge.undo', { mergeId });
    }));
});

describe('what a record says of its person', () => {
  /** Columns that stay the kept record's own: when and by whom it was entered, and where it leads. */
  const keptOnly = ['createdAt', 'createdOn', 'createdById', 'mergedIntoId'];
  const valid: EntityPatch<'customer'> = {
    stage: 'retained',
    gender: 'male',
    phone: '13700001234',
    phone2: '13700001235',
    regionCode: '130602',
    source: 'walk_in',
    customerType: 'organisation',
    custom: JSON.stringify({ hobby: '钓鱼' }),
  };
  const columns = Object.keys(entities.customer.columns).filter((name) => !keptOnly.includes(name));

  test.each(columns)('%s is not lost: what only the other record says, the merged one says', (column) =>
    inShowroom(async (showroom) => {
      const kept = addCustomer(showroom, { name: '', phone: null });
      const gone = addCustomer(showroom, { name: '', phone: null });
      const manager = showroom.as('showroom_manager');
      changeRow(showroom, 'customer', kept.id, { gender: null, customerType: '' });
      changeRow(showroom, 'customer', gone.id, { gender: null, customerType: '' });
      const name = column.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
      const before = row(showroom, 'customer', kept.id)[name];
      // every column of the list is one of the customer
      const value = valid[column as keyof typeof valid] ?? `值 ${column}`;
      changeRow(showroom, 'customer', gone.id, { [column]: value } as EntityPatch<'customer'>);
      const { mergeId } = await manager.call('merge.merge', { id: kept.id, otherId: gone.id });
      // a second number alone becomes the first
      const where = column === 'phone2' ? 'phone' : name;
      expect(row(showroom, 'customer', kept.id)[where]).toBe(value);
      await manager.call('merge.undo', { mergeId });
      expect(row(showroom, 'customer', kept.id)[name]).toBe(before);
      expect(row(showroom, 'customer', gone.id)[name]).toBe(value);
      expectSound(showroom);
    }),
  );

  test('in the store’s own fields is chosen code by code, and returns where nobody wrote since', () =>
    inShowroom(async (showroom, consultant) => {
      const admin = showroom.as('admin');
      for (const [code, label] of [
        ['hobby', '爱好'],
        ['club', '车友会'],
        ['dog', '宠物'],
      ] as const)
        await admin.call('customField.add', { code, label, kind: 'text', scope: 'customer' });
      const first = await consultant.call('card.complete', {
        values: { ...fullCard, custom: { hobby: '钓鱼', club: '越野' } },
      });
      showroom.clock.advance(3_600_000);
      const second = await consultant.call('card.complete', {
        values: { ...secondCard, custom: { hobby: '登山', club: '摄影', dog: '柴犬' } },
      });
      const [id, otherId] = [first.customerId, second.customerId];
      const manager = showroom.as('showroom_manager');
      const { fields } = await manager.call('merge.compare', { id, otherId });
      const own = fields.filter(({ field }) => field.startsWith('custom.'));
      expect(own.map(({ field, label, proposed, isDifferent }) => [field, label, proposed, isDifferent])).toEqual([
        ['custom.club', '车友会', 'gone', true],
        ['custom.dog', '宠物', 'gone', false],
        ['custom.hobby', '爱好', 'gone', true],
      ]);
      expect(own.map(({ field, kept, gone }) => [kept[field], gone[field]])).toEqual([
        ['越野', '摄影'],
        [null, '柴犬'],
        ['钓鱼', '登山'],
      ]);
      const customOf = (customer: string): unknown => JSON.parse(String(row(showroom, 'customer', customer).custom));
      const { mergeId } = await manager.call('merge.merge', { id, otherId, choices: { custom: { hobby: 'kept' } } });
      expect(customOf(id)).toEqual({ hobby: '钓鱼', club: '摄影', dog: '柴犬' });
      expect((await manager.call('customer.search', { query: '柴犬' })).rows).toMatchObject([{ id }]);
      changeRow(showroom, 'customer', id, { custom: JSON.stringify({ hobby: '钓鱼', club: '航模', dog: '柴犬' }) });
      const told = await manager.call('merge.prepareUndo', { mergeId });
      expect(told.fields).toEqual(
        expect.arrayContaining([
          { label: '车友会', returns: false },
          { label: '宠物', returns: true },
        ]),
      );
      await manager.call('merge.undo', { mergeId });
      expect(customOf(id)).toEqual({ hobby: '钓鱼', club: '航模' });
      expect(customOf(otherId)).toEqual({ hobby: '登山', club: '摄影', dog: '柴犬' });
      expectSound(showroom);
    }));
});
