import { describe, expect, test } from 'vitest';
import type { CardValues } from '../../../shared/domain/card.ts';
import { fullCard, inShowroom, row, rows } from './card-kit.ts';

const face = { name: '田永刚', gender: 'male', regionCode: '130682', vehicleId: 'h9-2.0t-4wd' } as const;
const noNumber: CardValues = { ...fullCard, phone: null, noPhoneReason: 'declined' };

describe('a customer who is similar', () => {
  test('and one’s own is named in full, with why, and can be chosen', () =>
    inShowroom(async (_showroom, consultant) => {
      const { customerId } = await consultant.call('card.complete', { values: fullCard });
      const { rows: found } = await consultant.call('card.similar', { ...face, vehicleId: 'm6-plus' });
      expect(found).toMatchObject([
        { customerId, kind: 'own', name: '田永刚', why: 'same', sameSeries: false, level: 'B', choices: ['own'] },
      ]);
      const saved = await consultant.call('card.complete', {
        values: { ...noNumber, visitKind: 'repeat' },
        identity: { customerId, as: 'own' },
      });
      expect(saved).toMatchObject({ customerId, did: 'repeat_visit' });
    }));

  test('and a colleague’s shows the masked name and the owner alone, once the model is the same as well, and is logged', () =>
    inShowroom(async (showroom, consultant) => {
      const lina = showroom.as('李娜');
      const { customerId } = await lina.call('card.complete', { values: fullCard });
      expect(await consultant.call('card.similar', { ...face, vehicleId: 'm6-plus' })).toEqual({ rows: [] });
      expect(await consultant.call('card.similar', { ...face, vehicleId: null })).toEqual({ rows: [] });
      expect(await consultant.call('card.similar', face)).toEqual({
        rows: [
          {
            customerId,
            kind: 'colleague',
            name: '田*',
            gender: 'male',
            owner: { id: lina.id, name: '李娜' },
            why: null,
            sameSeries: null,
            intention: null,
            level: null,
            nextPlanOn: null,
            choices: ['clash'],
          },
        ],
      });
      const traces = showroom.store.prepare("SELECT subject, actor_id FROM audit_log WHERE action = 'card.similar'");
      expect(traces.all()).toEqual([{ subject: `customer:${customerId}`, actor_id: consultant.id }]);
      await consultant.call('card.similar', face);
      expect(traces.all()).toHaveLength(1);
    }));

  test('and an owner nobody looks after is a hint only: his number has to be asked', () =>
    inShowroom(async (showroom, consultant) => {
      const { customerId } = await showroom.as('clerk').call('owner.enter', {
        ...{ name: '田永刚', gender: 'male', phone: '13900006621', regionCode: '130682' },
        ...{ vehicleLabel: '捷达', deliveredOn: '2025-07-05' },
      });
      // of whom no intention is known, so nothing speaks for him but name and county
      expect(await consultant.call('card.similar', face)).toEqual({ rows: [] });
      const taken = { ...noNumber, name: '田永刚' };
      expect(
        await consultant.refused('card.complete', { values: taken, identity: { customerId, as: 'own' } }),
      ).toMatchObject({ code: 'NUMBER_NEEDED' });
    }));

  test('never stops a save', () =>
    inShowroom(async (showroom, consultant) => {
      await showroom.as('李娜').call('card.complete', { values: fullCard });
      const saved = await consultant.call('card.complete', { values: noNumber });
      expect(saved.did).toBe('new_customer');
      expect(rows(showroom, 'clash_report')).toEqual([]);
    }));

  test('is not the card’s own customer, nor one he was told apart from', () =>
    inShowroom(async (showroom, consultant) => {
      const other = await showroom.as('李娜').call('card.complete', { values: fullCard });
      const identity = { customerId: other.customerId, as: 'clash' as const };
      const own = await consultant.call('card.complete', { values: noNumber, identity });
      expect(await consultant.call('card.similar', { ...face, cardId: own.cardId })).toEqual({ rows: [] });
    }));

  test('by 姓 and 称呼 is found among a page of that surname; a name that fits many more people says nothing', () =>
    inShowroom(async (_showroom, consultant) => {
      const quick = { ...noNumber, name: '田', gender: 'male' } as const;
      const ask = { ...face, name: '田 先生', gender: null };
      for (let i = 1; i <= 3; i++) {
        const values = { ...quick, name: '田', regionCode: '130682' };
        await consultant.call('card.quickSave', { values });
        expect((await consultant.call('card.similar', ask)).rows).toHaveLength(i);
      }
      await consultant.call('card.quickSave', { values: quick });
      expect((await consultant.call('card.similar', ask)).rows).toEqual([]);
      // the full name is compared with the surnames that quick saves left; four of them are too many as well
      expect((await consultant.call('card.similar', face)).rows).toEqual([]);
    }));

  test('in another county, or of the other sex, is somebody else', () =>
    inShowroom(async (_showroom, consultant) => {
      await consultant.call('card.complete', { values: fullCard });
      for (const other of [{ regionCode: '130607' }, { regionCode: null }, { gender: 'female' as const }])
        expect(await consultant.call('card.similar', { ...face, ...other })).toEqual({ rows: [] });
      expect((await consultant.call('card.similar', { ...face, name: '田勇刚' })).rows).toMatchObject([
        { why: 'homophone', sameSeries: true },
      ]);
    }));
});

