import { mkdirSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import Database from 'better-sqlite3';
import { StoreUnavailable, sqliteCode } from './faults.ts';

/** Where everything of one store lies. */
export interface StoreFolder {
  readonly root: string;
  readonly databaseFile: string;
  readonly keyFile: string;
  readonly keyCheckFile: string;
  /** The store's key sealed under the recovery key. */
  readonly recoveryFile: string;
  readonly backupFolder: string;
  readonly lockFile: string;
}

/** The layout of a data folder; nothing is touched. */
export function storeFolder(root: string): StoreFolder {
  const at = resolve(root);
  return {
    root: at,
    databaseFile: join(at, 'data', 'store.db'),
    keyFile: join(at, 'keys', 'store.key'),
    keyCheckFile: join(at, 'data', 'store.check'),
    recoveryFile: join(at, 'data', 'recovery.json'),
    backupFolder: join(at, 'backups'),
    lockFile: join(at, 'data', 'store.lock'),
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

/** The cloud folder that a path lies in, or null. A store there is damaged sooner or later. */
export function cloudFolderOf(path: string): string | null {
  return (
    resolve(path)
      .split(sep)
      .find((part) => cloudFolders.some((known) => known.test(part))) ?? null
  );
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
    for (const path of [join(folder.root, 'data'), join(folder.root, 'keys'), folder.backupFolder])
      mkdirSync(path, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw folderTrouble(folder, error);
  }
}

/** A trouble with the folder as a sentence with the way out; anything else is passed through. */
export function folderTrouble(folder: StoreFolder, error: unknown): unknown {
  const code = error instanceof Error ? String(Reflect.get(error, 'code') ?? '') : '';
  if (['EACCES', 'EPERM', 'EROFS', 'SQLITE_CANTOPEN'].includes(code) || code.startsWith('SQLITE_READONLY'))
    return new StoreUnavailable(
      'read_only',
      `数据文件夹 ${folder.root} 不能写入。请检查文件夹权限，或用 QIATAN_DATA_DIR 换一个能写的文件夹。`,
    );
  if (code === 'ENOSPC' || code === 'SQLITE_FULL' || code.startsWith('SQLITE_IOERR'))
    return new StoreUnavailable('disk_full', '磁盘已满，数据没有丢。请清理出至少 200 MB 空间后再打开。');
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
    throw folderTrouble(folder, error);
  }
  return () => lock.close();
}
