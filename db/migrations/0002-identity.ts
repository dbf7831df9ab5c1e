/**
 * The plate and VIN of a card, by which number somebody was known, and who holds the same person. WeChat texts that are no
 * account leave the index of identities: nobody is known by 「同号」.
 */
export const identityParts = `
ALTER TABLE card ADD COLUMN plate TEXT;
ALTER TABLE card ADD COLUMN vin TEXT;
ALTER TABLE owned_vehicle ADD COLUMN card_id TEXT;
ALTER TABLE registration ADD COLUMN by_number TEXT;
ALTER TABLE customer ADD COLUMN clash_at INTEGER;

CREATE TABLE clash_report (
  id TEXT PRIMARY KEY NOT NULL,
  customer_id TEXT NOT NULL DEFAULT '',
  other_customer_id TEXT NOT NULL DEFAULT '',
  cause TEXT NOT NULL DEFAULT '',
  by_number TEXT,
  card_id TEXT,
  by_id TEXT NOT NULL DEFAULT '',
  at INTEGER NOT NULL DEFAULT 0,
  row_hlc TEXT NOT NULL DEFAULT '',
  row_set TEXT NOT NULL DEFAULT '',
  deleted_hlc TEXT
);
CREATE INDEX clash_report_by_customer ON clash_report (customer_id, at);
CREATE INDEX clash_report_by_other ON clash_report (other_customer_id, at);
CREATE INDEX customer_clash ON customer (clash_at, id) WHERE clash_at IS NOT NULL;
CREATE INDEX customer_by_county_sound ON customer (region_code, pinyin, created_at);
CREATE INDEX customer_by_county_surname ON customer (region_code, substr(name, 1, 1), created_at);

DELETE FROM customer_identity WHERE kind = 'wechat' AND (value GLOB '*[^a-z0-9_-]*' OR value GLOB '[_-]*' OR length(value) NOT BETWEEN 5 AND 40);
UPDATE customer SET clash_at = (
  SELECT max(r.at) FROM registration r
  WHERE r.customer_id = customer.id AND r.kind <> 'owner_entry' AND r.deleted_hlc IS NULL
    AND (r.kind = 'report' OR r.staff_id <> (
      SELECT f.staff_id FROM registration f
      WHERE f.customer_id = customer.id AND f.kind <> 'owner_entry' AND f.deleted_hlc IS NULL
      ORDER BY f.at, f.id LIMIT 1)))
WHERE id IN (SELECT customer_id FROM registration WHERE deleted_hlc IS NULL);
`;
