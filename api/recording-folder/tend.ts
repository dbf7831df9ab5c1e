import { setImmediate } from 'node:timers/promises';
import { readHead } from '../../db/head.ts';
import { isReferenced } from '../../db/queries/attachments.ts';
import {
  type AfterTime,
  unmatchedQuery,
  waitingBefore,
  waitingWithNumberQuery,
} from '../../db/queries/recording-folder.ts';
import { isDrawn } from '../../db/queries/spot-checks.ts';
import { civilDateAt } from '../../shared/calendar/civil-date.ts';
import { placeByNumber, rematchSince, waitingSince } from '../../shared/domain/recording-folder/looks.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import type { ApiDeps } from '../deps.ts';
import { isDateSteady } from '../jobs/steady-days.ts';
import { readSettings } from '../store-settings.ts';
import { customersWithPhone, giveTo, matchNow } from './place.ts';
import { runUnforced } from './take.ts';

/** Rows that are looked through between two calls: a few milliseconds. */
const atOnce = 40;

/**
 * After each look: recordings whose number has become somebody's go to him, recordings whose contact was written down
 * since find it, and what nobody claimed in a month is dropped, bytes first of all. Nothing is looked through where
 * nothing was saved since the last time.
 */
export function createTending(deps: ApiDeps): (goesOn: () => boolean) => Promise<void> {
  const { store } = deps;
  let tendedAt = -1;
  return async (goesOn) => {
    if (!goesOn()) return;
    dropOld(deps);
    const { deviceSeq } = readHead(store.prepare);
    if (deviceSeq === tendedAt) return;
    for (const work of [placeWaiting, rematchAll]) if (!(await inSteps(deps, work, goesOn))) return;
    // what was written meanwhile was written by this, or is looked at the next time
    tendedAt = deviceSeq;
  };
}

/** One handful of rows; where it goes on, null at the end, or why it does not. */
type Step = (deps: ApiDeps, after: AfterTime | null) => AfterTime | null | Refusal;

async function inSteps(deps: ApiDeps, step: Step, goesOn: () => boolean): Promise<boolean> {
  let after: AfterTime | null = null;
  do {
    const next: ReturnType<Step> = step(deps, after);
    if (next !== null && 'refused' in next) return false;
    after = next;
    await setImmediate();
    if (!goesOn()) return false;
  } while (after !== null);
  return true;
}

function placeWaiting(deps: ApiDeps, after: AfterTime | null): ReturnType<Step> {
  const { read } = deps.store;
  const { zone } = readSettings(deps.store);
  const rows = read.all(waitingWithNumberQuery(after, atOnce));
  for (const row of rows) {
    const placed = placeByNumber(row.phone, customersWithPhone(read, row.phone));
    if (placed.kind === 'waits') continue;
    const of = { customerId: placed.customerId, contact: null };
    const refused = runUnforced(deps, deps.clock(), (tx) => void giveTo(tx, row, of, zone));
    if (refused !== null) return refused;
  }
  return nextAfter(rows);
}

function rematchAll(deps: ApiDeps, after: AfterTime | null): ReturnType<Step> {
  const { read } = deps.store;
  const { zone } = readSettings(deps.store);
  const rows = read.all(unmatchedQuery(rematchSince(deps.clock()), after, atOnce));
  for (const row of rows) {
    // what a spot check has drawn is moved by managers alone
    const found = isDrawn(read, row.id) ? null : matchNow(read, row, zone);
    if (found === null) continue;
    const refused = runUnforced(deps, deps.clock(), (tx) => void tx.update('recording', row.id, found));
    if (refused !== null) return refused;
  }
  return nextAfter(rows);
}

function nextAfter(rows: readonly AfterTime[]): AfterTime | null {
  const last = rows.at(-1);
  return last === undefined || rows.length < atOnce ? null : { at: last.at, id: last.id };
}

/** Rows go first, then the bytes that no row speaks of any more; what a fault leaves behind is swept up. */
function dropOld(deps: ApiDeps): void {
  const { store, log } = deps;
  const now = deps.clock();
  if (!isDateSteady(store, civilDateAt(now, readSettings(store).zone))) return;
  const old = waitingBefore(store.read, waitingSince(now));
  if (old.length === 0) return;
  const refused = runUnforced(deps, now, (tx) => {
    for (const { id } of old) tx.local('DELETE FROM waiting_recording WHERE id = ?', id);
    tx.tell('recordingFolder');
  });
  if (refused !== null) return;
  store.blobs
    .remove(
      old.map(({ sha256 }) => sha256),
      (sha256) => !store.connection.open || isReferenced(store.read, sha256),
    )
    .catch((error: unknown) => log(`recordings that nobody claimed were left: ${String(error)}`));
}
