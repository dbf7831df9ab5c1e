import { canonicalJson, logDigest, logHash } from '../sync/digest.ts';
import type { Head, Prepare } from './head.ts';
import { toHex } from './ids.ts';
import { sha256 } from './sha256.ts';

/** One thing worth remembering: a write, a reveal, a login, an export. */
export interface LogEntry {
  readonly action: string;
  /** What it was done to: `entity:id`, or a name such as `session`. */
  readonly subject: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Who, when and by which set. */
export interface LogOrigin {
  readonly at: number;
  readonly actorId: string;
  readonly deviceId: string;
  readonly setId: string | null;
  readonly setHash: string;
}

/** Appends to the hash-chained log inside the caller's transaction and returns the head with the chain's new end. */
export function appendLog(
  prepare: Prepare,
  random: (bytes: number) => Uint8Array,
  head: Head,
  origin: LogOrigin,
  entry: LogEntry,
): Head {
  const salt = toHex(random(16));
  const bodyJson = canonicalJson(entry.body);
  const digest = logDigest(sha256, salt, bodyJson);
  const seq = head.logSeq + 1;
  const hash = logHash(sha256, {
    prevHash: head.logHash,
    seq,
    at: origin.at,
    actorId: origin.actorId,
    action: entry.action,
    subject: entry.subject,
    setHash: origin.setHash,
    digest,
  });
  prepare(
    'INSERT INTO audit_log (seq, at, actor_id, device_id, action, subject, set_id, salt, body_json, digest, prev_hash, hash) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)',
  ).run(
    seq,
    origin.at,
    origin.actorId,
    origin.deviceId,
    entry.action,
    entry.subject,
    origin.setId,
    salt,
    bodyJson,
    digest,
    head.logHash,
    hash,
  );
  return { ...head, logSeq: seq, logHash: hash };
}
