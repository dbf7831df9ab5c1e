import { describe, expect, test } from 'vitest';
import { shanghai } from '../support/showroom.ts';
import { countRows, fullCard, inShowroom, row, rows } from './card-kit.ts';

describe('the register of arrivals', () => {
  test('takes an arrival with nothing but a click, and shows the day in the order of arrival', () =>
    inShowroom(async (showroom, consultant) => {
      const desk = showroom.as('receptionist');
      const now = await desk.call('traffic.arrive', {});
      const before = await desk.call('traffic.arrive', {
        arrivedAt: shanghai('2026-03-09 13:10'),
        partySize: 3,
        receiverId: consultant.id,
        note: '带小孩',
      });
      const { cardId, number } = await consultant.call('card.quickSave', {
        trafficId: before.id,
        values: { name: '田', phone: '13900006621', level: 'H' },
      });
      const { rows: entries } = await consultant.call('traffic.list', {});
      expect(entries).toMatchObject([
        {
          id: before.id,
          partySize: 3,
          receiver: { name: '王磊' },
          receptionist: { name: '周敏' },
          note: '带小孩',
          card: { id: cardId, number, state: 'quick' },
        },
        { id: now.id, contactWay: 'showroom', partySize: 1, receiver: null, departedAt: null, card: null },
      ]);
      showroom.clock.set('2026-03-10 09:00');
      expect((await desk.call('traffic.list', {})).rows).toEqual([]);
      expect((await desk.call('traffic.list', { day: '2026-03-09', limit: 1 })).nextCursor).not.toBeNull();
    }));

  test('gives its arrival to a card that was saved without it, of the same day, once', () =>
    inShowroom(async (showroom, consultant) => {
      const arrivedAt = shanghai('2026-03-09 13:10');
      const visit = await showroom.as('receptionist').call('traffic.arrive', { arrivedAt, receiverId: consultant.id });
      const old = await showroom
        .as('showroom_manager')
        .call('traffic.arrive', { arrivedAt: shanghai('2026-03-08 10:00'), receiverId: consultant.id });
      const { cardId } = await consultant.call('card.quickSave', {
        values: { name: '田', phone: '13900006621', level: 'H' },
      });
      const attach = (trafficId: string) => ({ cardId, trafficId, values: {} });
      expect(await consultant.refused('card.correct', attach(old.id))).toMatchObject({ field: 'arrivedAt' });
      await consultant.call('card.correct', attach(visit.id));
      expect(row(showroom, 'card', cardId)).toMatchObject({ traffic_id: visit.id, arrived_at: arrivedAt });
      expect(rows(showroom, 'traffic').find(({ id }) => id === visit.id)).toMatchObject({ card_id: cardId });
      const other = await showroom.as('receptionist').call('traffic.arrive', { receiverId: consultant.id });
      expect(await consultant.refused('card.correct', attach(other.id))).toMatchObject({ field: 'arrivedAt' });
    }));

  test('knows no visitor of tomorrow, and yesterday’s are the manager’s', () =>
    inShowroom(async (showroom) => {
      const desk = showroom.as('receptionist');
      expect(await desk.refused('traffic.arrive', { arrivedAt: shanghai('2026-03-09 14:01') })).toMatchObject({
        field: 'arrivedAt',
      });
      const yesterday = { arrivedAt: shanghai('2026-03-08 10:00') };
      expect(await desk.refused('traffic.arrive', yesterday)).toMatchObject({ field: 'arrivedAt' });
      expect((await showroom.as('showroom_manager').call('traffic.arrive', yesterday)).arrivedOn).toBe('2026-03-08');
    }));

  test('notes a departure once, never before the arrival', () =>
    inShowroom(async (showroom) => {
      const desk = showroom.as('receptionist');
      const { id } = await desk.call('traffic.arrive', {});
      expect(await desk.refused('traffic.depart', { id, departedAt: shanghai('2026-03-09 13:59') })).toMatchObject({
        field: 'departedAt',
      });
      showroom.clock.advance(3_600_000);
      await desk.call('traffic.depart', { id });
      expect(row(showroom, 'traffic', id)).toMatchObject({ departed_at: showroom.clock.now() });
      expect((await desk.refused('traffic.depart', { id })).code).toBe('ALREADY_DONE');
    }));

  test('a departure completes nothing and stops nothing: it is copied to a card that was entered before', () =>
    inShowroom(async (showroom, consultant) => {
      const desk = showroom.as('receptionist');
      const { id } = await desk.call('traffic.arrive', { receiverId: consultant.id });
      const { cardId } = await consultant.call('card.complete', { trafficId: id, values: fullCard });
      expect(row(showroom, 'card', cardId)).toMatchObject({ state: 'complete', departed_at: null });
      showroom.clock.advance(3_600_000);
      await desk.call('traffic.depart', { id });
      expect(row(showroom, 'card', cardId)).toMatchObject({ departed_at: showroom.clock.now() });
    }));

  test('sent twice under the same number is one visitor', () =>
    inShowroom(async (showroom) => {
      const desk = showroom.as('receptionist');
      const first = await desk.call('traffic.arrive', { arrivalId: 'a-1', partySize: 2 });
      showroom.clock.advance(30_000);
      const before = countRows(showroom);
      expect(await desk.call('traffic.arrive', { arrivalId: 'a-1', partySize: 2 })).toEqual(first);
      expect(countRows(showroom)).toEqual(before);
      await desk.call('traffic.arrive', { arrivalId: 'a-2', partySize: 2 });
      await showroom.as('showroom_manager').call('traffic.arrive', { arrivalId: 'a-1' });
      await desk.call('traffic.arrive', {});
      expect((await desk.call('traffic.list', {})).rows).toHaveLength(4);
    }));

  test('leads to a card of whoever received the visitor: a colleague who stepped in asks a manager first', () =>
    inShowroom(async (showroom, consultant) => {
      const lina = showroom.as('李娜');
      const { id } = await showroom.as('receptionist').call('traffic.arrive', { receiverId: consultant.id });
      const { cardId } = await lina.call('card.quickSave', {
        values: { name: '郝', noPhoneReason: 'declined', level: 'B' },
      });
      const before = countRows(showroom);
      for (const refused of [
        await lina.refused('card.complete', { trafficId: id, values: fullCard }),
        await lina.refused('card.quickSave', { trafficId: id, cardId, values: {} }),
      ])
        expect(refused).toMatchObject({ code: 'NOT_RECEIVER', field: 'trafficId', params: { receiver: '王磊' } });
      expect(countRows(showroom)).toEqual(before);
      await showroom.as('showroom_manager').call('traffic.correct', { id, receiverId: lina.id, reason: '换了人接待' });
      await lina.call('card.complete', { trafficId: id, values: fullCard });
    }));

  test('leads to a card for the receiver by the desk, and by whoever takes a visitor without a receiver', () =>
    inShowroom(async (showroom, consultant) => {
      const desk = showroom.as('receptionist');
      const his = await desk.call('traffic.arrive', { receiverId: consultant.id });
      const saved = await desk.call('card.complete', {
        trafficId: his.id,
        values: { ...fullCard, consultantId: consultant.id },
      });
      expect(row(showroom, 'card', saved.cardId)).toMatchObject({ consultant_id: consultant.id, traffic_id: his.id });
      const open = await desk.call('traffic.arrive', {});
      await showroom.as('李娜').call('card.complete', {
        trafficId: open.id,
        values: { ...fullCard, phone: '13900006622' },
      });
      // a later save names the same visit again
      await consultant.call('card.complete', { cardId: saved.cardId, trafficId: his.id, values: { talk: '试过车' } });
    }));

  test('lets the receiver explain why there is no card', () =>
    inShowroom(async (showroom, consultant) => {
      const { id } = await showroom.as('receptionist').call('traffic.arrive', { receiverId: consultant.id });
      expect(await showroom.as('李娜').refused('traffic.explain', { id, explanation: '问路' })).toMatchObject({
        code: 'NOT_RECEIVER',
        params: { receiver: '王磊' },
      });
      await consultant.call('traffic.explain', { id, explanation: '问路' });
      expect(row(showroom, 'traffic', id)).toMatchObject({ explanation: '问路', explained_at: showroom.clock.now() });
    }));

  test('lets the desk say later the same day who receives a visitor; the day after only a manager does', () =>
    inShowroom(async (showroom, consultant) => {
      const desk = showroom.as('receptionist');
      const { id } = await desk.call('traffic.arrive', {});
      const other = showroom.as('李娜');
      expect(await desk.refused('traffic.assign', { id, receiverId: 'nobody' })).toMatchObject({ field: 'receiverId' });
      expect((await consultant.refused('traffic.assign', { id, receiverId: consultant.id })).code).toBe('FORBIDDEN');
      await desk.call('traffic.assign', { id, receiverId: consultant.id });
      expect((await desk.call('traffic.list', {})).rows).toMatchObject([{ receiver: { name: '王磊' } }]);
      const late = await desk.call('traffic.arrive', {});
      showroom.clock.set('2026-03-10 09:00');
      expect(await desk.refused('traffic.assign', { id: late.id, receiverId: other.id })).toMatchObject({
        code: 'INVALID_INPUT',
        field: 'receiverId',
      });
      expect(row(showroom, 'traffic', late.id)).toMatchObject({ receiver_id: null });
    }));

  test('keeps the reason of a correction in the log', () =>
    inShowroom(async (showroom) => {
      const { id } = await showroom.as('receptionist').call('traffic.arrive', {});
      await showroom.as('showroom_manager').call('traffic.correct', { id, partySize: 2, reason: '数错了' });
      const logged = showroom.store
        .prepare('SELECT body_json FROM audit_log WHERE subject = ? AND action = ? ORDER BY seq DESC')
        .pluck()
        .all(`traffic:${id}`, 'traffic.correct');
      expect(logged).toContain('{"reason":"数错了"}');
    }));
});

