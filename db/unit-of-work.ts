import { isRefusal, type Refusal, refuse } from '../shared/domain/refusal.ts';
import { customerLinks } from '../shared/entities/customer-links.ts';
import { type Entity, snakeCase } from '../shared/entities/define.ts';
import type { LocalKind } from '../shared/entities/local-kinds.ts';
import {
  type EntityName,
  type EntityPatch,
  type EntityRow,
  entities,
  type NewEntityRow,
} from '../shared/entities/registry.ts';
import { tick } from '../sync/clock.ts';
import { appendLog, type LogEntry } from './audit-log.ts';
import { type PendingChange, tableOf, writeSet } from './change-log.ts';
import { nextCount } from './counter.ts';
import { eraseRow, eraseStretch, type Stretch } from './erasure.ts';
import { RefusalSignal, refusalOfFault } from './faults.ts';
import { readHead, writeHead } from './head.ts';
import { uuidv7 } from './ids.ts';
import { demandUnlocked } from './locks.ts';
import { schemaVersion } from './migrations/index.ts';
import { countLocalNews, newsSeq } from './news-seq.ts';
import { indexReaders, rederiveCustomer } from './projections/customer.ts';
import { leaveBehind, movesNothing, project } from './projections.ts';
import type { Reader } from './query.ts';
import type { Move } from './rehang.ts';
import { createRowWriter } from './row-writer.ts';
import type { Store } from './store.ts';
import { shortenWal } from './wal.ts';

/** Who does what, when, and whether this store may decide for the whole space. */
export interface CommandEnv {
  readonly command: string;
  readonly actorId: string;
  /** UTC ms, from the composition root's clock. */
  readonly now: number;
  readonly isAuthority: boolean;
  /** The token by which a program acts for the actor; null or absent where he acts himself. */
  readonly tokenId?: string | null;
}

/** What a command may do inside its transaction. Reads see its own writes. */
export interface Tx {
  readonly env: CommandEnv;
  readonly read: Reader;
  readonly setId: string;
  /** A new row id, ordered by time. */
  newId(): string;
  /** The living row, or undefined. */
  find<N extends EntityName>(name: N, id: string): EntityRow<N> | undefined;
  insert<N extends EntityName>(name: N, row: NewEntityRow<N>): void;
  /** Writes what differs; true when anything did. The row must exist. */
  update<N extends EntityName>(name: N, id: string, patch: EntityPatch<N>): boolean;
  /** Marks a row deleted; it stays for the log and for replication. */
  remove(name: EntityName, id: string): void;
  /** Takes the deletion of a row back; it says what it said when it was deleted. */
  restore(name: EntityName, id: string): void;
  /**
   * Lets rows that name one customer name another: facts as well, which never change otherwise, and deleted rows. Only
   * columns that are declared to name a customer; what is derived of both customers is derived anew
   * (docs/decisions/0014).
   */
  rehang(moves: readonly Move[], from: string, to: string): void;
  /**
   * Forgets what a row says about a person, in the row and in the whole log of it; a deleted row as well. The row stays.
   * Columns in `rewritten` keep what is given for them instead of being blanked. False where there is nothing to forget.
   */
  erase<N extends EntityName>(name: N, id: string, rewritten?: EntityPatch<N>): boolean;
  /**
   * Forgets what some columns of a row said for a while, in the log alone: the row stays as it is. For what another
   * person's row said of somebody while both were taken for one.
   */
  eraseStretch(name: EntityName, id: string, columns: readonly string[], stretch: Stretch): void;
  /** Adds an entry of its own to the audit log. A command that wrote rows is in the log anyway; one that only read is not. */
  note(entry: LogEntry): void;
  /** The next value of a counter of this machine, from 1. */
  nextCount(name: string): number;
  /** Writes a local (never synced) table. Where windows show it, the command tells them as well. */
  local(sql: string, ...params: readonly (string | number | null)[]): void;
  /** Has windows that show this kind of local things read it anew once the command is done; entities tell by themselves. */
  tell(kind: LocalKind): void;
}

