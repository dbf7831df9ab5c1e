import { sqlFor } from '../../db/query.ts';
import { shaped } from '../../db/query-shape.ts';
import { sha256 } from '../../db/sha256.ts';
import type { Store } from '../../db/store.ts';
import { isRole } from '../../shared/domain/roles.ts';
import type { Actor, Connection } from '../call.ts';

/** Where the store keeps nothing but a hash of the secret, a stolen file opens no session. */
export function sessionIdOf(secret: string): string {
  return sha256(`session ${secret}`);
}

/** A bearer token is kept as this hash. */
export function tokenHashOf(secret: string): string {
  return sha256(`token ${secret}`);
}

/** A session that nobody used for so long has run out: two weeks, as long as a browser keeps its cookie. */
export const sessionLifeMs = 14 * 24 * 3_600_000;

/** What a secret stands for. */
export interface Resolved {
  readonly actor: Actor | null;
  readonly sessionId: string | null;
  /** When it was last seen, as far as that was written. */
  readonly seenAt: number;
  readonly locked: boolean;
  /** Still has the password that somebody else chose; nothing works before it is changed. */
  readonly mustChangePassword: boolean;
}

const nobody: Resolved = { actor: null, sessionId: null, seenAt: 0, locked: false, mustChangePassword: false };

/** Finds who holds the connection's secret: a living session, or for REST a living token of an active person. */
export function resolveSecret(store: Store, connection: Connection, now: number, idleLockMs: number): Resolved {
  if (connection.secret === null) return nobody;
  return connection.transport === 'rest'
    ? resolveToken(store, connection.secret, now)
    : resolveSession(store, connection.secret, now, idleLockMs);
}

function resolveSession(store: Store, secret: string, now: number, idleLockMs: number): Resolved {
  const row = store.read.get(sessionQuery(sessionIdOf(secret), now - sessionLifeMs));
  if (!row || !isRole(row.role)) return nobody;
  // a clock that was set back must not keep a forgotten screen open for days
  const away = Math.abs(now - row.lastSeenAt);
  const idle = idleLockMs > 0 && away > idleLockMs;
  return {
    actor: { id: row.staffId, name: row.name, role: row.role },
    sessionId: row.id,
    seenAt: row.lastSeenAt,
    locked: row.lockedAt !== null || idle,
    mustChangePassword: row.mustChange === 1,
  };
}

const sessionQuery = shaped((id: string, seenSince: number) =>
  sqlFor
    .selectFrom('session')
    .innerJoin('staff', 'staff.id', 'session.staffId')
    .leftJoin('credential', 'credential.id', 'staff.id')
    .select([
      'session.id',
      'session.lockedAt',
      'session.lastSeenAt',
      'staff.id as staffId',
      'staff.name',
      'staff.role',
      'credential.mustChange',
    ])
    .where('session.id', '=', id)
    .where('session.endedAt', 'is', null)
    .where('session.lastSeenAt', '>', seenSince)
    .where('staff.active', '=', 1),
);

function resolveToken(store: Store, secret: string, now: number): Resolved {
  const row = store.read.get(tokenQuery(tokenHashOf(secret), now));
  if (!row || !isRole(row.role)) return nobody;
  return {
    actor: { id: row.staffId, name: row.name, role: row.role },
    sessionId: `token:${row.id}`,
    seenAt: row.lastUsedAt ?? 0,
    locked: false,
    mustChangePassword: false,
  };
}

const tokenQuery = shaped((hash: string, now: number) =>
  sqlFor
    .selectFrom('apiToken')
    .innerJoin('staff', 'staff.id', 'apiToken.staffId')
    .select(['apiToken.id', 'apiToken.lastUsedAt', 'staff.id as staffId', 'staff.name', 'staff.role'])
    .where('apiToken.tokenHash', '=', hash)
    .where('apiToken.revokedAt', 'is', null)
    .where((eb) => eb(eb.fn.coalesce('apiToken.expiresAt', eb.val(Number.MAX_SAFE_INTEGER)), '>', now))
    .where('staff.active', '=', 1),
);
