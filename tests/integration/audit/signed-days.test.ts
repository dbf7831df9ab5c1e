import { describe, expect, it } from 'vitest';
import { runCommand } from '../../../db/unit-of-work.ts';
import type { AuditRow } from '../../../shared/contract/audit-rows.ts';
import type { CardValues } from '../../../shared/domain/card.ts';
import { cardInput } from '../../fixtures/day/card-input.ts';
import { shanghai, type TestShowroom } from '../support/showroom.ts';
import { auditOn as day, playedShowroom, smallDay, storedDay } from './support/days.ts';
import { lookupsIn } from './support/lookups.ts';

const nextDay = '2026-03-10';
const dayAfter = '2026-03-11';

/** A complete card of 赵磊's with a serial, or without one. */
async function cardOf(showroom: TestShowroom, serial: string, phone: string): Promise<CardValues> {
  const first = smallDay.acts.find(({ act }) => act === 'completeCard');
  if (first?.act !== 'completeCard') throw new Error('the day has cards');
  const words = { consultant: '赵磊', serial, phone, name: '石磊', expected: '', level: 'N' };
  return cardInput({ ...first.card, ...words, next_plan: dayAfter }, await lookupsIn(showroom));
}

async function comeIn(showroom: TestShowroom, receiver: string): Promise<string> {
  const receiverId = showroom.as(receiver).id;
  return (await showroom.as('receptionist').call('traffic.arrive', { receiverId })).id;
}

async function linesOf(showroom: TestShowroom, on: string): Promise<readonly AuditRow[]> {
  const view = await showroom.as('sales_manager').call('audit.day', { day: on });
  return view.groups.flatMap(({ rows }) => rows);
}

const places = (showroom: TestShowroom) =>
  showroom.store
    .prepare(
      'SELECT id, arrived_on, late_on FROM card UNION ALL SELECT id, arrived_on, late_on FROM traffic ORDER BY 1',
    )
    .all();

