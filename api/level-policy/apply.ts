import { type LivingOpportunityOfLevel, livingOfLevel } from '../../db/queries/level-policy.ts';
import type { Store } from '../../db/store.ts';
import { runCommand, type Tx } from '../../db/unit-of-work.ts';
import type { CivilDate } from '../../shared/calendar/civil-date.ts';
import type { StoreCalendar } from '../../shared/calendar/store-calendar.ts';
import type { Level } from '../../shared/domain/level.ts';
import type { LevelPolicy } from '../../shared/domain/level-policy.ts';
import { underNewPolicy } from '../../shared/domain/level-policy-change.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { heldOn } from '../plan/holder.ts';
import { levelPolicyOn, readLevelPolicies } from '../policies.ts';
import { readCalendar } from '../store-settings.ts';
import { markToday, readMark, writeMark } from './mark.ts';

/**
 * So many opportunities are looked at in one transaction. A showroom's own are far fewer, so that a version is there for
 * all of them at once or not at all; a store with a hundred thousand is brought over piece by piece, between which the
 * showroom works on (docs/decisions/0016).
 */
const opportunitiesAtOnce = 2000;
const pageSize = 500;

/** What brings plans over to a version is logged under this name. */
export const policyJob = 'job.level_policy';

/** What one piece of work came to. */
export interface Applied {
  /** Next plans that were moved to their new limit. */
  readonly moved: number;
  /** True while opportunities are left for the next piece. */
  readonly more: boolean;
}

/**
 * Brings a piece of the open opportunities over to the version of the intervals in force today (§三), in a transaction of
 * its own together with how far it has come, so that each is brought over exactly once, whatever interrupts it. Null
 * where nothing is to be done.
 */
export function applyPolicyInForce(
  store: Store,
  { today, now }: { readonly today: CivilDate; readonly now: number },
): Applied | Refusal | null {
  const kept = readMark(store);
  // there never was another version than the store's first
  if (kept === undefined) return null;
  const mark = markToday(kept, readLevelPolicies(store), today);
  if (mark.left === null && kept.id === mark.id) return null;
  const env = { command: policyJob, actorId: 'system', now, isAuthority: true };
  return runCommand(store, env, (tx) => {
    const done = applyPiece(tx, store, today);
    tx.note({ action: env.command, subject: `levelPolicy:${mark.id}`, body: { today, ...done } });
    return done;
  });
}

/** One piece inside the caller's transaction, for whoever makes a version that is in force at once. */
export function applyPiece(tx: Tx, store: Store, today: CivilDate, most = opportunitiesAtOnce): Applied {
  const mark = markToday(readMark(store), readLevelPolicies(store), today);
  const change = { policy: levelPolicyOn(store, today), changeOn: today, calendar: readCalendar(store) };
  let [moved, room, left] = [0, most, mark.left];
  while (left !== null && room > 0) {
    const [level, ...others] = left.levels;
    if (level === undefined) throw new Error('a level is left, and none is named');
    const limit = Math.min(pageSize, room);
    const page = livingOfLevel(tx.read, level, left.after, limit);
    for (const row of page) if (bringOver(tx, row, level, change)) moved += 1;
    room -= page.length;
    const last = page.at(-1);
    if (page.length === limit && last) left = { levels: left.levels, after: last.id };
    else left = others.length === 0 ? null : { levels: others, after: '' };
  }
  // in the same transaction: an opportunity follows the version exactly when the mark says so
  writeMark(store, { id: mark.id, left });
  return { moved, more: left !== null };
}

/**
 * What was written on a card stays as it was written: the paper beside it knows nothing of the new version, and the two
 * are compared the next day (§八.1).
 * @returns whether its next plan was moved
 */
function bringOver(
  tx: Tx,
  row: LivingOpportunityOfLevel,
  level: Level,
  change: { readonly policy: LevelPolicy; readonly changeOn: CivilDate; readonly calendar: StoreCalendar },
): boolean {
  const { limitOn, dueOn } = underNewPolicy({ ...row, level }, change);
  if (limitOn !== row.limitOn) tx.update('opportunity', row.id, { limitOn });
  if (row.planId === null || dueOn === null || dueOn === row.dueOn) return false;
  // the 48-hour plan stays one: it still moves only to earlier days
  const origin = row.origin === 'first_48h' ? row.origin : 'policy_change';
  const plan = tx.find('plan', row.planId);
  // on a day of a leave it lies with the stand-in
  return tx.update('plan', row.planId, {
    dueOn,
    origin,
    ...(plan ? heldOn(tx.read, change.calendar, plan, dueOn) : {}),
  });
}