/** Rolls the command back with `value` if it is a refusal, else passes it through. */
export function demand<T>(value: T | Refusal): T {
  if (isRefusal(value)) throw new RefusalSignal(value);
  return value;
}

/** Rolls the command back. */
export function reject(...args: Parameters<typeof refuse>): never {
  throw new RefusalSignal(refuse(...args));
}

/**
 * The one write path: one synchronous transaction that writes rows, change set, changes, registers, clock and a
 * chained audit entry, or nothing at all. A refusal returned or demanded inside rolls back and is returned; troubles
 * of the disk come back as their refusal; bugs throw after the rollback.
 */
export function runCommand<T>(store: Store, env: CommandEnv, body: (tx: Tx) => T | Refusal): T | Refusal {
  if (store.isWriting()) throw new Error('a unit of work inside another');
  if (store.isHalted()) return refuse('STORE_DAMAGED');
  try {
    store.prepare('BEGIN IMMEDIATE').run();
  } catch (error) {
    return faultOrThrow(store, error);
  }
  store.setWriting(true);
  const changes: PendingChange[] = [];
  const told = new Set<LocalKind>();
  try {
    const result = inside(store, env, body, changes, told);
    if (isRefusal(result)) store.prepare('ROLLBACK').run();
    else store.prepare('COMMIT').run();
    // what was erased must not live on in the write-ahead log
    if (changes.some(({ op }) => op === 'erase')) shortenWal(store.connection);
    if (!isRefusal(result)) tellFeed(store, changes, told);
    return result;
  } catch (error) {
    if (store.connection.inTransaction) store.prepare('ROLLBACK').run();
    if (error instanceof RefusalSignal) return error.refusal;
    return faultOrThrow(store, error);
  } finally {
    // once more: a rollback takes back what was read inside
    for (const { entity } of changes) store.forget(entity);
    store.setWriting(false);
  }
}

/** Windows that show what was written read it anew; a listener runs later and outside of this transaction. */
function tellFeed(store: Store, changes: readonly PendingChange[], told: ReadonlySet<LocalKind>): void {
  const kinds = new Set<string>([...changes.map(({ entity }) => entity), ...told]);
  if (kinds.size > 0) store.feed.publish(newsSeq(store.prepare), kinds);
}

/**
 * Adds entries to the log and nothing else, without waiting for the disk: the transaction is handed to the system before
 * this returns, so it outlives the program, whatever ends it; a power cut can take it, unless anything was saved after it,
 * which forces it to the disk as well (docs/decisions/0011). For traces of reading alone.
 * @returns null, or the refusal where the log cannot be written
 */
export function noteOnly(store: Store, env: CommandEnv, entries: readonly LogEntry[]): Refusal | null {
  return store.unforced(() => {
    const noted = runCommand(store, env, (tx) => {
      for (const entry of entries) tx.note(entry);
    });
    return isRefusal(noted) ? noted : null;
  });
}

function faultOrThrow(store: Store, error: unknown): Refusal {
  const refusal = refusalOfFault(error);
  if (refusal?.code === 'STORE_DAMAGED') store.halt();
  if (refusal) return refusal;
  throw error;
}

function inside<T>(
  store: Store,
  env: CommandEnv,
  body: (tx: Tx) => T | Refusal,
  changes: PendingChange[],
  told: Set<LocalKind>,
): T | Refusal {
  const head = readHead(store.prepare);
  const hlc = tick(env.now, head.clock, store.deviceId);
  const setId = uuidv7(env.now, store.random);
  const notes: LogEntry[] = [];
  const moved = new Set<string>();
  const result = body(createTx(store, env, { hlc, setId }, { changes, notes, moved, told }));
  if (isRefusal(result)) return result;
  if (told.size > 0) countLocalNews(store.prepare);
  indexReaders(store, moved);
  if (changes.length === 0 && notes.length === 0) return result;
  seal(store, env, { head, hlc, setId }, changes, notes);
  return result;
}

