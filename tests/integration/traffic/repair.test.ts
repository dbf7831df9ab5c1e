import { describe, expect, test } from 'vitest';
import { fullCard, inShowroom, row, rows } from '../card/card-kit.ts';
import { shanghai, type TestShowroom } from '../support/showroom.ts';

const minute = 60_000;

/** What the log keeps about an entry of the register. */
function logged({ store }: TestShowroom, id: string): readonly unknown[] {
  return store
    .prepare("SELECT actor_id, action, body_json FROM audit_log WHERE subject = ? AND action LIKE 'traffic.%'")
    .all(`traffic:${id}`);
}

describe('an entry made by mistake', () => {
  test('is struck out by the desk with a reason: it stays in the list, counts nowhere and stands in the log', () =>
    inShowroom(async (showroom, consultant) => {
      const desk = showroom.as('receptionist');
      const { id } = await desk.call('traffic.arrive', { receiverId: consultant.id });
      expect(await desk.refused('traffic.void', { id, reason: ' ' })).toMatchObject({ field: 'reason' });
      await desk.call('traffic.void', { id, reason: '登了两遍' });
      expect((await desk.call('traffic.list', {})).rows).toMatchObject([
        { id, voidedAt: showroom.clock.now(), voidReason: '登了两遍' },
      ]);
      expect(logged(showroom, id)).toContainEqual({
        actor_id: desk.id,
        action: 'traffic.void',
        body_json: '{"reason":"登了两遍"}',
      });
      showroom.clock.set('2026-03-10 09:00');
      const manager = showroom.as('sales_manager');
      // nobody came and nothing was written: there is no day to audit
      expect((await manager.call('audit.days', {})).rows).toEqual([]);
      expect((await manager.refused('audit.sign', { day: '2026-03-09' })).code).toBe('AUDIT_EMPTY');
    }));

  test('is no 客流无卡 beside the visitors who did come, also where the manager strikes it out the next morning', () =>
    inShowroom(async (showroom, consultant) => {
      const desk = showroom.as('receptionist');
      const { id } = await desk.call('traffic.arrive', { receiverId: consultant.id });
      const real = await desk.call('traffic.arrive', { receiverId: consultant.id });
      showroom.clock.set('2026-03-10 09:00');
      expect((await desk.refused('traffic.void', { id, reason: '登错了' })).code).toBe('FORBIDDEN');
      expect((await consultant.refused('traffic.void', { id, reason: '登错了' })).code).toBe('FORBIDDEN');
      const manager = showroom.as('sales_manager');
      const day = '2026-03-09';
      expect(await manager.call('audit.item', { day, key: `traffic:${id}` })).toMatchObject({ verdict: 'no_card' });
      await manager.call('traffic.void', { id, reason: '没有这个人' });
      expect((await manager.refused('audit.item', { day, key: `traffic:${id}` })).code).toBe('NOT_FOUND');
      await manager.call('audit.sign', { day });
      expect((await manager.refused('traffic.void', { id: real.id, reason: '也没有' })).code).toBe('AUDIT_SIGNED');
      expect((await manager.refused('traffic.undo', { id, act: 'void' })).code).toBe('AUDIT_SIGNED');
    }));

  test('is no visit any more: nobody departs, receives, corrects, explains or writes a card of it', () =>
    inShowroom(async (showroom, consultant) => {
      const desk = showroom.as('receptionist');
      const manager = showroom.as('sales_manager');
      const { id } = await desk.call('traffic.arrive', { receiverId: consultant.id });
      await desk.call('traffic.void', { id, reason: '登错了' });
      const attempts = [
        () => desk.refused('traffic.void', { id, reason: '再作废' }),
        () => desk.refused('traffic.depart', { id }),
        () => desk.refused('traffic.assign', { id, receiverId: showroom.as('李娜').id }),
        () => manager.refused('traffic.correct', { id, partySize: 2, reason: '数错了' }),
        () => consultant.refused('traffic.explain', { id, explanation: '问路' }),
        () => consultant.refused('card.complete', { trafficId: id, values: fullCard }),
      ];
      for (const attempt of attempts) expect(await attempt()).toMatchObject({ code: 'TRAFFIC_VOIDED' });
      expect(rows(showroom, 'card')).toEqual([]);
    }));

  test('was no mistake once it has a card, or somebody is writing one', () =>
    inShowroom(async (showroom, consultant) => {
      const desk = showroom.as('receptionist');
      const { id } = await desk.call('traffic.arrive', { receiverId: consultant.id });
      await consultant.call('card.saveDraft', { trafficId: id, body: { name: '田' } });
      expect(await desk.refused('traffic.void', { id, reason: '登错了' })).toMatchObject({
        code: 'TRAFFIC_HAS_CARD',
        params: { card: '王磊正在写的洽谈卡草稿' },
      });
      await consultant.call('card.complete', { trafficId: id, values: fullCard });
      for (const who of [desk, showroom.as('sales_manager')])
        expect((await who.refused('traffic.void', { id, reason: '登错了' })).code).toBe('TRAFFIC_HAS_CARD');
      expect(row(showroom, 'traffic', id)).toMatchObject({ voided_at: null, void_reason: '' });
    }));
});

