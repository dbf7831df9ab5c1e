import type { ColumnSpec } from '../shared/entities/column.ts';
import { type Entity, groupsOf, snakeCase } from '../shared/entities/define.ts';
import { groupBody, type PendingChange, tableOf, wholeRowPersonal } from './change-log.ts';
import type { Prepare } from './head.ts';
import { registerGroup, type Stamp } from './row-writer.ts';

type Values = Readonly<Record<string, unknown>>;

/** What a column holds when nothing is known: the default of its declaration in the store. */
export function blankOf(spec: ColumnSpec): null | '' | 0 {
  if (spec.nullable) return null;
  return spec.sql === 'TEXT' ? '' : 0;
}

/** The field groups of an entity that hold something personal. */
export function personalGroups(e: Entity): ReadonlyMap<string, readonly string[]> {
  return new Map([...groupsOf(e)].filter(([, columns]) => columns.some((name) => e.columns[name]?.personal)));
}

/**
 * Forgets what a row says about a person, inside the caller's transaction (domain §13): its personal columns are
 * blanked, the bodies and salts of every logged change of them and of every audit entry about the row are dropped, so
 * that nobody can try values against the digests, and one `erase` per group is logged. What else a group held stays and
 * is carried by its `erase`. The chains stay whole.
 */
export function eraseRow(
  prepare: Prepare,
  stamp: Stamp,
  now: number,
  e: Entity,
  before: Values & { readonly id: string },
): PendingChange[] {
  const groups = personalGroups(e);
  if (groups.size === 0) return [];
  const personal = Object.entries<ColumnSpec>(e.columns).filter(([, spec]) => spec.personal);
  prepare(`UPDATE ${tableOf(e)} SET ${personal.map(([name]) => `${snakeCase(name)} = ?`).join(', ')} WHERE id = ?`).run(
    ...personal.map(([, spec]) => blankOf(spec)),
    before.id,
  );
  dropBodies(prepare, now, e, before.id, [...groups.keys()]);
  return [...groups].map(([group, columns]) => {
    const kept = columns.filter((name) => !e.columns[name]?.personal);
    return registerGroup(prepare, stamp, e, before, 'erase', group, groupBody(kept, before));
  });
}

function dropBodies(prepare: Prepare, now: number, e: Entity, id: string, groups: readonly string[]): void {
  const named = [wholeRowPersonal, ...groups];
  prepare(
    `UPDATE change SET value_json = NULL, salt = NULL, erased_at = ?
     WHERE entity = ? AND row_id = ? AND op IN ('add', 'set') AND erased_at IS NULL
       AND grp IN (${named.map(() => '?').join(', ')})`,
  ).run(now, e.name, id, ...named);
  prepare(
    'UPDATE audit_log SET body_json = NULL, salt = NULL, erased_at = ? WHERE subject = ? AND erased_at IS NULL',
  ).run(now, `${e.name}:${id}`);
}
