/**
 * Tables of what everybody shares. Synced tables mirror shared/entities: one id, all else defaulted, no UNIQUE, no foreign key
 * (docs/decisions/0003).
 */
export const firstCommons = `
CREATE TABLE store (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL DEFAULT '',
  zone TEXT NOT NULL DEFAULT '',
  opening_time TEXT NOT NULL DEFAULT '',
  closing_time TEXT NOT NULL DEFAULT '',
  closed_weekdays TEXT NOT NULL DEFAULT '',
  fines_on INTEGER NOT NULL DEFAULT 0,
  legal_notice_at INTEGER,
  idle_lock_minutes INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL DEFAULT 0,
  row_hlc TEXT NOT NULL DEFAULT '',
  row_set TEXT NOT NULL DEFAULT '',
  deleted_hlc TEXT
) WITHOUT ROWID;

CREATE TABLE calendar_day (
  id TEXT PRIMARY KEY NOT NULL,
  kind TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  row_hlc TEXT NOT NULL DEFAULT '',
  row_set TEXT NOT NULL DEFAULT '',
  deleted_hlc TEXT
) WITHOUT ROWID;

CREATE TABLE device (
  id TEXT PRIMARY KEY NOT NULL,
  code TEXT NOT NULL DEFAULT '',
  name TEXT NOT NULL DEFAULT '',
  created_at INTEGER NOT NULL DEFAULT 0,
  row_hlc TEXT NOT NULL DEFAULT '',
  row_set TEXT NOT NULL DEFAULT '',
  deleted_hlc TEXT
) WITHOUT ROWID;

CREATE TABLE staff (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL DEFAULT '',
  role TEXT NOT NULL DEFAULT '',
  login_name TEXT NOT NULL DEFAULT '',
  phone TEXT,
  active INTEGER NOT NULL DEFAULT 0,
  deactivated_at INTEGER,
  created_at INTEGER NOT NULL DEFAULT 0,
  pinyin TEXT NOT NULL DEFAULT '',
  initials TEXT NOT NULL DEFAULT '',
  row_hlc TEXT NOT NULL DEFAULT '',
  row_set TEXT NOT NULL DEFAULT '',
  deleted_hlc TEXT
) WITHOUT ROWID;

CREATE TABLE credential (
  id TEXT PRIMARY KEY NOT NULL,
  staff_id TEXT NOT NULL DEFAULT '',
  password_hash TEXT NOT NULL DEFAULT '',
  changed_at INTEGER NOT NULL DEFAULT 0,
  must_change INTEGER NOT NULL DEFAULT 0,
  row_hlc TEXT NOT NULL DEFAULT '',
  row_set TEXT NOT NULL DEFAULT '',
  deleted_hlc TEXT
) WITHOUT ROWID;

CREATE TABLE dictionary_entry (
  id TEXT PRIMARY KEY NOT NULL,
  dictionary TEXT NOT NULL DEFAULT '',
  code TEXT NOT NULL DEFAULT '',
  label TEXT NOT NULL DEFAULT '',
  aliases TEXT NOT NULL DEFAULT '',
  sort INTEGER NOT NULL DEFAULT 0,
  active INTEGER NOT NULL DEFAULT 0,
  row_hlc TEXT NOT NULL DEFAULT '',
  row_set TEXT NOT NULL DEFAULT '',
  deleted_hlc TEXT
) WITHOUT ROWID;

CREATE TABLE vehicle (
  id TEXT PRIMARY KEY NOT NULL,
  series TEXT NOT NULL DEFAULT '',
  model TEXT NOT NULL DEFAULT '',
  trim TEXT NOT NULL DEFAULT '',
  aliases TEXT NOT NULL DEFAULT '',
  colours TEXT NOT NULL DEFAULT '',
  sort INTEGER NOT NULL DEFAULT 0,
  active INTEGER NOT NULL DEFAULT 0,
  row_hlc TEXT NOT NULL DEFAULT '',
  row_set TEXT NOT NULL DEFAULT '',
  deleted_hlc TEXT
) WITHOUT ROWID;

CREATE TABLE level_policy (
  id TEXT PRIMARY KEY NOT NULL,
  effective_from TEXT NOT NULL DEFAULT '',
  gaps TEXT NOT NULL DEFAULT '',
  horizons TEXT NOT NULL DEFAULT '',
  first_plan_days INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL DEFAULT 0,
  created_by_id TEXT NOT NULL DEFAULT '',
  row_hlc TEXT NOT NULL DEFAULT '',
  row_set TEXT NOT NULL DEFAULT '',
  deleted_hlc TEXT
) WITHOUT ROWID;

CREATE TABLE rulebook (
  id TEXT PRIMARY KEY NOT NULL,
  effective_from TEXT NOT NULL DEFAULT '',
  rules TEXT NOT NULL DEFAULT '',
  audited_fields TEXT NOT NULL DEFAULT '',
  created_at INTEGER NOT NULL DEFAULT 0,
  created_by_id TEXT NOT NULL DEFAULT '',
  row_hlc TEXT NOT NULL DEFAULT '',
  row_set TEXT NOT NULL DEFAULT '',
  deleted_hlc TEXT
) WITHOUT ROWID;

CREATE TABLE card_book (
  id TEXT PRIMARY KEY NOT NULL,
  prefix TEXT NOT NULL DEFAULT '',
  first_number INTEGER NOT NULL DEFAULT 0,
  last_number INTEGER NOT NULL DEFAULT 0,
  width INTEGER NOT NULL DEFAULT 0,
  holder_id TEXT,
  issued_on TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  created_at INTEGER NOT NULL DEFAULT 0,
  created_by_id TEXT NOT NULL DEFAULT '',
  row_hlc TEXT NOT NULL DEFAULT '',
  row_set TEXT NOT NULL DEFAULT '',
  deleted_hlc TEXT
) WITHOUT ROWID;

CREATE TABLE serial_void (
  id TEXT PRIMARY KEY NOT NULL,
  book_id TEXT NOT NULL DEFAULT '',
  serial TEXT NOT NULL DEFAULT '',
  kind TEXT NOT NULL DEFAULT '',
  reason TEXT NOT NULL DEFAULT '',
  at INTEGER NOT NULL DEFAULT 0,
  by_id TEXT NOT NULL DEFAULT '',
  row_hlc TEXT NOT NULL DEFAULT '',
  row_set TEXT NOT NULL DEFAULT '',
  deleted_hlc TEXT
) WITHOUT ROWID;

CREATE TABLE traffic (
  id TEXT PRIMARY KEY NOT NULL,
  contact_way TEXT NOT NULL DEFAULT '',
  arrived_at INTEGER NOT NULL DEFAULT 0,
  arrived_on TEXT NOT NULL DEFAULT '',
  late_on TEXT,
  departed_at INTEGER,
  party_size INTEGER NOT NULL DEFAULT 0,
  receiver_id TEXT,
  receptionist_id TEXT NOT NULL DEFAULT '',
  card_id TEXT,
  note TEXT NOT NULL DEFAULT '',
  explanation TEXT NOT NULL DEFAULT '',
  explained_at INTEGER,
  voided_at INTEGER,
  void_reason TEXT NOT NULL DEFAULT '',
  arrival_id TEXT,
  created_at INTEGER NOT NULL DEFAULT 0,
  row_hlc TEXT NOT NULL DEFAULT '',
  row_set TEXT NOT NULL DEFAULT '',
  deleted_hlc TEXT
);
`;
