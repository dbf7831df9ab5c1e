/** Withdrawing consent, and forgetting a person on request (domain §13). */
export const customerPrivacy = `
ALTER TABLE consent ADD COLUMN way TEXT;
ALTER TABLE consent ADD COLUMN asker TEXT;
ALTER TABLE consent ADD COLUMN note TEXT;
ALTER TABLE customer ADD COLUMN erased_at INTEGER;

CREATE TABLE erasure (
  id TEXT PRIMARY KEY NOT NULL,
  customer_id TEXT NOT NULL DEFAULT '',
  number INTEGER NOT NULL DEFAULT 0,
  asker TEXT NOT NULL DEFAULT '',
  proof TEXT NOT NULL DEFAULT '',
  way TEXT NOT NULL DEFAULT '',
  requested_on TEXT NOT NULL DEFAULT '',
  rows INTEGER NOT NULL DEFAULT 0,
  at INTEGER NOT NULL DEFAULT 0,
  by_id TEXT NOT NULL DEFAULT '',
  row_hlc TEXT NOT NULL DEFAULT '',
  row_set TEXT NOT NULL DEFAULT '',
  deleted_hlc TEXT
) WITHOUT ROWID;
CREATE INDEX erasure_by_customer ON erasure (customer_id, at);

CREATE INDEX finding_by_customer ON finding (customer_id) WHERE customer_id IS NOT NULL;
CREATE INDEX audit_item_by_card ON audit_item (card_id) WHERE card_id IS NOT NULL;
CREATE INDEX audit_item_by_traffic ON audit_item (traffic_id) WHERE traffic_id IS NOT NULL;
`;
