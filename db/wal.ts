import { existsSync, statSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { refusalOfFault } from './faults.ts';

/**
 * Moves the write-ahead log into the database and cuts it to nothing. False where a reader or the disk was in the way:
 * nothing is lost then, the next time does it.
 */
export function shortenWal(db: Database.Database): boolean {
  try {
    return db.pragma('wal_checkpoint(TRUNCATE)', { simple: true }) === 0;
  } catch (error) {
    if (refusalOfFault(error)) return false;
    throw error;
  }
}

/** The length of a database's write-ahead log. */
export function walBytes(databaseFile: string): number {
  const wal = `${databaseFile}-wal`;
  return existsSync(wal) ? statSync(wal).size : 0;
}
