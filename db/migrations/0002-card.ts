/** Fields that the store defines itself, their values on card and customer, and the versions of a quote. */
export const cardAdditions = `
CREATE TABLE custom_field (
  id TEXT PRIMARY KEY NOT NULL,
  code TEXT NOT NULL DEFAULT '',
  label TEXT NOT NULL DEFAULT '',
  kind TEXT NOT NULL DEFAULT '',
  options TEXT NOT NULL DEFAULT '',
  scope TEXT NOT NULL DEFAULT '',
  required_from INTEGER,
  sort INTEGER NOT NULL DEFAULT 0,
  active INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL DEFAULT 0,
  row_hlc TEXT NOT NULL DEFAULT '',
  row_set TEXT NOT NULL DEFAULT '',
  deleted_hlc TEXT
) WITHOUT ROWID;

ALTER TABLE card ADD COLUMN custom TEXT NOT NULL DEFAULT '';
ALTER TABLE customer ADD COLUMN custom TEXT NOT NULL DEFAULT '';

CREATE TABLE quote (
  id TEXT PRIMARY KEY NOT NULL,
  customer_id TEXT NOT NULL DEFAULT '',
  opportunity_id TEXT NOT NULL DEFAULT '',
  card_id TEXT,
  version INTEGER NOT NULL DEFAULT 0,
  vehicle_id TEXT,
  price_fen INTEGER NOT NULL DEFAULT 0,
  options_fen INTEGER,
  insurance_fen INTEGER,
  tax_fen INTEGER,
  other_fen INTEGER,
  note TEXT NOT NULL DEFAULT '',
  valid_until TEXT,
  at INTEGER NOT NULL DEFAULT 0,
  on_day TEXT NOT NULL DEFAULT '',
  by_id TEXT NOT NULL DEFAULT '',
  row_hlc TEXT NOT NULL DEFAULT '',
  row_set TEXT NOT NULL DEFAULT '',
  deleted_hlc TEXT
) WITHOUT ROWID;
CREATE INDEX quote_of_opportunity ON quote (opportunity_id, version);
CREATE INDEX quote_of_customer ON quote (customer_id, at);
`;
