import { expect, it } from 'vitest';
import { migrate } from '../../db/migrate.ts';
import { migrations } from '../../db/migrations/index.ts';
import { clashAt } from '../../db/projections/clash.ts';
import { aPlainDatabase } from './support/plain-database.ts';

it('the second version marks whom a colleague announced, and drops WeChat texts that are no account from what identifies', () => {
  const db = aPlainDatabase();
  migrate(db, migrations.slice(0, 1));
  db.exec(`
    INSERT INTO customer (id, name) VALUES ('held', '田永刚'), ('alone', '刘洪波'), ('owner', '谢娟'), ('twice', '宋佳');
    INSERT INTO registration (id, customer_id, staff_id, kind, at) VALUES
      ('r1', 'held', 's1', 'card', 10), ('r2', 'held', 's2', 'report', 20), ('r3', 'held', 's3', 'report', 30),
      ('r4', 'alone', 's1', 'card', 10), ('r5', 'owner', 's4', 'owner_entry', 10), ('r6', 'owner', 's1', 'card', 40),
      ('r7', 'twice', 's1', 'card', 10), ('r8', 'twice', 's2', 'card', 50);
    INSERT INTO customer_identity (kind, value, customer_id) VALUES
      ('wechat', 'songjia_dz', 'held'), ('wechat', '微信同号', 'held'), ('wechat', '无', 'alone'), ('wechat', 'abc', 'owner'),
      ('phone', '13900006621', 'held');
  `);
  migrate(db);
  expect(db.prepare('SELECT id, clash_at FROM customer ORDER BY id').all()).toEqual([
    { id: 'alone', clash_at: null },
    { id: 'held', clash_at: 30 },
    { id: 'owner', clash_at: null },
    { id: 'twice', clash_at: 50 },
  ]);
  expect(db.prepare(`SELECT id FROM customer WHERE clash_at IS NOT (${clashAt})`).all()).toEqual([]);
  expect(db.prepare('SELECT value FROM customer_identity ORDER BY value').pluck().all()).toEqual([
    '13900006621',
    'songjia_dz',
  ]);
});
