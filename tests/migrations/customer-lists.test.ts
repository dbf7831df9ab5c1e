import { expect, it } from 'vitest';
import { migrate } from '../../db/migrate.ts';
import { migrations } from '../../db/migrations/index.ts';
import { wrongIntents } from '../../db/projections/customer-intent.ts';
import { aPlainDatabase } from './support/plain-database.ts';

it('a store of the first version gets for every customer what lists sort and filter by', () => {
  const db = aPlainDatabase();
  migrate(db, migrations.slice(0, 1));
  db.exec(`
    INSERT INTO customer (id, is_open) VALUES ('wants', 1), ('waits', 1), ('left', 0), ('owner', 0);
    INSERT INTO opportunity (id, customer_id, level, state, expected_on, vehicle_id, created_at) VALUES
      ('o1', 'wants', 'C', 'open', '2026-05-01', 'h6', 1), ('o2', 'wants', 'H', 'open', '2026-03-12', 'h9', 2),
      ('o3', 'waits', 'B', 'pending', NULL, NULL, 3), ('o4', 'left', 'A', 'ended', '2026-03-20', 'h6', 4);
    INSERT INTO plan (id, customer_id, opportunity_id, role, state, due_on) VALUES
      ('p1', 'wants', 'o1', 'next', 'open', '2026-03-10'), ('p2', 'wants', 'o2', 'next', 'open', '2026-03-11'),
      ('p3', 'wants', 'o2', 'further', 'open', '2026-03-09'), ('p4', 'waits', 'o3', 'decision', 'open', '2026-03-10');
    INSERT INTO owned_vehicle (id, customer_id, plate, deleted_hlc) VALUES
      ('v1', 'owner', '冀F12345', NULL), ('v2', 'owner', '冀FD12345', NULL), ('v3', 'owner', '冀F99999', 'x'), ('v4', 'left', NULL, NULL);
  `);
  migrate(db);
  const rows = db
    .prepare(
      'SELECT id, level_rank, next_plan_on, expected_on, intent_vehicle_id, is_waiting, plates FROM customer ORDER BY id',
    )
    .raw()
    .all();
  const none = [9, '9999-12-31', '9999-12-31', null, 0];
  expect(rows).toEqual([
    ['left', ...none, ''],
    ['owner', ...none, '冀F12345、冀FD12345'],
    ['waits', 4, '9999-12-31', '9999-12-31', null, 1, ''],
    ['wants', 2, '2026-03-10', '2026-03-12', 'h9', 0, ''],
  ]);
  expect(db.prepare(wrongIntents).all()).toEqual([]);
});
