import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { refusalOfFault } from './faults.ts';

it.each([
  ['SQLITE_FULL', 'STORE_FULL'],
  ['SQLITE_IOERR_SHMSIZE', 'STORE_FULL'],
  ['SQLITE_IOERR_FSYNC', 'STORE_DISK_FAILED'],
  ['SQLITE_IOERR_READ', 'STORE_DISK_FAILED'],
  ['SQLITE_READONLY_DBMOVED', 'STORE_READ_ONLY'],
  ['SQLITE_CANTOPEN', 'STORE_READ_ONLY'],
  ['SQLITE_CORRUPT', 'STORE_DAMAGED'],
  ['SQLITE_NOTADB', 'STORE_DAMAGED'],
  ['SQLITE_BUSY_SNAPSHOT', 'STORE_BUSY'],
])('%s of the database is the refusal %s', (code, refusal) => {
  expect(refusalOfFault(new Database.SqliteError('', code))).toMatchObject({ code: refusal });
});

it.each([
  ['ENOSPC', 'STORE_FULL'],
  ['EDQUOT', 'STORE_FULL'],
  ['EROFS', 'STORE_READ_ONLY'],
  ['EACCES', 'STORE_READ_ONLY'],
  ['EIO', 'STORE_DISK_FAILED'],
])('%s of the file system is the refusal %s', (code, refusal) => {
  expect(refusalOfFault(Object.assign(new Error(code), { code, syscall: 'write' }))).toMatchObject({ code: refusal });
});

it('a bug is no trouble of the disk: it surfaces', () => {
  expect(refusalOfFault(new Database.SqliteError('no such column', 'SQLITE_ERROR'))).toBeNull();
  expect(refusalOfFault(new Database.SqliteError('', 'SQLITE_CONSTRAINT_NOTNULL'))).toBeNull();
  expect(refusalOfFault(new TypeError('x'))).toBeNull();
});
