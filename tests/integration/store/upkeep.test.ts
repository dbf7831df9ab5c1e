import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Connection } from '../../../api/call.ts';
import { createDrain } from '../../../api/drain.ts';
import { createUpkeep } from '../../../api/jobs/upkeep.ts';
import { askToCompact, isCompactDue } from '../../../db/compact.ts';
import { storeFolder } from '../../../db/folder.ts';
import { sqlFor } from '../../../db/query.ts';
import { shortenWal, walBytes } from '../../../db/wal.ts';
import { createTestShowroom, type TestShowroom } from '../support/showroom.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { aCustomer, firstAt, openTestStore, run } from './support/stores.ts';

const weekMs = 7 * 86_400_000;

async function inShowroom(act: (showroom: TestShowroom, tick: () => Promise<void>) => Promise<void>): Promise<void> {
  const showroom = await createTestShowroom({ at: '2026-03-09 08:00' });
  try {
    const keepUp = createUpkeep(showroom.deps);
    await act(showroom, async () => {
      keepUp(showroom.clock.now());
      await showroom.store.upkeep.settled();
      await new Promise(setImmediate);
    });
  } finally {
    showroom.close();
  }
}

describe('the write-ahead log', () => {
  it('is cut when nothing was written since the last look, and not under somebody who writes', () => {
    const root = tempFolder();
    const { databaseFile } = storeFolder(root);
    const store = openTestStore(root);
    for (let i = 0; i < 3; i++) {
      run(store, (tx) => tx.insert('customer', aCustomer(`c${i}`)));
      expect(store.upkeep.tidyWhenIdle()).toBe(false);
      expect(walBytes(databaseFile)).toBeGreaterThan(0);
    }
    expect(store.upkeep.tidyWhenIdle()).toBe(true);
    expect(walBytes(databaseFile)).toBe(0);
  });
});

describe('a file from which something was erased', () => {
  it('is written anew when nobody writes, once', () =>
    inShowroom(async ({ store, clock }, tick) => {
      await tick();
      run(store, askToCompact, { now: clock.now() });
      await tick();
      expect(isCompactDue(store.prepare)).toBe(true);
      await tick();
      expect(isCompactDue(store.prepare)).toBe(false);
    }));
});

describe('the weekly check', () => {
  it('is due a week after the last one, also after the program was closed in between', async () => {
    const root = tempFolder();
    const store = openTestStore(root);
    expect(store.upkeep.isCheckDue(firstAt)).toBe(true);
    await store.upkeep.check(firstAt);
    store.close();
    const again = openTestStore(root);
    expect(again.upkeep.isCheckDue(firstAt + weekMs)).toBe(false);
    expect(again.upkeep.isCheckDue(firstAt + weekMs + 1)).toBe(true);
  });

  it('waits until nobody writes', () =>
    inShowroom(async ({ store, deps, clock }, tick) => {
      await tick();
      const write = (): unknown =>
        run(store, (tx) => tx.note({ action: 'x', subject: 'y', body: {} }), { now: clock.now() });
      write();
      await tick();
      expect(store.upkeep.isCheckDue(deps.clock())).toBe(true);
      await tick();
      expect(store.upkeep.isCheckDue(deps.clock())).toBe(false);
    }));

  it('that finds damage stops all writing and says how to go on', () =>
    inShowroom(async (showroom, tick) => {
      const { store, dataDir, log } = showroom;
      await tick();
      const { databaseFile } = storeFolder(dataDir);
      await tick();
      expect(shortenWal(store.connection)).toBe(true);
      // the check that the last tick made is a week old, and meanwhile the disk lost a page
      showroom.clock.advance(weekMs + 1000);
      const bytes = readFileSync(databaseFile);
      writeFileSync(databaseFile, Buffer.from(bytes).fill(0x55, bytes.length - 4096, bytes.length));
      for (let i = 0; i < 4 && !store.isHalted(); i++) await tick();
      expect(log.join('\n')).toContain('损坏');
      expect(store.isHalted()).toBe(true);
      const refused = await showroom.as('admin').raw('dictionary.add', { dictionary: 'source', label: '新来源' });
      expect(refused).toMatchObject({ code: 'STORE_DAMAGED' });
    }));
});

describe('a query that takes too long', () => {
  it('is reported with its plan and without what was asked for', () => {
    let now = 0;
    const reported: { sql: string; ms: number; plan: readonly string[] }[] = [];
    const store = openTestStore(tempFolder(), {
      slow: {
        clock: () => {
          now += 60;
          return now;
        },
        report: (sql, ms, plan) => void reported.push({ sql, ms, plan }),
      },
    });
    store.read.all(sqlFor.selectFrom('customer').select('id').where('phone', '=', '13912345678'));
    expect(reported).toMatchObject([{ ms: 60, plan: [expect.stringContaining('customer')] }]);
    expect(JSON.stringify(reported)).not.toContain('13912345678');
  });
});

describe('closing', () => {
  const connection: Connection = { transport: 'browser', address: '', agent: '', secret: null, setSecret: () => {} };

  it('lets a call finish that was on its way and refuses what comes after', async () => {
    let finish = (_answer: string): void => {};
    const { dispatch, settled } = createDrain(
      () =>
        new Promise((resolve) => {
          finish = resolve;
        }),
    );
    const onItsWay = dispatch('card.complete', {}, connection);
    let isSettled = false;
    const rest = settled().then(() => {
      isSettled = true;
    });
    expect(await dispatch('card.complete', {}, connection)).toMatchObject({ code: 'STORE_BUSY' });
    expect(isSettled).toBe(false);
    finish('saved');
    expect(await onItsWay).toBe('saved');
    await rest;
    expect(isSettled).toBe(true);
  });
});
