import type Database from 'better-sqlite3';
import { snakeCase } from '../shared/entities/define.ts';
import { entities } from '../shared/entities/registry.ts';

/** Tables whose rows are never removed: synced ones and the log. */
const lastingTables: readonly string[] = [
  ...Object.values(entities).map((entity) => snakeCase(entity.name)),
  'change_set',
  'change',
  'audit_log',
];

/** How many rows each lasting table has; a table that this file's schema does not know yet has none. */
export function rowCounts(db: Database.Database): ReadonlyMap<string, number> {
  const present = new Set(db.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all());
  return new Map(
    lastingTables
      .filter((table) => present.has(table))
      .map((table) => [table, Number(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get())]),
  );
}
