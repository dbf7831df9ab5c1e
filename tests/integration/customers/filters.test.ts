import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { messageOf } from '../../../shared/contract/errors.ts';
import { mostFilters } from '../../../shared/domain/saved-filter.ts';
import { addCustomer } from '../support/customers.ts';
import { changeRow, insertRow } from '../support/rows.ts';
import { createTestShowroom, type TestShowroom } from '../support/showroom.ts';

let showroom: TestShowroom;
beforeAll(async () => {
  showroom = await createTestShowroom({ at: '2026-03-09 10:00', consultants: ['王磊', '李娜'] });
  const first = addCustomer(showroom, { name: '田永刚', level: 'H', phone: '13900006621' });
  changeRow(showroom, 'customer', first.id, { remark: '左手戴表' });
  addCustomer(showroom, { name: '宋佳', level: 'C', phone: '15000003178' });
  addCustomer(showroom, { name: '刘洪波', level: 'H', owner: '李娜', phone: '13800005521' });
  insertRow(showroom, 'customer', 'retained', {
    name: '老车主',
    stage: 'retained',
    phone: '13700000001',
    remark: '开饭馆',
  });
});
afterAll(() => showroom.close());

const ofLevel = { where: [{ field: 'level' as const, test: 'is' as const, values: ['H'] }] };
const named = async (who: string, input: Parameters<ReturnType<TestShowroom['as']>['call']>[1]) => {
  const { rows } = await showroom.as(who).call('customer.list', input as { view: 'all' });
  return rows.map(({ name }) => name).toSorted();
};

describe('narrowing the list of customers', () => {
  test('a condition reaches only those whom the person may see', async () => {
    expect(await named('sales_manager', ofLevel)).toEqual(['刘洪波', '田永刚'].toSorted());
    expect(await named('王磊', ofLevel)).toEqual(['田永刚']);
    expect(await named('李娜', { where: [{ field: 'remark', test: 'has', values: ['戴表'] }] })).toEqual([]);
  });

  test('conditions hold all at once', async () => {
    const both = { where: [...ofLevel.where, { field: 'phone' as const, test: 'has' as const, values: ['6621'] }] };
    expect(await named('sales_manager', both)).toEqual(['田永刚']);
  });

  test('what is masked for somebody is not found out by asking for it (§13)', async () => {
    expect(await named('telemarketer', {})).toEqual(['老*']);
    for (const who of ['telemarketer', 'clerk', 'service_agent']) {
      const person = showroom.as(who);
      for (const field of ['remark', 'phone', 'name'] as const) {
        const where = [{ field, test: 'has' as const, values: ['1'] }];
        expect(await person.refused('customer.list', { where })).toMatchObject({
          code: 'INVALID_INPUT',
          field: 'where',
        });
        expect(await person.refused('customer.count', { where })).toMatchObject({ code: 'INVALID_INPUT' });
        expect(await person.call('customer.list', { view: 'mine', where })).toMatchObject({ rows: [] });
      }
      expect(await person.refused('customer.list', { sort: 'name' })).toMatchObject({ field: 'sort' });
    }
  });

  test('a cursor of another order or direction is refused with a way out, and is no fault of the program', async () => {
    const me = showroom.as('sales_manager');
    const sorts = ['updated', 'created', 'contact', 'name', 'level', 'nextPlan', 'expected', 'owner'] as const;
    const logged = showroom.log.length;
    for (const sort of sorts) {
      const { nextCursor } = await me.call('customer.list', { sort, limit: 1 });
      if (nextCursor === null) throw new Error(`one page by ${sort}`);
      for (const other of sorts.filter((each) => each !== sort))
        expect(await me.refused('customer.list', { sort: other, cursor: nextCursor })).toMatchObject({
          code: 'INVALID_INPUT',
          params: { problem: '不是这个列表给出的，请从第一页开始' },
        });
      const turned = { sort, descends: !(sort === 'updated' || sort === 'created'), cursor: nextCursor };
      expect(await me.refused('customer.list', turned)).toMatchObject({ code: 'INVALID_INPUT' });
    }
    expect(showroom.log.slice(logged)).toEqual([]);
  });

  test('how many there are is said exactly where it is counted', async () => {
    expect(await showroom.as('sales_manager').call('customer.count', {})).toEqual({ count: 4, kind: 'exact' });
    expect(await showroom.as('王磊').call('customer.count', ofLevel)).toEqual({ count: 1, kind: 'exact' });
  });
});

