import { describe, expect, test } from 'vitest';
import { messageOf } from '../../../shared/contract/errors.ts';
import { mostSteps } from '../../../shared/domain/floor.ts';
import { fullCard, inShowroom, row } from '../card/card-kit.ts';
import { addCustomer } from '../support/customers.ts';
import type { Person, TestShowroom } from '../support/showroom.ts';

const minute = 60_000;

/** Whose turns follow, by name. */
async function order(showroom: TestShowroom): Promise<string> {
  const { queue } = await showroom.as('receptionist').call('floor.board', {});
  return queue.map(({ staff }) => staff.name).join(' ');
}

async function nextName(showroom: TestShowroom): Promise<string | null> {
  const { queue, nextId } = await showroom.as('receptionist').call('floor.board', {});
  return queue.find(({ staff }) => staff.id === nextId)?.staff.name ?? null;
}

/** Brings people on duty, a minute apart. */
async function onDuty(showroom: TestShowroom, ...names: readonly string[]): Promise<void> {
  for (const name of names) {
    await showroom.as('receptionist').call('floor.set', { staffId: showroom.as(name).id, state: 'on' });
    showroom.clock.advance(minute);
  }
}

/** A floor with three people on it, in this order. */
async function onFloor(run: (showroom: TestShowroom, desk: Person) => Promise<void>): Promise<void> {
  await inShowroom(async (showroom) => {
    const [first, second, third] = consultantsOf(showroom);
    await onDuty(showroom, first, second, third);
    await run(showroom, showroom.as('receptionist'));
  }, '2026-03-09 09:00');
}

function consultantsOf(showroom: TestShowroom): readonly [string, string, string] {
  const [a = '', b = '', c = ''] = showroom.staff.filter(({ role }) => role === 'consultant').map(({ name }) => name);
  return [a, b, c];
}

