import { expect, test } from 'vitest';
import { taggedCustomerIds } from '../../../db/queries/tags.ts';
import { mostTaggedAtOnce } from '../../../shared/contract/tag.ts';
import { defaultDictionaries } from '../../../shared/domain/dictionary-defaults.ts';
import { inShowroom, rows } from '../card/card-kit.ts';
import { addCustomer } from '../support/customers.ts';
import type { InputOf } from '../support/showroom.ts';

test('tags are said of several customers at once, stand in list and head, and are taken back', () =>
  inShowroom(async (showroom, consultant) => {
    const ids = ['13900000001', '13900000002'].map((phone) => addCustomer(showroom, { phone }).id);
    const add = ['key_customer', 'price_sensitive'];
    expect(await consultant.call('tag.change', { customerIds: ids, add })).toEqual({
      changed: 2,
      changes: ids.map((customerId) => ({ customerId, added: add, removed: [] })),
    });
    expect(await consultant.call('tag.change', { customerIds: ids, add })).toEqual({ changed: 0, changes: [] });
    const [first = ''] = ids;
    await consultant.call('tag.change', { customerIds: [first], remove: ['price_sensitive'] });
    expect(await consultant.call('customer.get', { id: first })).toMatchObject({ tags: ['key_customer'] });
    const { rows: list } = await consultant.call('customer.list', { view: 'mine' });
    expect(list.map(({ tags }) => tags.length).toSorted()).toEqual([1, 2]);
    const tagged = showroom.store.read.all(taggedCustomerIds(['price_sensitive']));
    expect(tagged.map(({ customerId }) => customerId)).toEqual([ids[1]]);
  }));

test('what an act says of each customer takes it back, and leaves alone what had been said before', () =>
  inShowroom(async (showroom, consultant) => {
    const ids = ['13900000001', '13900000002'].map((phone) => addCustomer(showroom, { phone }).id);
    const [first = '', second = ''] = ids;
    await consultant.call('tag.change', { customerIds: [first], add: ['key_customer'] });
    const { changes } = await consultant.call('tag.change', { customerIds: ids, add: ['key_customer'] });
    expect(changes).toEqual([{ customerId: second, added: ['key_customer'], removed: [] }]);
    await consultant.call('tag.change', { customerIds: [second], remove: ['key_customer'] });
    expect(await consultant.call('customer.get', { id: first })).toMatchObject({ tags: ['key_customer'] });
    expect(await consultant.call('customer.get', { id: second })).toMatchObject({ tags: [] });
  }));

test('no more customers are tagged at once than one act says, and the log says it of each', () =>
  inShowroom(async (showroom, consultant) => {
    const ids = Array.from(
      { length: mostTaggedAtOnce },
      (_, at) => addCustomer(showroom, { phone: `139000${String(at).padStart(5, '0')}` }).id,
    );
    const tooMany = { customerIds: [...ids, 'another'], add: ['key_customer'] };
    expect(await consultant.refused('tag.change', tooMany)).toMatchObject({ code: 'INVALID_INPUT' });
    expect(rows(showroom, 'customer_tag')).toEqual([]);
    await consultant.call('tag.change', { customerIds: ids, add: ['key_customer'] });
    const { rows: log } = await showroom.as('admin').call('log.list', { limit: mostTaggedAtOnce });
    expect(new Set(log.map(({ action }) => action))).toEqual(new Set(['tag.change']));
    expect(new Set(log.map(({ subject }) => subject)).size).toBe(mostTaggedAtOnce);
  }));

test('one customer whom the person may not write leaves all of them as they were', () =>
  inShowroom(async (showroom, consultant) => {
    const mine = addCustomer(showroom, { phone: '13900000001' });
    const foreign = addCustomer(showroom, { owner: '李娜', phone: '13900000002' });
    const input = { customerIds: [mine.id, foreign.id], add: ['key_customer'] };
    expect(await consultant.refused('tag.change', input)).toMatchObject({ code: 'NOT_OWNER' });
    expect(rows(showroom, 'customer_tag')).toEqual([]);
  }));

test('a word that is not in the store’s list is no tag; managers add words to it', () =>
  inShowroom(async (showroom, consultant) => {
    const { id } = addCustomer(showroom);
    const input = { customerIds: [id], add: ['fleet'] };
    expect(await consultant.refused('tag.change', input)).toMatchObject({ code: 'INVALID_INPUT', field: 'add' });
    const word = {
      dictionary: 'customer_tag',
      code: 'fleet',
      label: '车队客户',
      aliases: [],
    } satisfies InputOf<'dictionary.add'>;
    await showroom.as('sales_manager').call('dictionary.add', word);
    expect(await consultant.call('tag.change', input)).toMatchObject({ changed: 1 });
  }));

test('a store that is older than a list has it as shipped, and writes it with its first change', () =>
  inShowroom(async (showroom) => {
    const manager = showroom.as('sales_manager');
    // as a store of the first schema: the list was never written
    showroom.store.setWriting(true);
    showroom.store.prepare("DELETE FROM dictionary_entry WHERE dictionary = 'customer_tag'").run();
    showroom.store.setWriting(false);
    showroom.store.forget('dictionaryEntry');
    const codes = async () =>
      (await manager.call('dictionary.list', {})).dictionaries
        .find(({ name }) => name === 'customer_tag')
        ?.entries.map(({ code }) => code);
    const shipped = defaultDictionaries.customer_tag.map(({ code }) => code);
    expect(await codes()).toEqual(shipped);
    const word = {
      dictionary: 'customer_tag',
      code: 'fleet',
      label: '车队客户',
      aliases: [],
    } satisfies InputOf<'dictionary.add'>;
    await manager.call('dictionary.add', word);
    expect(await codes()).toEqual([...shipped, 'fleet']);
  }));
