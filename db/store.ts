import type Database from 'better-sqlite3';
import type { Blobs } from './blobs.ts';
import type { ChangeFeed } from './change-feed.ts';
import type { Prepare } from './head.ts';
import type { Upkeep } from './maintenance.ts';
import type { Reader, SlowQuery } from './query.ts';
import type { Recovery } from './recovery.ts';
import type { RunTask } from './task.ts';

/** What the store needs from its composition root. */
export interface StoreDeps {
  /** Cryptographically strong random bytes. */
  readonly random: (bytes: number) => Uint8Array;
  /** `FULL` in every shipped host; `OFF` only in simulations and property tests. */
  readonly synchronous: 'FULL' | 'OFF';
  /** Reports a statement that took longer than 50 ms; `clock` measures, in ms. */
  readonly slow?: { readonly clock: () => number; readonly report: SlowQuery };
  /** Runs a long task beside the store, in a thread of its own; by default it runs at once and blocks. */
  readonly background?: RunTask;
  /** Told before a store of an older schema is backed up and brought to today's, which a large one needs a while for. */
  readonly onUpgrade?: () => void;
}

/** An open store. Its owner closes it. */
export interface Store {
  readonly connection: Database.Database;
  readonly prepare: Prepare;
  readonly read: Reader;
  /** The unit of work says which entities it wrote, so that facts of them are read anew. */
  forget(entity: string): void;
  /** What is saved, as it is saved: for windows that show it. */
  readonly feed: ChangeFeed;
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
  /**
   * Commits inside `run` are handed to the system and not forced to the disk: they outlive a killed program, not a power
   * cut. The next forced commit forces them as well. Only for what nobody was told is done, and for pieces of a work that
   * knows itself how far it is and ends with a forced one.
   */
  unforced<T>(run: () => T): T;
  /** True once the file was found damaged: nothing is written from then on, so that the damage does not grow. */
  isHalted(): boolean;
  halt(): void;
  /** The files that rows speak of. */
  readonly blobs: Blobs;
  /** Backups, checks and tidying. */
  readonly upkeep: Upkeep;
  /** Marks the exit as clean and closes. */
  close(): void;
}
