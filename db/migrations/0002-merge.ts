/** Merging two records of one person, and taking it back; the ways from a customer to all that names him. */
export const wholeCardMerge = `
ALTER TABLE customer ADD COLUMN merged_into_id TEXT;
CREATE INDEX customer_merged ON customer (merged_into_id) WHERE merged_into_id IS NOT NULL;

CREATE TABLE customer_merge (
  id TEXT PRIMARY KEY NOT NULL,
  customer_id TEXT NOT NULL DEFAULT '',
  kept_id TEXT NOT NULL DEFAULT '',
  gone_id TEXT NOT NULL DEFAULT '',
  at INTEGER NOT NULL DEFAULT 0,
  by_id TEXT NOT NULL DEFAULT '',
  moved TEXT NOT NULL DEFAULT '',
  fields TEXT NOT NULL DEFAULT '',
  ownership_id TEXT,
  owner_before TEXT,
  undone_at INTEGER,
  undone_by_id TEXT,
  taken TEXT NOT NULL DEFAULT '',
  row_hlc TEXT NOT NULL DEFAULT '',
  row_set TEXT NOT NULL DEFAULT '',
  deleted_hlc TEXT
) WITHOUT ROWID;
CREATE INDEX customer_merge_by_customer ON customer_merge (customer_id, at, id);
CREATE INDEX customer_merge_by_gone ON customer_merge (gone_id, at, id);

CREATE INDEX card_by_referrer ON card (referrer_id) WHERE referrer_id IS NOT NULL;
`;
