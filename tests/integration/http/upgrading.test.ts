import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createHubHost } from '../../../hub/host.ts';
import { tempFolder } from '../support/temp-folder.ts';

/** A store's thread that upgrades until the gate opens. */
const slowThread = `
  import { parentPort, workerData } from 'node:worker_threads';
  parentPort.postMessage({ type: 'upgrading' });
  Atomics.wait(workerData.gate, 0, 0);
  parentPort.on('message', ({ type, id }) => {
    if (type === 'http')
      parentPort.postMessage({ type, id, response: { status: 200, headers: [], body: new TextEncoder().encode('answered') } });
    else {
      parentPort.postMessage({ type: 'closed' });
      parentPort.close();
    }
  });
  parentPort.postMessage({ type: 'ready' });`;

it('whoever comes while the data is being upgraded reads so, his page comes again by itself, and his calls are answered later', async () => {
  const screens = tempFolder();
  writeFileSync(join(screens, 'index.html'), 'the work');
  copyFileSync(join(import.meta.dirname, '../../../renderer/public/upgrading.html'), join(screens, 'upgrading.html'));
  const gate = new Int32Array(new SharedArrayBuffer(4));
  const told = Promise.withResolvers<string>();
  const hosting = createHubHost({
    dataDir: '',
    version: '0.0.0-test',
    screens,
    port: 0,
    worker: new URL(`data:text/javascript,${encodeURIComponent(slowThread)}`),
    workerData: { gate },
    log: () => {},
    onDeath: told.reject,
    onUpgrade: told.resolve,
  });
  const url = await told.promise;
  const page = await fetch(`${url}/`);
  expect(await page.text()).toContain('正在升级数据');
  expect(page.headers.get('refresh')).toBe('1');
  const call = fetch(`${url}/rpc/session/current`, { method: 'POST' });
  Atomics.store(gate, 0, 1);
  Atomics.notify(gate, 0);
  const host = await hosting;
  expect(host.url).toBe(url);
  expect(await (await call).text()).toBe('answered');
  expect(await (await fetch(`${url}/`)).text()).toBe('the work');
  await host.close();
});
