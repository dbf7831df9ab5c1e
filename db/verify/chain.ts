import type Database from 'better-sqlite3';
import { z } from 'zod';
import { setHash } from '../../sync/digest.ts';
import { sha256 } from '../sha256.ts';
import type { Notes } from './report.ts';

const setSchema = z.object({
  id: z.string(),
  deviceId: z.string(),
  deviceSeq: z.number(),
  actorId: z.string(),
  command: z.string(),
  schemaVersion: z.number(),
  recordedAt: z.number(),
  prevHash: z.string(),
  hash: z.string(),
});

const digestsSchema = z.array(z.string());

type SetRow = z.infer<typeof setSchema>;

/**
 * Follows every machine's chain over its change sets: numbered without a gap, each carrying the hash before it, each
 * hash made of its head and the digests of its changes. A machine minted by a restore begins with the hash of a set of
 * the machine before it: its chain is continued, not broken.
 */
export function verifyChains(db: Database.Database, notes: Notes): void {
  const digests = db.prepare('SELECT digest FROM change WHERE set_id = ? ORDER BY ord').pluck();
  const isSomeHash = db.prepare('SELECT 1 FROM change_set WHERE hash = ? AND device_id <> ?').pluck();
  const sets = db
    .prepare(
      `SELECT id, device_id AS deviceId, device_seq AS deviceSeq, actor_id AS actorId, command,
         schema_version AS schemaVersion, recorded_at AS recordedAt, prev_hash AS prevHash, hash
       FROM change_set ORDER BY device_id, device_seq`,
    )
    .iterate();
  let before: SetRow | null = null;
  for (const row of sets) {
    const set = setSchema.parse(row);
    const previous: SetRow | null = before?.deviceId === set.deviceId ? before : null;
    before = set;
    notes.counts.sets += 1;
    const isFirst = previous === null;
    if (set.deviceSeq !== (previous?.deviceSeq ?? 0) + 1) notes.found('set_missing', `set:${set.id}`);
    else if (isFirst && set.prevHash !== '') {
      if (isSomeHash.get(set.prevHash, set.deviceId) === 1) notes.continued += 1;
      else notes.found('set_unchained', `set:${set.id}`);
    } else if (!isFirst && set.prevHash !== previous.hash) notes.found('set_unchained', `set:${set.id}`);
    const hash = setHash(sha256, set, digestsSchema.parse(digests.all(set.id)));
    if (hash !== set.hash) notes.found('set_changed', `set:${set.id}`);
  }
}
