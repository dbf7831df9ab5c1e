import type Database from 'better-sqlite3';
import { entities } from '../shared/entities/registry.ts';
import { createPrepare, headEndsItsLog } from './head.ts';
import { isWhole } from './inspect.ts';
import { verifyChains } from './verify/chain.ts';
import { verifyDerived } from './verify/derived.ts';
import { verifyLog } from './verify/log.ts';
import { createNotes, type Notes, type VerifyReport } from './verify/report.ts';
import { verifyRows } from './verify/rows.ts';

/**
 * Proves a database from the file upwards: SQLite's own check, every chain of change sets, the audit log, every row
 * against the log's replay, and what is derived from the rows. It only reads, in one snapshot, so the showroom may go
 * on working meanwhile.
 *
 * What it cannot see: somebody who has the key and this program and writes the whole log anew. Printed check sheets
 * and backups tell that.
 */
export function verifyDatabase(db: Database.Database): VerifyReport {
  const notes = createNotes();
  db.exec('BEGIN');
  try {
    if (isWhole(db)) verifyContent(db, notes);
    else notes.found('file_damaged', 'file');
    return notes.report();
  } finally {
    db.exec('ROLLBACK');
  }
}

function verifyContent(db: Database.Database, notes: Notes): void {
  verifyChains(db, notes);
  if (!headEndsItsLog(createPrepare(db))) notes.found('head_changed', 'head');
  verifyLog(db, notes);
  verifyOrphans(db, notes);
  for (const e of Object.values(entities)) verifyRows(db, e, notes);
  verifyDerived(db, notes);
}

/** Changes that belong to no set, or to an entity that this program does not know. */
function verifyOrphans(db: Database.Database, notes: Notes): void {
  const known = Object.keys(entities);
  const orphans = db
    .prepare(
      `SELECT DISTINCT c.entity || ':' || c.row_id FROM change c
       WHERE c.entity NOT IN (${known.map(() => '?').join(', ')})
          OR NOT EXISTS (SELECT 1 FROM change_set s WHERE s.id = c.set_id) LIMIT 1000`,
    )
    .pluck()
    .all(...known);
  for (const subject of orphans) notes.found('change_orphaned', String(subject));
}