/** What a command leaves behind for its end. */
interface Gathered {
  readonly changes: PendingChange[];
  readonly notes: LogEntry[];
  /** Customers who changed hands: who finds them is indexed at the end. */
  readonly moved: Set<string>;
  readonly told: Set<LocalKind>;
}

function createTx(
  store: Store,
  env: CommandEnv,
  stamp: { readonly hlc: string; readonly setId: string },
  { changes, notes, moved, told }: Gathered,
): Tx {
  const writer = createRowWriter(store.prepare, stamp);
  const wrote = (name: EntityName, id: string): void => {
    store.forget(name);
    const customerId = project(store, env.now, name, id);
    if (customerId !== null) moved.add(customerId);
  };
  const find = <N extends EntityName>(name: N, id: string): EntityRow<N> | undefined => {
    const row = store.prepare(selects[name].living).get(id);
    // the statement selects exactly the columns of the entity's row
    return row as EntityRow<N> | undefined;
  };
  return {
    env,
    read: store.read,
    setId: stamp.setId,
    newId: () => uuidv7(env.now, store.random),
    find,
    insert(name, row) {
      const e: Entity = entities[name];
      guardAuthority(e, env);
      demandUnlocked(store.prepare, name, { op: 'insert', after: row });
      changes.push(...writer.insert(e, row));
      wrote(name, row.id);
    },
    update(name, id, patch) {
      const e: Entity = entities[name];
      guardAuthority(e, env);
      if (e.class === 'append') throw new Error(`${name} is a set of facts and never changes`);
      const before = find(name, id);
      if (!before) throw new Error(`no ${name} ${id} to update`);
      demandUnlocked(store.prepare, name, { op: 'update', before, after: patch });
      leaveBehind(store, name, id);
      const made = writer.update(e, id, before, patch);
      changes.push(...made);
      if (made.length > 0 && !movesNothing(name, made)) wrote(name, id);
      return made.length > 0;
    },
    remove(name, id) {
      guardAuthority(entities[name], env);
      const before = find(name, id);
      if (before) demandUnlocked(store.prepare, name, { op: 'remove', before });
      changes.push(...writer.remove(entities[name], id));
      wrote(name, id);
    },
    restore(name, id) {
      guardAuthority(entities[name], env);
      const made = writer.restore(entities[name], id);
      changes.push(...made);
      if (made.length > 0) wrote(name, id);
    },
    rehang(moves, from, to) {
      for (const { entity: name, column, ids } of moves) {
        const e: Entity = entities[name];
        guardAuthority(e, env);
        if (!customerLinks.some((link) => link.entity === name && link.column === column))
          throw new Error(`${name}.${column} names no customer`);
        for (const id of ids) {
          // the statement selects exactly the columns of the entity's row
          const before = store.prepare(selects[name].any).get(id) as Readonly<Record<string, unknown>> | undefined;
          if (before?.[column] !== from) throw new Error(`${name} ${id} does not name ${from}`);
          demandUnlocked(store.prepare, name, { op: 'update', before, after: { [column]: to } });
          changes.push(...writer.update(e, id, before, { [column]: to }));
          wrote(name, id);
        }
      }
      for (const id of [from, to]) rederiveCustomer(store, env.now, id);
    },
    erase(name, id, rewritten = {}) {
      const e: Entity = entities[name];
      guardAuthority(e, env);
      demandUnlocked(store.prepare, name, { op: 'erase', rewritten });
      const before = store.prepare(selects[name].any).get(id);
      if (!before) throw new Error(`no ${name} ${id} to erase`);
      if (changes.some((change) => change.entity === name && change.rowId === id))
        throw new Error(`${name} ${id} is changed and erased by one command: its new values would stay in the log`);
      // the statement selects exactly the columns of the entity's row
      const made = eraseRow(store.prepare, stamp, env.now, e, before as EntityRow<typeof name>, rewritten);
      changes.push(...made);
      if (made.length > 0) wrote(name, id);
      return made.length > 0;
    },
    eraseStretch(name, id, columns, stretch) {
      guardAuthority(entities[name], env);
      // the statement selects exactly the columns of the entity's row
      const row = store.prepare(selects[name].any).get(id) as EntityRow<typeof name> | undefined;
      if (!row) throw new Error(`no ${name} ${id} of which a stretch is forgotten`);
      changes.push(...eraseStretch(store.prepare, stamp, env.now, entities[name], row, columns, stretch));
    },
    note: (entry) => void notes.push(entry),
    nextCount: (name) => nextCount(store.prepare, name),
    local: (sql, ...params) => void store.prepare(sql).run(...params),
    tell: (kind) => void told.add(kind),
  };
}

