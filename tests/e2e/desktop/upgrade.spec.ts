import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { startDesktop } from '../support/desktop.ts';

test('a store of the first release is upgraded before the eyes of whoever opens the window, which is then the door', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'qiatan-upgrade-'));
  cpSync(join(import.meta.dirname, '..', '..', 'fixtures', 'first-release'), dataDir, { recursive: true });
  const desktop = await startDesktop('2026-11-23 08:00', dataDir);
  const seen: string[] = [];
  const page = await desktop.window();
  seen.push(page.url());
  page.on('framenavigated', (frame) => seen.push(frame.url()));
  await expect(page.getByLabel(/^登录名/)).toBeVisible();
  expect(new URL(page.url()).pathname).toBe('/index.html');
  expect(seen.map((url) => new URL(url).pathname)).toContain('/upgrading.html');
  expect(desktop.app.windows()).toHaveLength(1);
  expect(readdirSync(join(dataDir, 'backups'))).toContain('before-schema-2.db');
  await desktop.close();
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
});
