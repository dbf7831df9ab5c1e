/** Every table of release 0.1. Synced tables mirror shared/entities: one id, all else defaulted, no UNIQUE, no foreign key (docs/decisions/0003). */
export const firstTables = `
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
  departed_at INTEGER,
  party_size INTEGER NOT NULL DEFAULT 0,
  receiver_id TEXT,
  receptionist_id TEXT NOT NULL DEFAULT '',
  card_id TEXT,
  note TEXT NOT NULL DEFAULT '',
  explanation TEXT NOT NULL DEFAULT '',
  explained_at INTEGER,
  created_at INTEGER NOT NULL DEFAULT 0,
  row_hlc TEXT NOT NULL DEFAULT '',
  row_set TEXT NOT NULL DEFAULT '',
  deleted_hlc TEXT
);

CREATE TABLE customer (
  id TEXT PRIMARY KEY NOT NULL,
  stage TEXT NOT NULL DEFAULT '',
  name TEXT NOT NULL DEFAULT '',
  gender TEXT,
  phone TEXT,
  no_phone_reason TEXT,
  phone2 TEXT,
  wechat TEXT,
  qq TEXT,
  weibo TEXT,
  email TEXT,
  customer_type TEXT NOT NULL DEFAULT '',
  contact_person TEXT,
  region_code TEXT,
  street TEXT,
  source TEXT,
  remark TEXT NOT NULL DEFAULT '',
  created_at INTEGER NOT NULL DEFAULT 0,
  created_on TEXT NOT NULL DEFAULT '',
  created_by_id TEXT NOT NULL DEFAULT '',
  owner_id TEXT,
  pinyin TEXT NOT NULL DEFAULT '',
  initials TEXT NOT NULL DEFAULT '',
  last_contact_at INTEGER,
  last_effective_on TEXT,
  is_open INTEGER NOT NULL DEFAULT 0,
  updated_at INTEGER NOT NULL DEFAULT 0,
  row_hlc TEXT NOT NULL DEFAULT '',
  row_set TEXT NOT NULL DEFAULT '',
  deleted_hlc TEXT
);

CREATE TABLE registration (
  id TEXT PRIMARY KEY NOT NULL,
  customer_id TEXT NOT NULL DEFAULT '',
  staff_id TEXT NOT NULL DEFAULT '',
  kind TEXT NOT NULL DEFAULT '',
  at INTEGER NOT NULL DEFAULT 0,
  card_id TEXT,
  row_hlc TEXT NOT NULL DEFAULT '',
  row_set TEXT NOT NULL DEFAULT '',
  deleted_hlc TEXT
) WITHOUT ROWID;

CREATE TABLE ownership (
  id TEXT PRIMARY KEY NOT NULL,
  customer_id TEXT NOT NULL DEFAULT '',
  owner_id TEXT,
  cause TEXT NOT NULL DEFAULT '',
  at INTEGER NOT NULL DEFAULT 0,
  by_id TEXT NOT NULL DEFAULT '',
  reason TEXT NOT NULL DEFAULT '',
  row_hlc TEXT NOT NULL DEFAULT '',
  row_set TEXT NOT NULL DEFAULT '',
  deleted_hlc TEXT
) WITHOUT ROWID;

CREATE TABLE consent (
  id TEXT PRIMARY KEY NOT NULL,
  customer_id TEXT NOT NULL DEFAULT '',
  purpose TEXT NOT NULL DEFAULT '',
  given INTEGER NOT NULL DEFAULT 0,
  at INTEGER NOT NULL DEFAULT 0,
  by_id TEXT NOT NULL DEFAULT '',
  card_id TEXT,
  row_hlc TEXT NOT NULL DEFAULT '',
  row_set TEXT NOT NULL DEFAULT '',
  deleted_hlc TEXT
) WITHOUT ROWID;

CREATE TABLE owned_vehicle (
  id TEXT PRIMARY KEY NOT NULL,
  customer_id TEXT NOT NULL DEFAULT '',
  vehicle_id TEXT,
  label TEXT NOT NULL DEFAULT '',
  plate TEXT,
  vin TEXT,
  delivered_on TEXT,
  created_at INTEGER NOT NULL DEFAULT 0,
  created_by_id TEXT NOT NULL DEFAULT '',
  row_hlc TEXT NOT NULL DEFAULT '',
  row_set TEXT NOT NULL DEFAULT '',
  deleted_hlc TEXT
) WITHOUT ROWID;

CREATE TABLE opportunity (
  id TEXT PRIMARY KEY NOT NULL,
  customer_id TEXT NOT NULL DEFAULT '',
  origin_card_id TEXT,
  vehicle_id TEXT,
  other_vehicle_ids TEXT NOT NULL DEFAULT '',
  colour TEXT,
  competitors TEXT NOT NULL DEFAULT '',
  level TEXT NOT NULL DEFAULT '',
  level_set_on TEXT NOT NULL DEFAULT '',
  expected_on TEXT,
  no_expected_date INTEGER NOT NULL DEFAULT 0,
  attempt_on TEXT NOT NULL DEFAULT '',
  limit_on TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL DEFAULT '',
  ended_as TEXT,
  ended_on TEXT,
  created_at INTEGER NOT NULL DEFAULT 0,
  created_on TEXT NOT NULL DEFAULT '',
  row_hlc TEXT NOT NULL DEFAULT '',
  row_set TEXT NOT NULL DEFAULT '',
  deleted_hlc TEXT
);

CREATE TABLE level_change (
  id TEXT PRIMARY KEY NOT NULL,
  customer_id TEXT NOT NULL DEFAULT '',
  opportunity_id TEXT NOT NULL DEFAULT '',
  from_level TEXT,
  to_level TEXT NOT NULL DEFAULT '',
  expected_on TEXT,
  reason TEXT NOT NULL DEFAULT '',
  changed_on TEXT NOT NULL DEFAULT '',
  at INTEGER NOT NULL DEFAULT 0,
  by_id TEXT NOT NULL DEFAULT '',
  row_hlc TEXT NOT NULL DEFAULT '',
  row_set TEXT NOT NULL DEFAULT '',
  deleted_hlc TEXT
) WITHOUT ROWID;

CREATE TABLE plan (
  id TEXT PRIMARY KEY NOT NULL,
  customer_id TEXT NOT NULL DEFAULT '',
  opportunity_id TEXT NOT NULL DEFAULT '',
  role TEXT NOT NULL DEFAULT '',
  due_on TEXT NOT NULL DEFAULT '',
  due_time TEXT,
  method TEXT NOT NULL DEFAULT '',
  purpose TEXT NOT NULL DEFAULT '',
  basis TEXT NOT NULL DEFAULT '',
  assignee_id TEXT,
  origin TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL DEFAULT '',
  closed_at INTEGER,
  closed_on TEXT,
  closed_by_id TEXT,
  followup_id TEXT,
  close_reason TEXT NOT NULL DEFAULT '',
  extended_to TEXT,
  extend_reason TEXT NOT NULL DEFAULT '',
  extended_by_id TEXT,
  request_id TEXT,
  created_at INTEGER NOT NULL DEFAULT 0,
  created_on TEXT NOT NULL DEFAULT '',
  created_by_id TEXT NOT NULL DEFAULT '',
  list_key TEXT NOT NULL DEFAULT '',
  row_hlc TEXT NOT NULL DEFAULT '',
  row_set TEXT NOT NULL DEFAULT '',
  deleted_hlc TEXT
);

CREATE TABLE followup (
  id TEXT PRIMARY KEY NOT NULL,
  customer_id TEXT NOT NULL DEFAULT '',
  opportunity_id TEXT NOT NULL DEFAULT '',
  plan_id TEXT,
  contact_id TEXT NOT NULL DEFAULT '',
  by_id TEXT NOT NULL DEFAULT '',
  at INTEGER NOT NULL DEFAULT 0,
  on_day TEXT NOT NULL DEFAULT '',
  method TEXT NOT NULL DEFAULT '',
  outcome TEXT NOT NULL DEFAULT '',
  category TEXT,
  feedback TEXT NOT NULL DEFAULT '',
  attempt INTEGER NOT NULL DEFAULT 0,
  row_hlc TEXT NOT NULL DEFAULT '',
  row_set TEXT NOT NULL DEFAULT '',
  deleted_hlc TEXT
);

CREATE TABLE ending_request (
  id TEXT PRIMARY KEY NOT NULL,
  customer_id TEXT NOT NULL DEFAULT '',
  opportunity_id TEXT NOT NULL DEFAULT '',
  ending TEXT NOT NULL DEFAULT '',
  reason TEXT NOT NULL DEFAULT '',
  competitor TEXT,
  followup_id TEXT NOT NULL DEFAULT '',
  by_id TEXT NOT NULL DEFAULT '',
  at INTEGER NOT NULL DEFAULT 0,
  on_day TEXT NOT NULL DEFAULT '',
  row_hlc TEXT NOT NULL DEFAULT '',
  row_set TEXT NOT NULL DEFAULT '',
  deleted_hlc TEXT
) WITHOUT ROWID;

CREATE TABLE ending_decision (
  id TEXT PRIMARY KEY NOT NULL,
  customer_id TEXT NOT NULL DEFAULT '',
  opportunity_id TEXT NOT NULL DEFAULT '',
  request_id TEXT NOT NULL DEFAULT '',
  approved INTEGER NOT NULL DEFAULT 0,
  reason TEXT NOT NULL DEFAULT '',
  by_id TEXT NOT NULL DEFAULT '',
  at INTEGER NOT NULL DEFAULT 0,
  on_day TEXT NOT NULL DEFAULT '',
  row_hlc TEXT NOT NULL DEFAULT '',
  row_set TEXT NOT NULL DEFAULT '',
  deleted_hlc TEXT
) WITHOUT ROWID;

CREATE TABLE card (
  id TEXT PRIMARY KEY NOT NULL,
  customer_id TEXT NOT NULL DEFAULT '',
  opportunity_id TEXT,
  number TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL DEFAULT '',
  completed_at INTEGER,
  first_saved_at INTEGER NOT NULL DEFAULT 0,
  created_by_id TEXT NOT NULL DEFAULT '',
  traffic_id TEXT,
  next_plan_id TEXT,
  serial TEXT,
  arrived_at INTEGER NOT NULL DEFAULT 0,
  arrived_on TEXT NOT NULL DEFAULT '',
  departed_at INTEGER,
  contact_way TEXT,
  visit_kind TEXT,
  party_size INTEGER,
  consultant_id TEXT NOT NULL DEFAULT '',
  receptionist_id TEXT,
  name TEXT NOT NULL DEFAULT '',
  gender TEXT,
  phone TEXT,
  no_phone_reason TEXT,
  phone2 TEXT,
  wechat TEXT,
  qq TEXT,
  weibo TEXT,
  email TEXT,
  customer_type TEXT,
  contact_person TEXT,
  purchase_type TEXT,
  source TEXT,
  channel TEXT,
  referrer_id TEXT,
  introducer TEXT,
  subdealer TEXT,
  subdealer_registered_on TEXT,
  subdealer_registered_time TEXT,
  region_code TEXT,
  street TEXT,
  vehicle_id TEXT,
  other_vehicle_ids TEXT NOT NULL DEFAULT '',
  colour TEXT,
  interior_colour TEXT,
  competitors TEXT NOT NULL DEFAULT '',
  budget TEXT,
  payment TEXT,
  down_payment_fen INTEGER,
  term_months INTEGER,
  use TEXT,
  decision_maker TEXT,
  concerns TEXT NOT NULL DEFAULT '',
  expected_on TEXT,
  no_expected_date INTEGER NOT NULL DEFAULT 0,
  level TEXT,
  level_reason TEXT,
  current_vehicle TEXT,
  trade_in TEXT NOT NULL DEFAULT '',
  test_drive INTEGER,
  test_drive_detail TEXT NOT NULL DEFAULT '',
  no_drive_reason TEXT,
  quote_fen INTEGER,
  talk TEXT,
  obstacle TEXT,
  result TEXT,
  next_plan_on TEXT,
  next_plan_time TEXT,
  next_plan_method TEXT,
  next_plan_purpose TEXT,
  remark TEXT,
  consents TEXT NOT NULL DEFAULT '',
  row_hlc TEXT NOT NULL DEFAULT '',
  row_set TEXT NOT NULL DEFAULT '',
  deleted_hlc TEXT
);

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
