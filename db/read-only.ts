import { existsSync } from 'node:fs';
import type Database from 'better-sqlite3';
import type { BackupSource } from './backup.ts';
import { connect } from './connect.ts';
import { StoreUnavailable } from './faults.ts';
import { lockFolder, type StoreFolder, storeFolder } from './folder.ts';
import { requireKey } from './keys.ts';
import { refuseNewer, versionOf } from './migrate.ts';
import { schemaVersion } from './migrations/index.ts';
import { finishExchange } from './restore-swap.ts';

/** A store that another process may have open, seen through a connection that cannot write. */
export interface ReadOnlyStore {
  readonly folder: StoreFolder;
  readonly db: Database.Database;
  readonly source: BackupSource;
  close(): void;
}

/**
 * Opens a store for looking at it or copying it, open elsewhere or not. Nothing is made and nothing is migrated.
 * @throws StoreUnavailable with a sentence
 */
export function openForReading(root: string): ReadOnlyStore {
  const folder = storeFolder(root);
  completeRestore(folder);
  if (!existsSync(folder.databaseFile))
    throw new StoreUnavailable('no_store', `${folder.root} 里还没有数据。数据在别处时，请用 --data-dir 指出文件夹。`);
  const { databaseFile, recoveryFile, blobFolder } = folder;
  const source = { databaseFile, recoveryFile, blobFolder, key: requireKey(folder) };
  const db = openFile(databaseFile, source.key);
  return { folder, db, source, close: () => void db.close() };
}

/** Opens a database file of this program's schema for reading, for instance a backup. @throws StoreUnavailable */
export function openFile(file: string, key: string): Database.Database {
  const db = connect(file, key, { readonly: true });
  try {
    refuseNewer(db);
    if (versionOf(db) < schemaVersion)
      throw new StoreUnavailable('older', '这份数据由旧版本写成。请先打开一次「洽谈卡」，它会先备份再升级。');
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** A restore that was broken off in its exchange is completed, unless somebody is at it. */
function completeRestore(folder: StoreFolder): void {
  if (!existsSync(folder.restoreFile)) return;
  const unlock = lockFolder(folder);
  try {
    finishExchange(folder);
  } finally {
    unlock();
  }
}
