import type Database from 'better-sqlite3';
import type { Prepare } from './head.ts';
import type { Reader } from './query.ts';
import type { Recovery } from './recovery.ts';

/** What the store needs from its composition root. */
export interface StoreDeps {
  /** Cryptographically strong random bytes. */
  readonly random: (bytes: number) => Uint8Array;
  /** `FULL` in every shipped host; `OFF` only in simulations and property tests. */
  readonly synchronous: 'FULL' | 'OFF';
  /** Reports a statement that took longer than 50 ms; `clock` measures, in ms. */
  readonly slow?: { readonly clock: () => number; readonly report: (sql: string, ms: number) => void };
}

/** An open store. Its owner closes it. */
export interface Store {
  readonly connection: Database.Database;
  readonly prepare: Prepare;
  readonly read: Reader;
  readonly random: (bytes: number) => Uint8Array;
  /** This machine's id, 16 hex characters; part of every stamp. */
  readonly deviceId: string;
  /** True where the last exit was not clean and the file was checked on opening. */
  readonly wasUnclean: boolean;
  /** The recovery key of this store; its own key stays inside. */
  readonly recovery: Recovery;
  /** True while a unit of work is writing; the tripwire of the tests reads it. */
  isWriting(): boolean;
  setWriting(writing: boolean): void;
  /** Marks the exit as clean and closes. */
  close(): void;
}
