/**
 * The folder of recordings that this machine looks into, what it remembers of the files there, and recordings that
 * nobody could be found for yet (docs/decisions/0023). Of this machine alone.
 */
export const recordingFolder = `
CREATE TABLE recording_folder (
  id TEXT PRIMARY KEY NOT NULL,
  path TEXT NOT NULL,
  is_on INTEGER NOT NULL,
  salt TEXT NOT NULL,
  taken INTEGER NOT NULL,
  set_at INTEGER NOT NULL,
  set_by_id TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE folder_file (
  id TEXT PRIMARY KEY NOT NULL,
  content TEXT,
  problem TEXT,
  name TEXT,
  bytes INTEGER NOT NULL,
  at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX folder_file_by_content ON folder_file (content) WHERE content IS NOT NULL;
CREATE INDEX folder_file_by_problem ON folder_file (problem) WHERE problem IS NOT NULL;
CREATE INDEX folder_file_refused ON folder_file (at, id) WHERE problem IS NOT NULL;

CREATE TABLE waiting_recording (
  id TEXT PRIMARY KEY NOT NULL,
  sha256 TEXT NOT NULL,
  media_type TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  duration_ms INTEGER,
  original_name TEXT NOT NULL,
  phone TEXT,
  spoken_at INTEGER,
  spoken_on TEXT,
  at INTEGER NOT NULL,
  aside_at INTEGER,
  aside_by_id TEXT,
  aside_reason TEXT NOT NULL DEFAULT ''
) WITHOUT ROWID;
CREATE INDEX waiting_recording_open ON waiting_recording (at, id) WHERE aside_at IS NULL;
CREATE INDEX waiting_recording_aside ON waiting_recording (at, id) WHERE aside_at IS NOT NULL;
CREATE INDEX waiting_recording_by_phone ON waiting_recording (phone) WHERE phone IS NOT NULL;
CREATE INDEX waiting_recording_by_content ON waiting_recording (sha256);
CREATE INDEX recording_unmatched ON recording (at, id) WHERE contact_id IS NULL;
`;
