/** 领导批示, who has to read them, and the calls that begin with one. */
export const instruction = `
CREATE TABLE instruction (
  id TEXT PRIMARY KEY NOT NULL,
  customer_id TEXT NOT NULL DEFAULT '',
  opportunity_id TEXT,
  followup_id TEXT,
  content TEXT NOT NULL DEFAULT '',
  at INTEGER NOT NULL DEFAULT 0,
  on_day TEXT NOT NULL DEFAULT '',
  by_id TEXT NOT NULL DEFAULT '',
  read_at INTEGER,
  read_by_id TEXT,
  answered_at INTEGER,
  answered_by_id TEXT,
  answer TEXT NOT NULL DEFAULT '',
  answer_followup_id TEXT,
  withdrawn_at INTEGER,
  state TEXT NOT NULL DEFAULT '',
  addressee_id TEXT,
  row_hlc TEXT NOT NULL DEFAULT '',
  row_set TEXT NOT NULL DEFAULT '',
  deleted_hlc TEXT
);
CREATE INDEX instruction_by_customer ON instruction (customer_id, at, id);
CREATE INDEX instruction_by_state ON instruction (state, at, id);
CREATE INDEX instruction_by_addressee ON instruction (addressee_id, state, at, id);
CREATE INDEX instruction_by_day ON instruction (on_day, addressee_id, state);
CREATE INDEX instruction_waiting ON instruction (addressee_id, state) WHERE state IN ('unread', 'read');

ALTER TABLE plan ADD COLUMN instructed INTEGER NOT NULL DEFAULT 0;
CREATE INDEX plan_instructed ON plan (assignee_id, list_key, id) WHERE state = 'open' AND instructed = 1;
`;
