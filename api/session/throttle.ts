import { sqlFor } from '../../db/query.ts';
import type { Store } from '../../db/store.ts';
import type { Tx } from '../../db/unit-of-work.ts';

const windowMs = 15 * 60_000;
const freeAttempts = 5;
const longestWaitSeconds = 15 * 60;

/** Who tries to be whom, from where. */
export interface Attempt {
  readonly loginName: string;
  /** Null where nobody has this name. */
  readonly staffId: string | null;
  readonly address: string;
}

/** Seconds a login name must wait: nothing for five failures in a quarter of an hour, then doubling from 5 s. */
export function throttleSeconds(store: Store, loginName: string, now: number): number {
  const recent = store.read.all(
    sqlFor
      .selectFrom('loginAttempt')
      .select(['at', 'outcome'])
      .where('loginName', '=', loginName)
      .where('at', '>', now - windowMs)
      // a clock that was set back must not make anybody wait for days
      .where('at', '<=', now)
      .orderBy('at', 'desc')
      .orderBy('seq', 'desc')
      .limit(30),
  );
  const forgiven = recent.findIndex((attempt) => attempt.outcome !== 'failed');
  const failures = forgiven === -1 ? recent : recent.slice(0, forgiven);
  const last = failures[0];
  if (last === undefined || failures.length < freeAttempts) return 0;
  const wait = Math.min(longestWaitSeconds, 5 * 2 ** (failures.length - freeAttempts));
  return Math.max(0, Math.ceil((last.at + wait * 1000 - now) / 1000));
}

/**
 * Adds a line to the login log, as a failure until `passAttempt` says otherwise: attempts made at the same moment must
 * count against each other while their passwords are still being compared.
 * @returns the line's number
 */
export function beginAttempt(store: Store, now: number, attempt: Attempt): number {
  return Number(
    store
      .prepare(
        "INSERT INTO login_attempt (at, login_name, staff_id, outcome, address) VALUES (?,?,?,'failed',?) RETURNING seq",
      )
      .pluck()
      .get(now, attempt.loginName, attempt.staffId, attempt.address),
  );
}

/** The password was right. */
export function passAttempt(store: Store, seq: number): void {
  store.prepare("UPDATE login_attempt SET outcome = 'passed' WHERE seq = ?").run(seq);
}

/** A new password was given by hand: whoever has it need not wait for the failures with the old one. */
export function forgiveAttempts(tx: Tx, attempt: Attempt): void {
  tx.local(
    "INSERT INTO login_attempt (at, login_name, staff_id, outcome, address) VALUES (?,?,?,'reset',?)",
    tx.env.now,
    attempt.loginName,
    attempt.staffId,
    attempt.address,
  );
}
