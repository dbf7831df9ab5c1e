import { existsSync, readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { checkBackup, listBackups } from '../../db/backup.ts';
import { storeFolder } from '../../db/folder.ts';
import { readKey } from '../../db/keys.ts';
import { migrations, schemaVersion } from '../../db/migrations/index.ts';
import { openStore } from '../../db/open.ts';
import { aCustomer, openTestStore, run, testDeps } from '../integration/store/support/stores.ts';
import { tempFolder } from '../integration/support/temp-folder.ts';

const good = { version: schemaVersion + 1, name: 'good', sql: 'ALTER TABLE customer ADD COLUMN later TEXT' };
const bad = { version: schemaVersion + 2, name: 'bad', sql: 'INSERT INTO nowhere VALUES (1)' };

function aClosedStore(): string {
  const root = tempFolder();
  const store = openTestStore(root);
  run(store, (tx) => tx.insert('customer', aCustomer('c1')));
  store.close();
  return root;
}

it('a store is backed up before its schema changes, and the backup is the store as it was', () => {
  const root = aClosedStore();
  const folder = storeFolder(root);
  const store = openStore(root, testDeps, [...migrations, good]);
  expect(store.prepare('SELECT later FROM customer').all()).toHaveLength(1);
  store.close();
  const backups = listBackups(folder);
  expect(backups).toMatchObject([{ kind: 'before_schema' }]);
  const [{ path } = { path: '' }] = backups;
  expect(path).toContain(`before-schema-${schemaVersion + 1}.db`);
  checkBackup(path, readKey(folder) ?? '');
});

it('a step that fails leaves a store that the old program opens, and the next try is not in the way of itself', () => {
  const root = aClosedStore();
  for (let tries = 0; tries < 2; tries++)
    expect(() => openStore(root, testDeps, [...migrations, good, bad])).toThrow('no such table: nowhere');
  expect(readdirSync(storeFolder(root).backupFolder)).toHaveLength(1);
  const store = openTestStore(root);
  expect(store.prepare('SELECT name FROM customer').pluck().all()).toEqual(['王建国']);
});

it('a store of the newest schema is opened without a backup', () => {
  const root = aClosedStore();
  openTestStore(root).close();
  expect(existsSync(storeFolder(root).backupFolder)).toBe(true);
  expect(listBackups(storeFolder(root))).toEqual([]);
});