describe('the floor', () => {
  test('is empty in the morning and fills in the order in which people come on duty', () =>
    inShowroom(async (showroom) => {
      const [a, b] = consultantsOf(showroom);
      expect(await order(showroom)).toBe('');
      expect(await nextName(showroom)).toBeNull();
      await onDuty(showroom, b, a);
      const board = await showroom.as(a).call('floor.board', {});
      expect(board.queue.map(({ staff }) => staff.name)).toEqual([b, a]);
      expect(board.queue[0]).toMatchObject({ state: 'on', onSince: showroom.clock.now() - 2 * minute, served: 0 });
      expect(board.offDuty.map(({ name }) => name)).not.toContain(a);
      expect(board.offDuty.length).toBe(showroom.staff.filter(({ role }) => role === 'consultant').length - 2);
    }));

  test('moves on with every visitor, and back where the entry is voided, undone or given to somebody else', () =>
    onFloor(async (showroom, desk) => {
      const [a, b, c] = consultantsOf(showroom);
      const first = showroom.as(a);
      const { id } = await desk.call('traffic.arrive', { receiverId: first.id, byTurn: true });
      expect(await order(showroom)).toBe(`${b} ${c} ${a}`);
      await desk.call('traffic.void', { id, reason: '登错了' });
      expect(await order(showroom)).toBe(`${a} ${b} ${c}`);
      const again = await desk.call('traffic.arrive', { receiverId: first.id });
      await desk.call('traffic.undo', { id: again.id, act: 'arrive' });
      expect(await order(showroom)).toBe(`${a} ${b} ${c}`);
      const third = await desk.call('traffic.arrive', { receiverId: first.id });
      await desk.call('traffic.assign', { id: third.id, receiverId: showroom.as(b).id });
      expect(await order(showroom)).toBe(`${a} ${c} ${b}`);
      await desk.call('traffic.undo', { id: third.id, act: 'assign' });
      expect(await order(showroom)).toBe(`${b} ${c} ${a}`);
      expect(row(showroom, 'traffic', third.id)).toMatchObject({
        receiver_id: first.id,
        received_at: showroom.clock.now(),
      });
    }));

  test('proposes whoever is free: not who receives, has a break or drives, and nobody where nobody is', () =>
    onFloor(async (showroom, desk) => {
      const [a, b, c] = consultantsOf(showroom);
      await desk.call('traffic.arrive', { receiverId: showroom.as(a).id, named: true });
      expect(await order(showroom)).toBe(`${a} ${b} ${c}`);
      expect(await nextName(showroom)).toBe(b);
      await showroom.as(b).call('floor.set', { staffId: showroom.as(b).id, state: 'break' });
      expect(await nextName(showroom)).toBe(c);
      await showroom.as(c).call('floor.set', { staffId: showroom.as(c).id, state: 'drive' });
      expect(await nextName(showroom)).toBeNull();
      expect(await desk.refused('traffic.arrive', { receiverId: showroom.as(c).id, byTurn: true })).toMatchObject({
        code: 'FLOOR_TURN_MOVED',
        params: { was: c, now: '现在没有空着的顾问' },
      });
      await showroom.as(b).call('floor.set', { staffId: showroom.as(b).id, state: 'on' });
      expect(await nextName(showroom)).toBe(b);
    }));

  test('gives a place back when the card shows a customer whom the consultant had before', () =>
    onFloor(async (showroom, desk) => {
      const [a, b, c] = consultantsOf(showroom);
      const mine = showroom.as(a);
      const customer = addCustomer(showroom, { level: 'A', owner: a, name: '田永刚', phone: '13900006621' });
      showroom.clock.advance(minute);
      const visit = await desk.call('traffic.arrive', { receiverId: mine.id, byTurn: true });
      expect(await order(showroom)).toBe(`${b} ${c} ${a}`);
      await mine.call('card.complete', {
        trafficId: visit.id,
        identity: { customerId: customer.id, as: 'own' },
        values: { ...fullCard, visitKind: 'repeat' },
      });
      expect(await order(showroom)).toBe(`${a} ${b} ${c}`);
    }));

  test('of a stranger takes the turn also once he has his card', () =>
    onFloor(async (showroom, desk) => {
      const [a, b, c] = consultantsOf(showroom);
      const { id: trafficId } = await desk.call('traffic.arrive', { receiverId: showroom.as(a).id });
      await showroom.as(a).call('card.complete', { trafficId, values: fullCard });
      expect(await order(showroom)).toBe(`${b} ${c} ${a}`);
    }));

  test('counts no call: it is in the register, waits nowhere and costs no turn', () =>
    onFloor(async (showroom, desk) => {
      const [a, b, c] = consultantsOf(showroom);
      const call = await desk.call('traffic.arrive', { contactWay: 'phone', receiverId: showroom.as(a).id });
      await desk.call('traffic.arrive', { contactWay: 'online' });
      expect(await order(showroom)).toBe(`${a} ${b} ${c}`);
      expect(await desk.call('floor.board', {})).toMatchObject({ waiting: [], receiving: [] });
      expect((await desk.call('traffic.list', {})).rows.map(({ id }) => id)).toContain(call.id);
    }));

  test('says of each visitor how many, since when and by whom, and nothing about the person', () =>
    onFloor(async (showroom, desk) => {
      const [a] = consultantsOf(showroom);
      const waits = await desk.call('traffic.arrive', { partySize: 3, note: '红衣服，尾号 6621' });
      const arrivedAt = showroom.clock.now();
      showroom.clock.advance(4 * minute);
      const taken = await desk.call('traffic.arrive', { receiverId: showroom.as(a).id });
      const board = await desk.call('floor.board', {});
      expect(board.waiting).toEqual([{ trafficId: waits.id, arrivedAt, partySize: 3, gone: null }]);
      expect(board.receiving).toMatchObject([
        { trafficId: taken.id, receiver: { name: a }, since: showroom.clock.now() },
      ]);
      expect(JSON.stringify(board)).not.toContain('红衣服');
      showroom.clock.advance(minute);
      await desk.call('traffic.assign', { id: waits.id, receiverId: showroom.as(a).id });
      expect((await desk.call('floor.board', {})).receiving).toContainEqual({
        trafficId: waits.id,
        arrivedAt,
        partySize: 3,
        receiver: { id: showroom.as(a).id, name: a },
        since: showroom.clock.now(),
        costsTurn: true,
      });
    }));
});

