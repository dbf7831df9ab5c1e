import { describe, expect, test } from 'vitest';
import { messageOf } from '../../../shared/contract/errors.ts';
import type { Person } from '../support/showroom.ts';
import { fullCard, inShowroom, row } from './card-kit.ts';

/** What a showroom would ask for itself. */
async function define(admin: Person): Promise<void> {
  await admin.call('customField.add', { code: 'hobby', label: '爱好', kind: 'text', scope: 'customer' });
  await admin.call('customField.add', {
    code: 'garage',
    label: '有没有车库',
    kind: 'choice',
    options: [{ label: '有' }, { label: '没有' }],
    scope: 'customer',
  });
  await admin.call('customField.add', { code: 'people', label: '看车人数', kind: 'number', scope: 'visit' });
}

const custom = { hobby: '钓鱼', garage: 'you', people: 3 };

describe('the store’s own fields', () => {
  test('are defined by whoever keeps the lists, read by everybody, ordered and put out of use', () =>
    inShowroom(async (showroom, consultant) => {
      const admin = showroom.as('admin');
      await define(admin);
      expect((await consultant.refused('customField.order', { codes: ['hobby'] })).code).toBe('FORBIDDEN');
      await admin.call('customField.order', { codes: ['people', 'hobby', 'garage'] });
      await admin.call('customField.save', { code: 'garage', active: false });
      const { fields } = await consultant.call('customField.list', {});
      expect(fields.map(({ code, active }) => [code, active])).toEqual([
        ['people', true],
        ['hobby', true],
        ['garage', false],
      ]);
      expect((await admin.refused('customField.order', { codes: ['people'] })).code).toBe('STALE_EDIT');
    }));

  test('keep every choice that a card may carry', () =>
    inShowroom(async (showroom) => {
      const admin = showroom.as('admin');
      await define(admin);
      const renamed = [
        { code: 'you', label: '有车库' },
        { code: 'meiyou', label: '没有', active: false },
        { label: '租的' },
      ];
      await admin.call('customField.save', { code: 'garage', options: renamed });
      const garage = (await admin.call('customField.list', {})).fields.find(({ code }) => code === 'garage');
      expect(garage?.options).toEqual([
        { code: 'you', label: '有车库', active: true },
        { code: 'meiyou', label: '没有', active: false },
        { code: 'zude', label: '租的', active: true },
      ]);
      const lost = await admin.refused('customField.save', { code: 'garage', options: [{ label: '有' }] });
      expect(lost).toMatchObject({ code: 'STALE_EDIT', field: 'options' });
    }));

  test('are on the card, and on the customer those that describe him', () =>
    inShowroom(async (showroom, consultant) => {
      await define(showroom.as('admin'));
      const { cardId, customerId } = await consultant.call('card.complete', { values: { ...fullCard, custom } });
      expect((await consultant.call('card.get', { id: cardId })).values.custom).toEqual(custom);
      expect((await consultant.call('customer.get', { id: customerId })).custom).toEqual({
        hobby: '钓鱼',
        garage: 'you',
      });
      const { rows } = await consultant.call('customer.list', { view: 'mine', limit: 10 });
      expect(rows[0]?.custom).toEqual({ hobby: '钓鱼', garage: 'you' });
    }));

  test('change code by code, are told in the card’s history by name, and follow to the customer', () =>
    inShowroom(async (showroom, consultant) => {
      await define(showroom.as('admin'));
      const { cardId, customerId } = await consultant.call('card.complete', { values: { ...fullCard, custom } });
      showroom.clock.advance(60_000);
      await consultant.call('card.correct', { cardId, values: { custom: { hobby: '下棋', people: null } } });
      const { values, history } = await consultant.call('card.get', { id: cardId });
      expect(values.custom).toEqual({ hobby: '下棋', garage: 'you' });
      expect(history.map(({ field, label, from, to }) => [field, label, from, to])).toEqual([
        ['custom.hobby', '爱好', '钓鱼', '下棋'],
        ['custom.people', '看车人数', 3, null],
      ]);
      expect((await consultant.call('customer.get', { id: customerId })).custom).toEqual({
        hobby: '下棋',
        garage: 'you',
      });
    }));

  test('are found by their words in a search, like the person’s name', () =>
    inShowroom(async (showroom, consultant) => {
      await define(showroom.as('admin'));
      const { customerId } = await consultant.call('card.complete', { values: { ...fullCard, custom } });
      for (const query of ['钓鱼', 'diaoyu', 'dy']) {
        const { rows } = await consultant.call('customer.search', { query, limit: 5 });
        expect(rows.map(({ id }) => id)).toEqual([customerId]);
      }
    }));

  test('are edited on the customer as well, today’s card following, and never over somebody else’s edit', () =>
    inShowroom(async (showroom, consultant) => {
      await define(showroom.as('admin'));
      const { cardId, customerId: id } = await consultant.call('card.complete', { values: { ...fullCard, custom } });
      const manager = showroom.as('showroom_manager');
      await manager.call('customer.update', {
        id,
        patch: { custom: { hobby: '足球' } },
        seen: { 'custom.hobby': '钓鱼' },
      });
      const stale = { id, patch: { custom: { hobby: '棋' } }, seen: { 'custom.hobby': '钓鱼' } };
      expect(await consultant.refused('customer.update', stale)).toMatchObject({
        code: 'STALE_EDIT',
        field: 'custom.hobby',
        params: { field: '爱好', who: '郭展厅' },
      });
      const visit = { id, patch: { custom: { people: 5 } }, seen: {} };
      expect(await consultant.refused('customer.update', visit)).toMatchObject({ field: 'custom.people' });
      const other = { id, patch: { custom: { garage: 'meiyou' } }, seen: { 'custom.garage': 'you' } };
      await consultant.call('customer.update', other);
      const now = { hobby: '足球', garage: 'meiyou', people: 3 };
      expect((await consultant.call('card.get', { id: cardId })).values.custom).toEqual(now);
    }));

  test('refuse what is not theirs by name, and write nothing', () =>
    inShowroom(async (showroom, consultant) => {
      await define(showroom.as('admin'));
      const wrong = async (sent: Readonly<Record<string, string | number>>) => {
        const { code, params, field } = await consultant.refused('card.complete', {
          values: { ...fullCard, custom: sent },
        });
        return [field, messageOf(code, params)];
      };
      expect(await wrong({ people: '三' })).toEqual(['custom.people', '「看车人数」要填数字']);
      expect(await wrong({ garage: 'x' })).toEqual(['custom.garage', '「有没有车库」不是可选的值，请从列表里选']);
      expect(await wrong({ nothing: 'x' })).toEqual(['custom.nothing', '不认识的项目「nothing」，请去掉后再保存']);
      expect((await consultant.call('card.list', { limit: 5 })).rows).toEqual([]);
    }));

  test('that become required bind the cards that arrive from then on', () =>
    inShowroom(async (showroom, consultant) => {
      const admin = showroom.as('admin');
      await define(admin);
      const { cardId } = await consultant.call('card.quickSave', {
        values: { name: '田', phone: '13900006621', level: 'B' },
      });
      showroom.clock.advance(60_000);
      await admin.call('customField.save', { code: 'hobby', required: true });
      showroom.clock.advance(60_000);
      const { phone: _, ...rest } = fullCard;
      await consultant.call('card.complete', { cardId, values: rest });
      const later = { ...fullCard, name: '宋佳', phone: '13900006622' };
      expect(await consultant.refused('card.complete', { values: later })).toMatchObject({
        code: 'REQUIRED_MISSING',
        field: 'custom.hobby',
        params: { fields: '爱好' },
      });
      const quick = await consultant.call('card.quickSave', { values: later });
      const { missing } = await consultant.call('card.get', { id: quick.cardId });
      expect(missing).toEqual([{ field: 'custom.hobby', label: '爱好' }]);
    }));

  test('put out of use stay readable where they were filled and take nothing new', () =>
    inShowroom(async (showroom, consultant) => {
      const admin = showroom.as('admin');
      await define(admin);
      const { cardId } = await consultant.call('card.complete', { values: { ...fullCard, custom } });
      await admin.call('customField.save', { code: 'hobby', active: false });
      await consultant.call('card.correct', { cardId, values: { talk: '还是嫌贵' } });
      expect((await consultant.call('card.get', { id: cardId })).values.custom).toEqual(custom);
      const again = { cardId, values: { custom: { hobby: '棋' } } };
      expect(await consultant.refused('card.correct', again)).toMatchObject({ field: 'custom.hobby' });
    }));

  test('of a repeat visit fill what was not known of the customer and overwrite nothing', () =>
    inShowroom(async (showroom, consultant) => {
      await define(showroom.as('admin'));
      const { customerId } = await consultant.call('card.complete', {
        values: { ...fullCard, custom: { hobby: '钓鱼' } },
      });
      showroom.clock.set('2026-03-10 10:00');
      const again = {
        ...fullCard,
        visitKind: 'repeat',
        nextPlanOn: '2026-03-12',
        custom: { hobby: '棋', garage: 'you' },
      };
      await consultant.call('card.complete', { values: again, identity: { customerId, as: 'own' } });
      expect(row(showroom, 'customer', customerId).custom).toBe('{"garage":"you","hobby":"钓鱼"}');
    }));

  test('are hidden from whoever sees the customer masked', () =>
    inShowroom(async (showroom, consultant) => {
      await define(showroom.as('admin'));
      const { cardId, customerId } = await consultant.call('card.complete', { values: { ...fullCard, custom } });
      await consultant.call('card.correct', { cardId, values: { custom: { hobby: '棋' } } });
      const clerk = showroom.as('clerk');
      const seen = await clerk.call('card.get', { id: cardId });
      expect(seen.values.custom ?? null).toBe(null);
      expect(seen.history).toEqual([]);
      expect((await clerk.call('customer.get', { id: customerId })).custom).toEqual({});
    }));
});

