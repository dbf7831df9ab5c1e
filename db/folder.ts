import { existsSync, mkdirSync, realpathSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import Database from 'better-sqlite3';
import { StoreUnavailable, sqliteCode } from './faults.ts';

/** Where everything of one store lies. */
export interface StoreFolder {
  readonly root: string;
  /** The database and what belongs to it. */
  readonly dataFolder: string;
  /** The key; apart from the data, so that copying the data alone copies no key. */
  readonly keyFolder: string;
  readonly databaseFile: string;
  readonly keyFile: string;
  readonly keyCheckFile: string;
  /** The store's key sealed under the recovery key. */
  readonly recoveryFile: string;
  readonly backupFolder: string;
  /** The sealed files that rows speak of. */
  readonly blobFolder: string;
  /** Beside the data and not in it: a restore exchanges the data under this lock. */
  readonly lockFile: string;
  /** Present while a restore has not exchanged everything yet. */
  readonly restoreFile: string;
}

/** The layout of a data folder; nothing is touched. */
export function storeFolder(root: string): StoreFolder {
  const at = resolve(root);
  return {
    root: at,
    dataFolder: join(at, 'data'),
    keyFolder: join(at, 'keys'),
    databaseFile: join(at, 'data', 'store.db'),
    keyFile: join(at, 'keys', 'store.key'),
    keyCheckFile: join(at, 'data', 'store.check'),
    recoveryFile: join(at, 'data', 'recovery.json'),
    backupFolder: join(at, 'backups'),
    blobFolder: join(at, 'data', 'blobs'),
    lockFile: join(at, 'store.lock'),
    restoreFile: join(at, 'restore.json'),
  };
}

/** Folder names by which programs that copy files behind a database's back are known. */
const cloudFolders: readonly RegExp[] = [
  /^onedrive( |-|$)/i,
  /^dropbox$/i,
  /^google ?drive$/i,
  /^icloud ?drive$/i,
  /^mobile documents$/i,
  /^com~apple~clouddocs$/i,
  /^nutstore( files)?$|^坚果云/i,
  /^baidunetdisk|^baidusyncdisk|^百度网盘|^百度云/i,
  /^wps ?cloud ?files$|^wps云盘|^wpsdrive$/i,
  /^weiyun|^微云/i,
  /^115(chrome|生活|网盘)?$/i,
  /^aliyundrive|^阿里云盘/i,
  /^quarkclouddrive|^夸克网盘/i,
];

/** The cloud folder that a path lies in, by its name or by where links lead, or null. A store there is damaged sooner or later. */
export function cloudFolderOf(path: string): string | null {
  return cloudFolderNamed([resolve(path), realPathOf(resolve(path))]);
}

/** The cloud folder among the parts of some paths, by its name alone: nothing is looked at. */
export function cloudFolderNamed(paths: readonly string[]): string | null {
  const parts = paths.flatMap((place) => place.split(sep));
  return parts.find((part) => cloudFolders.some((known) => known.test(part))) ?? null;
}

/** Where a path really lies; of a path that is not there yet, the part that is. */
function realPathOf(path: string): string {
  if (existsSync(path)) return realpathSync(path);
  const parent = dirname(path);
  return parent === path ? path : realPathOf(parent);
}

/** Makes the folders, refusing a cloud folder and a place that cannot be written. */
export function prepareFolder(folder: StoreFolder): void {
  const cloud = cloudFolderOf(folder.root);
  if (cloud !== null)
    throw new StoreUnavailable(
      'cloud_folder',
      `数据文件夹在云盘目录「${cloud}」里，云盘会弄坏数据。请换到本机普通文件夹（设置 QIATAN_DATA_DIR）后再打开。`,
    );
  try {
    for (const path of [folder.dataFolder, folder.keyFolder, folder.backupFolder])
      mkdirSync(path, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw folderTrouble(folder.root, error);
  }
}

/** A trouble with the folder as a sentence with the way out; anything else is passed through. */
export function folderTrouble(path: string, error: unknown): unknown {
  const code = error instanceof Error ? String(Reflect.get(error, 'code') ?? '') : '';
  if (
    ['EACCES', 'EPERM', 'EROFS', 'SQLITE_CANTOPEN', 'SQLITE_PERM'].includes(code) ||
    code.startsWith('SQLITE_READONLY')
  )
    return new StoreUnavailable(
      'read_only',
      `数据文件夹 ${path} 不能写入。请检查文件夹权限，或用 QIATAN_DATA_DIR 换一个能写的文件夹。`,
    );
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'SQLITE_FULL' || code.startsWith('SQLITE_IOERR_SHM'))
    return new StoreUnavailable('disk_full', '磁盘已满，数据没有丢。请清理出至少 200 MB 空间后再打开。');
  if (code === 'EIO' || code.startsWith('SQLITE_IOERR'))
    return new StoreUnavailable(
      'disk_failed',
      `读写 ${path} 失败，磁盘可能坏了。请先把整个文件夹拷到别的磁盘，再检查磁盘。`,
    );
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB')
    return new StoreUnavailable('damaged', '数据文件已损坏，没有再动它。请从备份恢复：npx qiatan restore');
  return error;
}

/**
 * Takes the folder for this process. The lock is the operating system's: it ends with the process, however that ends,
 * so there is no stale lock to clean up.
 * @returns how to give it back
 */
export function lockFolder(folder: StoreFolder): () => void {
  const lock = new Database(folder.lockFile, { timeout: 0 });
  try {
    lock.pragma('journal_mode = MEMORY');
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (sqliteCode(error)?.startsWith('SQLITE_BUSY'))
      throw new StoreUnavailable(
        'in_use',
        `这家店的数据已被另一个「洽谈卡」打开（${folder.root}）。请用已打开的那个窗口，或先把它关掉。`,
      );
    throw folderTrouble(folder.root, error);
  }
  return () => lock.close();
}
