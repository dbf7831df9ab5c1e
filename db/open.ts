import type Database from 'better-sqlite3';
import { backupBeforeMigration } from './backup.ts';
import { clearIncoming } from './blobs/place.ts';
import { createBlobs } from './blobs.ts';
import { createChangeFeed } from './change-feed.ts';
import { configure, connect } from './connect.ts';
import { refusalOfFault } from './faults.ts';
import { folderTrouble, lockFolder, prepareFolder, type StoreFolder, storeFolder } from './folder.ts';
import { createPrepare, type Prepare, raiseClock, readMeta, writeMeta } from './head.ts';
import { toHex } from './ids.ts';
import { inspectDatabase } from './inspect.ts';
import { keepCheck, loadKey } from './keys.ts';
import { createUpkeep } from './maintenance.ts';
import { migrate, newestOf } from './migrate.ts';
import { type Migration, migrations } from './migrations/index.ts';
import { newsSeq } from './news-seq.ts';
import { createReader } from './query.ts';
import { createRecovery } from './recovery.ts';
import { finishExchange } from './restore-swap.ts';
import type { Store, StoreDeps } from './store.ts';
import { shortenWal } from './wal.ts';

/** Oldest SQLite without the bug that resets a write-ahead log in use. */
const oldestSqlite: readonly [number, number, number] = [3, 51, 3];

/**
 * Opens the store of a data folder, making it where there is none. In this order, so that nothing is written before
 * it is safe: folder, lock, key, version, check after an unclean exit, backup, migration.
 * @param steps the schema's history; the shipped one unless a test brings its own
 * @throws StoreUnavailable with a sentence for the person in front of it
 */
export function openStore(root: string, deps: StoreDeps, steps: readonly Migration[] = migrations): Store {
  const folder = storeFolder(root);
  prepareFolder(folder);
  const unlock = lockFolder(folder);
  try {
    finishExchange(folder);
    return openLocked(folder, deps, steps, unlock);
  } catch (error) {
    unlock();
    throw folderTrouble(folder.root, error);
  }
}

function openLocked(folder: StoreFolder, deps: StoreDeps, steps: readonly Migration[], unlock: () => void): Store {
  const key = loadKey(folder, deps.random);
  const { version, wasUnclean } = inspectDatabase(folder, key, newestOf(steps));
  if (version > 0 && version < newestOf(steps)) {
    deps.onUpgrade?.();
    backupBeforeMigration(folder, key, version);
  }
  const db = connect(folder.databaseFile, key);
  try {
    requireSqlite(db);
    configure(db, deps.synchronous);
    migrate(db, steps);
    keepCheck(folder, key);
    const prepare = createPrepare(db);
    raiseClock(prepare);
    const deviceId = deviceIdOf(prepare, deps);
    writeMeta(prepare, 'open', '1');
    const recovery = createRecovery(folder, key, deps.random);
    const upkeep = createUpkeep({ db, prepare, folder, key, background: deps.background });
    clearIncoming(folder.blobFolder);
    const blobs = createBlobs(folder, key, deps.random);
    return createStore(db, prepare, deps, { deviceId, wasUnclean, recovery, blobs, upkeep }, unlock);
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
  known: Pick<Store, 'deviceId' | 'wasUnclean' | 'recovery' | 'blobs' | 'upkeep'>,
  unlock: () => void,
): Store {
  let writing = false;
  let halted = false;
  const read = createReader(db, deps.slow ? { ms: 50, ...deps.slow } : null);
  return {
    connection: db,
    prepare,
    read,
    forget: read.forget,
    feed: createChangeFeed(newsSeq(prepare)),
    random: deps.random,
    ...known,
    isWriting: () => writing,
    setWriting: (now) => {
      writing = now;
    },
    unforced: (run) => {
      if (deps.synchronous === 'OFF') return run();
      db.pragma('synchronous = NORMAL');
      try {
        return run();
      } finally {
        db.pragma(`synchronous = ${deps.synchronous}`);
      }
    },
    isHalted: () => halted,
    halt: () => {
      halted = true;
    },
    close: () => {
      known.blobs.close();
      try {
        // a damaged file is left as it is, and checked at the next opening
        if (!halted) markClean(db, prepare);
      } finally {
        db.close();
        unlock();
      }
    },
  };
}

/** A full disk at this point costs a check at the next opening, nothing else. */
function markClean(db: Database.Database, prepare: Prepare): void {
  try {
    writeMeta(prepare, 'open', '0');
    shortenWal(db);
  } catch (error) {
    if (!refusalOfFault(error)) throw error;
  }
}
