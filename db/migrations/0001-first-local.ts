/** What stays on this machine: the log, the clock, sessions, drafts, and what is derived from facts; and the indexes. */
export const firstLocal = `
CREATE TABLE sync_meta (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE change_set (
  id TEXT PRIMARY KEY NOT NULL,
  device_id TEXT NOT NULL,
  device_seq INTEGER NOT NULL,
  hlc TEXT NOT NULL,
  actor_id TEXT NOT NULL,
  command TEXT NOT NULL,
  schema_version INTEGER NOT NULL,
  rule_version TEXT NOT NULL DEFAULT '',
  recorded_at INTEGER NOT NULL,
  status TEXT NOT NULL DEFAULT 'pending',
  hub_seq INTEGER,
  reject_code TEXT,
  prev_hash TEXT NOT NULL,
  hash TEXT NOT NULL,
  contact_token TEXT,
  offset_ms INTEGER NOT NULL DEFAULT 0,
  UNIQUE (device_id, device_seq)
) WITHOUT ROWID;

CREATE TABLE change (
  set_id TEXT NOT NULL,
  ord INTEGER NOT NULL,
  entity TEXT NOT NULL,
  row_id TEXT NOT NULL,
  op TEXT NOT NULL,
  grp TEXT NOT NULL,
  value_json TEXT,
  base_hlc TEXT,
  salt TEXT,
  digest TEXT NOT NULL,
  erased_at INTEGER,
  PRIMARY KEY (set_id, ord)
) WITHOUT ROWID;
CREATE INDEX change_by_row ON change (entity, row_id, set_id);

CREATE TABLE register (
  entity TEXT NOT NULL,
  row_id TEXT NOT NULL,
  grp TEXT NOT NULL,
  hlc TEXT NOT NULL,
  set_id TEXT NOT NULL,
  PRIMARY KEY (entity, row_id, grp)
) WITHOUT ROWID;

CREATE TABLE audit_log (
  seq INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  actor_id TEXT NOT NULL,
  device_id TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  set_id TEXT,
  salt TEXT,
  body_json TEXT,
  digest TEXT NOT NULL,
  prev_hash TEXT NOT NULL,
  hash TEXT NOT NULL,
  erased_at INTEGER
);
CREATE INDEX audit_log_by_subject ON audit_log (subject, seq);
CREATE INDEX audit_log_by_actor ON audit_log (actor_id, seq);
CREATE INDEX audit_log_by_time ON audit_log (at);

CREATE TABLE customer_identity (
  kind TEXT NOT NULL,
  value TEXT NOT NULL,
  customer_id TEXT NOT NULL,
  PRIMARY KEY (kind, value, customer_id)
) WITHOUT ROWID;
CREATE INDEX customer_identity_by_customer ON customer_identity (customer_id);

CREATE VIRTUAL TABLE customer_search USING fts5 (terms, customer_id UNINDEXED, detail = none, prefix = '2 3 4 5', tokenize = 'unicode61');
INSERT INTO customer_search (customer_search, rank) VALUES ('secure-delete', 1);
CREATE TABLE customer_search_row (
  customer_id TEXT PRIMARY KEY NOT NULL,
  doc_id INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE counter (name TEXT PRIMARY KEY NOT NULL, value INTEGER NOT NULL) WITHOUT ROWID;

CREATE TABLE session (
  id TEXT PRIMARY KEY NOT NULL,
  staff_id TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  last_seen_at INTEGER NOT NULL,
  locked_at INTEGER,
  ended_at INTEGER,
  transport TEXT NOT NULL,
  address TEXT NOT NULL,
  agent TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX session_by_staff ON session (staff_id, last_seen_at);
CREATE INDEX session_open ON session (last_seen_at, id) WHERE ended_at IS NULL;

CREATE TABLE login_attempt (
  seq INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  login_name TEXT NOT NULL,
  staff_id TEXT,
  outcome TEXT NOT NULL,
  address TEXT NOT NULL
);
CREATE INDEX login_attempt_by_name ON login_attempt (login_name, at);
CREATE INDEX login_attempt_by_staff ON login_attempt (staff_id, seq);

CREATE TABLE api_token (
  id TEXT PRIMARY KEY NOT NULL,
  staff_id TEXT NOT NULL,
  name TEXT NOT NULL,
  token_hash TEXT NOT NULL,
  scope TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  created_by_id TEXT NOT NULL,
  expires_at INTEGER,
  last_used_at INTEGER,
  revoked_at INTEGER
) WITHOUT ROWID;
CREATE INDEX api_token_by_hash ON api_token (token_hash);

CREATE TABLE draft (
  id TEXT PRIMARY KEY NOT NULL,
  owner_id TEXT NOT NULL,
  card_id TEXT,
  traffic_id TEXT,
  body TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX draft_by_owner ON draft (owner_id, updated_at);

CREATE INDEX dictionary_entry_by_dictionary ON dictionary_entry (dictionary, sort);
CREATE INDEX dictionary_entry_by_code ON dictionary_entry (dictionary, code);
CREATE INDEX serial_void_by_serial ON serial_void (serial);
CREATE INDEX serial_void_by_book ON serial_void (book_id);
CREATE INDEX traffic_by_day ON traffic (arrived_on, arrived_at, id);
CREATE INDEX traffic_late ON traffic (late_on, arrived_at, id) WHERE late_on IS NOT NULL;
CREATE INDEX traffic_by_arrival ON traffic (arrival_id) WHERE arrival_id IS NOT NULL;
CREATE INDEX card_book_by_number ON card_book (last_number, first_number);
CREATE INDEX card_book_by_issue ON card_book (issued_on, created_at, id);
CREATE INDEX card_book_by_holder ON card_book (holder_id);
CREATE INDEX customer_by_owner ON customer (owner_id, updated_at, id);
CREATE INDEX customer_by_owner_creation ON customer (owner_id, created_on, created_at, id);
CREATE INDEX customer_uncontacted ON customer (last_contact_at, id) WHERE is_open = 1;
CREATE INDEX customer_uncontacted_by_owner ON customer (owner_id, last_contact_at, id) WHERE is_open = 1;
CREATE INDEX customer_by_update ON customer (updated_at, id);
CREATE INDEX customer_by_creation ON customer (created_on, created_at, id);
CREATE INDEX customer_by_stage ON customer (stage, updated_at, id);
CREATE INDEX registration_by_customer ON registration (customer_id, at);
CREATE INDEX ownership_by_customer ON ownership (customer_id, at);
CREATE INDEX consent_by_customer ON consent (customer_id, at);
CREATE INDEX owned_vehicle_by_customer ON owned_vehicle (customer_id);
CREATE INDEX opportunity_by_customer ON opportunity (customer_id, created_at);
CREATE INDEX level_change_by_opportunity ON level_change (opportunity_id, at);
CREATE INDEX level_change_by_customer ON level_change (customer_id, at);
CREATE INDEX plan_open_by_assignee ON plan (assignee_id, list_key, id) WHERE state = 'open';
CREATE INDEX plan_open_by_day ON plan (due_on, id) WHERE state = 'open';
CREATE INDEX plan_open_by_opportunity ON plan (opportunity_id, role) WHERE state = 'open';
CREATE INDEX plan_closed_by_day ON plan (closed_on, assignee_id, closed_at, id) WHERE state <> 'open';
CREATE INDEX plan_decision ON plan (due_on, id) WHERE role = 'decision' AND state = 'open';
CREATE INDEX plan_stand_in ON plan (assignee_id, customer_id) WHERE state = 'open' AND stand_in = 1;
CREATE INDEX plan_by_due ON plan (due_on, state, closed_on);
CREATE INDEX plan_by_customer ON plan (customer_id, due_on);
CREATE INDEX plan_given_up ON plan (customer_id, closed_at, id) WHERE state IN ('cancelled', 'replaced');
CREATE INDEX plan_by_opportunity ON plan (opportunity_id, created_at);
CREATE INDEX followup_by_customer ON followup (customer_id, at, id);
CREATE INDEX followup_by_opportunity ON followup (opportunity_id, at, deleted_hlc);
CREATE INDEX followup_by_person ON followup (by_id, on_day, at);
CREATE INDEX followup_by_day ON followup (on_day, at);
CREATE INDEX followup_silent ON followup (on_day) WHERE feedback NOT GLOB '*[0-9A-Za-z一-鿿]*';
CREATE INDEX followup_by_contact ON followup (contact_id);
CREATE INDEX ending_request_by_opportunity ON ending_request (opportunity_id, at);
CREATE INDEX ending_decision_by_request ON ending_decision (request_id);
CREATE INDEX ending_decision_by_customer ON ending_decision (customer_id, at);
CREATE INDEX ending_request_by_customer ON ending_request (customer_id, at);
CREATE INDEX card_by_day ON card (arrived_on, arrived_at, id, deleted_hlc, late_on);
CREATE INDEX card_late ON card (late_on, arrived_at, id) WHERE late_on IS NOT NULL;
CREATE INDEX card_by_consultant ON card (consultant_id, arrived_on, arrived_at, id);
CREATE INDEX card_by_serial ON card (serial) WHERE serial IS NOT NULL;
CREATE INDEX card_by_draft ON card (draft_id) WHERE draft_id IS NOT NULL;
CREATE INDEX card_by_customer ON card (customer_id, arrived_at, id);
CREATE INDEX card_by_opportunity ON card (opportunity_id, arrived_at);
CREATE INDEX card_incomplete ON card (arrived_on, arrived_at, id) WHERE state = 'quick';
CREATE INDEX audit_item_by_day ON audit_item (audit_on, id);
CREATE INDEX audit_item_by_serial ON audit_item (serial) WHERE serial IS NOT NULL;
CREATE INDEX audit_sheet_by_day ON audit_sheet (audit_on, id);
CREATE INDEX finding_by_day ON finding (concerns_on, id);
CREATE INDEX finding_by_rule ON finding (rule, concerns_on, id);
CREATE INDEX finding_by_person ON finding (person_id, concerns_on, id);
`;
