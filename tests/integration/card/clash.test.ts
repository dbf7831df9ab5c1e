import { describe, expect, test } from 'vitest';
import { verifyDatabase } from '../../../db/verify.ts';
import { fullCard, inShowroom, row } from './card-kit.ts';

const visit = { ...fullCard, visitKind: 'repeat', nextPlanOn: '2026-03-12' } as const;

describe('the manager’s list of one person held by several', () => {
  test('shows every claimant with his time, by which number, since when, and whose the customer is', () =>
    inShowroom(async (showroom, consultant) => {
      const lina = showroom.as('李娜');
      const first = await lina.call('card.complete', { values: fullCard });
      const firstAt = showroom.clock.now();
      showroom.clock.set('2026-03-10 10:00');
      const identity = { customerId: first.customerId, as: 'report' as const };
      const reported = await consultant.call('card.complete', { values: visit, identity });
      const manager = showroom.as('showroom_manager');
      const { rows, nextCursor } = await manager.call('clash.list', {});
      expect(nextCursor).toBeNull();
      expect(rows).toEqual([
        {
          customerId: first.customerId,
          name: '田永刚',
          gender: 'male',
          phoneTail: '6621',
          stage: 'prospect',
          owner: { id: lina.id, name: '李娜' },
          since: showroom.clock.now(),
          holders: [
            {
              staff: { id: lina.id, name: '李娜' },
              at: firstAt,
              kind: 'card',
              byNumber: null,
              cardId: first.cardId,
              owner: true,
            },
            {
              staff: { id: consultant.id, name: '王磊' },
              at: showroom.clock.now(),
              kind: 'report',
              byNumber: 'phone',
              cardId: reported.cardId,
              owner: false,
            },
          ],
          beside: [],
        },
      ]);
      expect(await manager.call('clash.counts', {})).toEqual({ open: 1 });
      expect(verifyDatabase(showroom.store.connection).findings).toEqual([]);
    }));

  test('shows a record that was reported beside another one, with who raised it', () =>
    inShowroom(async (showroom, consultant) => {
      const lina = showroom.as('李娜');
      const other = await lina.call('card.complete', { values: fullCard });
      const values = { ...fullCard, phone: null, noPhoneReason: 'declined' };
      const identity = { customerId: other.customerId, as: 'clash' as const };
      const saved = await consultant.call('card.complete', { values, identity });
      const { rows } = await showroom.as('sales_manager').call('clash.list', {});
      expect(rows).toMatchObject([
        {
          customerId: saved.customerId,
          owner: { name: '王磊' },
          holders: [{ staff: { name: '王磊' }, kind: 'card', owner: true }],
          beside: [
            {
              customerId: other.customerId,
              name: '田永刚',
              owner: { id: lina.id },
              registeredAt: showroom.clock.now(),
              cause: 'similar',
              byNumber: null,
              by: { id: consultant.id },
              mergeable: false,
            },
          ],
        },
      ]);
      expect(verifyDatabase(showroom.store.connection).findings).toEqual([]);
    }));

  test('has nobody whom one person holds: a visit for a colleague, a second car, a 基盘 owner taken up', () =>
    inShowroom(async (showroom, consultant) => {
      const lina = showroom.as('李娜');
      const first = await lina.call('card.complete', { values: fullCard });
      await consultant.call('card.complete', {
        values: visit,
        identity: { customerId: first.customerId, as: 'visit' },
      });
      await lina.call('card.complete', {
        values: { ...visit, vehicleId: 'm6-plus', nextPlanOn: '2026-03-11' },
        identity: { customerId: first.customerId, as: 'own' },
      });
      const owner = { name: '谢娟', phone: '13900001111', vehicleLabel: '神兽', deliveredOn: '2025-07-05' };
      const { customerId } = await showroom.as('clerk').call('owner.enter', owner);
      const values = { ...visit, name: '谢娟', phone: '13900001111', nextPlanOn: '2026-03-11' };
      await consultant.call('card.complete', { values, identity: { customerId, as: 'own' } });
      expect(await showroom.as('showroom_manager').call('clash.list', {})).toEqual({ rows: [], nextCursor: null });
      expect(row(showroom, 'customer', customerId)).toMatchObject({ clash_at: null });
      expect(verifyDatabase(showroom.store.connection).findings).toEqual([]);
    }));

  test('loses whoever is forgotten: nobody is left to be the same as', () =>
    inShowroom(async (showroom, consultant) => {
      const { customerId } = await showroom.as('李娜').call('card.complete', { values: fullCard });
      await consultant.call('card.complete', { values: visit, identity: { customerId, as: 'report' } });
      const manager = showroom.as('sales_manager');
      expect(await manager.call('clash.counts', {})).toEqual({ open: 1 });
      const request = { asker: 'self', proof: 'id_card', way: 'in_person', requestedOn: '2026-03-10' } as const;
      showroom.clock.set('2026-03-10 10:00');
      await manager.call('audit.sign', { day: '2026-03-09' });
      await manager.call('privacy.erase', { id: customerId, ...request });
      expect(await manager.call('clash.list', {})).toEqual({ rows: [], nextCursor: null });
      expect(await manager.call('clash.counts', {})).toEqual({ open: 0 });
      expect(verifyDatabase(showroom.store.connection).findings).toEqual([]);
    }));

  test('comes page by page, the newest first, and is for managers', () =>
    inShowroom(async (showroom, consultant) => {
      const lina = showroom.as('李娜');
      const ids: string[] = [];
      for (const tail of ['1', '2', '3']) {
        showroom.clock.advance(60_000);
        const phone = `1380000000${tail}`;
        const { customerId } = await lina.call('card.complete', { values: { ...fullCard, phone } });
        await consultant.call('card.complete', { values: { ...visit, phone }, identity: { customerId, as: 'report' } });
        ids.unshift(customerId);
      }
      const manager = showroom.as('general_manager');
      const page = await manager.call('clash.list', { limit: 2 });
      const rest = await manager.call('clash.list', { limit: 2, cursor: page.nextCursor ?? '' });
      expect([...page.rows, ...rest.rows].map(({ customerId }) => customerId)).toEqual(ids);
      expect(rest.nextCursor).toBeNull();
      expect(await consultant.refused('clash.list', {})).toMatchObject({ code: 'FORBIDDEN' });
      expect(await manager.refused('clash.list', { cursor: 'x' })).toMatchObject({ code: 'INVALID_INPUT' });
    }));
});
