import { readMeta } from '../../db/head.ts';
import { storeCreatedAt } from '../../db/queries/evaluation.ts';
import { addDays, type CivilDate, civilDateAt } from '../../shared/calendar/civil-date.ts';
import { messageOf } from '../../shared/contract/errors.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import type { Call } from '../call.ts';
import type { ApiDeps } from '../deps.ts';
import { settleMorning } from '../leave/settle.ts';
import { readSettings } from '../store-settings.ts';
import { takeBackAhead } from './clock-back.ts';
import { type Evaluated, evaluate, evaluatedThrough } from './evaluate.ts';
import { createPolicyCatchUp } from './policy-catch-up.ts';
import { createSignalCatchUp } from './signals.ts';

/** Does what time made due since the last call. */
export type CatchUp = (call: Pick<Call, 'now' | 'today' | 'isAuthority'>) => void;

/** After a day that could not be judged, so long is waited before it is tried again. */
const retryMs = 60_000;

/**
 * The rules of every midnight that has passed (domain §5, §8). Called before each call and by the host's timer, so that
 * a machine that slept through midnight catches up once. Costs one indexed read when nothing is due. Only the
 * authority decides; elsewhere nothing is written.
 */
export function createCatchUp(deps: ApiDeps): CatchUp {
  const nights = createNights(deps);
  const policy = createPolicyCatchUp(deps);
  const signals = createSignalCatchUp(deps);
  return (call) => {
    nights(call);
    // after the nights, which are judged by the limits of their days
    policy(call);
    signals(call);
  };
}

function createNights(deps: ApiDeps): CatchUp {
  let brokeAt: number | null = null;
  return ({ now, today, isAuthority }) => {
    if (!isAuthority) return;
    const yesterday = addDays(today, -1);
    const through = readMeta(deps.store.prepare, evaluatedThrough);
    if (through === yesterday || (brokeAt !== null && Math.abs(now - brokeAt) < retryMs)) return;
    brokeAt = null;
    try {
      const done = judge(deps, { through, yesterday, today, now });
      if (isRefusal(done)) deps.log(`the evening's rules did not run: ${messageOf(done.code, done.params)}`);
    } catch (error) {
      // a day that cannot be judged must not close the showroom, nor slow every call down: the work goes on
      brokeAt = now;
      deps.log(`the evening's rules broke: ${error instanceof Error ? error.stack : String(error)}`);
    }
  };
}

interface Due {
  /** The last day that was judged; undefined before the first. */
  readonly through: CivilDate | undefined;
  readonly yesterday: CivilDate;
  readonly today: CivilDate;
  readonly now: number;
}

function judge(deps: ApiDeps, { through, yesterday, today, now }: Due): unknown {
  if (through !== undefined && through > yesterday) return takeBackAhead(deps.store, { today, now });
  const from = through === undefined ? firstDay(deps) : addDays(through, 1);
  if (from === null || from > yesterday) return null;
  const done = evaluate(deps.store, { from, through: yesterday, now });
  return isRefusal(done) ? done : settleMorning(deps.store, { today, now });
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
  settleMorning(deps.store, { today, now });
  return done;
}

/** The day on which the store was set up; null before that. */
function firstDay({ store }: ApiDeps): CivilDate | null {
  const createdAt = storeCreatedAt(store.read);
  return createdAt === undefined ? null : civilDateAt(createdAt, readSettings(store).zone);
}
