import { existsSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { connect } from './connect.ts';
import { StoreUnavailable } from './faults.ts';
import type { StoreFolder } from './folder.ts';
import { createPrepare, readMeta } from './head.ts';
import type { StoreKey } from './keys.ts';
import { refuseNewer, versionOf } from './migrate.ts';

/** What is known of a database before anything writes to it. */
export interface Inspected {
  /** The version of its schema; 0 where there is none yet. */
  readonly version: number;
  /** True where the last exit was not clean; the file has then been checked. */
  readonly wasUnclean: boolean;
}

/**
 * Looks at the database of a folder through a connection that cannot write: does the key fit, is it of this program's
 * time, is it whole after an unclean exit. Whatever is refused here is refused untouched.
 * @param known the newest version of the schema that this program knows
 * @throws StoreUnavailable
 */
export function inspectDatabase(folder: StoreFolder, key: StoreKey, known: number): Inspected {
  if (!existsSync(folder.databaseFile)) return { version: 0, wasUnclean: false };
  const db = connectFirst(folder, key);
  try {
    refuseNewer(db, known);
    const version = versionOf(db);
    if (version === 0) return { version, wasUnclean: false };
    const wasUnclean = readMeta(createPrepare(db), 'open') === '1';
    if (wasUnclean && !isWhole(db))
      throw new StoreUnavailable(
        'damaged',
        '上次没有正常退出，检查发现数据文件已损坏，没有再动它。请从备份恢复：npx qiatan restore',
      );
    return { version, wasUnclean };
  } finally {
    db.close();
  }
}

/** Without its check beside the file, a wrong key and a damaged file look alike. */
function connectFirst(folder: StoreFolder, key: StoreKey): Database.Database {
  try {
    return connect(folder.databaseFile, key, { readonly: true });
  } catch (error) {
    if (error instanceof StoreUnavailable && error.reason === 'damaged' && !existsSync(folder.keyCheckFile))
      throw new StoreUnavailable(
        'key_wrong',
        '密钥与这份数据不符，或者数据文件已损坏；数据没有动。请放回原来的密钥文件，或从备份恢复：npx qiatan restore',
      );
    throw error;
  }
}

/** Whether SQLite's own check finds the file whole, the full-text index included. */
export function isWhole(db: Database.Database): boolean {
  try {
    return db.pragma('quick_check(1)', { simple: true }) === 'ok';
  } catch {
    // a page that does not decrypt or decode ends the check instead of failing it
    return false;
  }
}
