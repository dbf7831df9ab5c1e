import type { QueryClient } from '@tanstack/react-query';
import type { Current } from '../../shared/contract/session.ts';
import { failureOf } from '../state/failure.ts';
import type { Session } from '../state/session-store.ts';

/** Refusals that say that another sheet has to stand before the work: somebody has to sign in, unlock or change it. */
const gateCodes: ReadonlySet<string> = new Set([
  'NOT_SIGNED_IN',
  'SESSION_LOCKED',
  'PASSWORD_MUST_CHANGE',
  'NOT_SET_UP',
]);

/**
 * Asks the host who is at the keyboard when it refuses a call for that reason: the host locks by its own clock, and an
 * administrator may end a session from elsewhere. One question at a time.
 */
export function askWhenRefused(queries: QueryClient, session: Session, current: () => Promise<Current>): void {
  let isAsking = false;
  const look = (error: unknown): void => {
    const { code } = failureOf(error);
    if (code === null || !gateCodes.has(code) || isAsking) return;
    isAsking = true;
    session
      .ask(current)
      // an unreachable host has been told about by the call that failed
      .catch(() => undefined)
      .finally(() => {
        isAsking = false;
      });
  };
  queries.getQueryCache().subscribe((event) => {
    if (event.type === 'updated' && event.action.type === 'error') look(event.action.error);
  });
  queries.getMutationCache().subscribe((event) => {
    if (event.type === 'updated' && event.action.type === 'error') look(event.action.error);
  });
  session.subscribe((now, before) => {
    // what was refused behind the lock is read again
    if (before.locked && !now.locked) void queries.invalidateQueries();
  });
}
