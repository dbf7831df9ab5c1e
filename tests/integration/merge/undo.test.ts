import { describe, expect, test } from 'vitest';
import { fullCard, inShowroom, row, rows } from '../card/card-kit.ts';
import { nextOn, reached } from '../support/plans.ts';
import { insertRow } from '../support/rows.ts';
import type { TestShowroom } from '../support/showroom.ts';
import { anOwner, expectSound, withTwins } from './merge-kit.ts';

/** Every row of the customers' tables, as they stand, in the order of their ids. */
function everything({ store }: TestShowroom): unknown {
  const tables = [
    'customer',
    'card',
    'opportunity',
    'plan',
    'registration',
    'ownership',
    'consent',
    'level_change',
    'followup',
    'owned_vehicle',
  ];
  return tables.map((table) =>
    store
      .prepare(`SELECT * FROM ${table} ORDER BY id`)
      .all()
      .map((each) => ({ ...(each as object), updated_at: 0 })),
  );
}

describe('a merge taken back', () => {
  test('leaves everything as if it had never been, where nothing happened since', () =>
    withTwins(async ({ manager, kept, gone, showroom }) => {
      const before = everything(showroom);
      const { mergeId } = await manager.call('merge.merge', { id: kept.id, otherId: gone.id });
      expect(everything(showroom)).not.toEqual(before);
      showroom.clock.advance(60_000);
      expect(await manager.call('merge.undo', { mergeId })).toEqual({ keptId: kept.id, restoredId: gone.id });
      expect(everything(showroom)).toEqual(before);
    }));

  test('tells beforehand what goes, what stays and what may go either way', () =>
    withTwins(async ({ manager, consultant, kept, gone, showroom }) => {
      const { mergeId } = await manager.call('merge.merge', { id: kept.id, otherId: gone.id });
      showroom.clock.advance(86_400_000);
      await consultant.call('followup.record', reached(gone.opportunityId, nextOn('2026-03-13')));
      const added = await consultant.call('card.quickSave', {
        values: { name: '田永刚', phone: '13900006621', level: 'A', vehicleId: 'h6-gen3-2.0t' },
        identity: { customerId: kept.id, as: 'own' },
      });
      const prepared = await manager.call('merge.prepareUndo', { mergeId });
      expect(prepared).toMatchObject({ name: '田永刚', keptId: kept.id, following: 2 });
      expect(prepared.returning).toContainEqual({ kind: '洽谈卡', count: 1 });
      expect(prepared.pieces.map(({ kind, id }) => [kind, id])).toEqual([['洽谈卡', added.cardId]]);
    }));

  test('takes a call that was recorded since along with its intention, and its next plan', () =>
    withTwins(async ({ manager, consultant, kept, gone, showroom }) => {
      const { mergeId } = await manager.call('merge.merge', { id: kept.id, otherId: gone.id });
      showroom.clock.advance(86_400_000);
      await consultant.call('followup.record', reached(gone.opportunityId, nextOn('2026-03-13')));
      await manager.call('merge.undo', { mergeId });
      expect(rows(showroom, 'followup').map((each) => each.customer_id)).toEqual([gone.id]);
      const [opportunity] = (await consultant.call('customer.get', { id: gone.id })).opportunities;
      expect(opportunity).toMatchObject({ id: gone.opportunityId, nextPlan: { dueOn: '2026-03-13' } });
      expect((await consultant.call('customer.get', { id: kept.id })).lastEffectiveOn).toBe('2026-03-09');
    }));

  test('leaves a new intention with the kept record, unless it is taken along', async () => {
    for (const isTaken of [false, true])
      await withTwins(async ({ manager, consultant, kept, gone, showroom }) => {
        const { mergeId } = await manager.call('merge.merge', { id: kept.id, otherId: gone.id });
        showroom.clock.advance(60_000);
        const added = await consultant.call('opportunity.add', {
          customerId: kept.id,
          vehicleId: 'h6-gen3-2.0t',
          level: 'A',
        });
        const { pieces } = await manager.call('merge.prepareUndo', { mergeId });
        expect(pieces.map(({ id, kind }) => [id, kind])).toEqual([[added.id, '购车意向']]);
        await manager.call('merge.undo', { mergeId, take: isTaken ? [added.id] : [] });
        const owner = isTaken ? gone.id : kept.id;
        expect(row(showroom, 'opportunity', added.id)).toMatchObject({ customer_id: owner });
      });
  });

  test('keeps what somebody wrote since, and gives each record its own number back', () =>
    withTwins(async ({ manager, kept, gone, showroom }) => {
      const { mergeId } = await manager.call('merge.merge', { id: kept.id, otherId: gone.id });
      showroom.clock.advance(60_000);
      await manager.call('customer.update', { id: kept.id, patch: { remark: '只要白色', phone: '13600005555' } });
      await manager.call('merge.undo', { mergeId });
      expect(row(showroom, 'customer', kept.id)).toMatchObject({
        remark: '只要白色',
        phone: '13600005555',
        phone2: null,
        region_code: fullCard.regionCode,
        street: null,
      });
      expect(row(showroom, 'customer', gone.id)).toMatchObject({
        phone: '13700001234',
        deleted_hlc: null,
        merged_into_id: null,
      });
    }));

  test('waits while the kept record is part of a third one, and says so', () =>
    withTwins(async ({ manager, consultant, kept, gone, showroom }) => {
      const before = everything(showroom);
      const third = await consultant.call('card.complete', {
        values: { ...fullCard, name: '田三', phone: '13600009999' },
      });
      const whole = everything(showroom);
      const first = await manager.call('merge.merge', { id: kept.id, otherId: gone.id });
      const second = await manager.call('merge.merge', { id: third.customerId, otherId: kept.id });
      expect((await consultant.call('customer.get', { id: gone.id })).id).toBe(third.customerId);
      expect(await manager.refused('merge.undo', { mergeId: first.mergeId })).toMatchObject({
        code: 'MERGE_LATER_FIRST',
        params: { name: '田三' },
      });
      await manager.call('merge.undo', { mergeId: second.mergeId });
      expect((await consultant.call('customer.get', { id: gone.id })).id).toBe(kept.id);
      await manager.call('merge.undo', { mergeId: first.mergeId });
      expect(everything(showroom)).toEqual(whole);
      expect(before).not.toEqual(whole);
    }));

  test('gives a record that nobody had back to nobody', () =>
    inShowroom(async (showroom, consultant) => {
      const card = await consultant.call('card.complete', { values: fullCard });
      const ownerId = await anOwner(showroom, '13700001234', '冀F12345');
      const manager = showroom.as('sales_manager');
      const { mergeId } = await manager.call('merge.merge', { id: ownerId, otherId: card.customerId });
      await manager.call('merge.undo', { mergeId });
      expect(row(showroom, 'customer', ownerId)).toMatchObject({ owner_id: null, phone: '13700001234' });
      expect(row(showroom, 'customer', card.customerId)).toMatchObject({
        owner_id: consultant.id,
        phone: '13900006621',
      });
      expectSound(showroom);
    }));

  test('is done once, and told on both records', () =>
    withTwins(async ({ manager, kept, gone }) => {
      const { mergeId } = await manager.call('merge.merge', { id: kept.id, otherId: gone.id });
      await manager.call('merge.undo', { mergeId });
      expect((await manager.refused('merge.undo', { mergeId })).code).toBe('ALREADY_DONE');
      for (const id of [kept.id, gone.id]) {
        const { rows: entries } = await manager.call('customer.timeline', { id });
        expect(entries.flatMap((each) => (each.kind === 'merge' ? [each.what] : []))).toEqual(['undone', 'merged']);
      }
    }));

  test('can be merged again', () =>
    withTwins(async ({ manager, kept, gone, showroom }) => {
      const { mergeId } = await manager.call('merge.merge', { id: kept.id, otherId: gone.id });
      await manager.call('merge.undo', { mergeId });
      await manager.call('merge.merge', { id: gone.id, otherId: kept.id });
      expect(row(showroom, 'customer', kept.id)).toMatchObject({ merged_into_id: gone.id });
    }));
});

describe('a card of a signed day', () => {
  test('follows a merge: whose it is does not stand on the sheet, and the sheet is not touched', () =>
    withTwins(async ({ manager, kept, gone, showroom }) => {
      const day = '2026-03-09';
      insertRow(showroom, 'auditDay', day, { state: 'signed' });
      await manager.call('merge.merge', { id: kept.id, otherId: gone.id });
      expect(row(showroom, 'card', gone.cardId)).toMatchObject({ customer_id: kept.id, arrived_on: day });
      expect(row(showroom, 'audit_day', day)).toMatchObject({ state: 'signed' });
    }));
});
