import type Database from 'better-sqlite3';
import { StoreUnavailable } from './faults.ts';
import { type Migration, migrations, schemaVersion } from './migrations/index.ts';

/** The version of an open file's schema; 0 where it is new. */
export function versionOf(db: Database.Database): number {
  return Number(db.pragma('user_version', { simple: true }));
}

/** The version that a history of the schema leads to. */
export function newestOf(steps: readonly Migration[]): number {
  return steps.at(-1)?.version ?? 0;
}

/** Refuses a store written by a newer program, before anything is written. */
export function refuseNewer(db: Database.Database, known: number = schemaVersion): void {
  const version = versionOf(db);
  if (version > known)
    throw new StoreUnavailable(
      'from_future',
      `这份数据由更新的版本写成（数据 ${version}，程序 ${known}），没有动它。请安装新版「洽谈卡」后再打开。`,
    );
}

/** Brings the schema to the newest version: all pending steps and the version stamp in one transaction, or nothing. */
export function migrate(db: Database.Database, steps: readonly Migration[] = migrations): void {
  const from = versionOf(db);
  const pending = steps.filter((step) => step.version > from);
  if (pending.length === 0) return;
  db.exec('BEGIN IMMEDIATE');
  try {
    for (const step of pending) db.exec(step.sql);
    db.pragma(`user_version = ${pending.at(-1)?.version ?? from}`);
    db.exec('COMMIT');
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK');
    throw error;
  }
}
