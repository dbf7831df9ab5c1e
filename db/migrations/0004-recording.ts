/** Recorded calls, what is noted at their moments, and for how many days the store keeps their sound (0: as shipped). */
export const recording = `
CREATE TABLE recording (
  id TEXT PRIMARY KEY NOT NULL,
  customer_id TEXT NOT NULL DEFAULT '',
  contact_id TEXT,
  staff_id TEXT NOT NULL DEFAULT '',
  confidence INTEGER NOT NULL DEFAULT 0,
  matched_by TEXT NOT NULL DEFAULT '',
  matched_by_id TEXT,
  spoken_at INTEGER,
  spoken_on TEXT NOT NULL DEFAULT '',
  duration_ms INTEGER,
  sha256 TEXT NOT NULL DEFAULT '',
  media_type TEXT NOT NULL DEFAULT '',
  bytes INTEGER NOT NULL DEFAULT 0,
  original_name TEXT NOT NULL DEFAULT '',
  source TEXT NOT NULL DEFAULT '',
  at INTEGER NOT NULL DEFAULT 0,
  by_id TEXT NOT NULL DEFAULT '',
  expired_at INTEGER,
  row_hlc TEXT NOT NULL DEFAULT '',
  row_set TEXT NOT NULL DEFAULT '',
  deleted_hlc TEXT
);
CREATE INDEX recording_by_customer ON recording (customer_id, at, id);
CREATE INDEX recording_by_contact ON recording (contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX recording_by_staff_day ON recording (staff_id, spoken_on, id);
CREATE INDEX recording_by_content ON recording (sha256);
CREATE INDEX recording_kept ON recording (at, id) WHERE expired_at IS NULL AND deleted_hlc IS NULL;
CREATE TABLE recording_note (
  id TEXT PRIMARY KEY NOT NULL,
  customer_id TEXT NOT NULL DEFAULT '',
  recording_id TEXT NOT NULL DEFAULT '',
  at_ms INTEGER NOT NULL DEFAULT 0,
  text TEXT NOT NULL DEFAULT '',
  by_id TEXT NOT NULL DEFAULT '',
  at INTEGER NOT NULL DEFAULT 0,
  row_hlc TEXT NOT NULL DEFAULT '',
  row_set TEXT NOT NULL DEFAULT '',
  deleted_hlc TEXT
);
CREATE INDEX recording_note_by_recording ON recording_note (recording_id, at_ms, id);
CREATE INDEX recording_note_by_customer ON recording_note (customer_id);
ALTER TABLE store ADD COLUMN recording_days INTEGER NOT NULL DEFAULT 0;
`;
