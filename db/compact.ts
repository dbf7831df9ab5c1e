import type Database from 'better-sqlite3';
import { type Prepare, readMeta, writeMeta } from './head.ts';
import { shortenWal } from './wal.ts';

const due = 'compact_due';

/**
 * Asks, inside the command that erased something, for the file to be written anew: SQLite blanks what it deletes, but a
 * page that was divided earlier can keep an older copy of a row in its gaps (domain §13).
 */
export function askToCompact(tx: { local(sql: string, ...params: readonly string[]): void }): void {
  tx.local(
    'INSERT INTO sync_meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    due,
    '1',
  );
}

/** Whether something was erased since the file was written anew. */
export function isCompactDue(prepare: Prepare): boolean {
  return readMeta(prepare, due) === '1';
}

/** Writes the whole file anew, without the gaps of its pages; it takes as long as copying the file. Throws faults of the disk. */
export function compact(db: Database.Database, prepare: Prepare): void {
  db.exec('VACUUM');
  writeMeta(prepare, due, '0');
  shortenWal(db);
}