/** What needs one global truth is written by the authority alone (docs/decisions/0003). */
function guardAuthority(e: Entity, env: CommandEnv): void {
  if (e.class === 'hub' && !env.isAuthority) reject('NOT_AUTHORITY');
}

function selectOf(e: Entity): { readonly any: string; readonly living: string } {
  const names = ['id', ...Object.keys(e.columns), ...Object.keys(e.derived), 'rowHlc', 'rowSet', 'deletedHlc'];
  const columns = names.map((name) => `${snakeCase(name)} AS "${name}"`).join(', ');
  const any = `SELECT ${columns} FROM ${tableOf(e)} WHERE id = ?`;
  return { any, living: `${any} AND deleted_hlc IS NULL` };
}

// the names are the keys of the registry
const selects = Object.fromEntries(Object.values(entities).map((e) => [e.name, selectOf(e)])) as Readonly<
  Record<EntityName, ReturnType<typeof selectOf>>
>;

function seal(
  store: Store,
  env: CommandEnv,
  at: { readonly head: ReturnType<typeof readHead>; readonly hlc: string; readonly setId: string },
  changes: readonly PendingChange[],
  notes: readonly LogEntry[],
): void {
  let head = { ...at.head };
  if (changes.length > 0) {
    head = { ...head, clock: at.hlc, deviceSeq: head.deviceSeq + 1 };
    const setHash = writeSet(
      store.prepare,
      store.random,
      {
        setId: at.setId,
        deviceId: store.deviceId,
        deviceSeq: head.deviceSeq,
        hlc: at.hlc,
        prevHash: at.head.setHash,
        actorId: env.actorId,
        command: env.command,
        schemaVersion,
        recordedAt: env.now,
      },
      changes,
    );
    head = { ...head, setHash };
  }
  const origin = {
    at: env.now,
    actorId: env.actorId,
    deviceId: store.deviceId,
    setId: changes.length > 0 ? at.setId : null,
    setHash: changes.length > 0 ? head.setHash : '',
  };
  const first = changes[0];
  const entries = first
    ? [{ action: env.command, subject: `${first.entity}:${first.rowId}`, body: summary(changes) }, ...notes]
    : notes;
  for (const entry of entries) head = appendLog(store.prepare, store.random, head, origin, withToken(env, entry));
  writeHead(store.prepare, head);
}

/** The log says which program acted, and its hash covers that. */
function withToken({ tokenId = null }: CommandEnv, entry: LogEntry): LogEntry {
  return tokenId === null ? entry : { ...entry, body: { ...entry.body, tokenId } };
}

/** What a command touched, without the values: those lie in the change log, where they can be erased. */
function summary(changes: readonly PendingChange[]): Readonly<Record<string, unknown>> {
  return { changes: changes.map((c) => `${c.op} ${c.entity}:${c.rowId} ${c.group}`) };
}
