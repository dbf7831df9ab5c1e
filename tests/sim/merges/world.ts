import { snakeCase } from '../../../shared/entities/define.ts';
import { entities } from '../../../shared/entities/registry.ts';
import type { TestShowroom } from '../../integration/support/showroom.ts';

export interface Person {
  readonly id: string;
  readonly ownerId: string | null;
  readonly mergedIntoId: string | null;
  readonly isLiving: boolean;
  readonly phone: string | null;
  readonly phone2: string | null;
  readonly wechat: string | null;
}

/** Every table whose rows hang on a customer, by the declarations. */
export const hangingTables: readonly string[] = Object.values(entities)
  .filter(({ root }) => root === 'customer')
  .map(({ name }) => snakeCase(name));

/** What one statement of plain SQL says. */
export function ask<T>({ store }: TestShowroom, sql: string, ...params: readonly unknown[]): readonly T[] {
  // the statements below name the columns of their type
  return store.connection.prepare(sql).all(...params) as T[];
}

/** Every record that there ever was. */
export function peopleOf(showroom: TestShowroom): readonly Person[] {
  const rows = ask<Omit<Person, 'isLiving'> & { readonly living: number }>(
    showroom,
    `SELECT id, owner_id AS ownerId, merged_into_id AS mergedIntoId, deleted_hlc IS NULL AS living, phone, phone2, wechat
     FROM customer ORDER BY created_at, id`,
  );
  return rows.map(({ living, ...row }) => ({ ...row, isLiving: living === 1 }));
}

/** Merges that stand. */
export function standingMerges(showroom: TestShowroom): readonly string[] {
  return ask<{ id: string }>(showroom, 'SELECT id FROM customer_merge WHERE undone_at IS NULL ORDER BY at, id').map(
    ({ id }) => id,
  );
}

/** The ids of all living rows that hang on somebody, and of those that a merge put aside, because another says the same. */
export function factsOf(showroom: TestShowroom): ReadonlySet<string> {
  const aside = `SELECT json_extract(each.value, '$.id')
    FROM customer_merge m, json_each(m.settled, '$.aside') each WHERE m.settled <> ''`;
  const rows = hangingTables.flatMap((table) =>
    ask<{ id: string }>(
      showroom,
      `SELECT '${table} ' || id AS id FROM ${table} WHERE deleted_hlc IS NULL OR id IN (${aside})`,
    ),
  );
  return new Set(rows.map(({ id }) => id));
}

/** Who announced the person of a record, 内勤 left out. */
export function holdersOf(showroom: TestShowroom, customerId: string): ReadonlySet<string> {
  const rows = ask<{ id: string }>(
    showroom,
    "SELECT DISTINCT staff_id AS id FROM registration WHERE customer_id = ? AND kind <> 'owner_entry' AND deleted_hlc IS NULL",
    customerId,
  );
  return new Set(rows.map(({ id }) => id));
}

/** All that merging touches, findings left out, which a new day brings: two equal answers mean that a merge left nothing behind. */
export function wholeOf(showroom: TestShowroom): string {
  const tables = [...hangingTables.filter((table) => table !== 'customer_merge'), 'customer', 'customer_identity'];
  const rows = tables.map((table) =>
    ask<Record<string, unknown>>(showroom, `SELECT * FROM ${table} ORDER BY 1, 2, 3`).map((row) => ({
      ...row,
      updated_at: 0,
    })),
  );
  return JSON.stringify(rows);
}
