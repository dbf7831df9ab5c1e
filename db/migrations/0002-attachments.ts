/**
 * Files that hang on a customer. Their bytes lie beside the database, encrypted (docs/decisions/0008). A file that was
 * attached to a card before its first save waits in `held_attachment`, a table of this machine alone.
 */
export const attachments = `
CREATE TABLE attachment (
  id TEXT PRIMARY KEY NOT NULL,
  customer_id TEXT NOT NULL DEFAULT '',
  card_id TEXT,
  kind TEXT NOT NULL DEFAULT '',
  sha256 TEXT NOT NULL DEFAULT '',
  media_type TEXT NOT NULL DEFAULT '',
  bytes INTEGER NOT NULL DEFAULT 0,
  width INTEGER,
  height INTEGER,
  thumbnail TEXT,
  preview TEXT,
  original_name TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  at INTEGER NOT NULL DEFAULT 0,
  by_id TEXT NOT NULL DEFAULT '',
  row_hlc TEXT NOT NULL DEFAULT '',
  row_set TEXT NOT NULL DEFAULT '',
  deleted_hlc TEXT
) WITHOUT ROWID;

CREATE TABLE held_attachment (
  id TEXT PRIMARY KEY NOT NULL,
  draft_id TEXT NOT NULL,
  owner_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  media_type TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  width INTEGER,
  height INTEGER,
  thumbnail TEXT,
  preview TEXT,
  original_name TEXT NOT NULL,
  note TEXT NOT NULL,
  at INTEGER NOT NULL
) WITHOUT ROWID;

CREATE INDEX attachment_by_customer ON attachment (customer_id, at, id);
CREATE INDEX attachment_by_card ON attachment (card_id, at, id) WHERE card_id IS NOT NULL;
CREATE INDEX held_attachment_by_draft ON held_attachment (draft_id, at, id);
CREATE INDEX card_by_number ON card (number);
`;
