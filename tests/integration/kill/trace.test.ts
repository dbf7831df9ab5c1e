import { fork } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openStore } from '../../../db/open.ts';
import { verifyDatabase } from '../../../db/verify.ts';
import { shortenWal } from '../../../db/wal.ts';
import { fullCard } from '../card/card-kit.ts';
import { testDeps } from '../store/support/stores.ts';
import { createTestShowroom, shanghai } from '../support/showroom.ts';
import { tempFolder } from '../support/temp-folder.ts';

it('whoever was told whose customer a number is has his trace in the log, also where the program is killed right after the answer', {
  timeout: 120_000,
}, async () => {
  const root = tempFolder();
  const showroom = await createTestShowroom({ at: '2026-03-09 08:00' });
  const consultant = showroom.as('王磊');
  try {
    await showroom.as('李娜').call('card.complete', { values: fullCard });
    showroom.clock.set('2026-03-09 09:00');
    await consultant.call('session.current', {});
    shortenWal(showroom.store.connection);
    cpSync(showroom.dataDir, root, { recursive: true });
  } finally {
    showroom.close();
  }
  const host = fork(join(import.meta.dirname, 'support/showroom.main.ts'), [
    `root=${root}`,
    `secret=test-${consultant.id}`,
    `at=${shanghai('2026-03-09 09:01')}`,
  ]);
  const gone = new Promise<void>((resolve) => host.once('exit', () => resolve()));
  const heard = (): Promise<unknown> => new Promise((resolve) => host.once('message', resolve));
  await heard();
  host.send({ id: 1, procedure: 'card.checkIdentity', input: { phone: '13900006621' } });
  const told = await heard();
  host.kill('SIGKILL');
  await gone;
  expect(told).toMatchObject({ answer: { matches: [{ kind: 'colleague', owner: { name: '李娜' } }] } });
  const store = openStore(root, testDeps);
  try {
    expect(store.wasUnclean).toBe(true);
    const traces = store.prepare("SELECT actor_id FROM audit_log WHERE action = 'card.checkIdentity'").pluck().all();
    expect(traces).toEqual([consultant.id]);
    expect(verifyDatabase(store.connection).findings).toEqual([]);
  } finally {
    store.close();
  }
});
