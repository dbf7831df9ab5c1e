import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { signIn } from '../support/desk.ts';
import { startDesktop } from '../support/desktop.ts';
import { paperPhoto } from '../support/paper-photo.ts';

let dataDir = '';
test.beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'qiatan-desktop-attach-'));
  const player = join(import.meta.dirname, '..', 'support', 'play-past.ts');
  execFileSync(process.execPath, [player, 'audit-morning', dataDir], { stdio: 'inherit' });
});
test.afterAll(() => rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 }));

test('the window attaches a photo of 12 megapixels over its port, shows it, and finds its card by the code', async () => {
  const desktop = await startDesktop('2026-11-21 09:00', dataDir);
  try {
    const page = await desktop.window();
    await signIn(page, 'sales_manager6');
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('combobox', { name: '找客户' })).toBeFocused();
    await page.keyboard.type('QTZ:DZ-24104');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: /附件/ })).toBeVisible();
    const buffer = await paperPhoto('QTZ:DZ-24104');
    await page.getByLabel('选文件附上').setInputFiles({ name: '纸卡.jpg', mimeType: 'image/jpeg', buffer });
    const tile = page.getByRole('button', { name: /^打开 / });
    await expect(tile).toHaveCount(1);
    await tile.click();
    const picture = page.getByRole('dialog', { name: /^附件 / }).getByRole('img');
    await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(2400);
    await page.keyboard.press('Escape');
    await expect(picture).toBeHidden();
  } finally {
    await desktop.close();
  }
});
