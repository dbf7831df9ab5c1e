import type { EntityName, EntityRow } from '../../shared/entities/registry.ts';
import { readHlc } from '../../sync/clock.ts';
import { rowAsOf } from '../history.ts';
import { sqlFor } from '../query.ts';
import { shaped } from '../query-shape.ts';
import type { Store } from '../store.ts';

/**
 * A row as it stood before an instant. Undefined where it did not exist then. The log is read only for rows that were
 * written since: at midnight that is hardly any.
 * @param until UTC ms, exclusive
 */
export function asOf<N extends EntityName, R extends Partial<EntityRow<N>> & { readonly id: string; rowHlc: string }>(
  store: Store,
  name: N,
  row: R,
  until: number,
): R | undefined {
  const last = store.read.get(lastWrite(name, row.id))?.hlc ?? row.rowHlc;
  // a stamp never lies before the clock that recorded it, so an early stamp means an early record
  if (readHlc(row.rowHlc).ms < until && readHlc(last).ms < until) return row;
  const then = rowAsOf(store, name, row.id, until);
  return then && { ...row, ...then };
}

const lastWrite = shaped((name: EntityName, id: string) =>
  sqlFor
    .selectFrom('register')
    .select((e) => e.fn.max('hlc').as('hlc'))
    .where('entity', '=', name)
    .where('rowId', '=', id),
);
