import type { EntityName, EntityRow } from '../../shared/entities/registry.ts';
import { readHlc } from '../../sync/clock.ts';
import { rowAsOf } from '../history.ts';
import { type Reader, sqlFor } from '../query.ts';
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
 * The field groups of a row that were stamped at or after an instant. A stamp never lies before the clock that recorded
 * it: what is not among them stands as it stood then, while what is among them may have been recorded earlier still.
 * @param fromHlc the first stamp of that instant
 */
export function groupsStampedSince(read: Reader, name: EntityName, id: string, fromHlc: string): readonly string[] {
  return read.all(stampedSince(name, id, fromHlc)).map(({ grp }) => grp);
}

const stampedSince = shaped((name: EntityName, id: string, fromHlc: string) =>
  sqlFor
    .selectFrom('register')
    .select('grp')
    .where('entity', '=', name)
    .where('rowId', '=', id)
    .where('hlc', '>=', fromHlc),
);

/** The rows of a small entity, the staff for instance, of which anything was stamped at or after an instant. */
export function rowsStampedSince(read: Reader, name: EntityName, fromHlc: string): ReadonlySet<string> {
  return new Set(read.all(rowsSince(name, fromHlc)).map(({ rowId }) => rowId));
}

const rowsSince = shaped((name: EntityName, fromHlc: string) =>
  sqlFor.selectFrom('register').select('rowId').distinct().where('entity', '=', name).where('hlc', '>=', fromHlc),
);

/** A stamp never lies before the clock that recorded it, so an early stamp means an early record. */
function isBefore(row: { readonly rowHlc: string }, lastHlc: string | undefined | null, until: number): boolean {
  return readHlc(row.rowHlc).ms < until && readHlc(lastHlc ?? row.rowHlc).ms < until;
}

const lastWrite = shaped((name: EntityName, id: string) =>
  sqlFor
    .selectFrom('register')
    .select((e) => e.fn.max('hlc').as('hlc'))
    .where('entity', '=', name)
    .where('rowId', '=', id),
);
