import { beginOpportunity } from '../api/opportunity/begin.ts';
import { levelPolicyOn } from '../api/policies.ts';
import { readCalendar } from '../api/store-settings.ts';
import { runCommand } from '../db/unit-of-work.ts';
import { createTestShowroom } from './integration/support/showroom.ts';
import { entities } from '../shared/entities/registry.ts';
import { Session } from 'node:inspector/promises';
import { writeFileSync } from 'node:fs';
const N = Number(process.argv[2] ?? 1000);
  const showroom = await createTestShowroom({ at: '2026-03-09 08:00' });
  const { store, clock } = showroom;
  for (const t of store.connection.prepare("SELECT name FROM sqlite_temp_master WHERE type='trigger' UNION SELECT name FROM sqlite_master WHERE type='trigger'").pluck().all()) store.connection.exec(`DROP TRIGGER "${t}"`);
  const me = showroom.as('王磊').id;
  const blank = (n: 'customer'|'ownership') => Object.fromEntries(Object.entries(entities[n].columns).map(([c, s]: any) => [c, s.nullable ? null : s.sql === 'TEXT' ? '' : 0]));
  for (let b = 0; b < N/100; b++) runCommand(store, { command: 't', actorId: me, now: clock.now(), isAuthority: true }, (tx) => {
    for (let i = 0; i < 100; i++) {
      const id = tx.newId();
      tx.insert('customer', { ...blank('customer'), id, stage: 'prospect', name: '刘洪波' + i, phone: '139' + String(10000000 + b * 100 + i), createdAt: clock.now(), createdOn: '2026-03-09' } as any);
      tx.insert('ownership', { ...blank('ownership'), id: id + 'o', customerId: id, ownerId: me, cause: 'first_registration', at: clock.now() } as any);
      beginOpportunity(tx, { customerId: id, originCardId: null, vehicleId: null, otherVehicleIds: [], colour: null, competitors: [], grade: { level: 'A', expectedOn: null, noExpectedDate: false, reason: '' }, startsOn: '2026-03-09', assigneeId: me, basis: '', wish: { dueOn: null, dueTime: null, method: null, purpose: null } }, { today: '2026-03-09', policy: levelPolicyOn(store, '2026-03-09'), calendar: readCalendar(store) });
    }
    return true;
  });
  const cpu = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1000; };
  const manager = showroom.as('showroom_manager');
  clock.advance(1000);
  let p = await manager.call('handover.begin', { fromId: me, customerIds: null, receiverIds: [showroom.as('李娜').id, showroom.as('赵磊').id], kind: 'resignation' });
  const session = new Session(); session.connect(); await session.post('Profiler.enable'); await session.post('Profiler.start');
  const c0 = cpu(), t2 = performance.now();
  while (p.state === 'running') { p = await manager.call('handover.advance', { id: p.id }); }
  console.log('wall', performance.now() - t2, 'cpu', cpu() - c0, JSON.stringify(p));
  const { profile } = await session.post('Profiler.stop');
  const self = new Map<string, number>();
  const byId = new Map(profile.nodes.map((n) => [n.id, n]));
  const dt = profile.timeDeltas ?? [];
  profile.samples?.forEach((s, i) => { const n = byId.get(s)!; const k = n.callFrame.functionName + ' ' + n.callFrame.url.split('/').slice(-2).join('/') + ':' + n.callFrame.lineNumber; self.set(k, (self.get(k) ?? 0) + (dt[i] ?? 0)); });
  // total per function (inclusive)
  const parent = new Map<number, number>(); profile.nodes.forEach((n) => n.children?.forEach((c) => parent.set(c, n.id)));
  const incl = new Map<string, number>();
  profile.samples?.forEach((s, i) => { const seen = new Set<string>(); for (let id: number | undefined = s; id !== undefined; id = parent.get(id)) { const n = byId.get(id)!; const k = n.callFrame.functionName + ' ' + n.callFrame.url.split('/').slice(-2).join('/') + ':' + n.callFrame.lineNumber; if (!seen.has(k)) { seen.add(k); incl.set(k, (incl.get(k) ?? 0) + (dt[i] ?? 0)); } } });
  const top = (m: Map<string, number>) => [...m].sort((a, b) => b[1] - a[1]).slice(0, 26).map(([k, v]) => `${(v / 1000).toFixed(0)}ms ${k}`).join('\n');
  console.log('SELF\n' + top(self)); console.log('INCL\n' + top(incl));
  showroom.close();
