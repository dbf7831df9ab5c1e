import { type EntityName, type EntityPatch, entities } from '../shared/entities/registry.ts';
import { changesOf, type RowChange } from './history.ts';
import { sqlFor } from './query.ts';
import { shaped } from './query-shape.ts';
import type { Store } from './store.ts';
import type { Tx } from './unit-of-work.ts';

/** What takes one change of a command back: a row that it made goes, a group that it wrote says what it said before. */
export type BackStep =
  | { readonly kind: 'remove'; readonly entity: EntityName; readonly id: string }
  | {
      readonly kind: 'return';
      readonly entity: EntityName;
      readonly id: string;
      readonly values: Readonly<Record<string, unknown>>;
    };

/** Why a command cannot be taken back: somebody wrote later on what it wrote, or what was said before was erased. */
export interface BuiltUpon {
  readonly entity: EntityName;
  readonly id: string;
  /** The later change; undefined where the words from before are gone. */
  readonly later: RowChange | undefined;
}

/** What a change set did, and how to take all of it back. */
export interface Reversal {
  readonly command: string;
  readonly steps: readonly BackStep[];
  readonly builtUpon: readonly BuiltUpon[];
}

/**
 * Works out from the change log how to take a whole command back. Whatever wrote in it is covered, also what a later
 * capability adds to the same command. Nothing is written here; undefined where there is no such set.
 */
export function reversalOf(store: Store, setId: string): Reversal | undefined {
  const changes = store.read.all(changesOfSet(setId));
  const [first] = changes;
  if (!first) return undefined;
  const rows = new Map(
    changes.map(({ entity, rowId }) => [`${entity} ${rowId}`, { entity: nameOf(entity), id: rowId }]),
  );
  const each = [...rows.values()].map((row) => backOf(store, row, setId));
  return {
    command: first.command,
    steps: each.flatMap(({ steps }) => steps),
    builtUpon: each.flatMap(({ builtUpon }) => builtUpon),
  };
}

/** Writes the steps of a reversal that nothing was built upon, in the caller's transaction. */
export function takeBack(tx: Tx, { steps, builtUpon }: Reversal): void {
  if (builtUpon.length > 0) throw new Error('a command on which something was built is not taken back');
  for (const step of steps) {
    // the log of a group holds columns of its entity and nothing else
    if (step.kind === 'return') tx.update(step.entity, step.id, step.values as EntityPatch<typeof step.entity>);
  }
  for (const step of steps) if (step.kind === 'remove') tx.remove(step.entity, step.id);
}

interface RowOfSet {
  readonly entity: EntityName;
  readonly id: string;
}

function backOf(
  store: Store,
  { entity, id }: RowOfSet,
  setId: string,
): { readonly steps: readonly BackStep[]; readonly builtUpon: readonly BuiltUpon[] } {
  const history = changesOf(store, entity, id);
  const from = history.findIndex((change) => change.setId === setId);
  const own = history.filter((change) => change.setId === setId);
  const later = history.slice(from).filter((change) => change.setId !== setId);
  const isNew = own.some(({ op }) => op === 'add');
  const touched = later.find(
    (change) => isNew || change.op === 'del' || own.some(({ group }) => group === change.group),
  );
  if (touched) return { steps: [], builtUpon: [{ entity, id, later: touched }] };
  if (isNew) return { steps: [{ kind: 'remove', entity, id }], builtUpon: [] };
  const before = valuesOf(history.slice(0, from));
  const names = own.flatMap(({ op, valueJson }) => columnsIn(op, valueJson));
  if (!names.every((name) => name in before)) return { steps: [], builtUpon: [{ entity, id, later: undefined }] };
  const values = Object.fromEntries(names.map((name) => [name, before[name]]));
  return { steps: [{ kind: 'return', entity, id, values }], builtUpon: [] };
}

/** What a row said after some changes; a column whose words were erased is missing. */
function valuesOf(changes: readonly RowChange[]): Readonly<Record<string, unknown>> {
  let values: Record<string, unknown> = {};
  for (const { valueJson, op } of changes) {
    if (valueJson !== null && op !== 'del' && op !== 'undel') values = { ...values, ...bodyOf(valueJson) };
  }
  return values;
}

function columnsIn(op: string, valueJson: string | null): readonly string[] {
  if (op !== 'set' || valueJson === null) throw new Error(`a change of the kind ${op} is not taken back`);
  return Object.keys(bodyOf(valueJson));
}

function bodyOf(valueJson: string): Readonly<Record<string, unknown>> {
  return JSON.parse(valueJson) as Record<string, unknown>; // an object, written by the unit of work
}

function nameOf(entity: string): EntityName {
  if (entity in entities) return entity as EntityName; // a key of the registry
  throw new Error(`no entity ${entity}`);
}

const changesOfSet = shaped((setId: string) =>
  sqlFor
    .selectFrom('change')
    .innerJoin('changeSet', 'changeSet.id', 'change.setId')
    .select(['change.entity', 'change.rowId', 'changeSet.command'])
    .where('change.setId', '=', setId)
    .orderBy('change.ord'),
);
