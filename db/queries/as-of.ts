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
  if (isBefore(row, store.read.get(lastWrite(name, row.id))?.hlc, until)) return row;
  const then = rowAsOf(store, name, row.id, until);
  return then && { ...row, ...then };
}

/**
 * The same where only columns of one group count: most rows were written since in some other group, and the log need
 * not be read for them.
 * @param group the field group that the columns belong to; what lies outside of it is as it is now
 */
export function groupAsOf<
  N extends EntityName,
  R extends Partial<EntityRow<N>> & { readonly id: string; rowHlc: string },
>(store: Store, name: N, group: string, row: R, until: number): R | undefined {
  const isSame = isBefore(row, store.read.get(lastWriteOfGroup(name, row.id, group))?.hlc, until);
  return isSame ? row : asOf(store, name, row, until);
}

/** A stamp never lies before the clock that recorded it, so an early stamp means an early record. */
function isBefore(row: { readonly rowHlc: string }, lastHlc: string | undefined | null, until: number): boolean {
  return readHlc(row.rowHlc).ms < until && readHlc(lastHlc ?? row.rowHlc).ms < until;
}

const lastWriteOfGroup = shaped((name: EntityName, id: string, group: string) =>
  sqlFor
    .selectFrom('register')
    .select('hlc')
    .where('entity', '=', name)
    .where('rowId', '=', id)
    .where('grp', '=', group),
);

const lastWrite = shaped((name: EntityName, id: string) =>
  sqlFor
    .selectFrom('register')
    .select((e) => e.fn.max('hlc').as('hlc'))
    .where('entity', '=', name)
    .where('rowId', '=', id),
);
