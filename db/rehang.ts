import type { CustomerLink } from '../shared/entities/customer-links.ts';
import { snakeCase } from '../shared/entities/define.ts';
import { type EntityName, entities } from '../shared/entities/registry.ts';
import { tableOf } from './change-log.ts';
import type { Prepare } from './head.ts';

/** Rows whose column names one customer and shall name another. */
export interface Move {
  readonly entity: EntityName;
  readonly column: string;
  readonly ids: readonly string[];
}

/** Every row, deleted ones as well, whose column names the customer: one lookup in an index for each link. */
export function rowsNaming(prepare: Prepare, customerId: string, links: readonly CustomerLink[]): readonly Move[] {
  return links.flatMap(({ entity, column }): readonly Move[] => {
    const ids = prepare(namingText(entity, column)).pluck().all(customerId).map(String);
    return ids.length === 0 ? [] : [{ entity, column, ids }];
  });
}

/** The statement that finds the rows; also for its query plan. */
export function namingText(name: EntityName, column: string): string {
  return `SELECT id FROM ${tableOf(entities[name])} WHERE ${snakeCase(column)} = ?`;
}

/** A row that hangs on a customer, with the ids that its columns name, customers left out. */
export interface HangingRow {
  readonly entity: EntityName;
  readonly id: string;
  readonly rowHlc: string;
  readonly refs: readonly string[];
}

/** Every row that hangs on the customer, deleted ones as well, entity by entity. */
export function rowsHangingOn(prepare: Prepare, customerId: string, links: readonly CustomerLink[]): HangingRow[] {
  return links
    .filter(({ isRoot }) => isRoot)
    .flatMap(({ entity, column }) => {
      const naming = links.filter((link) => link.entity === entity).map((link) => link.column);
      const refs = Object.keys(entities[entity].columns).filter(
        (name) => name.endsWith('Id') && !naming.includes(name),
      );
      const columns = ['id', 'row_hlc', ...refs.map(snakeCase)].join(', ');
      const text = `SELECT ${columns} FROM ${tableOf(entities[entity])} WHERE ${snakeCase(column)} = ?`;
      return prepare(text)
        .raw()
        .all(customerId)
        .map((row): HangingRow => {
          // the statement selects the id, the stamp and then the columns that name rows
          const [id, rowHlc, ...named] = row as readonly [string, string, ...(string | null)[]];
          return { entity, id, rowHlc, refs: named.filter((each): each is string => each !== null && each !== '') };
        });
    });
}
