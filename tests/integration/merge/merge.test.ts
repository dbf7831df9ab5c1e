import { describe, expect, test } from 'vitest';
import { countRows, fullCard, inShowroom, row, rows } from '../card/card-kit.ts';
import { nextOn, reached } from '../support/plans.ts';
import { anOwner, expectSound, secondCard, withTwins } from './merge-kit.ts';

describe('two records of one person', () => {
  test('become one, and everything hangs on the one that is kept', () =>
    withTwins(async ({ manager, consultant, kept, gone, showroom }) => {
      const { id } = await manager.call('merge.merge', { id: kept.id, otherId: gone.id });
      expect(id).toBe(kept.id);
      const detail = await consultant.call('customer.get', { id });
      expect(detail.opportunities.map((each) => each.id).toSorted()).toEqual(
        [kept.opportunityId, gone.opportunityId].toSorted(),
      );
      expect(detail.opportunities.every(({ nextPlan }) => nextPlan !== null)).toBe(true);
      for (const table of ['card', 'opportunity', 'plan', 'registration', 'ownership', 'level_change'])
        expect(
          rows(showroom, table).map((each) => each.customer_id),
          table,
        ).not.toContain(gone.id);
      expect(row(showroom, 'customer', gone.id)).toMatchObject({ merged_into_id: kept.id, owner_id: null, is_open: 0 });
    }));

  test('keep what was chosen, the newer value where nothing was, and both numbers', () =>
    withTwins(async ({ manager, kept, gone, showroom }) => {
      const compared = await manager.call('merge.compare', { id: kept.id, otherId: gone.id });
      expect(
        compared.fields.filter(({ isDifferent }) => isDifferent).map(({ field, proposed }) => [field, proposed]),
      ).toEqual([
        ['address', 'gone'],
        ['remark', 'both'],
      ]);
      expect(compared.phones.map(({ slot, phone }) => [slot, phone])).toEqual([
        ['kept.phone', '139****6621'],
        ['gone.phone', '137****1234'],
      ]);
      await manager.call('merge.merge', {
        id: kept.id,
        otherId: gone.id,
        choices: { address: 'kept', phone: 'kept.phone' },
      });
      expect(row(showroom, 'customer', kept.id)).toMatchObject({
        name: '田永刚',
        phone: '13900006621',
        phone2: '13700001234',
        wechat: 'tian_dz',
        region_code: fullCard.regionCode,
        street: null,
        remark: '戴眼镜，带小孩；开白色轿车来的',
      });
    }));

  test('are found under every number and by every old id, and by nothing twice', () =>
    withTwins(async ({ manager, consultant, kept, gone }) => {
      await manager.call('merge.merge', { id: kept.id, otherId: gone.id });
      for (const query of ['13900006621', '13700001234', '1234', '田永'])
        expect(
          (await consultant.call('customer.search', { query })).rows.map(({ id }) => id),
          query,
        ).toEqual([kept.id]);
      expect((await consultant.call('customer.get', { id: gone.id })).id).toBe(kept.id);
      expect(
        (await consultant.call('customer.timeline', { id: gone.id })).rows.filter(({ kind }) => kind === 'card'),
      ).toHaveLength(2);
      expect((await consultant.call('card.get', { id: gone.cardId })).customerId).toBe(kept.id);
      const { matches } = await consultant.call('card.checkIdentity', { phone: '13700001234' });
      expect(matches.map(({ customerId }) => customerId)).toEqual([kept.id]);
    }));

  test('still lead to him under a number that was not kept', () =>
    withTwins(async ({ manager, consultant, kept, gone }) => {
      await manager.call('customer.update', { id: kept.id, patch: { phone2: '13600005555' } });
      await manager.call('merge.merge', {
        id: kept.id,
        otherId: gone.id,
        choices: { phone: 'kept.phone', phone2: 'kept.phone2' },
      });
      expect((await consultant.call('customer.search', { query: '13700001234' })).rows.map(({ id }) => id)).toEqual([
        kept.id,
      ]);
      expect(
        await consultant.refused('card.quickSave', { values: { name: '田 先生', phone: '13700001234', level: 'B' } }),
      ).toMatchObject({ code: 'PHONE_TAKEN', params: { customerId: kept.id } });
      expect((await manager.call('merge.history', { id: kept.id })).merges).toMatchObject([
        { name: '田永刚', phones: ['137****1234'], canUndo: true, by: { name: '郭展厅' } },
      ]);
    }));

  test('are told in the timeline and in the log of both', () =>
    withTwins(async ({ manager, kept, gone, showroom }) => {
      await manager.call('merge.merge', { id: kept.id, otherId: gone.id });
      const { rows: entries } = await manager.call('customer.timeline', { id: kept.id });
      expect(entries.find(({ kind }) => kind === 'merge')).toMatchObject({
        what: 'merged',
        otherId: gone.id,
        by: { name: '郭展厅' },
      });
      for (const subject of [`customer:${kept.id}`, `customer:${gone.id}`])
        expect((await showroom.as('admin').call('log.list', { subject })).rows.map(({ action }) => action)).toContain(
          'merge.merge',
        );
    }));

  test('carry whoever was recommended by them', () =>
    withTwins(async ({ manager, consultant, kept, gone, showroom }) => {
      const values = { ...fullCard, name: '王芳', phone: '13500007777', source: 'referral', referrerId: gone.id };
      const { cardId } = await consultant.call('card.complete', { values });
      await manager.call('merge.merge', { id: kept.id, otherId: gone.id });
      expect(row(showroom, 'card', cardId)).toMatchObject({ referrer_id: kept.id });
      const later = { ...values, name: '赵强', phone: '13500008888' };
      const next = await consultant.call('card.complete', { values: later });
      expect(row(showroom, 'card', next.cardId)).toMatchObject({ referrer_id: kept.id });
    }));

  test('take a call that was begun on the old record', () =>
    withTwins(async ({ manager, consultant, kept, gone, showroom }) => {
      await manager.call('merge.merge', { id: kept.id, otherId: gone.id });
      showroom.clock.advance(86_400_000);
      const prepared = await consultant.call('followup.prepare', { customerId: gone.id });
      expect(prepared.customer.id).toBe(kept.id);
      await consultant.call('followup.record', reached(gone.opportunityId, nextOn('2026-03-13')));
      expect(rows(showroom, 'followup').at(-1)).toMatchObject({ customer_id: kept.id });
      const foreign = { outcome: 'connected', method: 'phone', feedback: '问到店路线', customerId: gone.id } as const;
      await showroom.as('李娜').call('followup.record', foreign);
      expect(rows(showroom, 'followup').at(-1)).toMatchObject({ customer_id: kept.id });
    }));

  test('cannot be written to under the old id: the writer is told where it went', () =>
    withTwins(async ({ manager, consultant, kept, gone }) => {
      await manager.call('merge.merge', { id: kept.id, otherId: gone.id });
      expect(await consultant.refused('customer.update', { id: gone.id, patch: { remark: '要白色' } })).toMatchObject({
        code: 'CUSTOMER_MERGED',
        params: { customerId: kept.id, name: '田永刚' },
      });
    }));
});

