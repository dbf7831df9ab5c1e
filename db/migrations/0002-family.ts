/** Contacts, household, shares and tags of a customer. */
export const family = `
CREATE TABLE contact (
  id TEXT PRIMARY KEY NOT NULL,
  customer_id TEXT NOT NULL DEFAULT '',
  name TEXT NOT NULL DEFAULT '',
  position TEXT NOT NULL DEFAULT '',
  phone TEXT,
  wechat TEXT,
  note TEXT NOT NULL DEFAULT '',
  is_main INTEGER NOT NULL DEFAULT 0,
  person_id TEXT,
  created_at INTEGER NOT NULL DEFAULT 0,
  created_by_id TEXT NOT NULL DEFAULT '',
  row_hlc TEXT NOT NULL DEFAULT '',
  row_set TEXT NOT NULL DEFAULT '',
  deleted_hlc TEXT
) WITHOUT ROWID;
CREATE INDEX contact_by_customer ON contact (customer_id, created_at, id);
CREATE INDEX contact_by_person ON contact (person_id) WHERE person_id IS NOT NULL;

CREATE TABLE kinship (
  id TEXT PRIMARY KEY NOT NULL,
  customer_id TEXT NOT NULL DEFAULT '',
  other_customer_id TEXT NOT NULL DEFAULT '',
  relation TEXT NOT NULL DEFAULT '',
  card_id TEXT,
  created_at INTEGER NOT NULL DEFAULT 0,
  created_by_id TEXT NOT NULL DEFAULT '',
  ended_at INTEGER,
  ended_by_id TEXT,
  row_hlc TEXT NOT NULL DEFAULT '',
  row_set TEXT NOT NULL DEFAULT '',
  deleted_hlc TEXT
) WITHOUT ROWID;
CREATE INDEX kinship_by_customer ON kinship (customer_id, created_at, id);
CREATE INDEX kinship_by_other ON kinship (other_customer_id, created_at, id);
CREATE INDEX kinship_ended ON kinship (customer_id, ended_at, id) WHERE ended_at IS NOT NULL;
CREATE INDEX kinship_ended_by_other ON kinship (other_customer_id, ended_at, id) WHERE ended_at IS NOT NULL;

CREATE TABLE share (
  id TEXT PRIMARY KEY NOT NULL,
  customer_id TEXT NOT NULL DEFAULT '',
  staff_id TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  created_at INTEGER NOT NULL DEFAULT 0,
  created_by_id TEXT NOT NULL DEFAULT '',
  ended_at INTEGER,
  ended_by_id TEXT,
  row_hlc TEXT NOT NULL DEFAULT '',
  row_set TEXT NOT NULL DEFAULT '',
  deleted_hlc TEXT
) WITHOUT ROWID;
CREATE INDEX share_by_customer ON share (customer_id, created_at, id);
CREATE INDEX share_ended ON share (customer_id, ended_at, id) WHERE ended_at IS NOT NULL;
CREATE INDEX share_living ON share (staff_id, created_at, id) WHERE ended_at IS NULL AND deleted_hlc IS NULL;
CREATE INDEX share_living_by_customer ON share (customer_id, staff_id) WHERE ended_at IS NULL AND deleted_hlc IS NULL;

CREATE TABLE customer_tag (
  id TEXT PRIMARY KEY NOT NULL,
  customer_id TEXT NOT NULL DEFAULT '',
  tag TEXT NOT NULL DEFAULT '',
  created_at INTEGER NOT NULL DEFAULT 0,
  created_by_id TEXT NOT NULL DEFAULT '',
  row_hlc TEXT NOT NULL DEFAULT '',
  row_set TEXT NOT NULL DEFAULT '',
  deleted_hlc TEXT
) WITHOUT ROWID;
CREATE INDEX customer_tag_by_customer ON customer_tag (customer_id, created_at, id);
CREATE INDEX customer_tag_by_tag ON customer_tag (tag, customer_id) WHERE deleted_hlc IS NULL;
`;
