import { type Entity, groupsOf, snakeCase } from '../shared/entities/define.ts';
import { entities } from '../shared/entities/registry.ts';
import { creationChanges, groupBody, type PendingChange, tableOf } from './change-log.ts';
import type { Prepare } from './head.ts';

/** The stamp that a unit of work puts on everything it writes. */
export interface Stamp {
  readonly hlc: string;
  readonly setId: string;
}

type Values = Readonly<Record<string, unknown>>;

/** Writes rows of synced tables and says which changes to log; used by the unit of work alone. */
export interface RowWriter {
  insert(e: Entity, row: Values & { readonly id: string }): PendingChange[];
  /** Changed groups only; an empty list when nothing differs. */
  update(e: Entity, id: string, before: Values, patch: Values): PendingChange[];
  remove(e: Entity, id: string): PendingChange[];
  /** An empty list where the row is not deleted. */
  restore(e: Entity, id: string): PendingChange[];
}

/** A row writer for one transaction. */
export function createRowWriter(prepare: Prepare, stamp: Stamp): RowWriter {
  return {
    insert(e, row) {
      const { names, text } = inserts.get(e) ?? insertInto(e);
      prepare(text).run(...names.map((name) => row[name]), stamp.hlc, stamp.setId);
      return creationChanges(e, row.id, row);
    },
    update(e, id, before, patch) {
      const changed = Object.keys(patch).filter((name) => patch[name] !== undefined && patch[name] !== before[name]);
      if (changed.length === 0) return [];
      prepare(
        `UPDATE ${tableOf(e)} SET ${changed.map((name) => `${snakeCase(name)} = ?`).join(', ')} WHERE id = ?`,
      ).run(...changed.map((name) => patch[name]), id);
      const after = { ...before, ...Object.fromEntries(changed.map((name) => [name, patch[name]])) };
      return [...groupsOf(e)]
        .filter(([, columns]) => columns.some((name) => changed.includes(name)))
        .map(([group, columns]) =>
          registerGroup(prepare, stamp, e, { ...before, id }, 'set', group, groupBody(columns, after)),
        );
    },
    remove(e, id) {
      prepare(`UPDATE ${tableOf(e)} SET deleted_hlc = ? WHERE id = ?`).run(stamp.hlc, id);
      return [{ entity: e.name, rowId: id, op: 'del', group: '_deleted', valueJson: 'true', baseHlc: null }];
    },
    restore(e, id) {
      const { changes } = prepare(
        `UPDATE ${tableOf(e)} SET deleted_hlc = NULL WHERE id = ? AND deleted_hlc IS NOT NULL`,
      ).run(id);
      if (changes === 0) return [];
      return [{ entity: e.name, rowId: id, op: 'undel', group: '_deleted', valueJson: 'true', baseHlc: null }];
    },
  };
}

interface Insert {
  readonly names: readonly string[];
  readonly text: string;
}

const inserts: ReadonlyMap<Entity, Insert> = new Map(Object.values<Entity>(entities).map((e) => [e, insertInto(e)]));

function insertInto(e: Entity): Insert {
  const names = ['id', ...Object.keys(e.columns)];
  const columns = [...names.map(snakeCase), 'row_hlc', 'row_set'];
  const text = `INSERT INTO ${tableOf(e)} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
  return { names, text };
}

/** Notes that a group was written by this stamp, and says which change to log. */
export function registerGroup(
  prepare: Prepare,
  stamp: Stamp,
  e: Entity,
  before: Values & { readonly id: string },
  op: 'set' | 'erase',
  group: string,
  valueJson: string,
): PendingChange {
  const seen = prepare('SELECT hlc FROM register WHERE entity = ? AND row_id = ? AND grp = ?')
    .pluck()
    .get(e.name, before.id, group);
  prepare(
    'INSERT INTO register (entity, row_id, grp, hlc, set_id) VALUES (?,?,?,?,?) ON CONFLICT (entity, row_id, grp) DO UPDATE SET hlc = excluded.hlc, set_id = excluded.set_id',
  ).run(e.name, before.id, group, stamp.hlc, stamp.setId);
  const baseHlc = typeof seen === 'string' ? seen : String(before.rowHlc ?? '');
  return { entity: e.name, rowId: before.id, op, group, valueJson, baseHlc };
}
