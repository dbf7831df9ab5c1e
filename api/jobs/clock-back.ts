import { writeMeta } from '../../db/head.ts';
import { findingsAhead } from '../../db/queries/findings.ts';
import type { Store } from '../../db/store.ts';
import { runCommand } from '../../db/unit-of-work.ts';
import { addDays, type CivilDate } from '../../shared/calendar/civil-date.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { clockBackReason } from '../finding/insert.ts';
import { evaluatedThrough } from './evaluate.ts';

/**
 * The machine's date was ahead, midnights were evaluated that have not come yet, and now it is put right: what was found
 * about days that are not over is withdrawn with a trace, and the rules go on from yesterday. What a person did under
 * the wrong date stays as it is.
 * @returns how many findings were withdrawn
 */
export function takeBackAhead(store: Store, { today, now }: { readonly today: CivilDate; readonly now: number }) {
  const env = { command: 'job.clock_back', actorId: 'system', now, isAuthority: true };
  return runCommand(store, env, (tx): number | Refusal => {
    const ahead = findingsAhead(tx.read, today);
    for (const { id } of ahead)
      tx.update('finding', id, { state: 'withdrawn', stateAt: now, stateReason: clockBackReason });
    tx.note({ action: 'job.clock_back', subject: 'store:store', body: { today, findings: ahead.length } });
    // in the same transaction, so that no midnight is skipped or judged too early
    writeMeta(store.prepare, evaluatedThrough, addDays(today, -1));
    return ahead.length;
  });
}
