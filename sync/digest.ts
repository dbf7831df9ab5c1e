/** SHA-256 of UTF-8 text as lower-case hex; passed in because the pure part knows no platform. */
export type Sha256 = (text: string) => string;

/** JSON with sorted keys and no white space: equal values have equal text on every machine. */
export function canonicalJson(value: unknown): string {
  if (value === undefined) return 'null';
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const entries = Object.entries(value).filter(([, v]) => v !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${canonicalJson(v)}`).join(',')}}`;
}

/** The body of one change as the chain sees it. */
export interface ChangeBody {
  readonly entity: string;
  readonly rowId: string;
  readonly op: 'add' | 'set' | 'del' | 'undel' | 'erase';
  readonly group: string;
  readonly valueJson: string;
}

/**
 * Salted digest of a change: the chain holds this and never the value, so that the value and its salt can be erased
 * without breaking the chain (an unsalted 11-digit phone would be found by trial).
 */
export function changeDigest(sha256: Sha256, salt: string, body: ChangeBody): string {
  return sha256([salt, body.entity, body.rowId, body.op, body.group, body.valueJson].join('\n'));
}

/** What of a change set is covered by its hash. The HLC is left out: a re-stamped set stays the same set. */
export interface SetHead {
  readonly prevHash: string;
  readonly id: string;
  readonly deviceId: string;
  readonly deviceSeq: number;
  readonly actorId: string;
  readonly command: string;
  readonly schemaVersion: number;
  readonly recordedAt: number;
}

/** The hash of a change set over its head, the hash before it and the digests of its changes in order. */
export function setHash(sha256: Sha256, head: SetHead, digests: readonly string[]): string {
  return sha256(
    [
      head.prevHash,
      head.id,
      head.deviceId,
      head.deviceSeq,
      head.actorId,
      head.command,
      head.schemaVersion,
      head.recordedAt,
      ...digests,
    ].join('\n'),
  );
}

/** One entry of the audit log as its chain sees it; `digest` is the salted digest of the body. */
export interface LogHead {
  readonly prevHash: string;
  readonly seq: number;
  readonly at: number;
  readonly actorId: string;
  readonly action: string;
  readonly subject: string;
  readonly setHash: string;
  readonly digest: string;
}

/** The salted digest of an audit entry's body. */
export function logDigest(sha256: Sha256, salt: string, bodyJson: string): string {
  return sha256(`${salt}\n${bodyJson}`);
}

/** The hash of an audit entry over its head and the hash before it. */
export function logHash(sha256: Sha256, head: LogHead): string {
  return sha256(
    [head.prevHash, head.seq, head.at, head.actorId, head.action, head.subject, head.setHash, head.digest].join('\n'),
  );
}