describe('发起冲突 by hand', () => {
  test('keeps both records, each with its owner, and says so to the manager', () =>
    inShowroom(async (showroom, consultant) => {
      const lina = showroom.as('李娜');
      const other = await lina.call('card.complete', { values: fullCard });
      const identity = { customerId: other.customerId, as: 'clash' as const };
      const saved = await consultant.call('card.complete', { values: noNumber, identity });
      expect(saved.did).toBe('new_customer');
      expect(row(showroom, 'customer', saved.customerId)).toMatchObject({ owner_id: consultant.id });
      expect(row(showroom, 'customer', other.customerId)).toMatchObject({ owner_id: lina.id, clash_at: null });
      expect(rows(showroom, 'clash_report')).toMatchObject([
        { customer_id: saved.customerId, other_customer_id: other.customerId, cause: 'similar', by_id: consultant.id },
      ]);
    }));

  test('works at the completion of a quick card as well', () =>
    inShowroom(async (showroom, consultant) => {
      const other = await showroom.as('李娜').call('card.complete', { values: fullCard });
      const quick = await consultant.call('card.quickSave', {
        values: { name: '田', noPhoneReason: 'declined', level: 'B' },
      });
      const done = await consultant.call('card.complete', {
        cardId: quick.cardId,
        values: noNumber,
        identity: { customerId: other.customerId, as: 'clash' },
      });
      expect(done.customerId).toBe(quick.customerId);
      expect(rows(showroom, 'clash_report')).toMatchObject([{ customer_id: quick.customerId, card_id: quick.cardId }]);
    }));

  test('is for similar customers of colleagues only', () =>
    inShowroom(async (showroom, consultant) => {
      const lina = showroom.as('李娜');
      const far = await lina.call('card.complete', { values: { ...fullCard, name: '刘洪波', phone: '13800000001' } });
      const own = await consultant.call('card.complete', { values: fullCard });
      const other = await lina.call('card.complete', { values: { ...fullCard, phone: '13800000002' } });
      for (const { customerId } of [far, own])
        expect(
          await consultant.refused('card.complete', { values: noNumber, identity: { customerId, as: 'clash' } }),
        ).toMatchObject({ code: 'CLASH_NOT_SIMILAR' });
      // whoever has the number is chosen by the number
      const values = { ...fullCard, phone: '13800000002' };
      const byNumber = { values, identity: { customerId: other.customerId, as: 'clash' as const } };
      expect(await consultant.refused('card.complete', byNumber)).toMatchObject({ code: 'PHONE_TAKEN' });
    }));
});
