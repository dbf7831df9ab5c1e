import { expect, it } from 'vitest';
import { beginOpportunity } from '../../../api/opportunity/begin.ts';
import { levelPolicyOn } from '../../../api/policies.ts';
import { readCalendar } from '../../../api/store-settings.ts';
import { runCommand } from '../../../db/unit-of-work.ts';
import { createTestShowroom } from '../support/showroom.ts';
import { entities } from '../../../shared/entities/registry.ts';
it('perf', async () => {
  const showroom = await createTestShowroom({ at: '2026-03-09 08:00' });
  const { store, clock } = showroom;
  const me = showroom.as('王磊').id;
  const blank = (n: 'customer'|'ownership') => Object.fromEntries(Object.entries(entities[n].columns).map(([c, s]: any) => [c, s.nullable ? null : s.sql === 'TEXT' ? '' : 0]));
  for (let b = 0; b < 50; b++) runCommand(store, { command: 't', actorId: me, now: clock.now(), isAuthority: true }, (tx) => {
    for (let i = 0; i < 100; i++) {
      const id = tx.newId();
      tx.insert('customer', { ...blank('customer'), id, stage: 'prospect', name: '刘洪波' + i, phone: '139' + String(10000000 + b * 100 + i), createdAt: clock.now(), createdOn: '2026-03-09' } as any);
      tx.insert('ownership', { ...blank('ownership'), id: id + 'o', customerId: id, ownerId: me, cause: 'first_registration', at: clock.now() } as any);
      beginOpportunity(tx, { customerId: id, originCardId: null, vehicleId: null, otherVehicleIds: [], colour: null, competitors: [], grade: { level: 'A', expectedOn: null, noExpectedDate: false, reason: '' }, startsOn: '2026-03-09', assigneeId: me, basis: '', wish: { dueOn: null, dueTime: null, method: null, purpose: null } }, { today: '2026-03-09', policy: levelPolicyOn(store, '2026-03-09'), calendar: readCalendar(store) });
    }
    return true;
  });
  const t0 = performance.now();
  const manager = showroom.as('showroom_manager');
  await manager.call('handover.preview', { fromId: me, customerIds: null, receiverIds: [showroom.as('李娜').id, showroom.as('赵磊').id] });
  const t1 = performance.now();
  let p = await manager.call('handover.begin', { fromId: me, customerIds: null, receiverIds: [showroom.as('李娜').id, showroom.as('赵磊').id], kind: 'resignation' });
  const t2 = performance.now();
  let max = 0;
  while (p.state === 'running') { const s = performance.now(); p = await manager.call('handover.advance', { id: p.id }); max = Math.max(max, performance.now() - s); }
  const t3 = performance.now();
  const l0 = performance.now();
  await manager.call('leave.enter', { staffId: showroom.as('李娜').id, kind: 'annual', fromOn: '2026-03-10', throughOn: '2026-03-20', standInId: showroom.as('赵磊').id });
  console.log('PERF preview', t1 - t0, 'begin', t2 - t1, 'all', t3 - t2, 'max chunk', max, 'leave 2500', performance.now() - l0, JSON.stringify(p));
  expect(p.done).toBe(5000);
  showroom.close();
}, 120_000);
