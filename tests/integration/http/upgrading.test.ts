import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { StoreFailed } from '../../../api/host/store-client.ts';
import { createHubHost } from '../../../hub/host.ts';
import { tempFolder } from '../support/temp-folder.ts';

/** A store's thread that upgrades until the gate opens, and then works or has failed. */
const slowThread = `
  import { parentPort, workerData } from 'node:worker_threads';
  parentPort.postMessage({ type: 'upgrading' });
  Atomics.wait(workerData.gate, 0, 0);
  if (workerData.fails) parentPort.postMessage({ type: 'failed', reason: 'disk_full', message: '磁盘满了。' });
  else parentPort.on('message', ({ type, id }) => {
    if (type === 'http')
      parentPort.postMessage({ type, id, response: { status: 200, headers: [], body: new TextEncoder().encode('answered') } });
    else {
      parentPort.postMessage({ type: 'closed' });
      parentPort.close();
    }
  });
  if (!workerData.fails) parentPort.postMessage({ type: 'ready' });`;

interface Hosting {
  readonly screens: string;
  readonly fails: boolean;
}

/** A host that begins to upgrade, where it is, and what lets it go on. */
function upgrade({ screens, fails }: Hosting) {
  const gate = new Int32Array(new SharedArrayBuffer(4));
  const told = Promise.withResolvers<string>();
  const hosting = createHubHost({
    dataDir: '',
    version: '0.0.0-test',
    screens,
    port: 0,
    worker: new URL(`data:text/javascript,${encodeURIComponent(slowThread)}`),
    workerData: { gate, fails },
    log: () => {},
    onDeath: told.reject,
    onUpgrade: told.resolve,
  });
  const goOn = (): void => {
    Atomics.store(gate, 0, 1);
    Atomics.notify(gate, 0);
  };
  return { hosting, told: told.promise, goOn };
}

function screensWithPage(): string {
  const screens = tempFolder();
  writeFileSync(join(screens, 'index.html'), 'the work');
  copyFileSync(join(import.meta.dirname, '../../../renderer/public/upgrading.html'), join(screens, 'upgrading.html'));
  return screens;
}

it('whoever comes while the data is being upgraded reads so, his page comes again by itself, and his calls are answered later', async () => {
  const { hosting, told, goOn } = upgrade({ screens: screensWithPage(), fails: false });
  const url = await told;
  const page = await fetch(`${url}/`);
  expect(await page.text()).toContain('正在升级数据');
  expect(page.headers.get('refresh')).toBe('1');
  const call = fetch(`${url}/rpc/session/current`, { method: 'POST' });
  goOn();
  const host = await hosting;
  expect(host.url).toBe(url);
  expect(await (await call).text()).toBe('answered');
  expect(await (await fetch(`${url}/`)).text()).toBe('the work');
  await host.close();
});

it('an upgrade that fails leaves no page behind that goes on saying that it is under way', async () => {
  const { hosting, told, goOn } = upgrade({ screens: screensWithPage(), fails: true });
  const url = await told;
  expect((await fetch(`${url}/`)).status).toBe(200);
  goOn();
  await expect(hosting).rejects.toThrow(StoreFailed);
  await expect(fetch(`${url}/`)).rejects.toThrow();
});
