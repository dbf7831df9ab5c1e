import { describe, expect, test } from 'vitest';
import { inShowroom } from '../card/card-kit.ts';
import { addCustomer } from '../support/customers.ts';
import { changeRow, insertRow } from '../support/rows.ts';
import type { InputOf, Person, TestShowroom } from '../support/showroom.ts';

type Where = NonNullable<InputOf<'customer.list'>['where']>;

/** Customers who say something in the store's own fields, one who says nothing, and one from before there were any. */
async function withOwnFields(showroom: TestShowroom): Promise<void> {
  const admin = showroom.as('admin');
  const add = (input: InputOf<'customField.add'>) => admin.call('customField.add', input);
  await add({ code: 'hobby', label: '爱好', kind: 'text', scope: 'customer' });
  await add({ code: 'birthday', label: '生日', kind: 'date', scope: 'customer' });
  await add({ code: 'height', label: '身高', kind: 'number', scope: 'customer' });
  const options = [{ label: '有' }, { label: '没有' }, { label: '租的' }];
  await add({ code: 'garage', label: '车库', kind: 'choice', scope: 'customer', options });
  await add({ code: 'reads', label: '看什么', kind: 'choices', scope: 'customer', options });
  for (const [name, custom] of [
    ['田永刚', { hobby: 'Fishing 钓鱼', garage: 'you', birthday: '1988-05-06', height: 180 }],
    ['宋佳', { hobby: '跑步', garage: 'meiyou', reads: ['you', 'zude'] }],
    ['刘洪波', { reads: ['meiyou'], birthday: '2026-03-01', height: 9.5 }],
    ['单小雨', {}],
  ] as const) {
    const { id } = addCustomer(showroom, { name });
    if (Object.keys(custom).length > 0) changeRow(showroom, 'customer', id, { custom: JSON.stringify(custom) });
  }
}

async function names(person: Person, where: Where): Promise<string> {
  const { rows } = await person.call('customer.list', { where });
  return rows.map(({ name }) => name).join();
}

describe('a list narrowed by the store’s own fields', () => {
  test('holds whoever says so: words, a choice, one of several, a day, something or nothing', () =>
    inShowroom(async (showroom, owner) => {
      await withOwnFields(showroom);
      const all = ['田永刚', '宋佳', '刘洪波', '单小雨'];
      const asked: readonly (readonly [Where[number], readonly string[]])[] = [
        [{ field: 'custom.hobby', test: 'has', values: ['fishing'] }, ['田永刚']],
        [{ field: 'custom.hobby', test: 'has', values: ['钓鱼'] }, ['田永刚']],
        [{ field: 'custom.hobby', test: 'lacks', values: ['钓鱼'] }, ['宋佳', '刘洪波', '单小雨']],
        [{ field: 'custom.hobby', test: 'empty' }, ['刘洪波', '单小雨']],
        [{ field: 'custom.hobby', test: 'filled' }, ['田永刚', '宋佳']],
        [{ field: 'custom.garage', test: 'is', values: ['you'] }, ['田永刚']],
        [{ field: 'custom.garage', test: 'is', values: ['you', 'meiyou'] }, ['田永刚', '宋佳']],
        [{ field: 'custom.garage', test: 'not', values: ['you'] }, ['宋佳', '刘洪波', '单小雨']],
        [{ field: 'custom.reads', test: 'is', values: ['zude', 'other'] }, ['宋佳']],
        [{ field: 'custom.reads', test: 'not', values: ['zude'] }, ['田永刚', '刘洪波', '单小雨']],
        [{ field: 'custom.birthday', test: 'to', values: ['1988-05-06'] }, ['田永刚']],
        [{ field: 'custom.birthday', test: 'between', values: ['today-30', 'today'] }, ['刘洪波']],
        [{ field: 'custom.birthday', test: 'from', values: ['1988-05-07'] }, ['刘洪波']],
        [{ field: 'custom.birthday', test: 'filled' }, ['田永刚', '刘洪波']],
        // by its worth and not by its digits; who says nothing has no height at all
        [{ field: 'custom.height', test: 'from', values: ['10'] }, ['田永刚']],
        [{ field: 'custom.height', test: 'from', values: ['9.5'] }, ['田永刚', '刘洪波']],
        [{ field: 'custom.height', test: 'to', values: ['180'] }, ['田永刚', '刘洪波']],
        [{ field: 'custom.height', test: 'between', values: ['-1', '９.5'] }, ['刘洪波']],
        [{ field: 'custom.height', test: 'filled' }, ['田永刚', '刘洪波']],
        [{ field: 'custom.height', test: 'empty' }, ['宋佳', '单小雨']],
      ];
      for (const [condition, found] of asked) {
        const rows = (await names(owner, [condition])).split(',');
        expect(rows.toSorted(), JSON.stringify(condition)).toEqual(found.toSorted());
      }
      expect((await names(owner, [])).split(',').toSorted()).toEqual(all.toSorted());
      const both: Where = [
        { field: 'custom.garage', test: 'filled' },
        { field: 'custom.hobby', test: 'has', values: ['跑'] },
      ];
      expect(await names(owner, both)).toBe('宋佳');
    }));

  test('refuses what the store has no field for, by name, and what is masked is not found out by asking', () =>
    inShowroom(async (showroom, owner) => {
      await withOwnFields(showroom);
      for (const field of ['custom.nothing', 'custom.a_b'] as const)
        expect(await owner.refused('customer.list', { where: [{ field, test: 'has', values: ['1'] }] })).toMatchObject({
          code: 'INVALID_INPUT',
          field: 'where',
          params: { field },
        });
      const where: Where = [{ field: 'custom.hobby', test: 'has', values: ['钓'] }];
      expect(await showroom.as('clerk').refused('customer.list', { where })).toMatchObject({
        code: 'INVALID_INPUT',
        params: { field: '爱好' },
      });
      const wrong = { where: [{ field: "custom.a'b", test: 'empty' }] };
      expect(await owner.raw('customer.list', wrong)).toMatchObject({ code: 'INVALID_INPUT' });
    }));

  test('is kept under a name, and still works once the field is out of use', () =>
    inShowroom(async (showroom, owner) => {
      await withOwnFields(showroom);
      const where: Where = [{ field: 'custom.garage', test: 'is', values: ['you'] }];
      await owner.call('filter.create', { name: '有车库的', list: { where } });
      await showroom.as('admin').call('customField.save', { code: 'garage', active: false });
      const { rows } = await owner.call('filter.list', {});
      expect(rows[0]?.list.where).toEqual(where);
      expect(await names(owner, rows[0]?.list.where ?? [])).toBe('田永刚');
      const unknown: Where = [{ field: 'custom.nothing', test: 'empty' }];
      expect(await owner.refused('filter.create', { name: '没有的', list: { where: unknown } })).toMatchObject({
        code: 'INVALID_INPUT',
        field: 'where',
      });
    }));

  test('may be shown in columns of these and of tags', () =>
    inShowroom(async (_showroom, owner) => {
      const columns = ['name', 'tags', 'custom.hobby'] as const;
      await owner.call('customer.saveColumns', { view: 'all', columns: [...columns] });
      expect((await owner.call('customer.columns', {})).views).toEqual([{ view: 'all', columns }]);
      const wrong = { view: 'all', columns: ['name', 'custom.'] };
      expect(await owner.raw('customer.saveColumns', wrong)).toMatchObject({ code: 'INVALID_INPUT' });
    }));
});

