import { describe, expect, test } from 'vitest';
import { rowAsOf } from '../../../db/history.ts';
import { shanghai } from '../support/showroom.ts';
import { countRows, fullCard, inShowroom, row, rows } from './card-kit.ts';

describe('completing a quick card', () => {
  test('keeps what was saved, adds what was missing, and brings customer and intention along', () =>
    inShowroom(async (showroom, consultant) => {
      const quick = await consultant.call('card.quickSave', {
        values: { name: '田 先生', phone: '13900006621', level: 'H' },
      });
      const { name: _n, ...rest } = fullCard;
      const missing = await consultant.refused('card.complete', { cardId: quick.cardId, values: rest });
      expect(missing.params.fields).toBe('姓名（全名）');
      const done = await consultant.call('card.complete', { cardId: quick.cardId, values: fullCard });
      expect(done).toMatchObject({ ...quick, state: 'complete', did: 'updated' });
      expect(row(showroom, 'customer', done.customerId)).toMatchObject({
        name: '田永刚',
        region_code: '130682',
        source: 'walk_in',
      });
      expect(row(showroom, 'opportunity', done.opportunityId)).toMatchObject({
        vehicle_id: 'h9-2.0t-4wd',
        level: 'B',
        colour: 'white',
      });
      expect(row(showroom, 'card', done.cardId)).toMatchObject({
        completed_at: showroom.clock.now(),
        state: 'complete',
      });
      expect(rows(showroom, 'level_change').map(({ to_level }) => to_level)).toEqual(['H', 'B']);
      expect(rows(showroom, 'plan')).toHaveLength(1);
    }));

  test('moves its 48-hour plan earlier, never later', () =>
    inShowroom(async (showroom, consultant) => {
      const { cardId, nextPlanId } = await consultant.call('card.quickSave', {
        values: { name: '田永刚', phone: '13900006621', level: 'B' },
      });
      const late = await consultant.refused('card.complete', {
        cardId,
        values: { ...fullCard, nextPlanOn: '2026-03-12' },
      });
      expect(late).toMatchObject({ code: 'PLAN_FIRST_ONLY_EARLIER', field: 'nextPlanOn' });
      await consultant.call('card.complete', {
        cardId,
        values: { ...fullCard, nextPlanOn: '2026-03-10', nextPlanTime: '09:30', nextPlanMethod: 'wechat' },
      });
      expect(row(showroom, 'plan', nextPlanId)).toMatchObject({
        due_on: '2026-03-10',
        due_time: '09:30',
        method: 'wechat',
      });
    }));

  test('is for its consultant, whoever saved it first, and managers', () =>
    inShowroom(async (showroom, consultant) => {
      const desk = showroom.as('receptionist');
      const { cardId } = await desk.call('card.quickSave', {
        values: { name: '田永刚', phone: '13900006621', level: 'B', consultantId: consultant.id },
      });
      expect((await showroom.as('李娜').refused('card.complete', { cardId, values: fullCard })).code).toBe('NOT_OWNER');
      await consultant.call('card.complete', { cardId, values: fullCard });
    }));
});

