import type { ColumnSpec } from '../shared/entities/column.ts';
import { type Entity, snakeCase } from '../shared/entities/define.ts';
import { type ChangeBody, canonicalJson, changeDigest, setHash } from '../sync/digest.ts';
import type { Prepare } from './head.ts';
import { toHex } from './ids.ts';
import { sha256 } from './sha256.ts';

/** The group names of a creation: everything about the person apart, so that it can be erased apart. */
export const wholeRow = '*';
export const wholeRowPersonal = '*personal';

/** A change waiting for its set to be written. */
export interface PendingChange extends ChangeBody {
  readonly baseHlc: string | null;
}

/** The changes that create a row: its plain groups in one body, its personal groups in another. */
export function creationChanges(e: Entity, id: string, row: Readonly<Record<string, unknown>>): PendingChange[] {
  const plain: Record<string, unknown> = {};
  const personal: Record<string, unknown> = {};
  for (const [name, spec] of Object.entries<ColumnSpec>(e.columns)) {
    (spec.personal ? personal : plain)[name] = row[name] ?? null;
  }
  const add = (group: string, values: object): PendingChange => ({
    entity: e.name,
    rowId: id,
    op: 'add',
    group,
    valueJson: JSON.stringify(values),
    baseHlc: null,
  });
  const changes = [add(wholeRow, plain)];
  if (Object.keys(personal).length > 0) changes.push(add(wholeRowPersonal, personal));
  return changes;
}

/** Who wrote a set, what for and when. */
export interface SetOrigin {
  readonly setId: string;
  readonly deviceId: string;
  readonly deviceSeq: number;
  readonly hlc: string;
  readonly prevHash: string;
  readonly actorId: string;
  readonly command: string;
  readonly schemaVersion: number;
  readonly recordedAt: number;
}

/** Writes a change set and its changes inside the caller's transaction. Returns the set's hash, the chain's new end. */
export function writeSet(
  prepare: Prepare,
  random: (bytes: number) => Uint8Array,
  origin: SetOrigin,
  changes: readonly PendingChange[],
): string {
  const insert = prepare(
    'INSERT INTO change (set_id, ord, entity, row_id, op, grp, value_json, base_hlc, salt, digest) VALUES (?,?,?,?,?,?,?,?,?,?)',
  );
  const salts = toHex(random(16 * changes.length));
  const digests = changes.map((change, ord) => {
    const salt = salts.slice(ord * 32, ord * 32 + 32);
    const digest = changeDigest(sha256, salt, change);
    insert.run(
      origin.setId,
      ord,
      change.entity,
      change.rowId,
      change.op,
      change.group,
      change.valueJson,
      change.baseHlc,
      salt,
      digest,
    );
    return digest;
  });
  const hash = setHash(sha256, { ...origin, id: origin.setId }, digests);
  prepare(
    'INSERT INTO change_set (id, device_id, device_seq, hlc, actor_id, command, schema_version, recorded_at, prev_hash, hash) VALUES (?,?,?,?,?,?,?,?,?,?)',
  ).run(
    origin.setId,
    origin.deviceId,
    origin.deviceSeq,
    origin.hlc,
    origin.actorId,
    origin.command,
    origin.schemaVersion,
    origin.recordedAt,
    origin.prevHash,
    hash,
  );
  return hash;
}

/** The body of a changed group: every column of it, so that what must agree travels together. */
export function groupBody(columns: readonly string[], row: Readonly<Record<string, unknown>>): string {
  return canonicalJson(Object.fromEntries(columns.map((name) => [name, row[name] ?? null])));
}

/** The store's name of an entity's table. */
export function tableOf(e: Entity): string {
  return snakeCase(e.name);
}
