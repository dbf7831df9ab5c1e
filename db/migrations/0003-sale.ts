/** Orders, deliveries and the four calls after a delivery. */
export const sale = `
CREATE TABLE sale (
  id TEXT PRIMARY KEY NOT NULL,
  customer_id TEXT NOT NULL DEFAULT '',
  opportunity_id TEXT NOT NULL DEFAULT '',
  seller_id TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL DEFAULT '',
  cancelled_on TEXT,
  cancel_reason TEXT NOT NULL DEFAULT '',
  cancelled_by_id TEXT,
  ordered_on TEXT NOT NULL DEFAULT '',
  order_entered_on TEXT NOT NULL DEFAULT '',
  expected_on TEXT,
  delivered_on TEXT,
  delivery_entered_on TEXT,
  delivery_entered_by_id TEXT,
  vehicle_id TEXT,
  colour TEXT,
  vin TEXT,
  price_fen INTEGER NOT NULL DEFAULT 0,
  deposit_fen INTEGER,
  note TEXT NOT NULL DEFAULT '',
  owned_vehicle_id TEXT,
  correct_reason TEXT NOT NULL DEFAULT '',
  vain_since_on TEXT,
  unreached_on TEXT,
  reached_on TEXT,
  created_at INTEGER NOT NULL DEFAULT 0,
  created_by_id TEXT NOT NULL DEFAULT '',
  owner_id TEXT,
  row_hlc TEXT NOT NULL DEFAULT '',
  row_set TEXT NOT NULL DEFAULT '',
  deleted_hlc TEXT
);

CREATE TABLE sale_call (
  id TEXT PRIMARY KEY NOT NULL,
  customer_id TEXT NOT NULL DEFAULT '',
  sale_id TEXT NOT NULL DEFAULT '',
  plan_id TEXT,
  followup_id TEXT NOT NULL DEFAULT '',
  origin TEXT NOT NULL DEFAULT '',
  answers TEXT NOT NULL DEFAULT '',
  at INTEGER NOT NULL DEFAULT 0,
  on_day TEXT NOT NULL DEFAULT '',
  by_id TEXT NOT NULL DEFAULT '',
  row_hlc TEXT NOT NULL DEFAULT '',
  row_set TEXT NOT NULL DEFAULT '',
  deleted_hlc TEXT
);

ALTER TABLE plan ADD COLUMN sale_id TEXT;
ALTER TABLE plan ADD COLUMN late_since_on TEXT;

CREATE INDEX sale_customer ON sale (customer_id);
CREATE INDEX sale_opportunity ON sale (opportunity_id);
CREATE INDEX sale_vin ON sale (vin) WHERE vin IS NOT NULL;
CREATE INDEX sale_waiting ON sale (ordered_on, id) WHERE state = 'ordered' AND deleted_hlc IS NULL;
CREATE INDEX sale_waiting_of ON sale (owner_id, ordered_on, id) WHERE state = 'ordered' AND deleted_hlc IS NULL;
CREATE INDEX sale_delivered ON sale (delivered_on, id) WHERE state = 'delivered' AND deleted_hlc IS NULL;
CREATE INDEX sale_delivered_of ON sale (owner_id, delivered_on, id) WHERE state = 'delivered' AND deleted_hlc IS NULL;
CREATE INDEX sale_cancelled ON sale (cancelled_on, id) WHERE state = 'cancelled' AND deleted_hlc IS NULL;
CREATE INDEX sale_cancelled_of ON sale (owner_id, cancelled_on, id) WHERE state = 'cancelled' AND deleted_hlc IS NULL;
CREATE INDEX sale_vain ON sale (vain_since_on, id) WHERE vain_since_on IS NOT NULL AND deleted_hlc IS NULL;
CREATE INDEX sale_unreached ON sale (unreached_on, id) WHERE unreached_on IS NOT NULL AND reached_on IS NULL AND deleted_hlc IS NULL;
CREATE INDEX sale_order_entered ON sale (order_entered_on);
CREATE INDEX sale_delivery_entered ON sale (delivery_entered_on) WHERE delivery_entered_on IS NOT NULL;
CREATE INDEX sale_call_customer ON sale_call (customer_id);
CREATE INDEX sale_call_sale ON sale_call (sale_id, at);
CREATE INDEX plan_sale ON plan (sale_id) WHERE sale_id IS NOT NULL;
`;
