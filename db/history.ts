import type { EntityName, EntityRow } from '../shared/entities/registry.ts';
import { sqlFor } from './query.ts';
import { shaped } from './query-shape.ts';
import type { Store } from './store.ts';

/** One logged change of a row, with who made it and when. */
export interface RowChange {
  readonly setId: string;
  readonly op: string;
  readonly group: string;
  /** Null where the body was erased. */
  readonly valueJson: string | null;
  readonly recordedAt: number;
  readonly actorId: string;
  readonly command: string;
}

/** Everything logged about a row, oldest first. */
export function changesOf(store: Store, name: EntityName, id: string): RowChange[] {
  return store.read.all(changesQuery(name, id));
}

const changesQuery = shaped((name: EntityName, id: string) =>
  sqlFor
    .selectFrom('change')
    .innerJoin('changeSet', 'changeSet.id', 'change.setId')
    .select([
      'change.setId',
      'change.op',
      'change.grp as group',
      'change.valueJson',
      'changeSet.recordedAt',
      'changeSet.actorId',
      'changeSet.command',
    ])
    .where('change.entity', '=', name)
    .where('change.rowId', '=', id)
    .orderBy('changeSet.hlc')
    .orderBy('change.ord'),
);

/**
 * A row as it stood at an instant, from the change log: what was recorded at or before it, in the log's order.
 * Undefined where it did not exist yet, or was deleted by then.
 * @param until UTC ms, exclusive
 */
export function rowAsOf<N extends EntityName>(
  store: Store,
  name: N,
  id: string,
  until: number,
): Partial<EntityRow<N>> | undefined {
  const changes = changesOf(store, name, id).filter((change) => change.recordedAt < until);
  if (changes.length === 0) return undefined;
  let row: Record<string, unknown> = { id };
  let isDeleted = false;
  for (const change of changes) {
    if (change.op === 'del' || change.op === 'undel') isDeleted = change.op === 'del';
    else if (change.valueJson !== null) row = { ...row, ...(JSON.parse(change.valueJson) as Record<string, unknown>) }; // canonical JSON written by the unit of work
  }
  if (isDeleted) return undefined;
  // the log holds exactly the declared columns of this entity
  return row as Partial<EntityRow<N>>;
}
