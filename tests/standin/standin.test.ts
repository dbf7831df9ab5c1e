import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { launchDesktop } from './launch.ts';

const application = join(import.meta.dirname, 'sample/main.ts');

describe('the stand-in plays what the desktop host needs of Electron', () => {
  let userData: string;
  let app: ElectronApplication;
  let page: Page;

  beforeEach(async () => {
    userData = mkdtempSync(join(tmpdir(), 'qiatan-standin-'));
    await launch();
  });

  afterEach(async () => {
    await app.close();
    rmSync(userData, { recursive: true, force: true, maxRetries: 5 });
  });

  async function launch(env: Readonly<Record<string, string>> = {}): Promise<void> {
    app = await launchDesktop({ application, userData, env });
    page = await app.firstWindow();
    await page.waitForSelector('[data-eval]');
  }

  const desktop = (act: string, ...args: readonly string[]): Promise<unknown> =>
    page.evaluate(([name, given]) => Reflect.get(Reflect.get(window, 'desktop'), name)(...given), [act, args] as const);

  it('serves the custom scheme under its own content policy: no inline script, no eval', async () => {
    expect(await page.textContent('h1')).toBe('展厅');
    expect(await page.title()).toBe('样例');
    expect(await page.getAttribute('body', 'data-eval')).toBe('禁止');
  });

  it('answers an invoke with the page address main knows, and an error as text', async () => {
    expect(await desktop('echo', '你好')).toBe('app://main/index.html#/today 你好');
    await expect(desktop('fail')).rejects.toThrow("Error invoking remote method 'fail': Error: 坏了");
  });

  it('carries messages both ways through a port handed over by main', async () => {
    await page.waitForSelector('[data-ready]');
    const answer = await page.evaluate(
      () =>
        new Promise((resolve) => {
          const port: MessagePort = Reflect.get(window, 'mainPort');
          port.onmessage = ({ data }) => resolve(data);
          port.postMessage({ bytes: new Uint8Array([1, 2, 255]), at: new Date(0) });
        }),
    );
    expect(answer).toEqual({ bytes: new Uint8Array([1, 2, 255]), at: new Date(0), answered: true });
  });

  it('lets a test replace the save dialog, as with Electron', async () => {
    await app.evaluate(({ dialog }) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath: '/表格.xlsx' });
    });
    expect(await desktop('save')).toBe('/表格.xlsx');
  });

  it('refuses a navigation and a new window when main refuses them', async () => {
    await page.evaluate(() => {
      location.href = 'https://example.com/';
    });
    await page.evaluate(() => void window.open('https://example.com/'));
    await expect.poll(() => app.windows().length).toBe(1);
    expect(await page.textContent('h1')).toBe('展厅');
    expect(await desktop('echo', '还在')).toContain('app://main/index.html');
  });

  it('keeps localStorage over a relaunch with the same profile', async () => {
    await page.evaluate(() => localStorage.setItem('主题', '深色'));
    await app.close();
    await launch();
    expect(await page.evaluate(() => localStorage.getItem('主题'))).toBe('深色');
  });

  it('stays open while before-quit is refused', async () => {
    await app.evaluate(({ app: electronApp }) => {
      electronApp.once('before-quit', (event) => event.preventDefault());
      electronApp.quit();
    });
    expect(await desktop('echo', '还在')).toContain('还在');
  });

  it('refuses a preload that asks for a Node module', async () => {
    await app.close();
    await launch({ SAMPLE_PRELOAD: 'greedy-preload.cjs' });
    const seen = () => app.evaluate(() => process.env.PRELOAD_ERROR);
    await expect.poll(seen).toContain('module not found: node:fs');
  });
});
