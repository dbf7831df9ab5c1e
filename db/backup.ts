import {
  chmodSync,
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type Database from 'better-sqlite3';
import { blobFolderBeside, copyBlobs } from './blobs/copies.ts';
import { connect } from './connect.ts';
import { rowCounts } from './counts.ts';
import { fileCode, StoreUnavailable, sqliteCode } from './faults.ts';
import { folderTrouble, type StoreFolder } from './folder.ts';
import { createPrepare, headEndsItsLog } from './head.ts';
import { isWhole } from './inspect.ts';
import type { StoreKey } from './keys.ts';
import { refuseNewer, versionOf } from './migrate.ts';
import { shortenWal, walBytes } from './wal.ts';
import { flushFolder, writeFileWhole } from './write-file.ts';

/** A backup in the data folder. */
export interface Backup {
  readonly path: string;
  readonly kind: 'routine' | 'before_schema';
  /** UTC ms; of one before a change of the schema, when its file was written. */
  readonly at: number;
  readonly bytes: number;
}

const routinePattern = /^store-(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)Z\.db$/;
const beforeSchemaPattern = /^before-schema-\d+\.db$/;

/** The name of a backup made at an instant, in UTC so that names sort by time. */
export function backupName(at: number): string {
  const [date = '', time = ''] = new Date(at).toISOString().split('T');
  return `store-${date.replaceAll('-', '')}-${time.slice(0, 8).replaceAll(':', '')}Z.db`;
}

/** Where the sealed key of a backup lies: beside it, so that the two travel together. */
export function recoveryFileOf(backup: string): string {
  return `${backup.replace(/\.db$/, '')}.recovery.json`;
}

/** The backups of a data folder, newest first. Other files there are nobody's business. */
export function listBackups(folder: Pick<StoreFolder, 'backupFolder'>): readonly Backup[] {
  if (!existsSync(folder.backupFolder)) return [];
  return readdirSync(folder.backupFolder)
    .flatMap((name): Backup[] => {
      const path = join(folder.backupFolder, name);
      const routine = routinePattern.exec(name);
      if (!routine && !beforeSchemaPattern.test(name)) return [];
      const file = statSync(path);
      if (!file.isFile()) return [];
      const { size: bytes, mtimeMs } = file;
      if (!routine) return [{ path, kind: 'before_schema', at: Math.round(mtimeMs), bytes }];
      const [year = 0, month = 0, ...time] = routine.slice(1).map(Number);
      const [day = 0, hour = 0, minute = 0, second = 0] = time;
      return [{ path, kind: 'routine', at: Date.UTC(year, month - 1, day, hour, minute, second), bytes }];
    })
    .sort((a, b) => b.at - a.at);
}

/** Removes backups with the sealed keys beside them. */
export function dropBackups(backups: readonly Pick<Backup, 'path'>[]): void {
  for (const { path } of backups) {
    rmSync(path, { force: true });
    rmSync(recoveryFileOf(path), { force: true });
  }
}

/** What a backup is made of. */
export interface BackupSource {
  readonly databaseFile: string;
  readonly recoveryFile: string;
  /** The sealed files that rows of the database speak of. */
  readonly blobFolder: string;
  readonly key: StoreKey;
}

/**
 * Copies a store to a file of its own, encrypted with the same key, while it is in use or not: a consistent snapshot
 * through a connection that cannot write. The copy gets its name only after it was opened and found whole; until then
 * it is called `.part`. The sealed key is copied beside it, the key itself never. Attached files go into one folder beside
 * all backups, each once, before the snapshot has its name; a file that was attached meanwhile comes with the next.
 * @param at UTC ms of the backup; null where it is made without a clock
 * @throws StoreUnavailable with a sentence
 */
export function writeBackup(source: BackupSource, target: string, at: number | null): void {
  writeBackupBy(copyDatabase, source, target, at);
}

function writeBackupBy(copy: typeof copyDatabase, source: BackupSource, target: string, at: number | null): void {
  const part = `${target}.part`;
  try {
    rmSync(part, { force: true });
    // made empty first, so that nobody else may read it from its first byte on
    writeFileSync(part, '', { mode: 0o600 });
    copy(source, part);
    copyBlobs(source.blobFolder, blobFolderBeside(target), at);
    if (existsSync(source.recoveryFile))
      writeFileWhole(recoveryFileOf(target), readFileSync(source.recoveryFile, 'utf8'));
    renameSync(part, target);
    flushFolder(dirname(target));
  } catch (error) {
    rmSync(part, { force: true });
    throw backupTrouble(target, error);
  }
}

function copyDatabase(source: BackupSource, part: string): void {
  const db = connect(source.databaseFile, source.key, { readonly: true });
  try {
    const before = rowCounts(db);
    db.prepare('VACUUM INTO ?').run(part);
    flushFile(part);
    const after = rowCounts(db);
    checkCopy(part, source.key, before, after);
  } finally {
    db.close();
  }
}

/** Rows of synced tables are never removed: a whole copy holds at least what was there before it and no more than after. */
function checkCopy(
  part: string,
  key: StoreKey,
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
): void {
  const copy = connect(part, key, { readonly: true });
  try {
    const counts = rowCounts(copy);
    const complete = [...counts].every(
      ([table, count]) => count >= (before.get(table) ?? 0) && count <= (after.get(table) ?? 0),
    );
    if (!complete || !isUsable(copy)) throw copyRefused();
  } finally {
    copy.close();
  }
}

function copyRefused(): StoreUnavailable {
  return new StoreUnavailable('backup_failed', '备份写好后检查没有通过，已丢弃；原来的备份都在。请检查磁盘后再备份。');
}

/** Whether an open copy is whole and its head belongs to its log. */
function isUsable(copy: Database.Database): boolean {
  return isWhole(copy) && headEndsItsLog(createPrepare(copy));
}

/** Opens a backup for reading and proves that it can be restored. @throws StoreUnavailable with a sentence */
export function checkBackup(file: string, key: StoreKey): void {
  const copy = connectBackup(file, key);
  try {
    refuseNewer(copy);
    if (versionOf(copy) === 0 || !isUsable(copy))
      throw new StoreUnavailable('damaged', `备份 ${basename(file)} 已损坏，没有用它，什么都没有动。请换一份备份。`);
  } finally {
    copy.close();
  }
}

function connectBackup(file: string, key: StoreKey): Database.Database {
  try {
    return connect(file, key, { readonly: true });
  } catch (error) {
    if (error instanceof StoreUnavailable && error.reason === 'damaged')
      throw new StoreUnavailable(
        'damaged',
        `备份 ${basename(file)} 打不开：已损坏，或者不是这家店的备份。没有用它，什么都没有动。请换一份备份。`,
      );
    throw error;
  }
}

/**
 * Keeps a copy of the store as it was before its schema changes, named by the schema it leads to. Nobody has the store
 * open, so the file itself is copied: a third of the time of writing its rows anew and reading them all again, which is
 * a minute for ten gigabytes, while everybody waits.
 */
export function backupBeforeMigration(folder: StoreFolder, key: StoreKey, version: number): void {
  const { databaseFile, recoveryFile, blobFolder, backupFolder } = folder;
  const target = join(backupFolder, `before-schema-${version + 1}.db`);
  writeBackupBy(copyRestingDatabase, { databaseFile, recoveryFile, blobFolder, key }, target, null);
}

/** How long the log is waited for while another program reads. */
const patienceMs = 250;

/**
 * Copies a database that only this thread uses, byte by byte: as sound as the original, so that the copy need not be read
 * from end to end; it must open with the key and end with its head. A log that cannot be moved into the file now (another
 * program reads) is left, and the rows are copied.
 */
function copyRestingDatabase(source: BackupSource, part: string): void {
  if (!restsInOneFile(source)) {
    copyDatabase(source, part);
    return;
  }
  // a file system that can share the bytes does
  copyFileSync(source.databaseFile, part, constants.COPYFILE_FICLONE);
  chmodSync(part, 0o600);
  const isWholeCopy = statSync(part).size === statSync(source.databaseFile).size;
  const copy = connect(part, source.key);
  try {
    // a backup is one file, also for whoever only reads it
    copy.pragma('journal_mode = DELETE');
    if (!isWholeCopy || !headEndsItsLog(createPrepare(copy))) throw copyRefused();
  } finally {
    copy.close();
  }
  flushFile(part);
}

/** Moves the write-ahead log into the file; the connection is closed again, so that the file can be read behind its back. */
function restsInOneFile({ databaseFile, key }: BackupSource): boolean {
  const db = connect(databaseFile, key, { timeout: patienceMs });
  try {
    if (!shortenWal(db)) return false;
  } finally {
    db.close();
  }
  return walBytes(databaseFile) === 0;
}

function flushFile(path: string): void {
  const handle = openSync(path, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function backupTrouble(target: string, error: unknown): unknown {
  if (error instanceof StoreUnavailable) return error;
  const known = folderTrouble(dirname(target), error);
  if (known instanceof StoreUnavailable && known.reason === 'disk_full')
    return new StoreUnavailable('disk_full', '磁盘已满，备份没有做成；数据和原来的备份都在。请清理磁盘后再备份。');
  if (known instanceof StoreUnavailable && known.reason === 'read_only')
    return new StoreUnavailable('read_only', `备份文件夹 ${dirname(target)} 不能写入。请检查权限，或换一个文件夹。`);
  if (sqliteCode(error)?.startsWith('SQLITE_CORRUPT'))
    return new StoreUnavailable(
      'damaged',
      '数据文件有损坏，备份没有做成；原来的备份都在。请运行 npx qiatan verify 查看。',
    );
  const code = sqliteCode(error) ?? fileCode(error);
  if (code === null) return error;
  return new StoreUnavailable(
    'backup_failed',
    `备份没有做成（${code}）；数据和原来的备份都在。请检查备份文件夹和磁盘。`,
  );
}
