import type { Store } from '../../../db/store.ts';
import { type Entity, snakeCase } from '../../../shared/entities/define.ts';
import { entities } from '../../../shared/entities/registry.ts';
import { type Cell, cellOf, type Marks, type Post, partsOf, type Slot } from './slots.ts';

/** One command of a recorded life. */
export interface RecordedCommand {
  readonly name: string;
  /** Ms after the life's first midnight. */
  readonly ms: number;
  readonly actor: Cell;
  readonly changes: readonly RecordedChange[];
  /** The rows that the life has once this command is done, as they then are. */
  readonly rows: readonly RecordedRow[];
}

export interface RecordedChange {
  readonly entity: string;
  readonly rowId: Cell;
  readonly op: 'add' | 'set' | 'del' | 'undel' | 'erase';
  readonly group: string;
  readonly body: readonly (string | Slot)[];
  readonly base: Cell;
}

export interface RecordedRow {
  readonly table: string;
  /** Which row it is, the same after every command. */
  readonly key: string;
  readonly columns: readonly string[];
  readonly cells: readonly Cell[];
}

/** A life as the product wrote it, ready to be copied. */
export interface RecordedLife {
  readonly commands: readonly RecordedCommand[];
}

/** Follows one life, command by command. */
export interface Recorder {
  /** The set that the product wrote last belongs to this life. */
  note(): void;
  finish(words: Marks['words']): RecordedLife;
}

interface RawCommand {
  readonly set: Raw;
  readonly changes: readonly Raw[];
  readonly rows: readonly { readonly table: string; readonly row: Raw }[];
}

type Raw = Readonly<Record<string, unknown>>;

/** Tables of a customer that come out of commands; findings come out of the night. */
const customerTables = Object.values<Entity>(entities)
  .filter(({ root, name }) => root === 'customer' && name !== 'finding')
  .map(({ name }) => snakeCase(name));

/** @param start the life's first midnight */
export function startRecorder(
  store: Store,
  start: Pick<Marks, 'startAt' | 'startOn'>,
  posts: ReadonlyMap<string, Post>,
): Recorder {
  const raw: RawCommand[] = [];
  const read = (sql: string, ...params: unknown[]): Raw[] => store.connection.prepare(sql).all(...params) as Raw[]; // rows of the store
  return {
    note: () => {
      const [set] = read('SELECT * FROM change_set ORDER BY device_seq DESC LIMIT 1');
      if (!set) throw new Error('nothing was written');
      if (raw.some((command) => command.set.id === set.id)) throw new Error('the last command wrote nothing');
      const entries = read('SELECT seq FROM audit_log WHERE set_id = ?', set.id);
      if (entries.length !== 1) throw new Error(`${set.command} left ${entries.length} entries in the log`);
      const changes = read('SELECT * FROM change WHERE set_id = ? ORDER BY ord', set.id);
      const all = [...raw.flatMap((command) => command.changes), ...changes];
      raw.push({ set, changes, rows: rowsOf(read, all) });
    },
    finish: (words) => {
      const marks: Marks = {
        ...start,
        words,
        posts,
        commandOfHlc: new Map(raw.map(({ set }, i) => [String(set.hlc), i])),
        commandOfSet: new Map(raw.map(({ set }, i) => [String(set.id), i])),
        ids: new Map(),
      };
      return { commands: raw.map((command) => compile(command, marks)) };
    },
  };
}

/** The rows of everything that the changes touched, with what the store derives from them. */
function rowsOf(read: (sql: string, ...params: unknown[]) => Raw[], changes: readonly Raw[]): RawCommand['rows'] {
  const idsOf = (entity: string) => [...new Set(changes.filter((c) => c.entity === entity).map((c) => c.row_id))];
  const [customerId = ''] = idsOf('customer');
  const rows: { table: string; row: Raw }[] = [];
  const take = (table: string, where: string, ...params: unknown[]): void => {
    for (const row of read(`SELECT * FROM ${table} WHERE ${where}`, ...params)) rows.push({ table, row });
  };
  for (const id of idsOf('traffic')) take('traffic', 'id = ?', id);
  take('customer', 'id = ?', customerId);
  for (const table of customerTables) take(table, 'customer_id = ?', customerId);
  take('customer_identity', 'customer_id = ?', customerId);
  for (const touched of new Set(changes.filter(({ op }) => op === 'set').map((c) => `${c.entity} ${c.row_id}`)))
    take('register', 'entity = ? AND row_id = ?', ...touched.split(' '));
  return rows;
}

function compile({ set, changes, rows }: RawCommand, marks: Marks): RecordedCommand {
  return {
    name: String(set.command),
    ms: Number(set.recorded_at) - marks.startAt,
    actor: cellOf(set.actor_id, marks),
    changes: changes.map((change) => ({
      entity: String(change.entity),
      rowId: cellOf(change.row_id, marks),
      op: change.op as RecordedChange['op'], // the store's own words
      group: String(change.grp),
      body: partsOf(String(change.value_json), marks),
      base: cellOf(change.base_hlc, marks),
    })),
    rows: rows.map(({ table, row }) => ({
      table,
      key: keyOf(table, row),
      columns: Object.keys(row),
      cells: Object.values(row).map((value) => cellOf(value, marks)),
    })),
  };
}

function keyOf(table: string, row: Raw): string {
  if (table === 'register') return `${table} ${row.entity} ${row.row_id} ${row.grp}`;
  if (table === 'customer_identity') return `${table} ${row.kind} ${row.value}`;
  return `${table} ${row.id}`;
}
