import { existsSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { backupBeforeMigration } from './backup.ts';
import { configure, connect } from './connect.ts';
import { StoreUnavailable } from './faults.ts';
import { folderTrouble, lockFolder, prepareFolder, type StoreFolder, storeFolder } from './folder.ts';
import { createPrepare, type Prepare, readMeta, writeMeta } from './head.ts';
import { toHex } from './ids.ts';
import { loadKey, matchesCheck, writeCheck } from './keys.ts';
import { migrate, refuseNewer, versionOf } from './migrate.ts';
import { schemaVersion } from './migrations/index.ts';
import { createReader } from './query.ts';
import { createRecovery, type Recovery } from './recovery.ts';
import type { Store, StoreDeps } from './store.ts';

/** Oldest SQLite without the bug that resets a write-ahead log in use. */
const oldestSqlite: readonly [number, number, number] = [3, 51, 3];

/**
 * Opens the store of a data folder, making it where there is none. In this order, so that nothing is written before
 * it is safe: folder, lock, key, version, backup, migration, check after an unclean exit.
 * @throws StoreUnavailable with a sentence for the person in front of it
 */
export function openStore(root: string, deps: StoreDeps): Store {
  const folder = storeFolder(root);
  prepareFolder(folder);
  const unlock = lockFolder(folder);
  try {
    return openLocked(folder, deps, unlock);
  } catch (error) {
    unlock();
    throw folderTrouble(folder, error);
  }
}

function openLocked(folder: StoreFolder, deps: StoreDeps, unlock: () => void): Store {
  const isNew = !existsSync(folder.databaseFile);
  const key = loadKey(folder, deps.random);
  const db = connect(folder.databaseFile, key);
  try {
    requireSqlite(db);
    refuseNewer(db);
    if (!isNew && versionOf(db) > 0 && versionOf(db) < schemaVersion) backupBeforeMigration(db, folder);
    configure(db, deps.synchronous);
    migrate(db);
    if (!matchesCheck(folder, key) || isNew) writeCheck(folder, key);
    const prepare = createPrepare(db);
    const wasUnclean = checkAfterUncleanExit(db, prepare);
    const recovery = createRecovery(folder, key, deps.random);
    return createStore(db, prepare, deps, { deviceId: deviceIdOf(prepare, deps), wasUnclean, recovery }, unlock);
  } catch (error) {
    db.close();
    throw error;
  }
}

function requireSqlite(db: Database.Database): void {
  const version = String(db.prepare('SELECT sqlite_version()').pluck().get());
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  const [a, b, c] = oldestSqlite;
  if (major < a || (major === a && (minor < b || (minor === b && patch < c))))
    throw new Error(`SQLite ${version} is older than ${oldestSqlite.join('.')}`);
}

function checkAfterUncleanExit(db: Database.Database, prepare: Prepare): boolean {
  const wasUnclean = readMeta(prepare, 'open') === '1';
  if (wasUnclean && db.pragma('quick_check(1)', { simple: true }) !== 'ok')
    throw new StoreUnavailable(
      'damaged',
      '上次没有正常退出，检查发现数据文件已损坏，没有再动它。请从备份恢复：npx qiatan restore',
    );
  writeMeta(prepare, 'open', '1');
  return wasUnclean;
}

function deviceIdOf(prepare: Prepare, deps: StoreDeps): string {
  const known = readMeta(prepare, 'device_id');
  if (known !== undefined) return known;
  const made = toHex(deps.random(8));
  writeMeta(prepare, 'device_id', made);
  return made;
}

function createStore(
  db: Database.Database,
  prepare: Prepare,
  deps: StoreDeps,
  known: { readonly deviceId: string; readonly wasUnclean: boolean; readonly recovery: Recovery },
  unlock: () => void,
): Store {
  let writing = false;
  return {
    connection: db,
    prepare,
    read: createReader(db, deps.slow ? { ms: 50, ...deps.slow } : null),
    random: deps.random,
    ...known,
    isWriting: () => writing,
    setWriting: (now) => {
      writing = now;
    },
    close: () => {
      writeMeta(prepare, 'open', '0');
      db.pragma('wal_checkpoint(TRUNCATE)');
      db.close();
      unlock();
    },
  };
}