describe('two at once', () => {
  test('desks that both take the proposal send two visitors to two people', () =>
    onFloor(async (showroom, desk) => {
      const [a, b] = consultantsOf(showroom);
      const manager = showroom.as('showroom_manager');
      const { nextId } = await desk.call('floor.board', {});
      await desk.call('traffic.arrive', { receiverId: nextId, byTurn: true });
      expect(await manager.refused('traffic.arrive', { receiverId: nextId, byTurn: true })).toMatchObject({
        code: 'FLOOR_TURN_MOVED',
        field: 'receiverId',
        params: { was: a, now: `现在轮到${b}` },
      });
      expect((await desk.call('traffic.list', {})).rows).toHaveLength(1);
    }));

  test('a double click registers one visitor and one coming on duty', () =>
    inShowroom(async (showroom) => {
      const [a] = consultantsOf(showroom);
      const desk = showroom.as('receptionist');
      const on = { staffId: showroom.as(a).id, state: 'on' } as const;
      await desk.call('floor.set', on);
      expect((await desk.refused('floor.set', on)).code).toBe('ALREADY_DONE');
      const arrival = { receiverId: showroom.as(a).id, byTurn: true, arrivalId: 'c-1' };
      const first = await desk.call('traffic.arrive', arrival);
      expect(await desk.call('traffic.arrive', arrival)).toEqual(first);
    }));
});

describe('who may say what', () => {
  test('consultants speak for themselves, the desk and managers for everybody, others not at all', () =>
    onFloor(async (showroom, desk) => {
      const [a, b, c] = consultantsOf(showroom);
      const staffId = showroom.as(b).id;
      expect(await showroom.as(a).refused('floor.set', { staffId, state: 'off' })).toMatchObject({
        code: 'FLOOR_NOT_OWN',
        params: { name: b },
      });
      expect((await showroom.as(a).refused('floor.skip', { staffId, reason: '我先来' })).code).toBe('FLOOR_NOT_OWN');
      expect((await showroom.as('clerk').refused('floor.board', {})).code).toBe('FORBIDDEN');
      expect((await showroom.as('clerk').refused('floor.set', { staffId, state: 'off' })).code).toBe('FORBIDDEN');
      expect((await desk.refused('floor.move', { staffId, beforeId: null, reason: '让' })).code).toBe('FORBIDDEN');
      await desk.call('floor.skip', { staffId: showroom.as(a).id, reason: '去银行取合同' });
      expect(await order(showroom)).toBe(`${b} ${c} ${a}`);
      const manager = showroom.as('showroom_manager');
      await manager.call('floor.move', { staffId: showroom.as(a).id, beforeId: staffId, reason: '昨天加班' });
      expect(await order(showroom)).toBe(`${a} ${b} ${c}`);
      expect(await manager.refused('floor.move', { staffId, beforeId: staffId, reason: '错' })).toMatchObject({
        code: 'INVALID_INPUT',
        field: 'beforeId',
      });
      expect((await manager.refused('floor.skip', { staffId, reason: ' ' })).field).toBe('reason');
    }));

  test('nobody goes off duty from a visitor who is still here, nor on a break before he came', () =>
    onFloor(async (showroom, desk) => {
      const [a] = consultantsOf(showroom);
      const staffId = showroom.as(a).id;
      const { id } = await desk.call('traffic.arrive', { receiverId: staffId });
      expect(await desk.refused('floor.set', { staffId, state: 'off' })).toMatchObject({
        code: 'FLOOR_RECEIVING',
        params: { name: a, count: 1 },
      });
      await desk.call('traffic.depart', { id });
      await desk.call('floor.set', { staffId, state: 'off' });
      expect((await desk.refused('floor.set', { staffId, state: 'break' })).code).toBe('FLOOR_OFF_DUTY');
      expect((await desk.refused('floor.skip', { staffId, reason: '走了' })).code).toBe('FLOOR_OFF_DUTY');
      expect((await desk.refused('floor.set', { staffId: desk.id, state: 'on' })).code).toBe('NOT_FOUND');
    }));

  test('a step is taken back by whoever made it, at once, and while nothing came after it', () =>
    onFloor(async (showroom, desk) => {
      const [a, b, c] = consultantsOf(showroom);
      const staffId = showroom.as(a).id;
      const off = await desk.call('floor.set', { staffId, state: 'off' });
      expect((await showroom.as(a).refused('floor.undo', off)).code).toBe('FLOOR_NOT_UNDONE');
      await desk.call('floor.undo', off);
      expect(await order(showroom)).toBe(`${a} ${b} ${c}`);
      expect((await desk.refused('floor.undo', off)).code).toBe('NOT_FOUND');
      const skip = await desk.call('floor.skip', { staffId, reason: '接电话' });
      const away = await desk.call('floor.set', { staffId, state: 'break' });
      expect((await desk.refused('floor.undo', skip)).code).toBe('FLOOR_NOT_UNDONE');
      showroom.clock.advance(11 * minute);
      expect((await desk.refused('floor.undo', away)).code).toBe('FLOOR_NOT_UNDONE');
    }));
});

