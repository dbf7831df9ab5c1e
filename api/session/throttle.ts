import { sqlFor } from '../../db/query.ts';
import type { Store } from '../../db/store.ts';

const windowMs = 15 * 60_000;
const freeAttempts = 5;
const longestWaitSeconds = 15 * 60;

/** Seconds a login name must wait: nothing for five failures in a quarter of an hour, then doubling from 5 s. */
export function throttleSeconds(store: Store, loginName: string, now: number): number {
  const recent = store.read.all(
    sqlFor
      .selectFrom('loginAttempt')
      .select(['at', 'outcome'])
      .where('loginName', '=', loginName)
      .where('at', '>', now - windowMs)
      .orderBy('at', 'desc')
      .limit(30),
  );
  const failures: number[] = [];
  for (const attempt of recent) {
    if (attempt.outcome === 'passed') break;
    failures.push(attempt.at);
  }
  const last = failures[0];
  if (last === undefined || failures.length < freeAttempts) return 0;
  const wait = Math.min(longestWaitSeconds, 5 * 2 ** (failures.length - freeAttempts));
  return Math.max(0, Math.ceil((last + wait * 1000 - now) / 1000));
}

/** Adds a line to the login log. */
export function recordAttempt(
  store: Store,
  attempt: {
    readonly at: number;
    readonly loginName: string;
    readonly staffId: string | null;
    readonly passed: boolean;
    readonly address: string;
  },
): void {
  store
    .prepare('INSERT INTO login_attempt (at, login_name, staff_id, outcome, address) VALUES (?,?,?,?,?)')
    .run(attempt.at, attempt.loginName, attempt.staffId, attempt.passed ? 'passed' : 'failed', attempt.address);
}
