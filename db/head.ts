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

/** One value of `sync_meta`. */
export function readMeta(prepare: Prepare, key: string): string | undefined {
  const row = prepare('SELECT value FROM sync_meta WHERE key = ?').get(key);
  return z.object({ value: z.string() }).optional().parse(row)?.value;
}

/** Sets one value of `sync_meta`. */
export function writeMeta(prepare: Prepare, key: string, value: string): void {
  prepare(
    'INSERT INTO sync_meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  ).run(key, value);
}