describe('what goes wrong in a day', () => {
  test('whoever is deactivated is gone from the order, and his visitor waits for somebody else', () =>
    onFloor(async (showroom, desk) => {
      const [a, b, c] = consultantsOf(showroom);
      const { id } = await desk.call('traffic.arrive', { receiverId: showroom.as(a).id });
      const staff = { id: showroom.as(a).id, name: a };
      await showroom.as('admin').call('staff.deactivate', { id: staff.id });
      const board = await desk.call('floor.board', {});
      expect(board.queue.map(({ staff: { name } }) => name)).toEqual([b, c]);
      expect(board.waiting).toMatchObject([{ trafficId: id, gone: staff }]);
      await desk.call('traffic.assign', { id, receiverId: showroom.as(b).id, byTurn: true });
      expect(await desk.call('floor.board', {})).toMatchObject({ waiting: [], receiving: [{ receiver: { name: b } }] });
    }));

  test('midnight empties the floor, and visitors whom nobody saw leave are asked about with their hour', () =>
    onFloor(async (showroom, desk) => {
      const [a] = consultantsOf(showroom);
      const { id } = await desk.call('traffic.arrive', { receiverId: showroom.as(a).id });
      await desk.call('traffic.arrive', { contactWay: 'phone' });
      showroom.clock.set('2026-03-10 08:30');
      const board = await desk.call('floor.board', {});
      expect(board).toMatchObject({
        queue: [],
        nextId: null,
        waiting: [],
        receiving: [],
        openBefore: [{ day: '2026-03-09', count: 1 }],
      });
      expect(await desk.refused('traffic.depart', { id })).toMatchObject({
        code: 'INVALID_INPUT',
        field: 'departedAt',
      });
      const departedAt = showroom.clock.now() - 14 * 60 * minute;
      await desk.call('traffic.depart', { id, departedAt });
      expect((await desk.call('floor.board', {})).openBefore).toEqual([]);
    }));

  test('a clock that is set back changes nobody’s place', () =>
    inShowroom(async (showroom) => {
      const [a, b, c] = consultantsOf(showroom);
      await onDuty(showroom, a, b);
      showroom.clock.set('2026-03-09 09:00');
      await onDuty(showroom, c);
      expect(await order(showroom)).toBe(`${a} ${b} ${c}`);
      await showroom.as('receptionist').call('traffic.arrive', { receiverId: showroom.as(a).id });
      expect(await order(showroom)).toBe(`${b} ${c} ${a}`);
    }));

  test('a visitor who got no card is listed at the audit, whatever the floor did with him', () =>
    onFloor(async (showroom, desk) => {
      const [a, b] = consultantsOf(showroom);
      const { id } = await desk.call('traffic.arrive', { receiverId: showroom.as(a).id, byTurn: true });
      await desk.call('traffic.assign', { id, receiverId: showroom.as(b).id, named: true });
      await desk.call('traffic.depart', { id });
      showroom.clock.set('2026-03-10 09:00');
      const manager = showroom.as('sales_manager');
      const { groups } = await manager.call('audit.day', { day: '2026-03-09' });
      const lines = groups.flatMap((group) => group.rows.map((line) => ({ who: group.person?.name, key: line.key })));
      expect(lines).toContainEqual({ who: b, key: `traffic:${id}` });
    }));
});

test('nobody writes steps without end: a colleague or a manager goes on where one has reached the end', () =>
  onFloor(async (showroom, desk) => {
    const [first] = consultantsOf(showroom);
    const me = showroom.as(first);
    const skip = (who: Person) => who.call('floor.skip', { staffId: me.id, reason: '接电话' });
    for (let step = 0; step < mostSteps; step += 1) await skip(me);
    const refused = await me.refused('floor.skip', { staffId: me.id, reason: '接电话' });
    expect(refused).toMatchObject({ code: 'LIMIT_REACHED', field: 'staffId' });
    expect(messageOf(refused.code, refused.params)).toBe(
      `您今天给${first}的轮次登记已经有 100 次，不能再多；请先找经理登记`,
    );
    expect((await me.refused('floor.set', { staffId: me.id, state: 'break' })).code).toBe('LIMIT_REACHED');
    await skip(desk);
    await skip(showroom.as('showroom_manager'));
    showroom.clock.set('2026-03-10 09:00');
    await me.call('floor.set', { staffId: me.id, state: 'on' });
  }));
