/** Tables of the next-day audit and its findings. */
export const firstAudit = `
CREATE TABLE audit_day (
  id TEXT PRIMARY KEY NOT NULL,
  state TEXT NOT NULL DEFAULT '',
  sheet_id TEXT,
  opened_at INTEGER NOT NULL DEFAULT 0,
  opened_by_id TEXT NOT NULL DEFAULT '',
  row_hlc TEXT NOT NULL DEFAULT '',
  row_set TEXT NOT NULL DEFAULT '',
  deleted_hlc TEXT
) WITHOUT ROWID;

CREATE TABLE audit_item (
  id TEXT PRIMARY KEY NOT NULL,
  audit_on TEXT NOT NULL DEFAULT '',
  serial TEXT,
  card_id TEXT,
  traffic_id TEXT,
  person_id TEXT,
  added_by_hand INTEGER NOT NULL DEFAULT 0,
  mode TEXT NOT NULL DEFAULT '',
  paper TEXT NOT NULL DEFAULT '',
  marks TEXT NOT NULL DEFAULT '',
  verdict TEXT,
  mismatched TEXT NOT NULL DEFAULT '',
  keyed_consultant_id TEXT,
  judged_at INTEGER,
  judged_by_id TEXT,
  treatment TEXT NOT NULL DEFAULT '',
  deadline TEXT NOT NULL DEFAULT '',
  row_hlc TEXT NOT NULL DEFAULT '',
  row_set TEXT NOT NULL DEFAULT '',
  deleted_hlc TEXT
);

CREATE TABLE audit_sheet (
  id TEXT PRIMARY KEY NOT NULL,
  audit_on TEXT NOT NULL DEFAULT '',
  number TEXT NOT NULL DEFAULT '',
  content TEXT NOT NULL DEFAULT '',
  summary TEXT NOT NULL DEFAULT '',
  digest TEXT NOT NULL DEFAULT '',
  signed_by_id TEXT NOT NULL DEFAULT '',
  signed_at INTEGER NOT NULL DEFAULT 0,
  supplement_of TEXT,
  row_hlc TEXT NOT NULL DEFAULT '',
  row_set TEXT NOT NULL DEFAULT '',
  deleted_hlc TEXT
);

CREATE TABLE finding (
  id TEXT PRIMARY KEY NOT NULL,
  rule TEXT NOT NULL DEFAULT '',
  clause TEXT NOT NULL DEFAULT '',
  subject_kind TEXT NOT NULL DEFAULT '',
  subject_id TEXT NOT NULL DEFAULT '',
  customer_id TEXT,
  concerns_on TEXT NOT NULL DEFAULT '',
  person_id TEXT,
  measure TEXT NOT NULL DEFAULT '',
  amount_fen INTEGER NOT NULL DEFAULT 0,
  evidence TEXT NOT NULL DEFAULT '',
  rulebook_id TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL DEFAULT '',
  state_at INTEGER NOT NULL DEFAULT 0,
  state_reason TEXT NOT NULL DEFAULT '',
  created_at INTEGER NOT NULL DEFAULT 0,
  row_hlc TEXT NOT NULL DEFAULT '',
  row_set TEXT NOT NULL DEFAULT '',
  deleted_hlc TEXT
);
`;
