import { expect, type Page } from '@playwright/test';
import { expectAccessible } from '../support/axe.ts';
import type { Place } from './place.ts';

const drawing = (page: Page) => page.getByRole('complementary', { name: '抽录音' });

/** What a sales manager scores a call with, beside the player. */
export const scoring = (page: Page, name: string) => page.getByRole('complementary', { name: `评分 ${name}` });
/** The recordings of a check. */
export const drawn = (page: Page) => page.getByRole('grid', { name: '抽到的录音' });

/** Presses keys one after the other, as a hand does. */
export async function press(page: Page, keys: string): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** The sales manager draws everything of the week by keys. */
export async function draw({ page, come }: Place): Promise<void> {
  await come('sales_manager6', '/spot-checks');
  await expect(drawing(page)).toContainText('王磊');
  await expect(drawing(page).getByRole('button', { name: /抽取 4 份录音/ })).toBeEnabled();
  await page.keyboard.press('Control+Enter');
  await expect(drawn(page)).toBeVisible();
}

/** Of what was drawn, 李娜's call with 田雨 is heard and fails. */
export async function failCall({ page }: Place): Promise<void> {
  await drawn(page).getByRole('row', { name: /田雨/ }).click();
  await expect(scoring(page, '田雨')).toBeVisible();
  const call = page.getByRole('region', { name: /^通话/ });
  await expect(call.getByRole('button', { name: /^听/ })).toBeVisible();
  await page.keyboard.press('Space');
  await expect(call.getByRole('button', { name: '暂停' })).toBeVisible();
  await page.keyboard.press('Space');
  await press(page, '1100000');
  await page.keyboard.press('r');
  await page.keyboard.type('没有问需求');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/李娜打给田雨的：不合格 15 分，已记检查发现/)).toBeVisible();
}

/** 李娜 reads the finding with its clause and words, and the marks behind it. */
export async function readFinding({ page, come }: Place): Promise<void> {
  await come('consultant2', '/findings');
  const finding = page.getByRole('complementary', { name: /回访录音抽查有问题/ });
  await expect(finding).toContainText('八.4');
  await expect(finding).toContainText('没有问需求');
  await expect(finding).toContainText('约定下次时间或到店');
  await page.getByRole('tab', { name: '录音抽查' }).click();
  const result = page.getByRole('complementary', { name: '抽查结果 田雨' });
  await expect(result).toContainText('不合格 15 分');
  await expect(result.getByRole('row', { name: /接着上次的反馈问需求 3 0 分/ })).toBeVisible();
  await expectAccessible(page);
}
