import { appendLog } from '../../../db/audit-log.ts';
import { type PendingChange, writeSet } from '../../../db/change-log.ts';
import { type Head, readHead, writeHead } from '../../../db/head.ts';
import { schemaVersion } from '../../../db/migrations/index.ts';
import { ownerToken } from '../../../db/projections/customer-facets.ts';
import type { Store } from '../../../db/store.ts';
import type { People } from './people.ts';
import type { RecordedCommand, RecordedLife, RecordedRow } from './record.ts';
import { type Copy, commandAt, hlcOf, setIdOf, valueIn } from './slots.ts';

/** Writes copies of recorded commands: rows as they are in the end, and the log of what led there. */
export interface BulkWriter {
  /**
   * The rows that a command brings into the world, in the state that they have after `until` commands, and its entry in
   * the log unless that begins later.
   */
  write(
    life: RecordedLife,
    copy: Copy,
    at: { readonly command: number; readonly until: number; readonly isLogged: boolean },
  ): void;
  /** Saves the ends of the chains. */
  finish(): void;
}

/** @param random salts; need not be strong here */
export function createBulkWriter(store: Store, people: People, random: (bytes: number) => Uint8Array): BulkWriter {
  const births = createBirths();
  const insert = createInsert(store);
  let head = readHead(store.prepare);
  let documents = 0;
  const fileCustomer = (customerId: string, ownerId: string | null, person: Copy['person']): void => {
    const terms = people.termsOf(person);
    documents += 1;
    store
      .prepare('INSERT INTO customer_search (rowid, terms, customer_id) VALUES (?, ?, ?)')
      .run(documents, ownerId === null ? terms : `${terms} ${ownerToken(ownerId)}`, customerId);
    store.prepare('INSERT INTO customer_search_row (customer_id, doc_id) VALUES (?, ?)').run(customerId, documents);
  };
  return {
    write: (life, copy, { command, until, isLogged }) => {
      const rows = births(life, until, command);
      const hasCar = rows.some(({ table }) => table === 'owned_vehicle');
      for (const row of rows) {
        const values = row.cells.map((cell) => valueIn(cell, copy));
        insert(row, values);
        if (row.table !== 'customer') continue;
        const ownerId = textOrNull(values[row.columns.indexOf('owner_id')]);
        fileCustomer(String(values[0]), ownerId, hasCar ? copy.person : { ...copy.person, plate: '' });
      }
      const recorded = life.commands[command];
      if (isLogged && recorded) head = logCommand(store, random, head, recorded, copy, command);
    },
    finish: () => writeHead(store.prepare, head),
  };
}

function textOrNull(value: string | number | null | undefined): string | null {
  return value == null ? null : String(value);
}

function logCommand(
  store: Store,
  random: (bytes: number) => Uint8Array,
  head: Head,
  recorded: RecordedCommand,
  copy: Copy,
  command: number,
): Head {
  const changes = recorded.changes.map(
    (change): PendingChange => ({
      entity: change.entity,
      rowId: String(valueIn(change.rowId, copy)),
      op: change.op,
      group: change.group,
      valueJson: String(valueIn(change.body, copy)),
      baseHlc: textOrNull(valueIn(change.base, copy)),
    }),
  );
  const recordedAt = commandAt(copy, command);
  const [setId, hlc] = [setIdOf(copy, command), hlcOf(copy, command)];
  const origin = { deviceId: store.deviceId, actorId: String(valueIn(recorded.actor, copy)) };
  const deviceSeq = head.deviceSeq + 1;
  const setHash = writeSet(
    store.prepare,
    random,
    { ...origin, setId, deviceSeq, hlc, prevHash: head.setHash, command: recorded.name, schemaVersion, recordedAt },
    changes,
  );
  const [first] = changes;
  const entry = {
    action: recorded.name,
    subject: `${first?.entity}:${first?.rowId}`,
    body: { changes: changes.map((c) => `${c.op} ${c.entity}:${c.rowId} ${c.group}`) },
  };
  const sealed = { ...head, clock: hlc, deviceSeq, setHash };
  return appendLog(store.prepare, random, sealed, { ...origin, at: recordedAt, setId, setHash }, entry);
}

/** Which rows a command adds to a life, in the state they have after so many commands. */
function createBirths(): (life: RecordedLife, until: number, command: number) => readonly RecordedRow[] {
  const known = new Map<RecordedLife, RecordedRow[][][]>();
  return (life, until, command) => {
    const byState = known.get(life) ?? [];
    known.set(life, byState);
    byState[until] ??= bornBy(life, until);
    return byState[until][command] ?? [];
  };
}

function bornBy(life: RecordedLife, until: number): RecordedRow[][] {
  const born = new Map<string, number>();
  for (const [i, { rows }] of life.commands.entries()) for (const { key } of rows) if (!born.has(key)) born.set(key, i);
  const byCommand: RecordedRow[][] = life.commands.map(() => []);
  for (const row of life.commands[until - 1]?.rows ?? []) byCommand[born.get(row.key) ?? 0]?.push(row);
  return byCommand;
}

/** Inserts a row with all of its columns. */
function createInsert(store: Store): (row: RecordedRow, values: readonly (string | number | null)[]) => void {
  const texts = new Map<readonly string[], string>();
  return ({ table, columns }, values) => {
    let text = texts.get(columns);
    if (text === undefined) {
      text = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
      texts.set(columns, text);
    }
    store.prepare(text).run(...values);
  };
}
