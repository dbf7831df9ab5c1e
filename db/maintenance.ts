import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { type Backup, type BackupSource, backupName, dropBackups, listBackups } from './backup.ts';
import { keptBackups } from './backup-rotation.ts';
import { dropBlobCopies } from './blobs/copies.ts';
import { compact, isCompactDue } from './compact.ts';
import { StoreUnavailable } from './faults.ts';
import type { StoreFolder } from './folder.ts';
import { type Prepare, readMeta, writeMeta } from './head.ts';
import type { StoreKey } from './keys.ts';
import { type RunTask, runTask, type StoreTask } from './task.ts';
import { shortenWal, walBytes } from './wal.ts';

const dayMs = 86_400_000;
const checkEveryMs = 7 * dayMs;
/** Copies from before a change of the schema outlive the program's update by five weeks. */
const beforeSchemaMs = 35 * dayMs;

/** What keeps a store in good order while it is open; the store's key stays inside. */
export interface Upkeep {
  /** The backups in the data folder, newest first. */
  backups(): readonly Backup[];
  /**
   * Makes a backup beside the running store and then drops what the rotation no longer keeps.
   * @param dayOf the store's day of an instant
   * @throws StoreUnavailable with a sentence; no older backup was touched then
   */
  backUp(now: number, dayOf: (at: number) => string): Promise<void>;
  /** True when a task runs in the background. */
  isBusy(): boolean;
  /** Resolves when no task runs any more; a store is closed after this. */
  settled(): Promise<void>;
  /** True when nothing was written since the last call; the write-ahead log is cut then. */
  tidyWhenIdle(): boolean;
  /** Writes the file anew where something was erased since, and cuts the log. @throws faults of the disk */
  compactWhenDue(): void;
  /** True a week after the last check of the whole file. */
  isCheckDue(now: number): boolean;
  /** Checks the whole file in the background. @throws StoreUnavailable where it is damaged */
  check(now: number): Promise<void>;
}

/** What the upkeep of a store works on. */
export interface UpkeepDeps {
  readonly db: Database.Database;
  readonly prepare: Prepare;
  readonly folder: StoreFolder;
  readonly key: StoreKey;
  readonly background: RunTask | undefined;
}

/** The upkeep of an open store. */
export function createUpkeep({ db, prepare, folder, key, background }: UpkeepDeps): Upkeep {
  const { databaseFile, recoveryFile, blobFolder } = folder;
  const source: BackupSource = { databaseFile, recoveryFile, blobFolder, key };
  const begin: RunTask = background ?? (async (task) => runTask(task));
  let running: Promise<unknown> | null = null;
  let changesSeen = -1;
  const run = async (task: StoreTask): Promise<void> => {
    const mine = begin(task);
    running = mine;
    try {
      const result = await mine;
      if (!result.ok) throw new StoreUnavailable(result.reason, result.message);
    } finally {
      running = null;
    }
  };
  return {
    backups: () => listBackups(folder),
    backUp: async (now, dayOf) => {
      await run({ kind: 'backup', source, target: join(folder.backupFolder, backupName(now)), at: now });
      tidyBackups(folder, now, dayOf);
    },
    isBusy: () => running !== null,
    settled: async () => {
      // how a task ends is its starter's affair
      await running?.catch(() => {});
    },
    tidyWhenIdle: () => {
      const changes = Number(prepare('SELECT total_changes()').pluck().get());
      const isIdle = changes === changesSeen;
      changesSeen = changes;
      if (isIdle && running === null && walBytes(folder.databaseFile) > 0) shortenWal(db);
      return isIdle;
    },
    compactWhenDue: () => {
      if (running === null && isCompactDue(prepare)) compact(db, prepare);
    },
    isCheckDue: (now) => now - Number(readMeta(prepare, 'checked_at') ?? 0) > checkEveryMs,
    check: async (now) => {
      await run({ kind: 'check', source });
      writeMeta(prepare, 'checked_at', String(now));
    },
  };
}

/** Drops what the rotation no longer keeps, and the files that only dropped backups needed. */
export function tidyBackups(folder: StoreFolder, now: number, dayOf: (at: number) => string): void {
  dropBackups(outdated(listBackups(folder), now, dayOf));
  const oldest = listBackups(folder).at(-1);
  if (oldest) dropBlobCopies(join(folder.backupFolder, 'blobs'), oldest.at);
}

/** What the rotation no longer keeps. */
function outdated(backups: readonly Backup[], now: number, dayOf: (at: number) => string): readonly Backup[] {
  const routine = backups
    .filter(({ kind }) => kind === 'routine')
    .map((backup) => ({ ...backup, on: dayOf(backup.at) }));
  const kept = new Set(keptBackups(routine).map(({ path }) => path));
  return backups.filter(({ path, kind, at }) => (kind === 'routine' ? !kept.has(path) : now - at > beforeSchemaMs));
}
