import type { ColumnSpec } from '../../shared/entities/column.ts';
import { type Entity, groupsOf } from '../../shared/entities/define.ts';
import { wholeRow, wholeRowPersonal } from '../change-log.ts';
import { blankOf, personalGroups } from '../erasure.ts';

/** One logged change as the replay needs it; `values` is null where the body was erased. */
export interface LoggedChange {
  readonly op: string;
  readonly group: string;
  readonly values: Readonly<Record<string, unknown>> | null;
  readonly hlc: string;
  readonly setId: string;
  readonly erased: boolean;
}

/** What the log says a row must look like. */
export interface Replayed {
  /** Columns whose value is known; one that was erased and not yet blanked is left out. */
  readonly columns: ReadonlyMap<string, unknown>;
  readonly rowHlc: string;
  readonly rowSet: string;
  readonly deletedHlc: string | null;
  /** The last stamp of every group that was written after the creation. */
  readonly registers: ReadonlyMap<string, string>;
  /** Groups whose body is gone although nothing in the log erased them. */
  readonly dropped: readonly string[];
}

/** Replays a row's changes in the log's order; undefined where nothing created it. */
export function replay(e: Entity, changes: readonly LoggedChange[]): Replayed | undefined {
  const first = changes.find(({ op }) => op === 'add');
  if (!first) return undefined;
  const columns = new Map<string, unknown>();
  const registers = new Map<string, string>();
  let deletedHlc: string | null = null;
  // a column that the log's writer did not know yet has its default
  for (const [name, spec] of Object.entries<ColumnSpec>(e.columns)) columns.set(name, blankOf(spec));
  for (const change of changes) {
    if (change.op === 'del') deletedHlc = change.hlc;
    else if (change.op === 'undel') deletedHlc = null;
    else {
      if (change.op !== 'add') registers.set(change.group, `${change.hlc} ${change.setId}`);
      apply(e, columns, change);
    }
  }
  return { columns, rowHlc: first.hlc, rowSet: first.setId, deletedHlc, registers, dropped: droppedGroups(e, changes) };
}

function apply(e: Entity, columns: Map<string, unknown>, change: LoggedChange): void {
  if (change.op === 'erase')
    for (const name of groupsOf(e).get(change.group) ?? []) {
      const spec = e.columns[name];
      if (spec?.personal) columns.set(name, blankOf(spec));
    }
  if (change.values === null) for (const name of columnsOf(e, change.group)) columns.delete(name);
  else for (const [name, value] of Object.entries(change.values)) columns.set(name, value);
}

function columnsOf(e: Entity, group: string): readonly string[] {
  if (group !== wholeRow && group !== wholeRowPersonal) return groupsOf(e).get(group) ?? [];
  const isPersonal = group === wholeRowPersonal;
  return Object.entries<ColumnSpec>(e.columns)
    .filter(([, spec]) => spec.personal === isPersonal)
    .map(([name]) => name);
}

/** A body may be gone only when a later change erased its group. */
function droppedGroups(e: Entity, changes: readonly LoggedChange[]): string[] {
  const pending = new Set<string>();
  for (const change of changes) {
    if (change.op === 'erase') {
      pending.delete(change.group);
      if ([...personalGroups(e).keys()].includes(change.group)) pending.delete(wholeRowPersonal);
    } else if (change.erased) pending.add(change.group);
  }
  return [...pending];
}
