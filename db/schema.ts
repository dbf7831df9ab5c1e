import type { Entities, EntityName, EntityRow } from '../shared/entities/registry.ts';

/** Tables that stay on this machine. */
export interface LocalTables {
  syncMeta: { key: string; value: string };
  changeSet: {
    id: string;
    deviceId: string;
    deviceSeq: number;
    hlc: string;
    actorId: string;
    command: string;
    schemaVersion: number;
    ruleVersion: string;
    recordedAt: number;
    status: string;
    hubSeq: number | null;
    rejectCode: string | null;
    prevHash: string;
    hash: string;
    contactToken: string | null;
    offsetMs: number;
  };
  change: {
    setId: string;
    ord: number;
    entity: string;
    rowId: string;
    op: 'add' | 'set' | 'del' | 'undel' | 'erase';
    grp: string;
    valueJson: string | null;
    baseHlc: string | null;
    salt: string | null;
    digest: string;
    erasedAt: number | null;
  };
  register: { entity: string; rowId: string; grp: string; hlc: string; setId: string };
  auditLog: {
    seq: number;
    at: number;
    actorId: string;
    deviceId: string;
    action: string;
    subject: string;
    setId: string | null;
    salt: string | null;
    bodyJson: string | null;
    digest: string;
    prevHash: string;
    hash: string;
    erasedAt: number | null;
  };
  customerIdentity: { kind: string; value: string; customerId: string };
  customerSearch: { rowid: number; terms: string; customerId: string };
  customerSearchRow: { customerId: string; docId: number };
  counter: { name: string; value: number };
  session: {
    id: string;
    staffId: string;
    createdAt: number;
    lastSeenAt: number;
    lockedAt: number | null;
    endedAt: number | null;
    transport: string;
    address: string;
    agent: string;
  };
  loginAttempt: {
    seq: number;
    at: number;
    loginName: string;
    staffId: string | null;
    outcome: string;
    address: string;
  };
  apiToken: {
    id: string;
    staffId: string;
    name: string;
    tokenHash: string;
    scope: 'read' | 'write' | 'calendar';
    createdAt: number;
    createdById: string;
    expiresAt: number | null;
    lastUsedAt: number | null;
    revokedAt: number | null;
  };
  heldAttachment: {
    id: string;
    draftId: string;
    ownerId: string;
    kind: string;
    sha256: string;
    mediaType: string;
    bytes: number;
    width: number | null;
    height: number | null;
    thumbnail: string | null;
    preview: string | null;
    originalName: string;
    note: string;
    at: number;
  };
  draft: {
    id: string;
    ownerId: string;
    cardId: string | null;
    trafficId: string | null;
    body: string;
    createdAt: number;
    updatedAt: number;
  };
  /** Customers of a hand-over under way who are still to be given, in their order. */
  handoverWork: { handoverId: string; place: number; customerId: string; toId: string };
  /** What is worth a look in somebody's day, derived at its midnight; ids and days alone, no text of anybody's. */
  signal: {
    id: string;
    kind: string;
    personId: string;
    onDay: string;
    strength: number;
    facts: string;
    items: string;
    reviewed: number;
  };
  /** Days whose contacts got or lost a recording since their signals were derived. */
  signalDay: { onDay: string };
  /** Where this machine looks for recordings; one row, with the id `recordings`. */
  recordingFolder: {
    id: string;
    path: string;
    isOn: number;
    /** Goes into every digest of `folderFile`, so that none can be recognised. */
    salt: string;
    taken: number;
    setAt: number;
    setById: string;
  };
  /** A file of that folder that need not be read again; without its name, unless it was refused. */
  folderFile: {
    id: string;
    content: string | null;
    problem: string | null;
    name: string | null;
    bytes: number;
    at: number;
  };
  /** A recording from that folder that is nobody's yet. */
  waitingRecording: {
    id: string;
    sha256: string;
    mediaType: string;
    bytes: number;
    durationMs: number | null;
    originalName: string;
    phone: string | null;
    spokenAt: number | null;
    spokenOn: string | null;
    at: number;
    asideAt: number | null;
    asideById: string | null;
    asideReason: string;
  };
  /** How a person has a list: its columns. Of this machine alone, and in no log. */
  listSetting: { staffId: string; list: string; body: string; updatedAt: number };
}

type SyncedTables = { [N in EntityName & keyof Entities]: EntityRow<N> };

/** The whole schema as Kysely sees it, in the names of the code; the store's own names are the same in snake case. */
export type Schema = SyncedTables & LocalTables;