describe('an owner entered by the clerk', () => {
  const owner = {
    name: '谢娟',
    phone: '+86 139 5057 7216',
    vehicleId: 'shenshou-hybrid',
    plate: '冀f 12345',
    vin: '1m8gdm9axkp042788',
    deliveredOn: '2025-07-05',
  } as const;

  test('is a 基盘 customer with his car, without plan, intention, owner or finding', () =>
    inShowroom(async (showroom) => {
      const clerk = showroom.as('clerk');
      const entered = await clerk.call('owner.enter', owner);
      expect(entered).toMatchObject({ customerCreated: true, vinCheckFits: true });
      expect(row(showroom, 'customer', entered.customerId)).toMatchObject({
        stage: 'retained',
        phone: '13950577216',
        owner_id: null,
      });
      expect(row(showroom, 'owned_vehicle', entered.ownedVehicleId)).toMatchObject({
        label: '神兽 混动',
        plate: '冀F12345',
        vin: '1M8GDM9AXKP042788',
        delivered_on: '2025-07-05',
      });
      expect(rows(showroom, 'registration')).toMatchObject([{ kind: 'owner_entry', staff_id: clerk.id }]);
      showroom.clock.set('2026-03-20 10:00');
      await clerk.call('customer.list', {});
      for (const table of ['plan', 'opportunity', 'ownership', 'finding']) expect(rows(showroom, table)).toEqual([]);
    }));

  test('who is known already gets the car, once the clerk has said so', () =>
    inShowroom(async (showroom, consultant) => {
      const { customerId } = await consultant.call('card.complete', { values: { ...fullCard, phone: '13950577216' } });
      const clerk = showroom.as('clerk');
      const before = countRows(showroom);
      expect(await clerk.refused('owner.enter', owner)).toMatchObject({ code: 'PHONE_TAKEN', params: { customerId } });
      // nothing but who asked
      expect(countRows(showroom)).toEqual({ ...before, audit_log: Number(before.audit_log) + 1 });
      expect(await clerk.call('owner.enter', { ...owner, customerId })).toMatchObject({
        customerId,
        customerCreated: false,
      });
      expect(row(showroom, 'customer', customerId)).toMatchObject({ owner_id: consultant.id, name: '田永刚' });
    }));

  test.each([
    [{ deliveredOn: '2026-03-10' }, 'DATE_IN_FUTURE', 'deliveredOn'],
    [{ phone: null }, 'REQUIRED_MISSING', 'phone'],
    [{ phone: '1395057721' }, 'INVALID_INPUT', 'phone'],
    [{ vehicleId: null, vehicleLabel: '' }, 'REQUIRED_MISSING', 'vehicleLabel'],
    [{ vehicleId: 'no-such-car' }, 'INVALID_INPUT', 'vehicleId'],
    [{ plate: '12345' }, 'INVALID_INPUT', 'plate'],
    [{ vin: 'ABC' }, 'INVALID_INPUT', 'vin'],
  ])('%o is refused with %s', (part, code, field) =>
    inShowroom(async (showroom) => {
      expect(await showroom.as('clerk').refused('owner.enter', { ...owner, ...part })).toMatchObject({ code, field });
    }),
  );

  test('a car has one owner', () =>
    inShowroom(async (showroom) => {
      const clerk = showroom.as('clerk');
      await clerk.call('owner.enter', owner);
      expect(await clerk.refused('owner.enter', { ...owner, phone: '13800000001', vin: null })).toMatchObject({
        code: 'ALREADY_DONE',
        field: 'plate',
      });
    }));

  test('is entered by the clerk and managers only', () =>
    inShowroom(async (_showroom, consultant) => {
      expect((await consultant.refused('owner.enter', owner)).code).toBe('FORBIDDEN');
    }));
});
