import { expect, test } from '@playwright/test';
import { expectAccessible } from '../support/axe.ts';
import { openDesktop, startDesktop, type TestDesktop } from '../support/desktop.ts';
import { walkWizard } from '../support/wizard.ts';

let desktop: TestDesktop;
test.beforeEach(async () => {
  desktop = await startDesktop('2026-03-09 08:00');
});
test.afterEach(() => desktop.close());

test('the window sets a showroom up, keeps its session through a reload and stays where it is', async () => {
  const page = await desktop.window();
  await walkWizard(page);
  await expectAccessible(page);
  await page.reload();
  await expect(page.getByText('孙管理')).toBeVisible();

  const address = page.url();
  await desktop.app.evaluate(({ BrowserWindow }) => {
    const asked: string[] = [];
    Reflect.set(globalThis, 'askedToLeave', asked);
    BrowserWindow.getAllWindows()[0]?.webContents.on('will-navigate', (_event, url) => void asked.push(url));
  });
  await page.evaluate(() => {
    location.href = 'https://example.com/';
  });
  const asked = () => desktop.app.evaluate(() => Reflect.get(globalThis, 'askedToLeave') as readonly string[]);
  await expect.poll(asked).toEqual(['https://example.com/']);
  expect(new URL(page.url()).origin).toBe(new URL(address).origin);
  await expect(page.getByText('孙管理')).toBeVisible();
});

test('a page reaches neither Node nor Electron, and learns only that it runs on the desktop', async () => {
  const page = await desktop.window();
  await expect(page.getByLabel('店名')).toBeVisible();
  const reach = await page.evaluate(() => ({
    desktop: Reflect.get(globalThis, 'qiatanDesktop'),
    require: typeof Reflect.get(globalThis, 'require'),
    process: typeof Reflect.get(globalThis, 'process'),
  }));
  expect(reach).toEqual({ desktop: true, require: 'undefined', process: 'undefined' });
});

test('a reminder comes onto the desktop through the host, as a line of text and nothing else', async () => {
  const page = await desktop.window();
  await expect(page.getByLabel('店名')).toBeVisible();
  await desktop.app.evaluate(({ Notification }) => {
    const shown: string[] = [];
    Notification.prototype.show = function show(this: { readonly body: string }) {
      shown.push(this.body);
    };
    Reflect.set(globalThis, 'shownNotices', shown);
  });
  await page.evaluate(() => {
    // the good one last: what is posted keeps its order
    for (const text of ['', 7, { body: 'x' }, '今天还有 3 个回访没做'])
      window.postMessage({ kind: 'qiatan-notify', text }, '*');
  });
  const shown = () => desktop.app.evaluate(() => Reflect.get(globalThis, 'shownNotices') as unknown);
  await expect.poll(shown).toEqual(['今天还有 3 个回访没做']);
});

test('a second program on the same data ends by itself and leaves the first one working', async () => {
  const page = await desktop.window();
  await expect(page.getByLabel('店名')).toBeVisible();
  expect(await exitCodeOfSecond()).toBe(1);
  await walkWizard(page);
});

/** What a second program on the same folder ends with; Playwright may lose it before it has a window. */
async function exitCodeOfSecond(): Promise<number | null> {
  const second = await openDesktop(desktop.dataDir, '2026-03-09 08:00');
  const program = second.process();
  if (program.exitCode === null) await new Promise((resolve) => program.once('exit', resolve));
  return program.exitCode;
}