describe('the receiver', () => {
  test('who was chosen wrongly is changed by the desk the same day, until there is a card', () =>
    inShowroom(async (showroom, consultant) => {
      const desk = showroom.as('receptionist');
      const other = showroom.as('李娜');
      const { id } = await desk.call('traffic.arrive', { receiverId: consultant.id });
      expect((await desk.refused('traffic.assign', { id, receiverId: consultant.id })).code).toBe('ALREADY_DONE');
      await desk.call('traffic.assign', { id, receiverId: other.id });
      expect(row(showroom, 'traffic', id)).toMatchObject({ receiver_id: other.id });
      await other.call('card.complete', { trafficId: id, values: fullCard });
      const back = { id, receiverId: consultant.id };
      expect((await desk.refused('traffic.assign', back)).code).toBe('TRAFFIC_HAS_CARD');
      const late = await desk.call('traffic.arrive', { receiverId: other.id });
      showroom.clock.set('2026-03-10 09:00');
      expect(await desk.refused('traffic.assign', { ...back, id: late.id })).toMatchObject({ code: 'INVALID_INPUT' });
    }));
});

describe('undo at the register', () => {
  test('takes an arrival away altogether, and the log keeps both', () =>
    inShowroom(async (showroom, consultant) => {
      const desk = showroom.as('receptionist');
      const { id } = await desk.call('traffic.arrive', { receiverId: consultant.id });
      showroom.clock.advance(10 * minute);
      await desk.call('traffic.undo', { id, act: 'arrive' });
      expect((await desk.call('traffic.list', {})).rows).toEqual([]);
      expect(logged(showroom, id)).toMatchObject([{ action: 'traffic.arrive' }, { action: 'traffic.undo' }]);
      expect((await desk.refused('traffic.undo', { id, act: 'arrive' })).code).toBe('NOT_FOUND');
    }));

  test('takes a departure back, on the card that has it too', () =>
    inShowroom(async (showroom, consultant) => {
      const desk = showroom.as('receptionist');
      const { id } = await desk.call('traffic.arrive', { receiverId: consultant.id });
      const { cardId } = await consultant.call('card.complete', { trafficId: id, values: fullCard });
      showroom.clock.advance(minute);
      await desk.call('traffic.depart', { id });
      expect(row(showroom, 'card', cardId)).toMatchObject({ departed_at: showroom.clock.now() });
      await desk.call('traffic.undo', { id, act: 'depart' });
      expect(row(showroom, 'traffic', id)).toMatchObject({ departed_at: null });
      expect(row(showroom, 'card', cardId)).toMatchObject({ departed_at: null });
      showroom.clock.advance(30 * minute);
      await desk.call('traffic.depart', { id });
      expect(row(showroom, 'card', cardId)).toMatchObject({ departed_at: showroom.clock.now() });
    }));

  test('gives the visitor back to whom he was with before, or to nobody', () =>
    inShowroom(async (showroom, consultant) => {
      const desk = showroom.as('receptionist');
      const { id } = await desk.call('traffic.arrive', {});
      await desk.call('traffic.assign', { id, receiverId: consultant.id });
      await desk.call('traffic.assign', { id, receiverId: showroom.as('李娜').id });
      await desk.call('traffic.undo', { id, act: 'assign' });
      expect(row(showroom, 'traffic', id)).toMatchObject({ receiver_id: consultant.id });
      // one step back and no further: the last word on the receiver now is the undo itself
      expect((await desk.refused('traffic.undo', { id, act: 'assign' })).code).toBe('TRAFFIC_NOT_UNDONE');
      const other = await desk.call('traffic.arrive', {});
      await desk.call('traffic.assign', { id: other.id, receiverId: consultant.id });
      await desk.call('traffic.undo', { id: other.id, act: 'assign' });
      expect(row(showroom, 'traffic', other.id)).toMatchObject({ receiver_id: null });
    }));

  test('brings a struck-out entry back', () =>
    inShowroom(async (showroom) => {
      const desk = showroom.as('receptionist');
      const { id } = await desk.call('traffic.arrive', {});
      await desk.call('traffic.void', { id, reason: '登错了' });
      await desk.call('traffic.undo', { id, act: 'void' });
      expect(row(showroom, 'traffic', id)).toMatchObject({ voided_at: null, void_reason: '' });
      await desk.call('traffic.depart', { id });
    }));

  test('is of one’s own, of the last ten minutes, and of what nothing was built on', () =>
    inShowroom(async (showroom, consultant) => {
      const desk = showroom.as('receptionist');
      const manager = showroom.as('showroom_manager');
      const why = async (id: string, act: 'arrive' | 'depart' | 'assign' | 'void', who = desk) =>
        (await who.refused('traffic.undo', { id, act })).params.why;
      const { id } = await desk.call('traffic.arrive', { receiverId: consultant.id });
      expect(await why(id, 'arrive', manager)).toBe('这一步是别人登记的');
      expect(await why(id, 'depart')).toBe('后来又改过');
      expect((await consultant.refused('traffic.undo', { id, act: 'arrive' })).code).toBe('FORBIDDEN');
      await desk.call('traffic.depart', { id });
      expect(await why(id, 'arrive')).toBe('后来又登记过别的');
      showroom.clock.advance(10 * minute + 1);
      expect(await why(id, 'depart')).toBe('已经过了 10 分钟');

      const corrected = await desk.call('traffic.arrive', { arrivedAt: shanghai('2026-03-09 14:05') });
      await desk.call('traffic.depart', { id: corrected.id });
      const departedAt = shanghai('2026-03-09 14:08');
      await manager.call('traffic.correct', { id: corrected.id, departedAt, reason: '看了监控' });
      expect(await why(corrected.id, 'depart')).toBe('后来又改过');
      expect(await why(corrected.id, 'arrive')).toBe('后来有别人改过');

      const carded = await desk.call('traffic.arrive', { receiverId: consultant.id });
      await desk.call('traffic.depart', { id: carded.id });
      showroom.clock.advance(minute);
      await consultant.call('card.complete', { trafficId: carded.id, values: fullCard });
      expect(await why(carded.id, 'depart')).toBe('洽谈卡已经用了这个时间');

      const drafted = await desk.call('traffic.arrive', { receiverId: consultant.id });
      await consultant.call('card.saveDraft', { trafficId: drafted.id, body: { name: '田' } });
      expect(await why(drafted.id, 'arrive')).toBe('王磊正在写洽谈卡');
    }));
});
