import type { ColumnSpec } from '../shared/entities/column.ts';
import { type Entity, groupsOf, snakeCase } from '../shared/entities/define.ts';
import { groupBody, type PendingChange, tableOf, wholeRow, wholeRowPersonal } from './change-log.ts';
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
 *
 * `rewritten` names columns that keep something: a JSON text without the words about the person. They may be columns
 * that are not personal as a whole, such as the content of a check sheet. Then, and where the row was logged before one
 * of its columns was declared personal, the plain half of its creation is dropped too and carried by an `erase` of its own.
 */
export function eraseRow(
  prepare: Prepare,
  stamp: Stamp,
  now: number,
  e: Entity,
  before: Values & { readonly id: string },
  rewritten: Values = {},
): PendingChange[] {
  const blanked = Object.entries<ColumnSpec>(e.columns).filter(([name, spec]) => spec.personal && !(name in rewritten));
  const written: readonly (readonly [string, unknown])[] = [
    ...blanked.map(([name, spec]) => [name, blankOf(spec)] as const),
    ...Object.entries(rewritten),
  ];
  if (written.length === 0) return [];
  prepare(`UPDATE ${tableOf(e)} SET ${written.map(([name]) => `${snakeCase(name)} = ?`).join(', ')} WHERE id = ?`).run(
    ...written.map(([, value]) => value),
    before.id,
  );
  const after = { ...before, ...rewritten };
  const groups = [...groupsOf(e)].filter(([, columns]) => columns.some((name) => isForgotten(e, name, rewritten)));
  const bodies = groups.map(
    ([group, columns]) => [group, columns.filter((name) => isKept(e, name, rewritten))] as const,
  );
  const plain = Object.keys(e.columns).filter((name) => !e.columns[name]?.personal);
  const all = isInPlainHalf(prepare, e, before.id, rewritten) ? [...bodies, [wholeRow, plain] as const] : bodies;
  dropBodies(prepare, now, e, before.id, [...all.map(([group]) => group)]);
  return all.map(([group, kept]) => registerGroup(prepare, stamp, e, before, 'erase', group, groupBody(kept, after)));
}

/** Sets of the log, from one to another, the last not included. */
export interface Stretch {
  readonly fromSet: string;
  readonly untilSet: string;
}

/**
 * Forgets what some columns of a row said for a while, inside the caller's transaction: the row was another person's with
 * whom this one was taken for one (docs/decisions/0014). The bodies and salts of what was logged of their groups in that
 * stretch are dropped; what the row says now stays, and is carried by an `erase` for each group.
 */
export function eraseStretch(
  prepare: Prepare,
  stamp: Stamp,
  now: number,
  e: Entity,
  row: Values & { readonly id: string },
  columns: readonly string[],
  { fromSet, untilSet }: Stretch,
): PendingChange[] {
  const dropped = prepare(
    `UPDATE change SET value_json = NULL, salt = NULL, erased_at = ?
     WHERE entity = ? AND row_id = ? AND grp = ? AND op = 'set' AND erased_at IS NULL AND set_id IN (
       SELECT s.id FROM change_set s WHERE s.hlc >= (SELECT hlc FROM change_set WHERE id = ?)
         AND s.hlc < (SELECT hlc FROM change_set WHERE id = ?) AND s.id = change.set_id)`,
  );
  return [...groupsOf(e)].flatMap(([group, names]) => {
    if (!names.some((name) => columns.includes(name))) return [];
    if (dropped.run(now, e.name, row.id, group, fromSet, untilSet).changes === 0) return [];
    return [registerGroup(prepare, stamp, e, row, 'erase', group, groupBody(names, row))];
  });
}

function isForgotten(e: Entity, name: string, rewritten: Values): boolean {
  return e.columns[name]?.personal === true || name in rewritten;
}

function isKept(e: Entity, name: string, rewritten: Values): boolean {
  return e.columns[name]?.personal !== true || name in rewritten;
}

/** Whether the body that holds the plain columns of the row's creation says something that is to be forgotten. */
function isInPlainHalf(prepare: Prepare, e: Entity, id: string, rewritten: Values): boolean {
  const bodies = prepare(
    "SELECT value_json FROM change WHERE entity = ? AND row_id = ? AND op IN ('add', 'erase') AND grp = ? AND value_json IS NOT NULL",
  )
    .pluck()
    .all(e.name, id, wholeRow);
  return bodies.some((body) => {
    const values: unknown = JSON.parse(String(body));
    return (
      typeof values === 'object' &&
      values !== null &&
      Object.keys(values).some((name) => isForgotten(e, name, rewritten))
    );
  });
}

function dropBodies(prepare: Prepare, now: number, e: Entity, id: string, groups: readonly string[]): void {
  const named = [wholeRowPersonal, ...groups];
  prepare(
    `UPDATE change SET value_json = NULL, salt = NULL, erased_at = ?
     WHERE entity = ? AND row_id = ? AND op IN ('add', 'set', 'erase') AND erased_at IS NULL
       AND grp IN (${named.map(() => '?').join(', ')})`,
  ).run(now, e.name, id, ...named);
  prepare(
    'UPDATE audit_log SET body_json = NULL, salt = NULL, erased_at = ? WHERE subject = ? AND erased_at IS NULL',
  ).run(now, `${e.name}:${id}`);
}
