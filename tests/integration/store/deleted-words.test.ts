import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { configure } from '../../../db/connect.ts';
import { createPrepare } from '../../../db/head.ts';
import { migrate } from '../../../db/migrate.ts';
import { createReader } from '../../../db/query.ts';
import type { Store } from '../../../db/store.ts';
import { shortenWal } from '../../../db/wal.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { aCustomer, firstAt, openTestStore, run, testDeps } from './support/stores.ts';

/** A store like any other but for the encryption, so that a test can read what lies in its file. */
function aReadableStore(file: string): Store {
  const db = new Database(file);
  onTestFinished(() => void db.close());
  configure(db, 'OFF');
  migrate(db);
  const encrypted = openTestStore(tempFolder());
  let writing = false;
  const read = createReader(db);
  return {
    ...encrypted,
    ...testDeps,
    connection: db,
    prepare: createPrepare(db),
    read,
    forget: read.forget,
    isWriting: () => writing,
    setWriting: (now) => {
      writing = now;
    },
  };
}

function bytesOf(file: string): Buffer {
  const log = `${file}-wal`;
  return Buffer.concat([readFileSync(file), existsSync(log) ? readFileSync(log) : Buffer.alloc(0)]);
}

const person = aCustomer('c1', { name: '欧阳震华', phone: '13912345678', remark: '左手戴表', email: 'ou@example.com' });

it('an erased person is in no byte of the files: not in the rows, the index, the log, free pages or the write-ahead log', () => {
  const file = join(tempFolder(), 'plain.db');
  const store = aReadableStore(file);
  for (let i = 0; i < 50; i++)
    run(store, (tx) => tx.insert('customer', aCustomer(`x${i}`, { name: `路人${i}`, phone: `1380000${1000 + i}` })));
  run(store, (tx) => tx.insert('customer', person));
  run(store, (tx) => tx.update('customer', 'c1', { phone: '13987654321' }), { now: firstAt + 1 });
  shortenWal(store.connection);
  const words = [
    '欧阳震华',
    '13912345678',
    '13987654321',
    '左手戴表',
    'ou@example.com',
    'ouyangzhenhua',
    '12345678931',
  ];
  const found = (): string[] => words.filter((word) => bytesOf(file).includes(word));
  expect(found()).toEqual(
    expect.arrayContaining(['欧阳震华', '13912345678', '13987654321', '左手戴表', 'ouyangzhenhua']),
  );
  run(store, (tx) => tx.erase('customer', 'c1'), { now: firstAt + 2 });
  expect(found()).toEqual([]);
});

it('a deleted draft is in no byte of the files once the write-ahead log is cut', () => {
  const file = join(tempFolder(), 'plain.db');
  const store = aReadableStore(file);
  store.prepare("INSERT INTO draft VALUES ('d1', 's1', NULL, NULL, '{\"name\":\"欧阳震华\"}', 1, 1)").run();
  shortenWal(store.connection);
  expect(bytesOf(file).includes('欧阳震华')).toBe(true);
  store.prepare("DELETE FROM draft WHERE id = 'd1'").run();
  shortenWal(store.connection);
  expect(bytesOf(file).includes('欧阳震华')).toBe(false);
});
