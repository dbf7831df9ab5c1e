import type { Store } from '../../db/store.ts';
import type { ProcedureName } from '../../shared/contract/index.ts';
import type { Connection } from '../call.ts';
import type { Resolved } from './secret.ts';

/** Being seen within this time is not written again: a write for every call would cost a disk flush each. */
const granularityMs = 10_000;

/** What a window asks by itself, whether or not anybody sits before it. */
const asksByItself: ReadonlySet<string> = new Set<ProcedureName>(['live.changes']);

/**
 * Whether a call shows that somebody is there. A window that listens for news, or reads its lists anew because of some,
 * must not keep the lock of a person open who has left.
 */
export function showsPresence(procedure: string, { isIdle = false }: Pick<Connection, 'isIdle'>): boolean {
  return !isIdle && !asksByItself.has(procedure);
}

/** Notes that a session is alive, at most every ten seconds. */
export function touchSession(store: Store, { sessionId, seenAt }: Resolved, now: number): void {
  if (sessionId === null || Math.abs(now - seenAt) <= granularityMs) return;
  if (sessionId.startsWith('token:')) {
    store
      .prepare('UPDATE api_token SET last_used_at = ? WHERE id = ? AND coalesce(last_used_at, 0) < ?')
      .run(now, sessionId.slice('token:'.length), now - granularityMs);
    return;
  }
  store.prepare('UPDATE session SET last_seen_at = ? WHERE id = ? AND last_seen_at = ?').run(now, sessionId, seenAt);
}
