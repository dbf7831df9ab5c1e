import type { ApiDeps } from '../../../api/deps.ts';
import { sessionIdOf } from '../../../api/session/secret.ts';
import type { Store } from '../../../db/store.ts';
import { runCommand } from '../../../db/unit-of-work.ts';
import { isRefusal } from '../../../shared/domain/refusal.ts';
import type { Role } from '../../../shared/domain/roles.ts';

export interface StaffMember {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly loginName: string;
}

/** Adds a person who has the administrator's password: hashing one for each would be most of a test's time. */
export function addStaff(deps: ApiDeps, person: Omit<StaffMember, 'id'>): StaffMember {
  const env = { command: 'staff.create', actorId: 'setup', now: deps.clock(), isAuthority: true };
  const added = runCommand(deps.store, env, (tx) => {
    const id = tx.newId();
    const admin = deps.store.prepare('SELECT password_hash FROM credential').pluck().get();
    tx.insert('staff', { ...person, id, phone: null, active: 1, deactivatedAt: null, createdAt: env.now });
    tx.insert('credential', {
      id,
      staffId: id,
      passwordHash: String(admin),
      changedAt: env.now,
      mustChange: 0,
    });
    return { ...person, id };
  });
  if (isRefusal(added)) throw new Error(`${person.name} was not added: ${added.code}`);
  return added;
}

/** Opens a person's session, or wakes it, and returns its secret. Locking and ending are for tests that sign in. */
export function openSession(store: Store, member: StaffMember, now: number): string {
  const secret = `test-${member.id}`;
  store
    .prepare(
      `INSERT INTO session (id, staff_id, created_at, last_seen_at, transport, address, agent)
       VALUES (?, ?, ?, ?, 'browser', '127.0.0.1', 'test')
       ON CONFLICT (id) DO UPDATE SET last_seen_at = excluded.last_seen_at`,
    )
    .run(sessionIdOf(secret), member.id, now, now);
  return secret;
}
