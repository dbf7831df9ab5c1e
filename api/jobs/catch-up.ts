import { readMeta } from '../../db/head.ts';
import { storeCreatedAt } from '../../db/queries/evaluation.ts';
import { addDays, type CivilDate, civilDateAt } from '../../shared/calendar/civil-date.ts';
import { messageOf } from '../../shared/contract/errors.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import type { Call } from '../call.ts';
import type { ApiDeps } from '../deps.ts';
import { readSettings } from '../store-settings.ts';
import { type Evaluated, evaluate, evaluatedThrough } from './evaluate.ts';

/**
 * Does what time made due since the last call: the rules of every midnight that has passed (domain §5, §8). Called
 * before each call and by the host's timer, so that a machine that slept through midnight catches up once. Costs one
 * indexed read when nothing is due. Only the authority decides; elsewhere nothing is written.
 */
export function catchUp(call: Pick<Call, 'deps' | 'now' | 'today' | 'isAuthority'>): void {
  const { deps, now, today, isAuthority } = call;
  if (!isAuthority) return;
  const yesterday = addDays(today, -1);
  const through = readMeta(deps.store.prepare, evaluatedThrough);
  if (through !== undefined && through >= yesterday) return;
  const from = through === undefined ? firstDay(deps) : addDays(through, 1);
  if (from === null || from > yesterday) return;
  try {
    const done = evaluate(deps.store, { from, through: yesterday, now });
    if (isRefusal(done)) deps.log(`the evening's rules did not run: ${messageOf(done.code, done.params)}`);
  } catch (error) {
    // a day that cannot be judged must not close the showroom: the work goes on, and the next call tries again
    deps.log(`the evening's rules broke: ${error instanceof Error ? error.stack : String(error)}`);
  }
}

/**
 * Runs the rules of every day of the store's life again, up to yesterday: for the command line. What is there already
 * stays as it is.
 */
export function runEvaluation(deps: ApiDeps): Evaluated {
  const from = firstDay(deps);
  if (from === null || !deps.isAuthority()) return { days: 0, findings: 0 };
  const now = deps.clock();
  const today = civilDateAt(now, readSettings(deps.store).zone);
  const done = evaluate(deps.store, { from, through: addDays(today, -1), now });
  if (isRefusal(done)) throw new Error(messageOf(done.code, done.params));
  return done;
}

/** The day on which the store was set up; null before that. */
function firstDay({ store }: ApiDeps): CivilDate | null {
  const createdAt = storeCreatedAt(store.read);
  return createdAt === undefined ? null : civilDateAt(createdAt, readSettings(store).zone);
}
