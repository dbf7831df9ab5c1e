import { describe, expect, test } from 'vitest';
import { fullCard, inShowroom, rows } from '../card/card-kit.ts';

describe('consent per purpose (domain §13)', () => {
  test('is withdrawn by telephone: who said it, how and when stay, and the newest word counts', () =>
    inShowroom(async (showroom, owner) => {
      const { customerId: id } = await owner.call('card.complete', {
        values: { ...fullCard, consents: ['collect', 'followup', 'marketing'] },
      });
      showroom.clock.advance(3_600_000);
      const said = {
        id,
        purpose: 'marketing',
        given: false,
        way: 'phone',
        asker: 'family',
        note: '他爱人说别发了',
      } as const;
      expect(await owner.call('consent.record', said)).toMatchObject({ openPlans: 0 });
      const { consents } = await owner.call('customer.get', { id });
      expect(consents).toContainEqual(expect.objectContaining({ purpose: 'marketing', given: false }));
      expect(consents).toContainEqual(expect.objectContaining({ purpose: 'followup', given: true }));
      const { rows: history } = await owner.call('consent.history', { id });
      expect(history).toHaveLength(4);
      expect(history[0]).toMatchObject({
        ...{ purpose: 'marketing', given: false, way: 'phone', asker: 'family' },
        note: said.note,
      });
      expect(history.filter(({ cardId }) => cardId !== null)).toHaveLength(3);
      expect(await owner.refused('consent.record', said)).toMatchObject({ code: 'ALREADY_DONE' });
      const page = await owner.call('consent.history', { id, limit: 3 });
      const rest = await owner.call('consent.history', { id, limit: 3, cursor: page.nextCursor ?? '' });
      expect([...page.rows, ...rest.rows]).toEqual(history);
      expect(rest.nextCursor).toBeNull();
    }));

  test('withdrawn for 回访 leaves the open plan where it is, and warns on it until a manager has decided', () =>
    inShowroom(async (showroom, owner) => {
      const { customerId: id, opportunityId } = await owner.call('card.complete', {
        values: { ...fullCard, consents: ['followup'] },
      });
      showroom.clock.set('2026-03-11 09:00');
      expect((await owner.call('plan.today', {})).rows).toMatchObject([{ customerId: id, refusesFollowup: false }]);
      const said = { id, purpose: 'followup', given: false, way: 'phone' } as const;
      expect(await owner.call('consent.record', said)).toMatchObject({ openPlans: 1 });
      const [plan] = (await owner.call('plan.today', {})).rows;
      expect(plan).toMatchObject({ customerId: id, refusesFollowup: true });
      expect(rows(showroom, 'plan').filter(({ state }) => state === 'open')).toHaveLength(1);
      const sheet = await owner.call('plan.get', { id: plan?.id ?? '' });
      expect(sheet.customer).toMatchObject({ refusesFollowup: true });
      // the way out: the contact in which he said so carries the request
      await owner.call('followup.record', {
        planId: plan?.id ?? '',
        outcome: 'refused',
        method: 'phone',
        feedback: '客户说不要再打电话',
        opportunities: [
          { opportunityId: opportunityId ?? '', ending: { ending: 'dormant', reason: '客户不同意回访' } },
        ],
      });
      expect((await owner.call('plan.today', {})).rows).toEqual([]);
      const manager = showroom.as('sales_manager');
      const [pending] = (await manager.call('ending.pending', {})).rows;
      await manager.call('ending.decide', { requestId: pending?.requestId ?? '', approve: true });
      expect((await owner.call('customer.get', { id })).opportunities).toMatchObject([
        { state: 'ended', endedAs: 'dormant' },
      ]);
    }));

  test('is nobody’s to write who has nothing to do with the customer, and of no purpose that the store does not know', () =>
    inShowroom(async (showroom, owner) => {
      const { customerId: id } = await owner.call('card.complete', { values: fullCard });
      const said = { id, purpose: 'marketing', given: true, way: 'in_person' } as const;
      expect(await showroom.as('李娜').refused('consent.record', said)).toMatchObject({ code: 'NOT_OWNER' });
      expect(await showroom.as('李娜').refused('consent.history', { id })).toMatchObject({ code: 'NOT_OWNER' });
      expect(await owner.refused('consent.record', { ...said, purpose: 'face_recognition' })).toMatchObject({
        code: 'NOT_FOUND',
        field: 'purpose',
      });
      expect(await owner.refused('consent.record', { ...said, id: 'nobody' })).toMatchObject({ code: 'NOT_FOUND' });
      await showroom.as('sales_manager').call('consent.record', said);
    }));

  test('counts by its order and not by a clock that was set back', () =>
    inShowroom(async (showroom, owner) => {
      const { customerId: id } = await owner.call('card.complete', {
        values: { ...fullCard, consents: ['marketing'] },
      });
      showroom.clock.advance(-3_600_000);
      await owner.call('consent.record', { id, purpose: 'marketing', given: false, way: 'phone' });
      expect((await owner.call('customer.get', { id })).consents).toMatchObject([
        { purpose: 'marketing', given: false },
      ]);
    }));
});
