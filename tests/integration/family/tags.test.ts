import { expect, test } from 'vitest';
import { taggedCustomerIds } from '../../../db/queries/tags.ts';
import { defaultDictionaries } from '../../../shared/domain/dictionary-defaults.ts';
import { inShowroom, rows } from '../card/card-kit.ts';
import { addCustomer } from '../support/customers.ts';
import type { InputOf } from '../support/showroom.ts';

test('tags are said of several customers at once, stand in list and head, and are taken back', () =>
  inShowroom(async (showroom, consultant) => {
    const ids = ['13900000001', '13900000002'].map((phone) => addCustomer(showroom, { phone }).id);
    const add = ['key_customer', 'price_sensitive'];
    expect(await consultant.call('tag.change', { customerIds: ids, add })).toEqual({ changed: 2 });
    expect(await consultant.call('tag.change', { customerIds: ids, add })).toEqual({ changed: 0 });
    const [first = ''] = ids;
    await consultant.call('tag.change', { customerIds: [first], remove: ['price_sensitive'] });
    expect(await consultant.call('customer.get', { id: first })).toMatchObject({ tags: ['key_customer'] });
    const { rows: list } = await consultant.call('customer.list', { view: 'mine' });
    expect(list.map(({ tags }) => tags.length).toSorted()).toEqual([1, 2]);
    const tagged = showroom.store.read.all(taggedCustomerIds(['price_sensitive']));
    expect(tagged.map(({ customerId }) => customerId)).toEqual([ids[1]]);
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
    expect(await consultant.call('tag.change', input)).toEqual({ changed: 1 });
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
