import { expect, it } from 'vitest';
import { tempFolder } from '../support/temp-folder.ts';
import { armTripwire, guardedTables } from '../support/tripwire.ts';
import { aCustomer, openTestStore, run } from './support/stores.ts';

it('a write of any synced table, or of the log, outside a unit of work is caught', () => {
  const store = openTestStore(tempFolder());
  armTripwire(store);
  expect(guardedTables.length).toBeGreaterThan(30);
  for (const table of guardedTables)
    expect(() => store.connection.prepare(`INSERT INTO ${table} DEFAULT VALUES`).run()).toThrow(
      `${table} was written outside a unit of work`,
    );
});

it('a unit of work passes the tripwire, with all that it keeps in step', () => {
  const store = openTestStore(tempFolder());
  armTripwire(store);
  run(store, (tx) => {
    tx.insert('customer', aCustomer('c1'));
    tx.update('customer', 'c1', { remark: '常来' });
    tx.remove('customer', 'c1');
  });
  expect(store.prepare('SELECT count(*) FROM change').pluck().get()).toBe(4);
});

it('updates and deletions outside a unit of work are caught as well', () => {
  const store = openTestStore(tempFolder());
  armTripwire(store);
  run(store, (tx) => {
    tx.insert('customer', aCustomer('c1'));
    tx.update('customer', 'c1', { remark: '常来' });
  });
  for (const table of ['customer', 'change_set', 'change', 'register', 'audit_log']) {
    const caught = `${table} was written outside a unit of work`;
    expect(() => store.connection.prepare(`DELETE FROM ${table}`).run()).toThrow(caught);
  }
  expect(() => store.connection.prepare(`UPDATE customer SET updated_at = 0`).run()).toThrow('customer was written');
  expect(() => store.connection.prepare(`UPDATE change SET value_json = NULL`).run()).toThrow('change was written');
});
