/** Spot checks of recorded calls, what was drawn, and the sheets by which it is scored. */
export const sample = `
CREATE TABLE score_sheet (
  id TEXT PRIMARY KEY NOT NULL,
  effective_from TEXT NOT NULL DEFAULT '',
  items TEXT NOT NULL DEFAULT '',
  pass_mark INTEGER NOT NULL DEFAULT 0,
  note TEXT NOT NULL DEFAULT '',
  created_at INTEGER NOT NULL DEFAULT 0,
  created_by_id TEXT NOT NULL DEFAULT '',
  row_hlc TEXT NOT NULL DEFAULT '',
  row_set TEXT NOT NULL DEFAULT '',
  deleted_hlc TEXT
);

CREATE TABLE spot_check (
  id TEXT PRIMARY KEY NOT NULL,
  from_on TEXT NOT NULL DEFAULT '',
  through_on TEXT NOT NULL DEFAULT '',
  seed TEXT NOT NULL DEFAULT '',
  per_consultant INTEGER NOT NULL DEFAULT 0,
  again INTEGER NOT NULL DEFAULT 0,
  strata TEXT NOT NULL DEFAULT '',
  score_sheet_id TEXT NOT NULL DEFAULT '',
  at INTEGER NOT NULL DEFAULT 0,
  on_day TEXT NOT NULL DEFAULT '',
  by_id TEXT NOT NULL DEFAULT '',
  row_hlc TEXT NOT NULL DEFAULT '',
  row_set TEXT NOT NULL DEFAULT '',
  deleted_hlc TEXT
);
CREATE INDEX spot_check_by_time ON spot_check (at, id);

CREATE TABLE spot_check_item (
  id TEXT PRIMARY KEY NOT NULL,
  customer_id TEXT NOT NULL DEFAULT '',
  spot_check_id TEXT NOT NULL DEFAULT '',
  recording_id TEXT NOT NULL DEFAULT '',
  contact_id TEXT NOT NULL DEFAULT '',
  consultant_id TEXT NOT NULL DEFAULT '',
  spoken_on TEXT NOT NULL DEFAULT '',
  stratum TEXT NOT NULL DEFAULT '',
  score_sheet_id TEXT NOT NULL DEFAULT '',
  at INTEGER NOT NULL DEFAULT 0,
  marks TEXT NOT NULL DEFAULT '',
  score INTEGER,
  result TEXT,
  remark TEXT NOT NULL DEFAULT '',
  judged_at INTEGER,
  judged_on TEXT,
  judged_by_id TEXT,
  correct_reason TEXT NOT NULL DEFAULT '',
  row_hlc TEXT NOT NULL DEFAULT '',
  row_set TEXT NOT NULL DEFAULT '',
  deleted_hlc TEXT
);
CREATE INDEX spot_check_item_by_customer ON spot_check_item (customer_id);
CREATE INDEX spot_check_item_by_check ON spot_check_item (spot_check_id, id);
CREATE INDEX spot_check_item_by_recording ON spot_check_item (recording_id, judged_at);
CREATE INDEX spot_check_item_of_day ON spot_check_item (spoken_on) WHERE judged_at IS NOT NULL;
CREATE INDEX spot_check_item_judged ON spot_check_item (judged_at, id) WHERE judged_at IS NOT NULL;
CREATE INDEX spot_check_item_of_person ON spot_check_item (consultant_id, judged_at, id) WHERE judged_at IS NOT NULL;
`;
