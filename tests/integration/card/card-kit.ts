import type { Person, TestShowroom } from '../support/showroom.ts';
import { createTestShowroom } from '../support/showroom.ts';
import { fullCard } from './full-card.ts';

export { fullCard };

/** Runs a test in a showroom of its own, Monday 2026-03-09 14:00 on its clock. */
export async function inShowroom(
  run: (showroom: TestShowroom, consultant: Person) => Promise<void>,
  at = '2026-03-09 14:00',
): Promise<void> {
  const showroom = await createTestShowroom({ at: '2026-03-09 08:00' });
  showroom.clock.set(at);
  try {
    await run(showroom, showroom.as('王磊'));
  } finally {
    showroom.close();
  }
}

/** How many rows each table of the vertical holds: two equal answers mean that nothing was written between. */
export function countRows({ store }: TestShowroom): Readonly<Record<string, number>> {
  const tables = [
    'customer',
    'registration',
    'ownership',
    'consent',
    'opportunity',
    'level_change',
    'plan',
    'followup',
    'card',
    'change',
    'change_set',
    'audit_log',
  ];
  return Object.fromEntries(
    tables.map((table) => [table, Number(store.prepare(`SELECT count(*) FROM ${table}`).pluck().get())]),
  );
}

type Stored = Readonly<Record<string, unknown>>;

/** A stored row by id, in the store's own column names. */
export function row({ store }: TestShowroom, table: string, id: string | null): Stored {
  const found = store.prepare(`SELECT * FROM ${table} WHERE id = ?`).get(id);
  if (found === undefined) throw new Error(`no ${table} ${id}`);
  // rows of SQLite are plain objects
  return found as Stored;
}

/** Every living row of a table, the one written first at the head. */
export function rows({ store }: TestShowroom, table: string): readonly Stored[] {
  // rows of SQLite are plain objects
  return store.prepare(`SELECT * FROM ${table} WHERE deleted_hlc IS NULL ORDER BY row_hlc, id`).all() as Stored[];
}
