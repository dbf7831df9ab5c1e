import { copyFileSync, cpSync, mkdirSync, readFileSync, truncateSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { StoreUnavailable } from '../../../db/faults.ts';
import { type StoreFolder, storeFolder } from '../../../db/folder.ts';
import { openStore } from '../../../db/open.ts';
import { verifyDatabase } from '../../../db/verify.ts';
import { shortenWal } from '../../../db/wal.ts';
import { aCustomer, firstAt, openTestStore, run, testDeps } from '../store/support/stores.ts';
import { seededRandom } from '../support/random.ts';
import { tempFolder } from '../support/temp-folder.ts';

const seed = Number(process.env.QIATAN_TEST_SEED ?? Date.now() % 1_000_000);
const checkpointed = 12;
const committed = 30;

/** The files of a store as a power cut leaves them: some commits in the database, later ones in the write-ahead log. */
function filesAfterPowerCut(): StoreFolder {
  const root = tempFolder();
  const store = openTestStore(root);
  store.connection.pragma('wal_autocheckpoint = 0');
  for (let i = 1; i <= committed; i++) {
    run(store, (tx) => tx.insert('customer', aCustomer(`c${i}`, { phone: `1391234${1000 + i}` })), {
      now: firstAt + i,
    });
    if (i === checkpointed) shortenWal(store.connection);
  }
  const copy = storeFolder(tempFolder());
  copyStore(storeFolder(root), copy);
  return copy;
}

function copyStore(from: StoreFolder, to: StoreFolder): void {
  cpSync(from.keyFolder, to.keyFolder, { recursive: true });
  mkdirSync(to.dataFolder, { recursive: true });
  for (const file of ['databaseFile', 'keyCheckFile'] as const) copyFileSync(from[file], to[file]);
  copyFileSync(`${from.databaseFile}-wal`, `${to.databaseFile}-wal`);
}

/** How many commits a store shows, after proving that they are whole and that it can go on from them. */
function commitsIn(root: string): number {
  const store = openStore(root, testDeps);
  try {
    const customers = Number(store.prepare('SELECT count(*) FROM customer').pluck().get());
    expect(verifyDatabase(store.connection).findings).toEqual([]);
    expect(store.prepare('SELECT max(device_seq) FROM change_set').pluck().get()).toBe(customers);
    run(store, (tx) => tx.update('customer', 'c1', { remark: '接着写' }), { now: firstAt + 100 });
    expect(verifyDatabase(store.connection).findings).toEqual([]);
    return customers;
  } finally {
    store.close();
  }
}

describe('files cut at a random offset', () => {
  const files = (count: number): number[] => {
    console.log(`truncation test: QIATAN_TEST_SEED=${seed}`);
    const random = seededRandom(seed);
    const fraction = (): number =>
      (((random(1)[0] ?? 0) * 256 + (random(1)[0] ?? 0)) * 256 + (random(1)[0] ?? 0)) / 2 ** 24;
    return Array.from({ length: count }, fraction);
  };

  it('60 write-ahead logs cut short each open at a committed state, the further the cut the later the state', () => {
    const whole = filesAfterPowerCut();
    const bytes = readFileSync(`${whole.databaseFile}-wal`).length;
    const seen = files(60)
      .toSorted((a, b) => a - b)
      .map((fraction) => {
        const cut = storeFolder(tempFolder());
        copyStore(whole, cut);
        truncateSync(`${cut.databaseFile}-wal`, Math.floor(bytes * fraction));
        return commitsIn(cut.root);
      });
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(Math.min(...seen)).toBeGreaterThanOrEqual(checkpointed);
    expect(Math.max(...seen)).toBeLessThanOrEqual(committed);
    expect(new Set(seen).size).toBeGreaterThan(8);
  });

  it('40 databases cut short are each refused in a sentence and left as they are, or open at the last commit where the log still holds what was cut', () => {
    const whole = filesAfterPowerCut();
    const bytes = readFileSync(whole.databaseFile).length;
    const outcomes = files(40).map((fraction) => {
      const cut = storeFolder(tempFolder());
      copyStore(whole, cut);
      truncateSync(cut.databaseFile, Math.floor(bytes * fraction));
      const before = readFileSync(cut.databaseFile);
      try {
        return commitsIn(cut.root);
      } catch (error) {
        if (!(error instanceof StoreUnavailable)) throw error;
        expect(error).toMatchObject({ reason: 'damaged' });
        expect(error.message).toContain('npx qiatan restore');
        expect(readFileSync(cut.databaseFile).equals(before)).toBe(true);
        return 'refused';
      }
    });
    for (const outcome of outcomes) expect(['refused', committed]).toContain(outcome);
    expect(outcomes).toContain('refused');
  });

  it('a write-ahead log that is gone altogether leaves the last checkpoint', () => {
    const whole = filesAfterPowerCut();
    const cut = storeFolder(tempFolder());
    copyStore(whole, cut);
    truncateSync(`${cut.databaseFile}-wal`, 0);
    expect(commitsIn(cut.root)).toBe(checkpointed);
  });
});