describe('who may merge', () => {
  test('a consultant two of his own, and no others', () =>
    withTwins(async ({ consultant, kept, gone, showroom }) => {
      const other = await showroom.as('李娜').call('card.complete', { values: { ...fullCard, phone: '13600001111' } });
      expect(await consultant.refused('merge.merge', { id: kept.id, otherId: other.customerId })).toMatchObject({
        code: 'NOT_OWNER',
        params: { owner: '李娜' },
      });
      expect((await showroom.as('李娜').refused('merge.compare', { id: kept.id, otherId: gone.id })).code).toBe(
        'NOT_OWNER',
      );
      await consultant.call('merge.merge', { id: kept.id, otherId: gone.id });
      expect((await consultant.refused('merge.undo', { mergeId: 'any' })).code).toBe('FORBIDDEN');
    }));

  test('nobody across a dispute about whose he is', () =>
    withTwins(async ({ manager, kept, showroom }) => {
      const other = await showroom
        .as('李娜')
        .call('card.complete', { values: { ...secondCard, phone: '13600001111', wechat: null } });
      const before = countRows(showroom);
      expect(
        (await manager.call('merge.compare', { id: kept.id, otherId: other.customerId })).disputed.map(
          ({ name }) => name,
        ),
      ).toEqual(['王磊', '李娜']);
      expect(await manager.refused('merge.merge', { id: kept.id, otherId: other.customerId })).toMatchObject({
        code: 'MERGE_DISPUTED',
        params: { people: '王磊、李娜' },
      });
      expect(countRows(showroom)).toEqual(before);
    }));

  test('nobody where a colleague announced the person of one record, and the owner of the other is somebody else', () =>
    withTwins(async ({ manager, kept, gone, showroom }) => {
      showroom.clock.advance(1000);
      await showroom.as('李娜').call('card.quickSave', {
        values: { name: '田 先生', phone: '13900006621', level: 'B' },
        identity: { customerId: kept.id, as: 'report' },
      });
      expect((await manager.refused('merge.merge', { id: kept.id, otherId: gone.id })).code).toBe('MERGE_DISPUTED');
    }));

  test('a record that nobody has goes to the owner of the other, whichever is kept', () =>
    inShowroom(async (showroom, consultant) => {
      const card = await consultant.call('card.complete', { values: fullCard });
      const ownerId = await anOwner(showroom, '13700001234', '冀F12345');
      const manager = showroom.as('sales_manager');
      await manager.call('merge.merge', { id: ownerId, otherId: card.customerId });
      const detail = await consultant.call('customer.get', { id: card.customerId });
      expect(detail).toMatchObject({
        id: ownerId,
        stage: 'retained',
        access: 'own',
        vehicles: [{ plate: '冀F12345' }],
      });
      expectSound(showroom);
    }));

  test('nobody the same record twice, nor a record with itself', () =>
    withTwins(async ({ manager, kept, gone }) => {
      expect((await manager.refused('merge.merge', { id: kept.id, otherId: kept.id })).code).toBe('INVALID_INPUT');
      await manager.call('merge.merge', { id: kept.id, otherId: gone.id });
      expect((await manager.refused('merge.merge', { id: kept.id, otherId: gone.id })).code).toBe('ALREADY_DONE');
    }));

  test('nobody on a laptop: what leads where is decided in one place', () =>
    withTwins(async ({ manager, kept, gone, showroom }) => {
      showroom.setAuthority(false);
      const before = countRows(showroom);
      expect((await manager.refused('merge.merge', { id: kept.id, otherId: gone.id })).code).toBe('NOT_AUTHORITY');
      expect(countRows(showroom)).toEqual(before);
    }));

  test('nobody over what was changed since it was compared', () =>
    withTwins(async ({ manager, consultant, kept, gone }) => {
      const compared = await manager.call('merge.compare', { id: kept.id, otherId: gone.id });
      const stamps = { kept: compared.kept.stamp, gone: compared.gone.stamp };
      await consultant.call('customer.update', { id: gone.id, patch: { remark: '要七座' } });
      expect(await manager.refused('merge.merge', { id: kept.id, otherId: gone.id, stamps })).toMatchObject({
        code: 'MERGE_STALE',
        params: { who: '王磊', fields: '备注' },
      });
    }));
});
