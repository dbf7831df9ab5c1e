import { describe, expect, it } from 'vitest';
import { createPrepare } from '../../db/head.ts';
import { migrate } from '../../db/migrate.ts';
import { migrations, schemaVersion } from '../../db/migrations/index.ts';
import type { ColumnSpec } from '../../shared/entities/column.ts';
import { camelCase, type Entity, snakeCase } from '../../shared/entities/define.ts';
import { entities } from '../../shared/entities/registry.ts';
import { aPlainDatabase, columnsOf, tablesOf } from './support/plain-database.ts';

const synced: readonly Entity[] = Object.values(entities);

describe('the schema', () => {
  it.each(synced.map((e) => [e.name, e] as const))('of %s is its declaration, column by column', (_name, e) => {
    const db = aPlainDatabase();
    migrate(db);
    const wanted = Object.entries<ColumnSpec>({ ...e.columns, ...e.derived }).map(([name, spec]) => ({
      name: snakeCase(name),
      type: spec.sql,
      notnull: spec.nullable ? 0 : 1,
      dflt_value: spec.nullable ? null : spec.sql === 'TEXT' ? "''" : '0',
      pk: 0,
    }));
    const marks = [
      { name: 'id', type: 'TEXT', notnull: 1, dflt_value: null, pk: 1 },
      { name: 'row_hlc', type: 'TEXT', notnull: 1, dflt_value: "''", pk: 0 },
      { name: 'row_set', type: 'TEXT', notnull: 1, dflt_value: "''", pk: 0 },
      { name: 'deleted_hlc', type: 'TEXT', notnull: 0, dflt_value: null, pk: 0 },
    ];
    const byName = (a: { name: string }, b: { name: string }): number => (a.name < b.name ? -1 : 1);
    expect(columnsOf(db, snakeCase(e.name)).toSorted(byName)).toEqual([...wanted, ...marks].toSorted(byName));
  });

  it('has no table that is neither declared nor local', () => {
    const db = aPlainDatabase();
    migrate(db);
    const local = [
      'sync_meta',
      'change_set',
      'change',
      'register',
      'audit_log',
      'customer_identity',
      'customer_search',
      'customer_search_row',
      'counter',
      'session',
      'login_attempt',
      'api_token',
      'draft',
      'list_setting',
      'held_attachment',
      'handover_work',
      'signal',
      'signal_day',
      'recording_folder',
      'folder_file',
      'waiting_recording',
    ];
    const known = new Set([...synced.map((e) => snakeCase(e.name)), ...local]);
    const unknown = tablesOf(db).filter((table) => !known.has(table) && !table.startsWith('customer_search_'));
    expect(unknown).toEqual([]);
  });

  it('has no UNIQUE index, no foreign key and no CHECK on a synced table: what another machine wrote must always fit', () => {
    const db = aPlainDatabase();
    migrate(db);
    for (const e of synced) {
      const table = snakeCase(e.name);
      const indexes = db.pragma(`index_list(${table})`) as { name: string; unique: number; origin: string }[];
      expect(indexes.filter(({ unique, origin }) => unique === 1 && origin !== 'pk').map(({ name }) => name)).toEqual(
        [],
      );
      expect(db.pragma(`foreign_key_list(${table})`)).toEqual([]);
      expect(db.prepare('SELECT sql FROM sqlite_master WHERE name = ?').pluck().get(table)).not.toMatch(
        /\bCHECK\b|\bREFERENCES\b/i,
      );
      expect(
        db.prepare('SELECT name FROM sqlite_master WHERE type = ? AND tbl_name = ?').all('trigger', table),
      ).toEqual([]);
    }
  });

  it('hangs every customer-scoped entity on its customer', () => {
    for (const e of synced.filter(({ root }) => root === 'customer'))
      expect(Object.keys(e.columns)).toContain('customerId');
  });

  it('has everything that replication needs from the first version on', () => {
    const db = aPlainDatabase();
    migrate(db, migrations.slice(0, 1));
    const columns = columnsOf(db, 'change_set').map(({ name }) => name);
    expect(columns).toEqual(
      expect.arrayContaining(['prev_hash', 'hash', 'contact_token', 'offset_ms', 'hub_seq', 'status']),
    );
    expect(columnsOf(db, 'change').map(({ name }) => name)).toEqual(
      expect.arrayContaining(['salt', 'digest', 'erased_at', 'base_hlc']),
    );
  });

  it('names translate back and forth: no two columns fall together', () => {
    for (const e of synced)
      for (const name of Object.keys({ ...e.columns, ...e.derived })) expect(camelCase(snakeCase(name))).toBe(name);
  });
});

describe('migrating', () => {
  it('leads to the version that the program writes, each step to its own', () => {
    expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, i) => i + 1));
    expect(migrations.at(-1)?.version).toBe(schemaVersion);
    const db = aPlainDatabase();
    migrate(db);
    expect(db.pragma('user_version', { simple: true })).toBe(schemaVersion);
  });

  it('twice changes nothing the second time', () => {
    const db = aPlainDatabase();
    migrate(db);
    const before = db.prepare('SELECT name, sql FROM sqlite_master ORDER BY name').all();
    migrate(db);
    expect(db.prepare('SELECT name, sql FROM sqlite_master ORDER BY name').all()).toEqual(before);
  });

  it('that fails in the middle leaves the old version, whole: tables, rows and version', () => {
    const db = aPlainDatabase();
    migrate(db);
    db.prepare("INSERT INTO customer (id, name) VALUES ('c1', '王建国')").run();
    const schema = db.prepare('SELECT name, sql FROM sqlite_master ORDER BY name').all();
    const steps = [
      ...migrations,
      {
        version: schemaVersion + 1,
        name: 'good',
        sql: "ALTER TABLE customer ADD COLUMN later TEXT; UPDATE customer SET name = ''",
      },
      { version: schemaVersion + 2, name: 'bad', sql: 'CREATE TABLE half (id TEXT); INSERT INTO nowhere VALUES (1)' },
    ];
    expect(() => migrate(db, steps)).toThrow('no such table: nowhere');
    expect(db.pragma('user_version', { simple: true })).toBe(schemaVersion);
    expect(db.prepare('SELECT name, sql FROM sqlite_master ORDER BY name').all()).toEqual(schema);
    expect(db.prepare('SELECT name FROM customer').pluck().get()).toBe('王建国');
    expect(createPrepare(db)('SELECT 1').pluck().get()).toBe(1);
  });

  it('only ever adds to synced tables: no released column is dropped, renamed or changed by a later step', () => {
    for (let released = 1; released < migrations.length; released++) {
      const before = aPlainDatabase();
      migrate(before, migrations.slice(0, released));
      const after = aPlainDatabase();
      migrate(after, migrations.slice(0, released + 1));
      for (const e of synced)
        expect(columnsOf(after, snakeCase(e.name))).toEqual(
          expect.arrayContaining(columnsOf(before, snakeCase(e.name))),
        );
    }
    expect(migrations.length).toBeGreaterThan(0);
  });
});
