import Database from 'better-sqlite3';
import { StoreUnavailable, sqliteCode } from './faults.ts';
import type { StoreKey } from './keys.ts';

/** The cipher of every store: authenticated, and the cheapest measured (docs/decisions/0002). */
const cipher = 'aegis';

/** Opens a database file with its key and proves that the key fits; nothing is written. */
export function connect(file: string, key: StoreKey, options: Database.Options = {}): Database.Database {
  const db = new Database(file, { timeout: 5000, ...options });
  try {
    db.pragma(`cipher = '${cipher}'`);
    db.pragma(`key = 'raw:${key}'`);
    db.prepare('SELECT count(*) FROM sqlite_master').get();
    return db;
  } catch (error) {
    db.close();
    const code = sqliteCode(error) ?? '';
    if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT'))
      throw new StoreUnavailable(
        'damaged',
        '数据文件已损坏或不是本店的数据，没有动它。请从备份恢复：npx qiatan restore',
      );
    throw error;
  }
}

/** Settings of every connection that writes. */
export function configure(db: Database.Database, synchronous: 'FULL' | 'OFF'): void {
  db.pragma('journal_mode = WAL');
  db.pragma(`synchronous = ${synchronous}`);
  db.pragma('secure_delete = ON');
  db.pragma('foreign_keys = ON');
  db.pragma('trusted_schema = OFF');
  db.pragma('temp_store = MEMORY');
  db.pragma('cache_size = -65536');
  db.pragma('journal_size_limit = 67108864');
}
