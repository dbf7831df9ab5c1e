/** Who is on the floor and whose turn it is; named visitors and since when somebody receives them. */
export const floor = `
ALTER TABLE traffic ADD COLUMN received_at INTEGER;
ALTER TABLE traffic ADD COLUMN named INTEGER NOT NULL DEFAULT 0;
CREATE INDEX traffic_open ON traffic (arrived_on) WHERE departed_at IS NULL AND voided_at IS NULL AND deleted_hlc IS NULL;

CREATE TABLE floor_fact (
  id TEXT PRIMARY KEY NOT NULL,
  on_day TEXT NOT NULL DEFAULT '',
  staff_id TEXT NOT NULL DEFAULT '',
  kind TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL DEFAULT '',
  before_id TEXT,
  reason TEXT NOT NULL DEFAULT '',
  at INTEGER NOT NULL DEFAULT 0,
  by_id TEXT NOT NULL DEFAULT '',
  row_hlc TEXT NOT NULL DEFAULT '',
  row_set TEXT NOT NULL DEFAULT '',
  deleted_hlc TEXT
);
CREATE INDEX floor_fact_by_day ON floor_fact (on_day, row_hlc);
`;
