import { toHex } from '../db/ids.ts';
import { sqlFor } from '../db/query.ts';
import { type CommandEnv, reject, runCommand, type Tx } from '../db/unit-of-work.ts';
import { isRefusal, type Refusal, refuse } from '../shared/domain/refusal.ts';
import type { Actor, ActorCall, Call, Handlers } from './call.ts';
import { checkPassword, hashPassword } from './passwords.ts';
import { currentOf } from './session/current.ts';
import { loginLogPage, sessionPage, staffSeenBy } from './session/lists.ts';
import { sessionIdOf } from './session/secret.ts';
import { type Verified, verifyPerson } from './session/verify.ts';
import { loginNameOf } from './staff/person.ts';

export const sessionHandlers: Handlers<'session', Call> = {
  current: (_input, call) => currentOf(call),

  login: async ({ loginName, password }, call) => {
    const person = await verifyPerson(call, loginName, password);
    if (isRefusal(person)) return person;
    const secret = toHex(call.deps.store.random(32));
    const opened = openSession(call, person, secret);
    if (isRefusal(opened)) return opened;
    call.connection.setSecret(secret);
    return currentOf(call, secret);
  },

  unlock: async ({ password }, call) => {
    const { actor, sessionId } = call;
    if (actor === null || sessionId === null) return refuse('NOT_SIGNED_IN');
    const loginName = loginNameOf(call.deps.store.read, actor.id);
    if (isRefusal(loginName)) return loginName;
    const person = await verifyPerson(call, loginName, password);
    if (isRefusal(person)) return person;
    // one statement: the password may have been changed while it was being compared
    const { changes } = call.deps.store
      .prepare(
        `UPDATE session SET locked_at = NULL, last_seen_at = ? WHERE id = ? AND ended_at IS NULL
           AND EXISTS (SELECT 1 FROM credential WHERE id = ? AND password_hash = ?)`,
      )
      .run(call.now, sessionId, person.id, person.passwordHash);
    if (changes === 0) return refuse('BAD_CREDENTIALS', {}, 'password');
    return currentOf(call);
  },

  lock: (_input, call) => {
    call.deps.store
      .prepare('UPDATE session SET locked_at = ? WHERE id = ? AND locked_at IS NULL')
      .run(call.now, call.sessionId);
    call.deps.store.feed.wake();
    return { done: true };
  },

  logout: (_input, call) => {
    const { actor, sessionId } = call;
    if (actor !== null && sessionId !== null) {
      const ended = endSession(call, actor, sessionId);
      if (isRefusal(ended)) return ended;
    }
    call.connection.setSecret(null);
    return { done: true };
  },

  changePassword: (input, call) => {
    const { actor } = call;
    return actor === null ? refuse('NOT_SIGNED_IN') : changePassword(call, actor, input);
  },

  list: (input, call) => sessionPage(demandActor(call), input),

  end: ({ id }, call) => {
    const asked = demandActor(call);
    const whose = staffSeenBy(asked);
    const row = call.deps.store.read.get(
      sqlFor.selectFrom('session').select('staffId').where('id', '=', id).where('endedAt', 'is', null),
    );
    if (!row || (whose !== null && row.staffId !== whose)) return refuse('NOT_FOUND', { what: '这处登录' }, 'id');
    const ended = endSession(call, asked.actor, id, row.staffId);
    if (isRefusal(ended)) return ended;
    if (id === call.sessionId) call.connection.setSecret(null);
    return { done: true };
  },

  loginLog: (input, call) => loginLogPage(demandActor(call), input),
};

function envFor(call: Call, actorId: string): CommandEnv {
  return { command: call.procedure, actorId, now: call.now, isAuthority: call.isAuthority };
}

/** The dispatcher lets nobody through to a `signed_in` procedure who is not. */
function demandActor(call: Call): ActorCall {
  const { actor } = call;
  if (actor === null) throw new Error(`${call.procedure} without an actor`);
  return { ...call, actor };
}

function openSession(call: Call, person: Verified, secret: string): true | Refusal {
  const { connection, now } = call;
  const staffId = person.id;
  return runCommand(call.deps.store, envFor(call, staffId), (tx) => {
    // he may have been deactivated, or given a new password, while this one was being compared
    if (tx.find('staff', staffId)?.active !== 1) reject('BAD_CREDENTIALS', {}, 'password');
    demandSame(tx, person, 'password');
    if (call.sessionId !== null) tx.local('UPDATE session SET ended_at = ? WHERE id = ?', now, call.sessionId);
    tx.local(
      'INSERT INTO session (id, staff_id, created_at, last_seen_at, transport, address, agent) VALUES (?,?,?,?,?,?,?)',
      sessionIdOf(secret),
      staffId,
      now,
      now,
      connection.transport,
      connection.address,
      connection.agent.slice(0, 200),
    );
    tx.note({ action: 'session.login', subject: `staff:${staffId}`, body: { transport: connection.transport } });
    return true as const;
  });
}

/** A password that was reset meanwhile is no longer the one that was proved. */
function demandSame(tx: Tx, { id, passwordHash }: Verified, field: string): void {
  if (tx.find('credential', id)?.passwordHash !== passwordHash) reject('BAD_CREDENTIALS', {}, field);
}

function endSession(call: Call, actor: Actor, sessionId: string, staffId = actor.id): true | Refusal {
  const ended = runCommand(call.deps.store, envFor(call, actor.id), (tx) => {
    tx.local('UPDATE session SET ended_at = ? WHERE id = ?', call.now, sessionId);
    tx.note({ action: call.procedure, subject: `staff:${staffId}`, body: {} });
    return true as const;
  });
  // a window of this session that waits for news hears no more of it
  call.deps.store.feed.wake();
  return ended;
}

async function changePassword(
  call: Call,
  actor: Actor,
  { oldPassword, newPassword }: { readonly oldPassword: string; readonly newPassword: string },
): Promise<{ done: true } | Refusal> {
  const loginName = loginNameOf(call.deps.store.read, actor.id);
  if (isRefusal(loginName)) return loginName;
  const person = await verifyPerson(call, loginName, oldPassword, 'oldPassword');
  if (isRefusal(person)) return person;
  const weak = checkPassword(newPassword, loginName);
  if (weak) return weak;
  if (newPassword === oldPassword)
    return refuse('INVALID_INPUT', { field: '新密码', problem: '和原密码一样，请换一个' }, 'newPassword');
  const passwordHash = await hashPassword(newPassword);
  return runCommand(call.deps.store, envFor(call, actor.id), (tx) => {
    demandSame(tx, person, 'oldPassword');
    tx.update('credential', actor.id, { passwordHash, changedAt: call.now, mustChange: 0 });
    tx.local(
      'UPDATE session SET ended_at = ? WHERE staff_id = ? AND ended_at IS NULL AND id <> ?',
      call.now,
      actor.id,
      call.sessionId,
    );
    // what somebody may have made with the old password; the administrator's tokens serve other programs
    tx.local(
      'UPDATE api_token SET revoked_at = ? WHERE staff_id = ? AND created_by_id = ? AND revoked_at IS NULL',
      call.now,
      actor.id,
      actor.id,
    );
    return { done: true as const };
  });
}
