import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { checkBackup, listBackups } from '../../db/backup.ts';
import { connect } from '../../db/connect.ts';
import { storeFolder } from '../../db/folder.ts';
import { readKey } from '../../db/keys.ts';
import { migrations, schemaVersion } from '../../db/migrations/index.ts';
import { openStore } from '../../db/open.ts';
import { aCustomer, openTestStore, run, testDeps } from '../integration/store/support/stores.ts';
import { tempFolder } from '../integration/support/temp-folder.ts';

const good = { version: schemaVersion + 1, name: 'good', sql: 'ALTER TABLE customer ADD COLUMN later TEXT' };
const bad = { version: schemaVersion + 2, name: 'bad', sql: 'INSERT INTO nowhere VALUES (1)' };

function namesIn(path: string, key: string): unknown[] {
  const db = connect(path, key, { readonly: true });
  const names = db.prepare('SELECT name FROM customer').pluck().all();
  db.close();
  return names;
}

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
  const backup = `before-schema-${schemaVersion + 1}.db`;
  expect(readdirSync(folder.backupFolder)).toEqual([backup]);
  const path = join(folder.backupFolder, backup);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  checkBackup(path, readKey(folder) ?? '');
  expect(readdirSync(folder.backupFolder)).toEqual([backup]);
  expect(namesIn(path, readKey(folder) ?? '')).toEqual(['王建国']);
});

it('what the last program left in its log is in the backup, also while another one reads', () => {
  const root = aClosedStore();
  const folder = storeFolder(root);
  const key = readKey(folder) ?? '';
  const [reader, writer] = [connect(folder.databaseFile, key), connect(folder.databaseFile, key)];
  reader.exec('BEGIN');
  reader.prepare('SELECT count(*) FROM customer').get();
  writer.prepare("UPDATE customer SET name = '张立'").run();
  writer.close();
  const store = openStore(root, testDeps, [...migrations, good]);
  reader.close();
  store.close();
  expect(namesIn(listBackups(folder)[0]?.path ?? '', key)).toEqual(['张立']);
});

it('whoever waits is told that the data is being upgraded, before it is, and of nothing else', () => {
  const root = aClosedStore();
  const told: number[] = [];
  const onUpgrade = (): void => void told.push(readdirSync(storeFolder(root).backupFolder).length);
  openStore(root, { ...testDeps, onUpgrade }).close();
  expect(told).toEqual([]);
  openStore(root, { ...testDeps, onUpgrade }, [...migrations, good]).close();
  openStore(root, { ...testDeps, onUpgrade }, [...migrations, good]).close();
  expect(told).toEqual([0]);
  openStore(tempFolder(), { ...testDeps, onUpgrade }).close();
  expect(told).toEqual([0]);
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
