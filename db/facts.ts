import type Database from 'better-sqlite3';

interface Origin<R, T> {
  readonly from: readonly string[];
  readonly read: (reader: R) => T;
}

/** The facts that one connection has read, until they are written. */
export interface KnownFacts<R> {
  of<T>(fact: Origin<R, T>, reader: R): T;
  /** A row of this entity was written, or its writing was taken back. */
  forget(entity: string): void;
}

/** Keeps facts of one connection; writes of other connections are noticed by the file's own count of them. */
export function createFacts<R>(db: Database.Database): KnownFacts<R> {
  const version = db.prepare<[], unknown>('PRAGMA data_version').pluck();
  const known = new Map<Origin<R, unknown>, unknown>();
  let versionSeen: unknown = null;
  return {
    of: <T>(fact: Origin<R, T>, reader: R): T => {
      const versionNow = version.get();
      if (versionNow !== versionSeen) {
        known.clear();
        versionSeen = versionNow;
      }
      // what is kept under a fact is what this very fact has read
      if (known.has(fact)) return known.get(fact) as T;
      const value = fact.read(reader);
      known.set(fact, value);
      return value;
    },
    forget: (entity) => {
      for (const fact of known.keys()) if (fact.from.includes(entity)) known.delete(fact);
    },
  };
}
