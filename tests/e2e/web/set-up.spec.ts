import { expect, test } from '@playwright/test';
import { startHub, type TestHub } from '../../hosts/start-hub.ts';
import { expectAccessible } from '../support/axe.ts';
import { password } from '../support/prepare.ts';

let hub: TestHub;
test.beforeEach(async () => {
  hub = await startHub({ at: '2026-03-09 08:00' });
});
test.afterEach(() => hub.close());

test('a new showroom is set up in three steps by keyboard alone, and its administrator signs in', async ({ page }) => {
  await page.goto(hub.url);
  await expect(page.getByLabel('店名')).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.type('定州轩宇俊鹏');
  await page.keyboard.press('Enter');

  await expect(page.getByLabel('姓名')).toBeFocused();
  await page.keyboard.type('孙管理');
  await page.keyboard.press('Tab');
  await page.keyboard.type('admin');
  await page.keyboard.press('Tab');
  await page.keyboard.type(password);
  await page.getByLabel('再输一次').focus();
  await page.keyboard.type(password);
  await expectAccessible(page);
  await page.keyboard.press('Enter');

  await page.getByRole('radio', { name: /50 元/ }).press('Space');
  await page.getByRole('checkbox', { name: /已看过/ }).press('Space');
  await expect(page.locator('output')).toHaveText(/^(\w{4}-){5}\w{4}$/);
  const key = await page.locator('output').innerText();
  await page.getByLabel('密钥后 4 位').focus();
  await page.keyboard.type(key.slice(-4));
  await expectAccessible(page);
  await page.screenshot({ path: test.info().outputPath('rules.png') });
  await page.keyboard.press('Enter');

  await expect(page.getByText('孙管理')).toBeVisible();
  await page.screenshot({ path: test.info().outputPath('signed-in.png') });
  await expectAccessible(page);
});

test('a recovery key that was not written down is asked for again, and nothing typed is lost', async ({ page }) => {
  await page.goto(hub.url);
  await page.getByLabel('店名').fill('定州轩宇俊鹏');
  await page.keyboard.press('Enter');
  await page.getByLabel('姓名').fill('孙管理');
  await page.getByLabel('登录名').fill('admin');
  await page.getByLabel(/^密码/).fill(password);
  await page.getByLabel('再输一次').fill(password);
  await page.keyboard.press('Enter');
  await page.getByRole('radio', { name: '关', exact: true }).check();
  await page.getByLabel('密钥后 4 位').fill('????');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert').first()).toContainText(/密钥/);
  await expect(page.getByRole('radio', { name: '关', exact: true })).toBeChecked();
});
