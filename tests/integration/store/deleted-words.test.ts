import { join } from 'node:path';
import { expect, it } from 'vitest';
import { shortenWal } from '../../../db/wal.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { aReadableStore, bytesOf } from './support/readable-store.ts';
import { aCustomer, firstAt, run } from './support/stores.ts';

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
