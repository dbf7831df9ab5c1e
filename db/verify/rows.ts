import type Database from 'better-sqlite3';
import { z } from 'zod';
import { type Entity, snakeCase } from '../../shared/entities/define.ts';
import { changeDigest } from '../../sync/digest.ts';
import { tableOf } from '../change-log.ts';
import { sha256 } from '../sha256.ts';
import { type LoggedChange, type Replayed, replay } from './replay.ts';
import type { Notes } from './report.ts';

const changeSchema = z.object({
  setId: z.string(),
  rowId: z.string(),
  op: z.enum(['add', 'set', 'del', 'undel', 'erase']),
  group: z.string(),
  valueJson: z.string().nullable(),
  salt: z.string().nullable(),
  digest: z.string(),
  erasedAt: z.number().nullable(),
  hlc: z.string(),
  ord: z.number(),
});

type ChangeRow = z.infer<typeof changeSchema>;

/**
 * Compares every row of an entity, and its registers, with what the log says it must be. A row whose log was changed is
 * not judged itself: the log's word about it is worth nothing then.
 */
export function verifyRows(db: Database.Database, e: Entity, notes: Notes): void {
  const findRow = db.prepare(rowQuery(e));
  const findRegisters = db
    .prepare("SELECT grp || ' ' || hlc || ' ' || set_id FROM register WHERE entity = ? AND row_id = ?")
    .pluck();
  for (const [id, changes] of changesByRow(db, e)) {
    const logged = checkBodies(e, id, changes, notes);
    const expected = logged && replay(e, logged);
    if (!expected) {
      if (logged) notes.found('row_unlogged', `${e.name}:${id}`);
      continue;
    }
    // the statement selects exactly these columns
    const row = findRow.get(id) as Readonly<Record<string, unknown>> | undefined;
    compareRow(e, id, row, expected, notes);
    const found = new Set(findRegisters.all(e.name, id));
    const wanted = [...expected.registers].map(([group, stamp]) => `${group} ${stamp}`);
    if (!wanted.every((register) => found.has(register))) notes.found('register_changed', `${e.name}:${id}`);
  }
  findStrays(db, e, notes);
}

/** Rows and registers that nothing in the log speaks of. */
function findStrays(db: Database.Database, e: Entity, notes: Notes): void {
  const rows = db.prepare(
    `SELECT t.id FROM ${tableOf(e)} t
     WHERE NOT EXISTS (SELECT 1 FROM change c WHERE c.entity = ? AND c.row_id = t.id) LIMIT 1000`,
  );
  for (const id of rows.pluck().all(e.name)) notes.found('row_unlogged', `${e.name}:${String(id)}`);
  const registers = db.prepare(
    `SELECT r.row_id FROM register r WHERE r.entity = ? AND NOT EXISTS (
       SELECT 1 FROM change c
       WHERE c.set_id = r.set_id AND c.entity = r.entity AND c.row_id = r.row_id AND c.grp = r.grp) LIMIT 1000`,
  );
  for (const id of registers.pluck().all(e.name)) notes.found('register_changed', `${e.name}:${String(id)}`);
  notes.counts.rows += Number(
    db
      .prepare(`SELECT count(*) FROM ${tableOf(e)}`)
      .pluck()
      .get(),
  );
}

function rowQuery(e: Entity): string {
  const names = [...Object.keys(e.columns), 'rowHlc', 'rowSet', 'deletedHlc'];
  return `SELECT ${names.map((name) => `${snakeCase(name)} AS "${name}"`).join(', ')} FROM ${tableOf(e)} WHERE id = ?`;
}

/** The changes of an entity, row by row, each row's in the order of their stamps. */
function* changesByRow(db: Database.Database, e: Entity): Generator<[string, ChangeRow[]]> {
  const rows = db
    .prepare(
      `SELECT c.set_id AS setId, c.row_id AS rowId, c.op, c.grp AS "group", c.value_json AS valueJson, c.salt, c.digest,
         c.erased_at AS erasedAt, s.hlc, c.ord
       FROM change c INDEXED BY change_by_row JOIN change_set s ON s.id = c.set_id
       WHERE c.entity = ? ORDER BY c.row_id`,
    )
    .iterate(e.name);
  let id = '';
  let gathered: ChangeRow[] = [];
  const sorted = (): ChangeRow[] => gathered.sort((a, b) => (a.hlc === b.hlc ? a.ord - b.ord : a.hlc < b.hlc ? -1 : 1));
  for (const row of rows) {
    const change = changeSchema.parse(row);
    if (change.rowId !== id) {
      if (gathered.length > 0) yield [id, sorted()];
      id = change.rowId;
      gathered = [];
    }
    gathered.push(change);
  }
  if (gathered.length > 0) yield [id, sorted()];
}

/** Proves each body against its digest; null where one was changed. */
function checkBodies(e: Entity, id: string, changes: readonly ChangeRow[], notes: Notes): LoggedChange[] | null {
  let sound = true;
  const logged = changes.map((change): LoggedChange => {
    notes.counts.changes += 1;
    const { op, group, hlc, setId } = change;
    const erased = change.erasedAt !== null && change.valueJson === null && change.salt === null;
    if (erased) {
      notes.erased += 1;
      return { op, group, hlc, setId, erased, values: null };
    }
    const valueJson = change.valueJson ?? '';
    const digest = changeDigest(sha256, change.salt ?? '', { entity: e.name, rowId: id, op, group, valueJson });
    const values = digest === change.digest ? parseBody(valueJson) : null;
    if (digest !== change.digest) {
      sound = false;
      notes.found('change_changed', `${e.name}:${id}`, `${setId}/${change.ord}`);
    }
    return { op, group, hlc, setId, erased, values };
  });
  return sound ? logged : null;
}

/** A body is an object of columns; a deletion's is `true` and says nothing about columns. */
function parseBody(valueJson: string): Readonly<Record<string, unknown>> {
  const value: unknown = JSON.parse(valueJson);
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function compareRow(
  e: Entity,
  id: string,
  row: Readonly<Record<string, unknown>> | undefined,
  expected: Replayed,
  notes: Notes,
): void {
  const subject = `${e.name}:${id}`;
  for (const group of expected.dropped) notes.found('body_dropped', subject, group);
  if (!row) {
    notes.found('row_missing', subject);
    return;
  }
  const marks: [string, unknown][] = [
    ['rowHlc', expected.rowHlc],
    ['rowSet', expected.rowSet],
    ['deletedHlc', expected.deletedHlc],
  ];
  const differing = [...expected.columns, ...marks].filter(([name, value]) => row[name] !== value);
  if (differing.length > 0) notes.found('row_changed', subject, differing.map(([name]) => name).join(', '));
}