test(
  'a store that puts fields out of use and adds others for years goes on working, and old values stay readable',
  () =>
    inShowroom(async (showroom, consultant) => {
      const admin = showroom.as('admin');
      const { cardId, customerId } = await consultant.call('card.complete', { values: fullCard });
      const codes = Array.from({ length: 130 }, (_, at) => `f${at}`);
      for (const code of codes) {
        await admin.call('customField.add', { code, label: `第${code}项`, kind: 'text', scope: 'customer' });
        await consultant.call('card.correct', { cardId, values: { custom: { [code]: `答${code}` } } });
        await admin.call('customField.save', { code, active: false });
      }
      const all = Object.fromEntries(codes.map((code) => [code, `答${code}`]));
      expect((await consultant.call('card.get', { id: cardId })).values.custom).toEqual(all);
      expect((await consultant.call('customer.get', { id: customerId })).custom).toEqual(all);
      expect((await admin.call('customField.list', {})).fields).toHaveLength(130);
      // a form sends what it was given, with one field more
      await admin.call('customField.add', { code: 'newest', label: '最新', kind: 'text', scope: 'customer' });
      await consultant.call('card.correct', { cardId, values: { custom: { ...all, newest: '有' } } });
      expect((await consultant.call('card.get', { id: cardId })).values.custom).toEqual({ ...all, newest: '有' });
      await admin.call('customField.order', { codes: ['newest', ...codes] });
    }),
  60_000,
);

test('a choice whose options change for years keeps them all, and has twenty in use', () =>
  inShowroom(async (showroom) => {
    const admin = showroom.as('admin');
    await define(admin);
    const optionsOf = async () =>
      (await admin.call('customField.list', {})).fields.find(({ code }) => code === 'garage')?.options ?? [];
    for (let year = 0; year < 15; year += 1) {
      const old = (await optionsOf()).map((option) => ({ ...option, active: false }));
      const options = [...old, { label: `甲${year}` }, { label: `乙${year}` }];
      await admin.call('customField.save', { code: 'garage', options });
    }
    expect(await optionsOf()).toHaveLength(32);
    const many = (await optionsOf()).map((option) => ({ ...option, active: true }));
    const refused = await admin.refused('customField.save', { code: 'garage', options: many });
    expect(messageOf(refused.code, refused.params)).toBe('「选项」最多用 20 个，请先停用几个');
  }));
