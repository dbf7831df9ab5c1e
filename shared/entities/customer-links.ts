import type { ColumnSpec } from './column.ts';
import { type Entity, groupsOf } from './define.ts';
import { type EntityName, entities } from './registry.ts';

/** A column that names a customer: what hangs on him, or refers to him. */
export interface CustomerLink {
  readonly entity: EntityName;
  readonly column: string;
  /** The field group by which the column merges. */
  readonly group: string;
  /** True where the row belongs to the customer, false where it only names him. */
  readonly isRoot: boolean;
}

/**
 * Every column of every synced entity that names a customer, from the declarations alone: an entity that is declared
 * later follows a merge without code of its own.
 */
export function customerLinksOf(registry: Readonly<Record<string, Entity>>): readonly CustomerLink[] {
  return Object.values(registry).flatMap((e) =>
    Object.entries<ColumnSpec>(e.columns).flatMap(([column, spec]): readonly CustomerLink[] => {
      const isRoot = e.root === 'customer' && column === 'customerId';
      if (!isRoot && spec.ref !== 'customer') return [];
      const group = [...groupsOf(e)].find(([, columns]) => columns.includes(column))?.[0] ?? column;
      // the names of a registry are the names of its entities
      return [{ entity: e.name as EntityName, column, group, isRoot }];
    }),
  );
}

export const customerLinks: readonly CustomerLink[] = customerLinksOf(entities);
