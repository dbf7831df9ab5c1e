import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createReader, sqlFor } from './query.ts';
import { type ShapedQuery, shaped } from './query-shape.ts';

const db = new Database(':memory:');
let compiled = 0;

beforeAll(() => {
  db.exec('CREATE TABLE staff (id TEXT, name TEXT, role TEXT, active INTEGER)');
  const insert = db.prepare('INSERT INTO staff VALUES (?, ?, ?, ?)');
  for (const [id, role, active] of [
    ['a', 'consultant', 1],
    ['b', 'consultant', 0],
    ['c', 'clerk', 1],
  ])
    insert.run(id, `名${id}`, role, active);
});
afterAll(() => db.close());

interface Asked {
  readonly role: string | null;
  readonly ids: readonly string[];
  readonly order: 'id' | 'name';
  readonly limit: number;
}

const staffQuery = shaped(({ role, ids, order, limit }: Asked) => {
  compiled += 1;
  let query = sqlFor.selectFrom('staff').select(['id']).where('id', 'in', ids).limit(limit);
  if (role !== null) query = query.where('role', '=', role).where('role', '<=', role);
  return order === 'id' ? query.orderBy('id') : query.orderBy('name', 'desc');
}, 'order');

const everybody: Asked = { role: null, ids: ['a', 'b', 'c'], order: 'id', limit: 9 };

describe('queries of one shape', () => {
  it('are compiled once, and each runs with its own values', () => {
    const read = createReader(db);
    const idsOf = (asked: Asked) => read.all(staffQuery(asked)).map(({ id }) => id);
    compiled = 0;
    expect(idsOf({ ...everybody, role: 'consultant' })).toEqual(['a', 'b']);
    expect(idsOf({ ...everybody, role: 'clerk' })).toEqual(['c']);
    expect(idsOf({ ...everybody, role: 'consultant', ids: ['b', 'c', 'x'] })).toEqual(['b']);
    expect(idsOf({ ...everybody, role: 'consultant', limit: 1 })).toEqual(['a']);
    expect(compiled).toBe(1);
  });

  it('differ in what is left out, in how much is listed and in what is named as a literal', () => {
    const read = createReader(db);
    compiled = 0;
    expect(read.all(staffQuery(everybody))).toHaveLength(3);
    expect(read.all(staffQuery({ ...everybody, role: 'clerk' }))).toHaveLength(1);
    expect(read.all(staffQuery({ ...everybody, ids: ['a', 'b'] }))).toHaveLength(2);
    expect(read.get(staffQuery({ ...everybody, order: 'name' }))).toEqual({ id: 'c' });
    expect(compiled).toBe(4);
  });

  it('have the text that they would have on their own', () => {
    const query = staffQuery({ ...everybody, role: 'clerk' });
    expect(query.compileShape().sql).toBe(query.compile().sql);
  });

  it('mean the same in whatever order the properties are written', () => {
    const read = createReader(db);
    const { role: _, ...rest } = everybody;
    expect(read.all(staffQuery({ role: 'clerk', ...rest }))).toEqual([{ id: 'c' }]);
    expect(read.all(staffQuery({ ...rest, role: 'clerk' }))).toEqual([{ id: 'c' }]);
  });

  it('are kept by each reader for itself', () => {
    compiled = 0;
    createReader(db).all(staffQuery(everybody));
    createReader(db).all(staffQuery(everybody));
    expect(compiled).toBe(2);
  });
});

describe('a builder that computes with a value would be compiled with the value of one call', () => {
  const run = (query: ShapedQuery<unknown>) => () => createReader(db).all(query);
  const select = sqlFor.selectFrom('staff').select('id');

  it('so joining a text to it is stopped', () => {
    expect(run(shaped((id: string) => select.where('id', '=', `${id}~`))('a'))).toThrow('computes with');
  });

  it('so adding to it is stopped', () => {
    expect(run(shaped((limit: number) => select.limit(limit + 1))(1))).toThrow('computes with');
  });
});
