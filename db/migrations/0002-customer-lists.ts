/** What lists of customers are sorted and filtered by, how each person has his lists, and the filters that are kept. */
export const customerLists = `
ALTER TABLE customer ADD COLUMN level_rank INTEGER NOT NULL DEFAULT 0;
ALTER TABLE customer ADD COLUMN next_plan_on TEXT NOT NULL DEFAULT '';
ALTER TABLE customer ADD COLUMN expected_on TEXT NOT NULL DEFAULT '';
ALTER TABLE customer ADD COLUMN intent_vehicle_id TEXT;
ALTER TABLE customer ADD COLUMN is_waiting INTEGER NOT NULL DEFAULT 0;
ALTER TABLE customer ADD COLUMN plates TEXT NOT NULL DEFAULT '';

UPDATE customer SET level_rank = 9, next_plan_on = '9999-12-31', expected_on = '9999-12-31', plates = coalesce((
  SELECT group_concat(plate, '、') FROM (
    SELECT plate FROM owned_vehicle v
    WHERE v.customer_id = customer.id AND v.plate <> '' AND v.deleted_hlc IS NULL ORDER BY v.id)), '');
UPDATE customer SET
  (level_rank, expected_on, intent_vehicle_id, is_waiting) = (
    SELECT instr('OHABCN', o.level), coalesce(o.expected_on, '9999-12-31'), o.vehicle_id, o.state = 'pending'
    FROM opportunity o
    WHERE o.customer_id = customer.id AND o.state IN ('open', 'pending') AND o.deleted_hlc IS NULL
    ORDER BY instr('OHABCN', o.level), o.created_at DESC, o.id DESC LIMIT 1),
  next_plan_on = coalesce((
    SELECT min(p.due_on) FROM opportunity o
    JOIN plan p ON p.opportunity_id = o.id AND p.role = 'next' AND p.state = 'open' AND p.deleted_hlc IS NULL
    WHERE o.customer_id = customer.id AND o.state IN ('open', 'pending') AND o.deleted_hlc IS NULL), '9999-12-31')
WHERE is_open = 1;

CREATE TABLE saved_filter (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL DEFAULT '',
  owner_id TEXT NOT NULL DEFAULT '',
  body TEXT NOT NULL DEFAULT '',
  sharing TEXT NOT NULL DEFAULT '',
  shared_with TEXT NOT NULL DEFAULT '',
  removed_at INTEGER,
  created_at INTEGER NOT NULL DEFAULT 0,
  row_hlc TEXT NOT NULL DEFAULT '',
  row_set TEXT NOT NULL DEFAULT '',
  deleted_hlc TEXT
) WITHOUT ROWID;

CREATE TABLE list_setting (
  staff_id TEXT NOT NULL,
  list TEXT NOT NULL,
  body TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (staff_id, list)
) WITHOUT ROWID;

CREATE INDEX customer_by_name ON customer (pinyin, id, owner_id);
CREATE INDEX customer_by_level ON customer (level_rank, next_plan_on, id, owner_id) WHERE is_open = 1;
CREATE INDEX customer_by_next_plan ON customer (next_plan_on, id, owner_id) WHERE is_open = 1;
CREATE INDEX customer_by_expected ON customer (expected_on, id, owner_id) WHERE is_open = 1;
CREATE INDEX customer_by_car ON customer (intent_vehicle_id) WHERE is_open = 1;
CREATE INDEX customer_by_region ON customer (region_code) WHERE region_code IS NOT NULL;
CREATE INDEX customer_by_source ON customer (source) WHERE source IS NOT NULL;
`;
