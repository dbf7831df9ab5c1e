import type { Store } from '../../../db/store.ts';
import { snakeCase } from '../../../shared/entities/define.ts';
import { entities } from '../../../shared/entities/registry.ts';

/** The log's own tables: nothing but a unit of work adds to them either. */
const logTables = ['change_set', 'change', 'register', 'audit_log'] as const;

/** Every table that only a unit of work may write. */
export const guardedTables: readonly string[] = [
  ...Object.values(entities).map((entity) => snakeCase(entity.name)),
  ...logTables,
];

/**
 * Makes every write of a synced table or of the log outside a unit of work throw, for as long as this store is open.
 * The triggers are temporary: they live in this connection and leave nothing in the file.
 */
export function armTripwire(store: Store): void {
  store.connection.function('tripwire', (table: unknown) => {
    if (!store.isWriting()) throw new Error(`${String(table)} was written outside a unit of work`);
    return null;
  });
  for (const table of guardedTables)
    for (const event of ['INSERT', 'UPDATE', 'DELETE'])
      store.connection.exec(
        `CREATE TEMP TRIGGER IF NOT EXISTS tripwire_${table}_${event.toLowerCase()} BEFORE ${event} ON main.${table}
         BEGIN SELECT tripwire('${table}'); END`,
      );
}