describe('cards and visitors of a signed day (§八.1)', () => {
  it('do not leave it, and nothing comes into it: neither by a corrected arrival nor by another visit', async () => {
    const { showroom, played } = await playedShowroom('end');
    showroom.clock.set('2026-03-10 19:00');
    const trafficId = await comeIn(showroom, '赵磊');
    const values = await cardOf(showroom, '', '13900000001');
    const { cardId } = await showroom.as('赵磊').call('card.complete', { trafficId, values });
    const before = places(showroom);
    const manager = showroom.as('sales_manager');
    const signedVisit = played.trafficOf.get('2026-03-09 09:06') ?? '';
    const signedCard = played.cardOf.get('DZ-202600') ?? '';
    const departedAt = null;
    const [earlier, later] = [shanghai('2026-03-09 18:00'), shanghai('2026-03-10 08:30')];
    const reason = '记错';
    const attempts = [
      () => manager.refused('traffic.correct', { id: trafficId, arrivedAt: earlier, reason }),
      () => manager.refused('traffic.correct', { id: signedVisit, arrivedAt: later, departedAt, reason }),
      () => manager.refused('card.correct', { cardId, values: { arrivedAt: earlier } }),
      () => manager.refused('card.correct', { cardId: signedCard, values: { arrivedAt: later, departedAt } }),
    ];
    for (const attempt of attempts) expect((await attempt()).code).toBe('AUDIT_SIGNED');
    expect(places(showroom)).toEqual(before);
    // the hour within the day may still be put right
    await manager.call('traffic.correct', { id: signedVisit, arrivedAt: shanghai('2026-03-09 09:01'), reason: '记错' });
  });

  it('the store itself refuses it, whichever command writes', async () => {
    const { showroom, played } = await playedShowroom('end');
    const { store, clock } = showroom;
    const env = { command: 'test', actorId: 'somebody', now: clock.now(), isAuthority: true };
    const signedCard = played.cardOf.get('DZ-202600') ?? '';
    const item = String(store.prepare('SELECT id FROM audit_item LIMIT 1').pluck().get());
    for (const attempt of [
      () => runCommand(store, env, (tx) => tx.update('card', signedCard, { arrivedOn: nextDay })),
      () => runCommand(store, env, (tx) => tx.update('card', signedCard, { lateOn: nextDay })),
      () => runCommand(store, env, (tx) => tx.remove('card', signedCard)),
      () => runCommand(store, env, (tx) => tx.update('auditItem', item, { auditOn: nextDay })),
    ])
      expect(attempt()).toMatchObject({ code: 'AUDIT_SIGNED' });
    // into the signed day from another one
    const open = runCommand(store, env, (tx) => {
      const row = tx.find('auditItem', item);
      if (!row) throw new Error('no line');
      const { rowHlc: _h, rowSet: _s, deletedHlc: _d, ...values } = row;
      tx.insert('auditItem', { ...values, id: 'elsewhere', auditOn: nextDay });
      return true;
    });
    expect(open).toBe(true);
    expect(runCommand(store, env, (tx) => tx.update('auditItem', 'elsewhere', { auditOn: day }))).toMatchObject({
      code: 'AUDIT_SIGNED',
    });
  });

  it('of a signed sheet nothing is erased but words in its content; those read on a paper are, and the verdict stays', async () => {
    const { showroom } = await playedShowroom('end');
    const { store, clock } = showroom;
    const env = { command: 'test', actorId: 'somebody', now: clock.now(), isAuthority: true };
    const sheet = String(store.prepare('SELECT id FROM audit_sheet').pluck().get());
    const [content] = [store.prepare('SELECT content FROM audit_sheet').pluck().get()];
    expect(runCommand(store, env, (tx) => tx.erase('auditSheet', sheet))).toBe(false);
    expect(() => runCommand(store, env, (tx) => tx.erase('auditSheet', sheet, { digest: '' }))).toThrow(
      'never changes',
    );
    expect(store.prepare('SELECT content FROM audit_sheet').pluck().get()).toBe(content);
    const line = store.prepare("SELECT id, verdict FROM audit_item WHERE paper LIKE '%read%' LIMIT 1").get() as {
      readonly id: string;
      readonly verdict: string;
    };
    expect(runCommand(store, env, (tx) => tx.erase('auditItem', line.id))).toBe(true);
    expect(store.prepare('SELECT paper, verdict FROM audit_item WHERE id = ?').get(line.id)).toEqual({
      paper: '',
      verdict: line.verdict,
    });
  });

  it('a card entered afterwards stands as 补录 on the list of the day it was entered on, and on its sheet', async () => {
    const { showroom, played } = await playedShowroom('end');
    const before = storedDay(showroom);
    showroom.clock.set('2026-03-10 18:30');
    const trafficId = played.trafficOf.get('2026-03-09 09:37') ?? '';
    const values = await cardOf(showroom, '', '13900000001');
    const { cardId } = await showroom.as('sales_manager').call('card.complete', {
      trafficId,
      values: { ...values, consultantId: showroom.as('郑涛').id },
    });
    showroom.clock.set('2026-03-11 09:00');
    const manager = showroom.as('sales_manager');
    expect((await manager.call('audit.waiting', {})).day).toBe(nextDay);
    expect(await linesOf(showroom, nextDay)).toMatchObject([
      { key: `card:${cardId}`, verdict: 'no_paper', note: '补录', customerName: '石磊', arrivedTime: '03-09 09:37' },
    ]);
    expect((await manager.call('audit.days', { limit: 10 })).rows.find((row) => row.day === nextDay)).toMatchObject({
      cards: 1,
    });
    expect(await manager.call('audit.sign', { day: nextDay })).toMatchObject({ findings: 0 });
    const sheet = await manager.call('sheet.get', { day: nextDay });
    expect(sheet.items).toMatchObject([{ cardId, note: '补录', personName: '郑涛' }]);
    expect(storedDay(showroom)).toBe(before);
    // and on no list after that
    showroom.clock.set('2026-03-12 09:00');
    expect(await linesOf(showroom, dayAfter)).toEqual([]);
  });

  it('a paper serial that no audit has seen is 未录入 there, and costs what it would have cost', async () => {
    const { showroom, played } = await playedShowroom('end');
    showroom.clock.set('2026-03-10 18:30');
    const trafficId = played.trafficOf.get('2026-03-09 09:37') ?? '';
    const values = await cardOf(showroom, 'DZ-202619', '13900000001');
    await showroom.as('sales_manager').call('card.complete', {
      trafficId,
      values: { ...values, consultantId: showroom.as('郑涛').id },
    });
    showroom.clock.set('2026-03-11 09:00');
    expect(await linesOf(showroom, nextDay)).toMatchObject([
      { key: 'serial:DZ-202619', verdict: 'missing', note: '补录', arrivedTime: '03-09 09:37' },
    ]);
    expect(await showroom.as('sales_manager').call('audit.sign', { day: nextDay })).toMatchObject({ findings: 1 });
  });

  it('a visitor registered afterwards stands on the list of that day too', async () => {
    const { showroom } = await playedShowroom('end');
    showroom.clock.set('2026-03-10 18:30');
    const { id, arrivedOn } = await showroom.as('sales_manager').call('traffic.arrive', {
      arrivedAt: shanghai('2026-03-09 17:10'),
      receiverId: showroom.as('赵磊').id,
    });
    expect(arrivedOn).toBe(day);
    showroom.clock.set('2026-03-11 09:00');
    expect(await linesOf(showroom, nextDay)).toMatchObject([
      { key: `traffic:${id}`, verdict: 'no_card', arrivedTime: '03-09 17:10' },
    ]);
  });

  it('a serial that was judged once is judged on no other day, whatever card carries it', async () => {
    const { showroom, played } = await playedShowroom('end');
    const cardId = played.cardOf.get('DZ-202602') ?? '';
    showroom.clock.set('2026-03-10 18:30');
    await showroom.as('sales_manager').call('card.correct', { cardId, values: { serial: null } });
    const trafficId = await comeIn(showroom, '赵磊');
    const values = await cardOf(showroom, 'DZ-202602', '13900000001');
    const again = await showroom.as('赵磊').call('card.complete', { trafficId, values });
    showroom.clock.set('2026-03-11 09:00');
    const lines = await linesOf(showroom, nextDay);
    expect(lines).toMatchObject([{ key: `card:${again.cardId}`, verdict: 'no_paper' }]);
    expect(await showroom.as('sales_manager').call('audit.sign', { day: nextDay })).toMatchObject({ findings: 0 });
    expect(
      showroom.store
        .prepare("SELECT count(*) FROM finding WHERE rule = 'F-CARD-MISMATCH' AND evidence LIKE '%DZ-202602%'")
        .pluck()
        .get(),
    ).toBe(1);
  });
});

