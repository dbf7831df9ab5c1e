import { refusalOfFault, StoreUnavailable } from '../../db/faults.ts';
import { referencedBlobs } from '../../db/queries/attachments.ts';
import { civilDateAt } from '../../shared/calendar/civil-date.ts';
import type { ApiDeps } from '../deps.ts';
import { readSettings } from '../store-settings.ts';
import { expireRecordings } from './expire-recordings.ts';
import { isDateSteady } from './steady-days.ts';

const retryMs = 3_600_000;

/**
 * Keeps the store in good order, a step at each tick of the host's timer: one backup per store day, a check of the whole
 * file once a week when nobody writes, a short write-ahead log, a file written anew after an erasure, once a day no
 * attached file that no row speaks of, and no sound of a call whose time is over. What does not work is tried again an hour later.
 */
export function createUpkeep(deps: ApiDeps): (now: number) => void {
  const { store } = deps;
  let notBefore = 0;
  let sweptOn = '';
  const start = (now: number, work: Promise<void>): void => {
    work.catch((error: unknown) => {
      notBefore = now + retryMs;
      if (!(error instanceof StoreUnavailable)) {
        deps.log(`the upkeep broke: ${error instanceof Error ? error.stack : String(error)}`);
        return;
      }
      deps.log(error.message);
      // what is damaged is not written to: the way out is a restore
      if (error.reason === 'damaged') store.halt();
    });
  };
  const compactIdle = (now: number): void => {
    try {
      store.upkeep.compactWhenDue();
    } catch (error) {
      const refusal = refusalOfFault(error);
      if (refusal === null) throw error;
      notBefore = now + retryMs;
      deps.log(`the file was not written anew: ${refusal.code}`);
    }
  };
  return (now) => {
    const { setUp, zone } = readSettings(store);
    if (!setUp || store.isHalted()) return;
    const isIdle = store.upkeep.tidyWhenIdle();
    // a clock that was set back must not put the next try off for long
    if (store.upkeep.isBusy() || (now < notBefore && notBefore - now <= retryMs)) return;
    const dayOf = (at: number): string => civilDateAt(at, zone);
    if (isIdle) compactIdle(now);
    if (isBackupDue(deps, now, dayOf)) start(now, store.upkeep.backUp(now, dayOf));
    else if (isIdle && store.upkeep.isCheckDue(now)) start(now, store.upkeep.check(now));
    else if (isIdle && sweptOn !== dayOf(now)) {
      sweptOn = dayOf(now);
      start(now, sweepFiles(deps, now, isDateSteady(store, sweptOn)));
    }
  };
}

async function sweepFiles({ store, log }: ApiDeps, now: number, isSteady: boolean): Promise<void> {
  const expired = isSteady ? await expireRecordings(store, now) : 0;
  if (expired > 0) log(`the sound of ${expired} recorded calls was kept long enough`);
  const gone = await store.blobs.sweep(now, referencedBlobs(store.read), () => store.connection.open);
  if (gone > 0) log(`${gone} attached files that nothing speaks of were swept away`);
}

function isBackupDue({ store }: ApiDeps, now: number, dayOf: (at: number) => string): boolean {
  const today = dayOf(now);
  return !store.upkeep.backups().some(({ kind, at }) => kind === 'routine' && dayOf(at) === today);
}