describe('a list narrowed by tags', () => {
  test('holds who has one of them now, and 「不是」 everybody else, beside any order', () =>
    inShowroom(async (showroom, owner) => {
      const [first, second, third] = ['田永刚', '宋佳', '刘洪波'].map((name) => addCustomer(showroom, { name }).id);
      if (!first || !second || !third) throw new Error('nobody was added');
      await owner.call('tag.change', { customerIds: [first, second], add: ['key_customer'] });
      await owner.call('tag.change', { customerIds: [second], remove: ['key_customer'] });
      for (const sort of ['updated', 'name', 'owner', 'created'] as const) {
        const found = async (test: 'is' | 'not') => {
          const where: Where = [{ field: 'tag', test, values: ['key_customer', 'gone'] }];
          const { rows } = await owner.call('customer.list', { sort, where });
          return rows.map(({ id }) => id).toSorted();
        };
        expect(await found('is'), sort).toEqual([first]);
        expect(await found('not'), sort).toEqual([second, third].toSorted());
      }
      const counted = { where: [{ field: 'tag' as const, test: 'is' as const, values: ['key_customer'] }] };
      expect(await owner.call('customer.count', counted)).toEqual({ count: 1, kind: 'exact' });
    }));
});

test('「共享给我的」 holds living shares alone, none of one’s own, page after page in one order', () =>
  inShowroom(async (showroom, owner) => {
    const lina = showroom.as('李娜');
    // all changed in one moment: the order is then the ids'
    const shared = Array.from({ length: 7 }, (_, i) => addCustomer(showroom, { name: `客户${i}` }).id);
    for (const customerId of shared) await owner.call('share.give', { customerId, staffIds: [lina.id] });
    addCustomer(showroom, { name: '没共享' });
    const [ended = '', became = '', ...left] = shared;
    const { rows: shares } = await owner.call('share.list', { customerId: ended });
    await owner.call('share.end', { id: shares[0]?.id ?? '' });
    insertRow(showroom, 'ownership', 'handed-over', {
      ...{ customerId: became, ownerId: lina.id, cause: 'hand_over', at: showroom.clock.now() + 1, byId: owner.id },
    });
    const read = async (end: boolean) => {
      const ids: string[] = [];
      let page = await lina.call('customer.list', { view: 'shared', limit: 2, end });
      for (;;) {
        const part = page.rows.map(({ id }) => id);
        ids.splice(end ? 0 : ids.length, 0, ...part);
        const cursor = end ? page.previousCursor : page.nextCursor;
        if (cursor === null) return ids;
        page = await lina.call('customer.list', { view: 'shared', limit: 2, cursor });
      }
    };
    const forwards = await read(false);
    expect(forwards).toEqual(left.toSorted().toReversed());
    expect(await read(true)).toEqual(forwards);
    expect((await owner.call('customer.list', { view: 'shared' })).rows).toEqual([]);
  }));
