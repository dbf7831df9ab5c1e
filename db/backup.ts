import { join } from 'node:path';
import type Database from 'better-sqlite3';
import type { StoreFolder } from './folder.ts';
import { versionOf } from './migrate.ts';

/** Keeps a copy of the store as it was before its schema changes, named by that schema. */
export function backupBeforeMigration(db: Database.Database, folder: StoreFolder): void {
  const file = join(folder.backupFolder, `before-schema-${versionOf(db) + 1}.db`);
  db.prepare('VACUUM INTO ?').run(file);
}
