import type Database from 'better-sqlite3';
import {
  CamelCasePlugin,
  type Compilable,
  type CompiledQuery,
  DummyDriver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import { camelCase } from '../shared/entities/define.ts';
import type { Schema } from './schema.ts';

/** The typed SQL compiler. It never runs anything: statements run synchronously through a `Reader`. */
export const sqlFor: Kysely<Schema> = new Kysely<Schema>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
  plugins: [new CamelCasePlugin()],
});

/** Runs compiled queries synchronously on one connection; statements are prepared once per text. */
export interface Reader {
  all<T>(query: Compilable<T>): T[];
  get<T>(query: Compilable<T>): T | undefined;
  /** The plan SQLite chose, one line per step; for tests and the slow-query log. */
  explain(query: Compilable<unknown>): string[];
}

/** What took too long, and the plan SQLite chose for it, for the log; parameters are left out, they may be personal. */
export type SlowQuery = (sql: string, ms: number, plan: readonly string[]) => void;

interface Prepared {
  readonly statement: Database.Statement<unknown[], unknown[]>;
  readonly keys: readonly string[];
}

/** A reader on an open connection. */
export function createReader(
  db: Database.Database,
  slow: { readonly ms: number; readonly report: SlowQuery; readonly clock: () => number } | null = null,
): Reader {
  const prepared = new Map<string, Prepared>();
  const prepare = (sql: string): Prepared => {
    const known = prepared.get(sql);
    if (known) return known;
    const statement = db.prepare<unknown[], unknown[]>(sql).raw(true);
    const made = { statement, keys: statement.columns().map((c) => camelCase(c.name)) };
    if (prepared.size > 500) prepared.clear();
    prepared.set(sql, made);
    return made;
  };
  const planOf = ({ sql, parameters }: CompiledQuery): string[] => {
    const rows = db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters);
    // SQLite's own shape of EXPLAIN QUERY PLAN
    return (rows as { detail: string }[]).map((row) => row.detail);
  };
  const run = <T>(query: Compilable<T>): T[] => {
    const compiled: CompiledQuery = query.compile();
    const { statement, keys } = prepare(compiled.sql);
    const began = slow?.clock() ?? 0;
    const rows = statement.all(...compiled.parameters).map((values) => toObject<T>(keys, values));
    if (slow) {
      const took = slow.clock() - began;
      if (took > slow.ms) slow.report(compiled.sql, took, planOf(compiled));
    }
    return rows;
  };
  return {
    all: run,
    get: (query) => run(query)[0],
    explain: (query) => planOf(query.compile()),
  };
}

function toObject<T>(keys: readonly string[], values: readonly unknown[]): T {
  const row: Record<string, unknown> = {};
  for (let i = 0; i < keys.length; i++) row[keys[i] ?? ''] = values[i];
  // the compiler typed the query; its selected columns are these keys
  return row as T;
}
