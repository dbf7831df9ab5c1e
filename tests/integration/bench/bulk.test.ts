import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../../db/open.ts';
import type { Store } from '../../../db/store.ts';
import { verifyDatabase } from '../../../db/verify.ts';
import { generateBulk } from '../../bench/bulk/generate.ts';
import { createRecordingRoom, type Recorded, recordLives } from '../../bench/bulk/lives.ts';
import type { TestShowroom } from '../support/showroom.ts';

describe('the store that is measured is one that the product could have written', () => {
  let room: TestShowroom;
  let recorded: Recorded;
  let store: Store;

  beforeAll(async () => {
    room = await createRecordingRoom();
    recorded = await recordLives(room, 4, 'compare');
    const dataDir = join(room.dataDir, 'bulk');
    const today = '2026-03-09';
    const options = { dataDir, today, customers: 120, days: 400, consultants: 3, loggedChanges: Infinity };
    await generateBulk({ ...options, recorded, say: () => {} });
    store = openStore(dataDir, { random: (bytes) => randomBytes(bytes), synchronous: 'OFF' });
  }, 120_000);

  afterAll(() => {
    store.close();
    room.close();
  });

  it('passes every check of a store, from the file up to what is derived', () => {
    expect(verifyDatabase(store.connection)).toMatchObject({ findings: [], more: 0 });
  });

  it('has rows in the same tables as the unit of work, with the same columns filled', () => {
    // a story that is copied may break off while its customer still wants a car; those that were lived are told to the end
    const ofLiving = 'customer.intent_vehicle_id';
    expect(filledColumns(store).filter((column) => column !== ofLiving)).toEqual(filledColumns(room.store));
  });

  it('logs the same commands, each with the same changes of the same fields', () => {
    const [copied, written] = [commandShapes(store), commandShapes(room.store)];
    expect(copied.size).toBeGreaterThan(5);
    expect([...copied].filter((shape) => !written.has(shape))).toEqual([]);
    expect([...written].filter((shape) => !copied.has(shape))).toEqual([]);
  });

  it('has people who can be told apart, in every stage of their story', () => {
    const count = (sql: string) => Number(store.connection.prepare(sql).pluck().get());
    expect(count('SELECT count(DISTINCT phone) FROM customer')).toBe(120);
    expect(count('SELECT count(*) FROM owned_vehicle')).toBe(12);
    expect(count("SELECT count(*) FROM opportunity WHERE state = 'ended'")).toBeGreaterThan(0);
    expect(count("SELECT count(*) FROM opportunity WHERE state = 'open'")).toBeGreaterThan(0);
    expect(count("SELECT count(*) FROM plan WHERE state = 'open' AND due_on >= '2026-03-09'")).toBeGreaterThan(0);
  });
});

/** What neither store is measured for: who works there, and what the nights and the screens left. */
const aside = ['finding', 'session', 'login_attempt', 'sync_meta', 'counter'];

/** `table.column` of everything that is filled in at least one row. */
function filledColumns({ connection }: Store): readonly string[] {
  const tables = connection
    .prepare(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '%search_%'",
    )
    .pluck()
    .all() as string[]; // SQLite's own catalogue
  return tables
    .filter((table) => !aside.includes(table))
    .flatMap((table) => {
      const columns = connection.prepare(`SELECT name FROM pragma_table_info(?)`).pluck().all(table) as string[];
      const filled = columns.map((column) => `max(${column} IS NOT NULL) AS ${column}`).join(', ');
      const row = connection.prepare(`SELECT ${filled} FROM ${table}`).get() as Record<string, number | null>;
      return columns.filter((column) => row[column] === 1).map((column) => `${table}.${column}`);
    })
    .sort();
}

/** Each command of the lives as its changes in order, with the fields that their bodies name. */
function commandShapes({ connection }: Store): ReadonlySet<string> {
  const rows = connection
    .prepare(
      `SELECT s.command || ': ' || group_concat(c.op || ' ' || c.entity || ' ' || c.grp || ' ' ||
         (SELECT group_concat(key) FROM json_each(c.value_json)), '; ' ORDER BY c.ord) AS shape
       FROM change_set s JOIN change c ON c.set_id = s.id
       WHERE s.command NOT IN ('setup.complete', 'staff.create', 'job.midnight') GROUP BY s.id`,
    )
    .pluck()
    .all() as string[]; // texts
  return new Set(rows);
}
