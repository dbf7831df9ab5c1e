import { cpSync } from 'node:fs';
import { expect, it } from 'vitest';
import { openStore } from '../../../db/open.ts';
import { shortenWal } from '../../../db/wal.ts';
import { testDeps } from '../store/support/stores.ts';
import { seededRandom } from '../support/random.ts';
import { createTestShowroom, shanghai } from '../support/showroom.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { wrongsOf } from './support/check.ts';
import { createClientLog, type KillSite, saveUntilKilled } from './support/client.ts';

const kills = Number(process.env.QIATAN_TEST_KILLS ?? 20);
const killsPerShowroom = 50;
const seed = Number(process.env.QIATAN_TEST_SEED ?? Date.now() % 1_000_000);

/** A set-up showroom in a folder of its own, with a consultant's open session. */
async function aShowroom(): Promise<KillSite> {
  const root = tempFolder();
  const showroom = await createTestShowroom({ at: '2026-03-09 08:00' });
  try {
    showroom.clock.set('2026-03-09 09:00');
    const consultant = showroom.as('王磊');
    await consultant.call('session.current', {});
    shortenWal(showroom.store.connection);
    cpSync(showroom.dataDir, root, { recursive: true });
    return { root, secret: `test-${consultant.id}`, at: shanghai('2026-03-09 09:01'), cache: tempFolder() };
  } finally {
    showroom.close();
  }
}

it(`${kills} kills at random moments of a stream of saves: all that was confirmed is there, nothing is half there, verify is clean`, {
  timeout: 120_000 + kills * 10_000,
}, async () => {
  console.log(`kill test: QIATAN_TEST_SEED=${seed} QIATAN_TEST_KILLS=${kills}`);
  const random = seededRandom(seed);
  const chance = (below: number): number => (((random(1)[0] ?? 0) * 256 + (random(1)[0] ?? 0)) * below) >> 16;
  const total = { sent: 0, confirmed: 0, unclean: 0, afterConfirmation: 0 };
  let site = await aShowroom();
  let log = createClientLog();
  for (let kill = 1; kill <= kills; kill++) {
    const fromStart = chance(10) === 0;
    await saveUntilKilled(site, log, { killAfterMs: chance(fromStart ? 1500 : 250), fromStart });
    total.afterConfirmation += fromStart ? 0 : 1;
    const store = openStore(site.root, testDeps);
    total.unclean += store.wasUnclean ? 1 : 0;
    const wrongs = wrongsOf(store, log);
    store.close();
    expect(wrongs, `after kill ${kill} of seed ${seed}`).toEqual([]);
    expect(log.refused).toEqual([]);
    if (kill % killsPerShowroom !== 0 && kill !== kills) continue;
    total.sent += log.sent;
    total.confirmed += log.confirmed;
    // looking through everything after each kill would take longer and longer
    site = await aShowroom();
    log = createClientLog();
  }
  console.log(`kill test: ${total.confirmed} of ${total.sent} saves confirmed, ${total.unclean} exits found unclean`);
  expect(total.sent - total.confirmed).toBeLessThanOrEqual(kills);
  // whoever was killed after the first save had confirmed it, and left the store open
  expect(total.confirmed).toBeGreaterThanOrEqual(total.afterConfirmation);
  expect(total.unclean).toBeGreaterThanOrEqual(total.afterConfirmation);
});
