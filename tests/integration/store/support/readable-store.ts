import { existsSync, readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import { configure } from '../../../../db/connect.ts';
import { createPrepare } from '../../../../db/head.ts';
import { migrate } from '../../../../db/migrate.ts';
import { createReader } from '../../../../db/query.ts';
import type { Store } from '../../../../db/store.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { openTestStore, testDeps } from './stores.ts';

/** A store like any other but for the encryption, so that a test can read what lies in its file. */
export function aReadableStore(file: string): Store {
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

/** Everything that lies in a database's file and its write-ahead log. */
export function bytesOf(file: string): Buffer {
  const log = `${file}-wal`;
  return Buffer.concat([readFileSync(file), existsSync(log) ? readFileSync(log) : Buffer.alloc(0)]);
}
