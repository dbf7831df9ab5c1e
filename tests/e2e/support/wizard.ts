import { expect, type Page } from '@playwright/test';
import { password } from './prepare.ts';

/** Walks the three steps of the first run; the administrator is signed in afterwards. */
export async function walkWizard(page: Page): Promise<void> {
  await page.getByLabel('店名').fill('定州轩宇俊鹏');
  await page.keyboard.press('Enter');
  await page.getByLabel('姓名').fill('孙管理');
  await page.getByLabel('登录名').fill('admin');
  await page.getByLabel(/^密码/).fill(password);
  await page.getByLabel('再输一次').fill(password);
  await page.keyboard.press('Enter');
  await page.getByRole('radio', { name: /50 元/ }).check();
  await page.getByRole('checkbox', { name: /已看过/ }).check();
  await expect(page.locator('output')).toHaveText(/^(\w{4}-){5}\w{4}$/);
  const key = await page.locator('output').innerText();
  await page.getByLabel('密钥后 4 位').fill(key.slice(-4));
  await page.keyboard.press('Enter');
  await expect(page.getByText('孙管理')).toBeVisible();
}
