import { sqlFor } from '../db/query.ts';
import type { Tx } from '../db/unit-of-work.ts';
import { groupsOf } from '../shared/entities/define.ts';
import { type EntityName, entities } from '../shared/entities/registry.ts';
import { nameOfStaff } from './ownership.ts';

/** Who wrote the group of a column last, from the log; undefined where it was written with the row and never since. */
export function lastWriter(tx: Tx, entity: EntityName, rowId: string, column: string): string | undefined {
  const group = [...groupsOf(entities[entity])].find(([, columns]) => columns.includes(column))?.[0] ?? column;
  const written = tx.read.get(
    sqlFor
      .selectFrom('register')
      .innerJoin('changeSet', 'changeSet.id', 'register.setId')
      .select('changeSet.actorId')
      .where('register.entity', '=', entity)
      .where('register.rowId', '=', rowId)
      .where('register.grp', '=', group),
  );
  return written ? nameOfStaff(tx.read, written.actorId) : undefined;
}