describe('columns', () => {
  test('are a person’s own, for each view, in no log, and can be given back', async () => {
    const [me, other] = [showroom.as('王磊'), showroom.as('李娜')];
    const logged = () => showroom.store.prepare('SELECT count(*) FROM audit_log').pluck().get();
    const before = logged();
    await me.call('customer.saveColumns', { view: 'all', columns: ['level', 'name', 'source'] });
    expect(await me.call('customer.columns', {})).toEqual({
      views: [{ view: 'all', columns: ['level', 'name', 'source'] }],
    });
    expect(await other.call('customer.columns', {})).toEqual({ views: [] });
    await me.call('customer.saveColumns', { view: 'all', columns: null });
    expect(await me.call('customer.columns', {})).toEqual({ views: [] });
    expect(logged()).toBe(before);
  });

  test('hold the name, and none twice', async () => {
    const me = showroom.as('王磊');
    for (const columns of [['level'], ['name', 'name'], []] as const)
      expect(await me.raw('customer.saveColumns', { view: 'all', columns })).toMatchObject({ code: 'INVALID_INPUT' });
  });
});

describe('a kept filter', () => {
  const content = { name: '这周的 H', list: { view: 'all' as const, ...ofLevel } };

  test('is its owner’s alone until he shares it, and nobody else changes it', async () => {
    const [me, named, other] = [showroom.as('sales_manager'), showroom.as('王磊'), showroom.as('李娜')];
    const { id } = await me.call('filter.create', content);
    const seen = async (person: typeof me) => (await person.call('filter.list', {})).rows.map((row) => row.id);
    expect(await seen(me)).toContain(id);
    expect(await seen(named)).not.toContain(id);
    expect(await named.refused('filter.update', { id, ...content })).toMatchObject({ code: 'NOT_FOUND' });
    await me.call('filter.update', { id, ...content, sharing: 'named', sharedWith: [named.id] });
    expect(await seen(named)).toContain(id);
    expect(await seen(other)).not.toContain(id);
    const { rows } = await named.call('filter.list', {});
    expect(rows.find((row) => row.id === id)).toMatchObject({ isOwn: false, sharedWith: [], owner: { id: me.id } });
    for (const act of ['filter.remove', 'filter.restore'] as const)
      expect(await named.refused(act, { id })).toMatchObject({ code: 'FILTER_NOT_OWN' });
    await me.call('filter.update', { id, ...content, sharing: 'everyone' });
    expect(await seen(other)).toContain(id);
  });

  test('that was taken away comes back as it was, unless its name was taken meanwhile', async () => {
    const me = showroom.as('general_manager');
    const { id } = await me.call('filter.create', { ...content, name: '月底' });
    await me.call('filter.remove', { id });
    expect((await me.call('filter.list', {})).rows.map((row) => row.id)).not.toContain(id);
    await me.call('filter.restore', { id });
    expect((await me.call('filter.list', {})).rows).toContainEqual(expect.objectContaining({ id, name: '月底' }));
    await me.call('filter.remove', { id });
    await me.call('filter.create', { ...content, name: '月底' });
    expect(await me.refused('filter.restore', { id })).toMatchObject({ code: 'FILTER_NAME_TAKEN' });
  });

  test('has one name, a condition that makes sense, and people to share it with', async () => {
    const me = showroom.as('showroom_manager');
    await me.call('filter.create', { ...content, name: '我的' });
    expect(await me.refused('filter.create', { ...content, name: '我的' })).toMatchObject({
      code: 'FILTER_NAME_TAKEN',
    });
    const senseless = { where: [{ field: 'created' as const, test: 'from' as const, values: ['never'] }] };
    expect(await me.refused('filter.create', { name: '错的', list: senseless })).toMatchObject({
      code: 'INVALID_INPUT',
    });
    expect(await me.refused('filter.create', { ...content, name: '给谁', sharing: 'named' })).toMatchObject({
      code: 'INVALID_INPUT',
      field: 'sharedWith',
    });
    expect(
      await me.refused('filter.create', { ...content, name: '给谁', sharing: 'named', sharedWith: ['nobody'] }),
    ).toMatchObject({ code: 'NOT_FOUND' });
  });
});