describe('correcting a card', () => {
  test('the same evening changes the customer and the opportunity with it', () =>
    inShowroom(async (showroom, consultant) => {
      const saved = await consultant.call('card.complete', { values: fullCard });
      showroom.clock.set('2026-03-09 20:07');
      await consultant.call('card.correct', {
        cardId: saved.cardId,
        values: { colour: 'red', phone: '13900006622', competitors: ['qashqai'], vehicleId: 'm6-plus' },
      });
      expect(row(showroom, 'customer', saved.customerId)).toMatchObject({ phone: '13900006622' });
      expect(row(showroom, 'opportunity', saved.opportunityId)).toMatchObject({
        colour: 'red',
        competitors: '["qashqai"]',
        vehicle_id: 'm6-plus',
      });
      expect(rows(showroom, 'opportunity')).toHaveLength(1);
    }));

  test('after midnight is kept, and the card as of 24:00 stays what it was', () =>
    inShowroom(async (showroom, consultant) => {
      const { cardId } = await consultant.call('card.complete', { values: fullCard });
      showroom.clock.set('2026-03-10 07:40');
      await consultant.call('card.correct', { cardId, values: { competitors: ['qashqai'] } });
      expect(row(showroom, 'card', cardId).competitors).toBe('["qashqai"]');
      const atMidnight = rowAsOf(showroom.store, 'card', cardId, shanghai('2026-03-10 00:00'));
      expect(atMidnight?.competitors).toBe('["none"]');
    }));

  test('is told field by field: who, when, from what to what', () =>
    inShowroom(async (showroom, consultant) => {
      const { cardId } = await consultant.call('card.complete', { values: fullCard });
      showroom.clock.set('2026-03-09 20:07');
      await consultant.call('card.correct', { cardId, values: { colour: 'red', name: '田永钢' } });
      const manager = showroom.as('showroom_manager');
      showroom.clock.set('2026-03-10 08:00');
      await manager.call('card.correct', {
        cardId,
        values: {
          testDrive: true,
          testDriveDetail: { agreementNo: 'SJ1', car: '冀F·1', startKm: 1, endKm: 2, feedback: '好' },
        },
      });
      const { history } = await consultant.call('card.get', { id: cardId });
      expect(history).toMatchObject([
        {
          field: 'name',
          label: '姓名',
          from: '田永刚',
          to: '田永钢',
          by: { name: '王磊' },
          at: shanghai('2026-03-09 20:07'),
        },
        { field: 'colour', label: '外观颜色', from: 'white', to: 'red' },
        { field: 'testDrive', from: false, to: true, by: { name: '郭展厅' } },
        { field: 'testDriveDetail', from: null, to: { agreementNo: 'SJ1' } },
      ]);
    }));

  test('never leaves a complete card incomplete', () =>
    inShowroom(async (showroom, consultant) => {
      const { cardId } = await consultant.call('card.complete', { values: fullCard });
      const before = countRows(showroom);
      const refused = await consultant.refused('card.correct', {
        cardId,
        values: { talk: null, obstacle: null, source: 'online' },
      });
      expect(refused).toMatchObject({ code: 'REQUIRED_MISSING', field: 'channel' });
      expect(refused.params.fields).toBe('网络渠道、洽谈经过与顾虑');
      expect(countRows(showroom)).toEqual(before);
    }));

  test('does not touch the arrival, except by a manager', () =>
    inShowroom(async (showroom, consultant) => {
      const { cardId } = await consultant.call('card.complete', { values: fullCard });
      const values = { arrivedAt: shanghai('2026-03-09 10:00') };
      expect(await consultant.refused('card.correct', { cardId, values })).toMatchObject({ field: 'arrivedAt' });
      await showroom.as('sales_manager').call('card.correct', { cardId, values });
      expect(row(showroom, 'card', cardId)).toMatchObject({
        arrived_at: shanghai('2026-03-09 10:00'),
        number: '20260309-A01',
      });
    }));

  test('of an older card changes that card alone', () =>
    inShowroom(async (showroom, consultant) => {
      const first = await consultant.call('card.complete', { values: fullCard });
      showroom.clock.set('2026-03-10 10:00');
      await consultant.call('card.complete', {
        values: { ...fullCard, visitKind: 'repeat', nextPlanOn: '2026-03-12' },
        identity: { customerId: first.customerId, as: 'own' },
      });
      await consultant.call('card.correct', { cardId: first.cardId, values: { colour: 'red', remark: '换了备注' } });
      expect(row(showroom, 'opportunity', first.opportunityId)).toMatchObject({ colour: 'white' });
      expect(row(showroom, 'customer', first.customerId)).toMatchObject({ remark: '戴眼镜，带小孩' });
      expect(row(showroom, 'card', first.cardId)).toMatchObject({ colour: 'red' });
    }));

  test('writes consents and withdrawals as facts', () =>
    inShowroom(async (showroom, consultant) => {
      const { cardId, customerId } = await consultant.call('card.complete', {
        values: { ...fullCard, consents: ['collect', 'marketing'] },
      });
      showroom.clock.advance(60_000);
      await consultant.call('card.correct', { cardId, values: { consents: ['collect'] } });
      const { consents } = await consultant.call('customer.get', { id: customerId });
      expect(consents).toMatchObject([
        { purpose: 'collect', given: true },
        { purpose: 'marketing', given: false, at: showroom.clock.now() },
      ]);
    }));
});

describe('same-day edits elsewhere reach today’s card', () => {
  test('of the customer', () =>
    inShowroom(async (showroom, consultant) => {
      const { cardId, customerId } = await consultant.call('card.complete', { values: fullCard });
      showroom.clock.set('2026-03-09 20:00');
      await consultant.call('customer.update', { id: customerId, patch: { phone: '13900006623', remark: '高个子' } });
      expect(row(showroom, 'card', cardId)).toMatchObject({ phone: '13900006623', remark: '高个子' });
      showroom.clock.set('2026-03-10 08:00');
      await consultant.call('customer.update', { id: customerId, patch: { phone: '13900006624' } });
      expect(row(showroom, 'card', cardId)).toMatchObject({ phone: '13900006623' });
    }));

  test('of the level, with the plan that it moves', () =>
    inShowroom(async (showroom, consultant) => {
      const { cardId, opportunityId } = await consultant.call('card.complete', { values: fullCard });
      showroom.clock.set('2026-03-09 20:00');
      await consultant.call('opportunity.setLevel', { id: opportunityId ?? '', level: 'H', expectedOn: '2026-03-13' });
      expect(row(showroom, 'card', cardId)).toMatchObject({ level: 'H', expected_on: '2026-03-13' });
      showroom.clock.set('2026-03-10 08:00');
      await consultant.call('opportunity.setLevel', { id: opportunityId ?? '', level: 'N', noExpectedDate: true });
      expect(row(showroom, 'card', cardId)).toMatchObject({ level: 'H', expected_on: '2026-03-13' });
    }));

  test('of the traffic entry, by a manager', () =>
    inShowroom(async (showroom, consultant) => {
      const desk = showroom.as('receptionist');
      const { id } = await desk.call('traffic.arrive', { receiverId: consultant.id });
      const { cardId } = await consultant.call('card.complete', { trafficId: id, values: fullCard });
      expect((await desk.refused('traffic.correct', { id, partySize: 4, reason: '数错了' })).code).toBe('FORBIDDEN');
      await showroom.as('showroom_manager').call('traffic.correct', {
        id,
        arrivedAt: shanghai('2026-03-09 13:00'),
        partySize: 4,
        reason: '数错了',
      });
      expect(row(showroom, 'card', cardId)).toMatchObject({ arrived_at: shanghai('2026-03-09 13:00'), party_size: 4 });
    }));
});
