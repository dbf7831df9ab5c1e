/** Leave with its stand-ins, and handing customers over; what is left of a hand-over under way is of this machine. */
export const handoverAndLeave = `
CREATE TABLE leave (
  id TEXT PRIMARY KEY NOT NULL,
  staff_id TEXT NOT NULL DEFAULT '',
  kind TEXT NOT NULL DEFAULT '',
  from_on TEXT NOT NULL DEFAULT '',
  through_on TEXT NOT NULL DEFAULT '',
  stand_in_id TEXT,
  note TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL DEFAULT '',
  entered_at INTEGER NOT NULL DEFAULT 0,
  entered_on TEXT NOT NULL DEFAULT '',
  entered_by_id TEXT NOT NULL DEFAULT '',
  changed_at INTEGER,
  changed_by_id TEXT,
  row_hlc TEXT NOT NULL DEFAULT '',
  row_set TEXT NOT NULL DEFAULT '',
  deleted_hlc TEXT
);
CREATE INDEX leave_by_end ON leave (through_on, id);

CREATE TABLE leave_acceptance (
  id TEXT PRIMARY KEY NOT NULL,
  customer_id TEXT NOT NULL DEFAULT '',
  leave_id TEXT NOT NULL DEFAULT '',
  plan_id TEXT NOT NULL DEFAULT '',
  by_id TEXT NOT NULL DEFAULT '',
  at INTEGER NOT NULL DEFAULT 0,
  on_day TEXT NOT NULL DEFAULT '',
  row_hlc TEXT NOT NULL DEFAULT '',
  row_set TEXT NOT NULL DEFAULT '',
  deleted_hlc TEXT
);
CREATE INDEX leave_acceptance_by_customer ON leave_acceptance (customer_id, at);

CREATE TABLE handover (
  id TEXT PRIMARY KEY NOT NULL,
  from_id TEXT NOT NULL DEFAULT '',
  kind TEXT NOT NULL DEFAULT '',
  reason TEXT NOT NULL DEFAULT '',
  receiver_ids TEXT NOT NULL DEFAULT '',
  is_whole INTEGER NOT NULL DEFAULT 0,
  keeps_due INTEGER NOT NULL DEFAULT 0,
  customers INTEGER NOT NULL DEFAULT 0,
  at INTEGER NOT NULL DEFAULT 0,
  by_id TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL DEFAULT '',
  done INTEGER NOT NULL DEFAULT 0,
  plans INTEGER NOT NULL DEFAULT 0,
  ended_at INTEGER,
  row_hlc TEXT NOT NULL DEFAULT '',
  row_set TEXT NOT NULL DEFAULT '',
  deleted_hlc TEXT
);
CREATE INDEX handover_by_time ON handover (at, id);
CREATE INDEX handover_running ON handover (from_id) WHERE state = 'running';

CREATE TABLE handover_work (
  handover_id TEXT NOT NULL,
  place INTEGER NOT NULL,
  customer_id TEXT NOT NULL,
  to_id TEXT NOT NULL,
  PRIMARY KEY (handover_id, place)
) WITHOUT ROWID;

ALTER TABLE plan ADD COLUMN absent_id TEXT;
CREATE INDEX plan_held ON plan (absent_id, id) WHERE state = 'open' AND absent_id IS NOT NULL;
ALTER TABLE ownership ADD COLUMN handover_id TEXT;
CREATE INDEX ownership_handed ON ownership (owner_id, at, id) WHERE cause = 'hand_over';
`;
