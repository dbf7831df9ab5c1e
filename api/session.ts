import { toHex } from '../db/ids.ts';
import { sqlFor } from '../db/query.ts';
import { type CommandEnv, runCommand } from '../db/unit-of-work.ts';
import type { Current } from '../shared/contract/session.ts';
import { isRefusal, type Refusal, refuse } from '../shared/domain/refusal.ts';
import type { Actor, Call, Handlers } from './call.ts';
import { checkPassword, hashPassword, verifyPassword } from './passwords.ts';
import { resolveSecret, sessionIdOf } from './session/secret.ts';
import { recordAttempt, throttleSeconds } from './session/throttle.ts';
import { readSettings } from './store-settings.ts';

export const sessionHandlers: Handlers<'session', Call> = {
  current: (_input, call) => currentOf(call),

  login: async ({ loginName, password }, call) => {
    const person = await verified(call, loginName, password);
    if (isRefusal(person)) return person;
    const secret = toHex(call.deps.store.random(32));
    const opened = runCommand(call.deps.store, envFor(call, person.id), (tx) => {
      tx.local(
        'INSERT INTO session (id, staff_id, created_at, last_seen_at, transport, address, agent) VALUES (?,?,?,?,?,?,?)',
        sessionIdOf(secret),
        person.id,
        call.now,
        call.now,
        call.connection.transport,
        call.connection.address,
        call.connection.agent.slice(0, 200),
      );
      tx.note({
        action: 'session.login',
        subject: `staff:${person.id}`,
        body: { transport: call.connection.transport },
      });
      return true;
    });
    if (isRefusal(opened)) return opened;
    call.connection.setSecret(secret);
    return currentOf(call, secret);
  },

  unlock: async ({ password }, call) => {
    const { actor, sessionId } = call;
    if (actor === null || sessionId === null) return refuse('NOT_SIGNED_IN');
    const person = await verified(call, loginNameOf(call, actor.id), password);
    if (isRefusal(person)) return person;
    call.deps.store
      .prepare('UPDATE session SET locked_at = NULL, last_seen_at = ? WHERE id = ?')
      .run(call.now, sessionId);
    return currentOf(call);
  },

  lock: (_input, call) => {
    call.deps.store.prepare('UPDATE session SET locked_at = ? WHERE id = ?').run(call.now, call.sessionId);
    return { done: true };
  },

  logout: (_input, call) => {
    if (call.actor !== null && call.sessionId !== null) endSession(call, call.actor, call.sessionId);
    call.connection.setSecret(null);
    return { done: true };
  },

  changePassword: async ({ oldPassword, newPassword }, call) => {
    const { actor } = call;
    if (actor === null) return refuse('NOT_SIGNED_IN');
    const loginName = loginNameOf(call, actor.id);
    const person = await verified(call, loginName, oldPassword);
    if (isRefusal(person)) return person;
    const weak = checkPassword(newPassword, loginName);
    if (weak) return weak;
    const passwordHash = await hashPassword(newPassword);
    return runCommand(call.deps.store, envFor(call, actor.id), (tx) => {
      tx.update('credential', actor.id, { passwordHash, changedAt: call.now, mustChange: 0 });
      tx.local(
        'UPDATE session SET ended_at = ? WHERE staff_id = ? AND ended_at IS NULL AND id <> ?',
        call.now,
        actor.id,
        call.sessionId,
      );
      return { done: true as const };
    });
  },
};

function envFor(call: Call, actorId: string): CommandEnv {
  return { command: call.procedure, actorId, now: call.now, isAuthority: call.isAuthority };
}

function endSession(call: Call, actor: Actor, sessionId: string): void {
  runCommand(call.deps.store, envFor(call, actor.id), (tx) => {
    tx.local('UPDATE session SET ended_at = ? WHERE id = ?', call.now, sessionId);
    tx.note({ action: 'session.logout', subject: `staff:${actor.id}`, body: {} });
    return true;
  });
}

function loginNameOf(call: Call, staffId: string): string {
  const row = call.deps.store.read.get(sqlFor.selectFrom('staff').select('loginName').where('id', '=', staffId));
  return row?.loginName ?? '';
}

/** The active person behind a name and password; every failure answers alike and counts towards the throttle. */
async function verified(call: Call, loginName: string, password: string): Promise<{ readonly id: string } | Refusal> {
  const { store } = call.deps;
  const wait = throttleSeconds(store, loginName, call.now);
  if (wait > 0) return refuse('LOGIN_THROTTLED', { seconds: wait });
  const person = store.read.get(
    sqlFor
      .selectFrom('staff')
      .innerJoin('credential', 'credential.id', 'staff.id')
      .select(['staff.id', 'credential.passwordHash'])
      .where('staff.loginName', '=', loginName)
      .where('staff.active', '=', 1)
      .where('staff.deletedHlc', 'is', null),
  );
  // an unknown name costs as much time as a known one
  const ok = await verifyPassword(person?.passwordHash ?? (await hashPassword('nobody')), password);
  const passed = ok && person !== undefined;
  recordAttempt(store, {
    at: call.now,
    loginName,
    staffId: person?.id ?? null,
    passed,
    address: call.connection.address,
  });
  return passed ? { id: person.id } : refuse('BAD_CREDENTIALS', {}, 'password');
}

function currentOf(call: Call, secret: string | null = call.connection.secret): Current {
  const { store, version } = call.deps;
  const settings = readSettings(store);
  const who = resolveSecret(store, { ...call.connection, secret }, call.now, settings.idleLockMinutes * 60_000);
  const mustChange =
    who.actor === null
      ? undefined
      : store.read.get(sqlFor.selectFrom('credential').select('mustChange').where('id', '=', who.actor.id));
  return {
    setUp: settings.setUp,
    storeName: settings.name,
    person: who.actor === null ? null : { ...who.actor, mustChangePassword: mustChange?.mustChange === 1 },
    locked: who.locked,
    idleLockMinutes: settings.idleLockMinutes,
    now: call.now,
    today: call.today,
    zone: settings.zone,
    version,
  };
}
