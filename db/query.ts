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
import type { EntityName } from '../shared/entities/registry.ts';
import { createFacts } from './facts.ts';
import { isShaped, Place, type ShapedQuery } from './query-shape.ts';
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

/**
 * Something small that nearly every call asks for and hardly ever changes: settings, calendar, the names of the staff.
 * It follows from the rows of a few entities and from nothing else.
 */
export interface Fact<T> {
  /** A write to one of these makes it read anew. */
  readonly from: readonly EntityName[];
  readonly read: (read: Reader) => T;
}

/** Runs queries synchronously on one connection; what can be compiled and prepared once, is. */
export interface Reader {
  all<T>(query: Compilable<T>): T[];
  /** The first row. */
  get<T>(query: Compilable<T>): T | undefined;
  /** A fact as it is now; it is read only after something that it follows from was written. */
  known<T>(fact: Fact<T>): T;
  /** The plan SQLite chose, one line per step; for tests and the slow-query log. */
  explain(query: Compilable<unknown>): string[];
}

/** The reader of whoever owns the connection. */
export interface OwnReader extends Reader {
  /** The unit of work says which entities it wrote. */
  forget(entity: string): void;
}

/** What took too long, and the plan SQLite chose for it, for the log; parameters are left out, they may be personal. */
export type SlowQuery = (sql: string, ms: number, plan: readonly string[]) => void;

interface Prepared {
  readonly sql: string;
  readonly statement: Database.Statement<unknown[], unknown[]>;
  readonly keys: readonly string[];
}

interface PreparedShape extends Prepared {
  /** Parameters as they are, and places of the values that were asked for. */
  readonly places: readonly unknown[];
}

interface Runnable {
  readonly prepared: Prepared;
  readonly parameters: readonly unknown[];
}

const mostTexts = 500;

/** A reader on an open connection. */
export function createReader(
  db: Database.Database,
  slow: { readonly ms: number; readonly report: SlowQuery; readonly clock: () => number } | null = null,
): OwnReader {
  const runnable = createCompiler(db);
  const facts = createFacts<Reader>(db);
  const planOf = (sql: string, parameters: readonly unknown[]): string[] => {
    const rows = db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters);
    // SQLite's own shape of EXPLAIN QUERY PLAN
    return (rows as { detail: string }[]).map((row) => row.detail);
  };
  const watched = <R>({ prepared, parameters }: Runnable, work: () => R): R => {
    if (!slow) return work();
    const began = slow.clock();
    const result = work();
    const took = slow.clock() - began;
    if (took > slow.ms) slow.report(prepared.sql, took, planOf(prepared.sql, parameters));
    return result;
  };
  const reader: OwnReader = {
    all: <T>(query: Compilable<T>) => {
      const { prepared, parameters } = runnable(query);
      const rows = watched({ prepared, parameters }, () => prepared.statement.all(...parameters));
      return rows.map((values) => toObject<T>(prepared.keys, values));
    },
    get: <T>(query: Compilable<T>) => {
      const { prepared, parameters } = runnable(query);
      const values = watched({ prepared, parameters }, () => prepared.statement.get(...parameters));
      return values && toObject<T>(prepared.keys, values);
    },
    known: (fact) => facts.of(fact, reader),
    forget: facts.forget,
    explain: (query) => {
      const { sql, parameters } = query.compile();
      return planOf(sql, parameters);
    },
  };
  return reader;
}

/** Compiles and prepares: a shaped query once for its shape, any other once for its text. */
function createCompiler(db: Database.Database): (query: Compilable<unknown>) => Runnable {
  const texts = new Map<string, Prepared>();
  const shapes = new Map<unknown, Map<string, PreparedShape>>();
  const prepare = (sql: string): Prepared => {
    const known = texts.get(sql);
    if (known) return known;
    const statement = db.prepare<unknown[], unknown[]>(sql).raw(true);
    const made = { sql, statement, keys: statement.columns().map((c) => camelCase(c.name)) };
    if (texts.size > mostTexts) texts.clear();
    texts.set(sql, made);
    return made;
  };
  const shapeOf = (query: ShapedQuery<unknown>): PreparedShape => {
    const ofBuilder = shapes.get(query.build) ?? new Map<string, PreparedShape>();
    shapes.set(query.build, ofBuilder);
    const known = ofBuilder.get(query.key);
    if (known) return known;
    const { sql, parameters } = query.compileShape();
    const made = { ...prepare(sql), places: parameters };
    ofBuilder.set(query.key, made);
    return made;
  };
  return (query) => {
    if (isShaped(query)) {
      const prepared = shapeOf(query);
      const valueAt = (place: unknown): unknown => (place instanceof Place ? query.values[place.index] : place);
      return { prepared, parameters: prepared.places.map(valueAt) };
    }
    const { sql, parameters }: CompiledQuery = query.compile();
    return { prepared: prepare(sql), parameters };
  };
}

function toObject<T>(keys: readonly string[], values: readonly unknown[]): T {
  const row: Record<string, unknown> = {};
  for (let i = 0; i < keys.length; i++) row[keys[i] ?? ''] = values[i];
  // the compiler typed the query; its selected columns are these keys
  return row as T;
}
