import Database from 'better-sqlite3';
import { onTestFinished } from 'vitest';

/** A column as SQLite describes it. */
export interface ColumnInfo {
  readonly name: string;
  readonly type: string;
  readonly notnull: number;
  readonly dflt_value: string | null;
  readonly pk: number;
}

/** An empty database in memory, gone with the test. */
export function aPlainDatabase(): Database.Database {
  const db = new Database(':memory:');
  onTestFinished(() => void db.close());
  return db;
}

/** The columns of a table, without their positions. */
export function columnsOf(db: Database.Database, table: string): ColumnInfo[] {
  return db
    .prepare<[string], ColumnInfo>('SELECT name, type, "notnull", dflt_value, pk FROM pragma_table_info(?)')
    .all(table);
}

/** Every table that is not SQLite's own. */
export function tablesOf(db: Database.Database): string[] {
  return db
    .prepare<[], string>("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .pluck()
    .all();
}
