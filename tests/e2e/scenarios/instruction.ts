import { expect, type Page } from '@playwright/test';
import { expectAccessible } from '../support/axe.ts';
import type { Place } from './place.ts';

const rows = (page: Page) => page.getByRole('grid', { name: '今日回访' }).getByRole('row', { name: /尾号/ });
const panel = (page: Page, name: string) => page.getByRole('complementary', { name });

/** What the manager writes on 田雨. */
export const instructed = '旧车可按 3.2 万收，今天把看车时间定下来。';

/** The showroom manager writes on 田雨, one of 王磊's calls, by keys. */
export async function instruct({ page, come }: Place): Promise<void> {
  await come('showroom_manager5', '/today');
  await expect(page.getByRole('grid', { name: '每个人的回访' }).getByRole('row', { name: /王磊/ })).toBeVisible();
  await page.getByLabel('看谁的').click();
  await page.getByRole('option', { name: '王磊' }).click();
  await rows(page).filter({ hasText: '田雨' }).click();
  await expect(panel(page, '回访 田雨')).toBeVisible();
  await page.keyboard.press('d');
  await page.keyboard.type(instructed);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('批示已写给王磊，打下一个电话时先看到')).toBeVisible();
}

/** 王磊 finds it first of all, reads it with one key and answers it by the call; its author sees both. */
export async function answerByCall({ page, come }: Place): Promise<void> {
  await come('consultant1', '/today');
  await expect(rows(page).first()).toContainText('领导批示');
  await expect(panel(page, '回访 田雨').getByText(instructed)).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('z');
  await expect(panel(page, '回访 田雨').getByText(/已读/)).toBeVisible();
  await expect(rows(page).first()).not.toContainText('领导批示');
  await page.keyboard.press('1');
  await expect(page.getByRole('checkbox', { name: /回复郭展厅的批示/ })).toBeChecked();
  await page.keyboard.type('周六上午带旧车来看');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/已记下田雨/)).toBeVisible();
  // the row moved down when the instruction was read; the next call is nevertheless the first that is left
  await expect(rows(page).first()).toHaveAttribute('aria-selected', 'true');
  await come('showroom_manager5', '/instructions');
  await page.getByRole('tab', { name: '已回复' }).click();
  await expect(panel(page, '批示 田雨')).toContainText('接通 · 周六上午带旧车来看');
  await expect(panel(page, '批示 田雨')).toContainText(/王磊，今天 \d\d:\d\d/);
}
