import type Database from 'better-sqlite3';
import { z } from 'zod';
import { logDigest, logHash } from '../../sync/digest.ts';
import { sha256 } from '../sha256.ts';
import type { Notes } from './report.ts';

const entrySchema = z.object({
  seq: z.number(),
  at: z.number(),
  actorId: z.string(),
  action: z.string(),
  subject: z.string(),
  setHash: z.string(),
  salt: z.string().nullable(),
  bodyJson: z.string().nullable(),
  digest: z.string(),
  prevHash: z.string(),
  hash: z.string(),
  erasedAt: z.number().nullable(),
});

/**
 * Follows the audit log: numbered without a gap from 1, each entry carrying the hash before it, each hash made of its
 * head and the digest of its body, each digest of the body that lies beside it. A body may be missing only where its
 * subject was erased.
 */
export function verifyLog(db: Database.Database, notes: Notes): void {
  const wasErased = db.prepare("SELECT 1 FROM change WHERE entity = ? AND row_id = ? AND op = 'erase'").pluck();
  const entries = db
    .prepare(
      `SELECT l.seq, l.at, l.actor_id AS actorId, l.action, l.subject, coalesce(s.hash, '') AS setHash, l.salt,
         l.body_json AS bodyJson, l.digest, l.prev_hash AS prevHash, l.hash, l.erased_at AS erasedAt
       FROM audit_log l LEFT JOIN change_set s ON s.id = l.set_id ORDER BY l.seq`,
    )
    .iterate();
  let seq = 0;
  let prevHash = '';
  for (const row of entries) {
    const entry = entrySchema.parse(row);
    const subject = `log:${entry.seq}`;
    notes.counts.logEntries += 1;
    if (entry.seq !== seq + 1) notes.found('log_missing', subject);
    else if (entry.prevHash !== prevHash) notes.found('log_unchained', subject);
    if (logHash(sha256, entry) !== entry.hash) notes.found('log_changed', subject);
    if (entry.erasedAt !== null && entry.salt === null && entry.bodyJson === null) {
      const [entity = '', id = ''] = splitSubject(entry.subject);
      if (wasErased.get(entity, id) === 1) notes.erased += 1;
      else notes.found('body_dropped', subject);
    } else if (logDigest(sha256, entry.salt ?? '', entry.bodyJson ?? '') !== entry.digest)
      notes.found('log_changed', subject, 'body');
    seq = entry.seq;
    prevHash = entry.hash;
  }
}

function splitSubject(subject: string): [string, string] {
  const at = subject.indexOf(':');
  return [subject.slice(0, at), subject.slice(at + 1)];
}