test('the timeline tells who changed which field, the number masked to all but the owner', async () => {
  const { id } = addCustomer(showroom, { name: '单小雨', phone: '13700001111' });
  showroom.clock.advance(60_000);
  await showroom
    .as('sales_manager')
    .call('customer.update', { id, patch: { phone: '13700002222', remark: '短发' }, seen: {} });
  const edits = async (who: string) => {
    const { rows } = await showroom.as(who).call('customer.timeline', { id });
    return rows.filter(({ kind }) => kind === 'edit');
  };
  expect(await edits('王磊')).toMatchObject([
    {
      by: { id: showroom.as('sales_manager').id },
      changes: expect.arrayContaining([
        { field: 'phone', label: '移动电话', from: '13700001111', to: '13700002222' },
        expect.objectContaining({ field: 'remark', from: null, to: '短发' }),
      ]),
    },
  ]);
  expect(await edits('sales_manager')).toMatchObject([
    { changes: expect.arrayContaining([expect.objectContaining({ from: '137****1111', to: '137****2222' })]) },
  ]);
});

test('Ctrl K finds one’s own by the number of the card and of the paper, nobody else’s', async () => {
  const { id } = addCustomer(showroom, { name: '欧阳娜·买买提', phone: '13700003333' });
  insertRow(showroom, 'card', 'card1', {
    customerId: id,
    number: '20260309-A07',
    serial: 'DZ-202612',
    arrivedOn: '2026-03-09',
    consultantId: showroom.as('王磊').id,
  });
  const found = async (who: string, query: string) =>
    (await showroom.as(who).call('customer.search', { query })).rows.map((row) => row.id);
  for (const query of ['20260309-A07', '20260309-a07', ' DZ-202612', 'dz－202612', '买买提', 'oyn', '3333'])
    expect(await found('王磊', query), query).toEqual([id]);
  for (const query of ['20260309-A07', 'DZ-202612']) expect(await found('李娜', query), query).toEqual([]);
  expect(await found('王磊', '20260309-A08')).toEqual([]);
});

test('nobody keeps filters without end, and one that was taken away makes room', async () => {
  const me = showroom.as('李娜');
  const { rows: before } = await me.call('filter.list', {});
  const own = before.filter(({ isOwn }) => isOwn);
  let last = '';
  for (let at = own.length; at < mostFilters; at += 1)
    last = (await me.call('filter.create', { name: `筛选${at}`, list: {} })).id;
  const refused = await me.refused('filter.create', { name: '再多一个', list: {} });
  expect(refused.code).toBe('LIMIT_REACHED');
  expect(messageOf(refused.code, refused.params)).toBe('您存的筛选已经有 60 个，不能再多；请先去掉用不着的，再存这个');
  await me.call('filter.remove', { id: last });
  const { id } = await me.call('filter.create', { name: '再多一个', list: {} });
  expect((await me.refused('filter.restore', { id: last })).code).toBe('LIMIT_REACHED');
  await me.call('filter.remove', { id });
  await me.call('filter.restore', { id: last });
  // everybody has his own
  await showroom.as('王磊').call('filter.create', { name: '我的一个', list: {} });
});
