import { setImmediate } from 'node:timers/promises';
import { isReferenced } from '../../db/queries/attachments.ts';
import { expiredRecordingsQuery } from '../../db/queries/recordings.ts';
import type { Store } from '../../db/store.ts';
import { runCommand } from '../../db/unit-of-work.ts';
import { keptSince } from '../../shared/domain/recording/keeping.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { readSettings } from '../store-settings.ts';

/** Rows that are written at once: a few milliseconds. */
const atOnce = 50;

/**
 * Ends the keeping of recorded calls whose time is over: the row, what is noted in it and how it was judged stay as facts,
 * the sound goes, unless another recording or file that is still kept has the same bytes. In small steps beside other
 * work; what a fault leaves behind is swept up by the next sweep. Running it again changes nothing.
 * @returns how many ended
 */
export async function expireRecordings(store: Store, now: number): Promise<number> {
  let ended = 0;
  for (;;) {
    if (!store.connection.open || store.isHalted()) return ended;
    const rows = store.read.all(expiredRecordingsQuery(keptSince(now, readSettings(store).recordingDays), atOnce));
    if (rows.length === 0) return ended;
    const env = { command: 'job.recording_expiry', actorId: 'system', now, isAuthority: true };
    const answer = runCommand(store, env, (tx) => {
      for (const { id } of rows) tx.update('recording', id, { expiredAt: now });
    });
    if (isRefusal(answer)) return ended;
    ended += rows.length;
    const digests = [...new Set(rows.map(({ sha256 }) => sha256).filter((sha256) => sha256 !== ''))];
    await store.blobs.remove(digests, (sha256) => !store.connection.open || isReferenced(store.read, sha256));
    await setImmediate();
  }
}
