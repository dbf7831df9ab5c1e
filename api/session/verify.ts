import { sqlFor } from '../../db/query.ts';
import { type Refusal, refuse } from '../../shared/domain/refusal.ts';
import type { Call } from '../call.ts';
import { nobodysHash, verifyPassword } from '../passwords.ts';
import { beginAttempt, passAttempt, throttleSeconds } from './throttle.ts';

/** Somebody whose password was right. */
export interface Verified {
  readonly id: string;
  /** The hash that the password fits; a later change of it means that the password was changed meanwhile. */
  readonly passwordHash: string;
}

/** The active person behind a name and password; every failure answers alike and counts towards the throttle. */
export async function verifyPerson(
  call: Call,
  loginName: string,
  password: string,
  field = 'password',
): Promise<Verified | Refusal> {
  // one's turn comes first: attempts that wait must count against each other when theirs comes
  const turn = call.line(() => compare(call, loginName, password, field));
  return turn === null ? refuse('LOGIN_THROTTLED', { seconds: 5 }) : await turn;
}

async function compare(call: Call, loginName: string, password: string, field: string): Promise<Verified | Refusal> {
  const { store } = call.deps;
  const wait = throttleSeconds(store, loginName, call.now);
  if (wait > 0) return refuse('LOGIN_THROTTLED', { seconds: wait });
  const known = store.read.get(
    sqlFor
      .selectFrom('staff')
      .innerJoin('credential', 'credential.id', 'staff.id')
      .select(['staff.id', 'staff.active', 'credential.passwordHash'])
      .where('staff.loginName', '=', loginName)
      .where('staff.deletedHlc', 'is', null),
  );
  const { address } = call.connection;
  const attempt = beginAttempt(store, call.now, { loginName, staffId: known?.id ?? null, address });
  // an unknown name costs as much time as a known one
  const fits = await verifyPassword(known?.passwordHash ?? nobodysHash, password);
  if (!fits || known === undefined || known.active === 0) return refuse('BAD_CREDENTIALS', {}, field);
  passAttempt(store, attempt);
  return { id: known.id, passwordHash: known.passwordHash };
}