describe('nobody audits himself (§八.1)', () => {
  it('not by taking a missing card of one’s own off the list, and not by writing its treatment', async () => {
    const { showroom } = await playedShowroom('keyIn');
    showroom.clock.set('2026-03-10 09:00');
    const deputy = showroom.as('showroom_manager');
    const manager = showroom.as('sales_manager');
    const serial = 'DZ-202649';
    await manager.call('audit.addSerial', { day, serial, consultantId: deputy.id });
    const key = `serial:${serial}`;
    expect((await linesOf(showroom, day)).find((line) => line.key === key)).toMatchObject({ verdict: 'missing' });
    expect((await deputy.refused('audit.removeSerial', { day, serial: '202649' })).code).toBe('NOT_FOUND');
    expect((await deputy.refused('audit.removeSerial', { day, serial })).code).toBe('AUDIT_SELF');
    const words = { treatment: '口头提醒', deadline: '今天' };
    expect((await deputy.refused('audit.treat', { day, key, ...words })).code).toBe('AUDIT_SELF');
    expect((await deputy.refused('audit.treat', { day, personId: deputy.id, ...words })).code).toBe('AUDIT_SELF');
    await manager.call('audit.treat', { day, key, ...words });
    await manager.call('audit.removeSerial', { day, serial });
  });

  it('not by giving one’s own visitor to somebody else after the day', async () => {
    const { showroom } = await playedShowroom('keyIn');
    showroom.clock.set('2026-03-09 19:30');
    const deputy = showroom.as('showroom_manager');
    const id = await comeIn(showroom, '郭展厅');
    const away = { id, receiverId: showroom.as('赵磊').id, reason: '记错' };
    // on the day itself it is a slip of the front desk
    await deputy.call('traffic.correct', { ...away, receiverId: deputy.id });
    showroom.clock.set('2026-03-10 09:00');
    expect((await deputy.refused('traffic.correct', away)).code).toBe('TRAFFIC_SELF');
    // a colleague may; yet who received the visitor at 24:00 still does not sign
    await showroom.as('sales_manager').call('traffic.correct', away);
    expect((await deputy.call('audit.day', { day })).ownCards).toBe(true);
    const key = `traffic:${id}`;
    expect((await deputy.refused('audit.treat', { day, key, treatment: '改', deadline: '' })).code).toBe('AUDIT_SELF');
    for (const line of await linesOf(showroom, day))
      if (line.verdict === null) await showroom.as('sales_manager').call('audit.noPaper', { day, key: line.key });
    expect((await deputy.refused('audit.sign', { day })).code).toBe('AUDIT_SELF');
    await showroom.as('sales_manager').call('audit.sign', { day });
  });
});

it('nobody came more than a month before the showroom was set up', async () => {
  const { showroom } = await playedShowroom('arrive');
  showroom.clock.set('2026-03-10 09:00');
  const manager = showroom.as('sales_manager');
  const arrivedAt = shanghai('1900-01-01 09:00');
  expect(await manager.refused('traffic.arrive', { arrivedAt })).toMatchObject({
    code: 'INVALID_INPUT',
    field: 'arrivedAt',
  });
  expect((await manager.refused('traffic.arrive', { arrivedAt: shanghai('2026-02-05 17:00') })).code).toBe(
    'INVALID_INPUT',
  );
  const { id } = await manager.call('traffic.arrive', { arrivedAt: shanghai('2026-02-06 07:00') });
  expect((await manager.refused('traffic.correct', { id, arrivedAt, reason: '记错' })).code).toBe('INVALID_INPUT');
  const values = await cardOf(showroom, '', '13900000001');
  const own = { ...values, consultantId: manager.id, arrivedAt };
  expect(await manager.refused('card.complete', { values: own })).toMatchObject({
    code: 'INVALID_INPUT',
    field: 'arrivedAt',
  });
});
