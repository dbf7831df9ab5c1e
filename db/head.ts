import type Database from 'better-sqlite3';
import { z } from 'zod';
import { zeroHlc } from '../sync/clock.ts';

/** Prepares a statement, once per text and connection. */
export type Prepare = (sql: string) => Database.Statement<unknown[], unknown>;

/** A preparer with its own cache for one connection. */
export function createPrepare(db: Database.Database): Prepare {
  const cache = new Map<string, Database.Statement<unknown[], unknown>>();
  return (sql) => {
    const known = cache.get(sql);
    if (known) return known;
    const made = db.prepare<unknown[], unknown>(sql);
    cache.set(sql, made);
    return made;
  };
}

const headSchema = z.object({
  clock: z.string().length(32),
  deviceSeq: z.int().min(0),
  setHash: z.string(),
  logSeq: z.int().min(0),
  logHash: z.string(),
});

/** Clock and chain ends of this device; saved in the same transaction as the write they stamped. */
export type Head = z.infer<typeof headSchema>;

const firstHead: Head = { clock: zeroHlc, deviceSeq: 0, setHash: '', logSeq: 0, logHash: '' };

/** Reads the head inside the caller's transaction. */
export function readHead(prepare: Prepare): Head {
  const stored = readMeta(prepare, 'head');
  return stored === undefined ? firstHead : headSchema.parse(JSON.parse(stored));
}

/** Writes the head inside the caller's transaction. */
export function writeHead(prepare: Prepare, head: Head): void {
  writeMeta(prepare, 'head', JSON.stringify(head));
}

/**
 * The clock of a store must never stand behind what its log shows, or new writes would lose to old ones: raises it to
 * the newest stamp of any machine. Reads one set per machine, however long the log.
 */
export function raiseClock(prepare: Prepare): void {
  const newest = prepare(
    `WITH RECURSIVE machine (id) AS (
       SELECT min(device_id) FROM change_set
       UNION ALL
       SELECT (SELECT min(device_id) FROM change_set WHERE device_id > machine.id) FROM machine WHERE machine.id IS NOT NULL)
     SELECT max((SELECT hlc FROM change_set WHERE device_id = machine.id ORDER BY device_seq DESC LIMIT 1))
     FROM machine WHERE id IS NOT NULL`,
  )
    .pluck()
    .get();
  const head = readHead(prepare);
  if (typeof newest === 'string' && newest > head.clock) writeHead(prepare, { ...head, clock: newest });
}

const endSchema = z.object({ seq: z.number(), hash: z.string() });
const noEnd = { seq: 0, hash: '' };

/**
 * Whether the head is the end of its log. A machine that wrote nothing yet since a restore continues the chain of the
 * machine before it.
 */
export function headEndsItsLog(prepare: Prepare): boolean {
  const head = readHead(prepare);
  const log = prepare('SELECT seq, hash FROM audit_log ORDER BY seq DESC LIMIT 1').get();
  const { seq, hash } = endSchema.parse(log ?? noEnd);
  if (seq !== head.logSeq || hash !== head.logHash) return false;
  if (head.deviceSeq > 0) {
    const last = prepare(
      'SELECT device_seq AS seq, hash FROM change_set WHERE device_id = ? ORDER BY seq DESC LIMIT 1',
    );
    const end = endSchema.parse(last.get(readMeta(prepare, 'device_id') ?? '') ?? noEnd);
    return end.seq === head.deviceSeq && end.hash === head.setHash;
  }
  return head.setHash === '' || prepare('SELECT 1 FROM change_set WHERE hash = ?').pluck().get(head.setHash) === 1;
}

/** One value of `sync_meta`. */
export function readMeta(prepare: Prepare, key: string): string | undefined {
  const row = prepare('SELECT value FROM sync_meta WHERE key = ?').get(key);
  // one column, declared TEXT NOT NULL
  return (row as { readonly value: string } | undefined)?.value;
}

/** Sets one value of `sync_meta`. */
export function writeMeta(prepare: Prepare, key: string, value: string): void {
  prepare(
    'INSERT INTO sync_meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  ).run(key, value);
}
