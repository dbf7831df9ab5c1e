/** What managers said about signals; the signals themselves are derived, and of this machine. */
export const signal = `
CREATE TABLE signal_review (
  id TEXT PRIMARY KEY NOT NULL,
  kind TEXT NOT NULL DEFAULT '',
  person_id TEXT NOT NULL DEFAULT '',
  on_day TEXT NOT NULL DEFAULT '',
  verdict TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  evidence INTEGER NOT NULL DEFAULT 0,
  at INTEGER NOT NULL DEFAULT 0,
  by_id TEXT NOT NULL DEFAULT '',
  row_hlc TEXT NOT NULL DEFAULT '',
  row_set TEXT NOT NULL DEFAULT '',
  deleted_hlc TEXT
);

CREATE TABLE signal (
  id TEXT PRIMARY KEY NOT NULL,
  kind TEXT NOT NULL,
  person_id TEXT NOT NULL,
  on_day TEXT NOT NULL,
  strength INTEGER NOT NULL,
  facts TEXT NOT NULL,
  items TEXT NOT NULL,
  reviewed INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX signal_by_day ON signal (on_day, id);
CREATE INDEX signal_by_person ON signal (person_id, on_day, id);
CREATE INDEX signal_by_kind ON signal (kind, on_day, id);
CREATE INDEX signal_by_review ON signal (reviewed, on_day, id);

CREATE TABLE signal_day (on_day TEXT PRIMARY KEY NOT NULL) WITHOUT ROWID;

CREATE INDEX level_change_by_day ON level_change (changed_on) WHERE from_level IS NOT NULL;
`;
