import { expect, type Page, test } from '@playwright/test';
import type { TestHub } from '../../hosts/start-hub.ts';
import { answerByCall, instruct, instructed } from '../scenarios/instruction.ts';
import { browserPlace } from '../scenarios/place.ts';
import { expectAccessible } from '../support/axe.ts';
import { takeBack } from '../support/desk.ts';
import { startSeeded } from '../support/seeded.ts';

let hub: TestHub;
test.beforeEach(async () => {
  hub = await startSeeded('2026-11-21 14:32', 'consultant-day');
});
test.afterEach(() => hub.close());

const panel = (page: Page, name: string) => page.getByRole('complementary', { name });

test('an instruction is the first call, is read with one key, answered by the call, and its author sees both', async ({
  page,
}) => {
  const place = browserPlace(page, hub);
  await instruct(place);
  await answerByCall(place);
});

test('whoever records the call without having read it is told once, and reads it there', async ({ page }) => {
  const place = browserPlace(page, hub);
  await instruct(place);
  await place.come('consultant1', '/today');
  await expect(panel(page, '回访 田雨').getByText(instructed).first()).toBeVisible();
  await page.keyboard.press('1');
  await page.keyboard.type('周六上午带旧车来看');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/的批示还没点「知道了」/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: '知道了，这次联系就是回复' }).click();
  await expect(page.getByRole('checkbox', { name: /回复郭展厅的批示/ })).toBeChecked();
  await expect(page.getByText(/的批示还没点「知道了」/)).toBeHidden();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/已记下田雨/)).toBeVisible();
});

test('it is taken back with Ctrl Z before it was read, and stands nowhere any more', async ({ page }) => {
  await instruct(browserPlace(page, hub));
  await expect(panel(page, '回访 田雨').getByText(instructed)).toBeVisible();
  await page.locator('body').click({ position: { x: 5, y: 400 } });
  await takeBack(page, '批示已写给王磊');
  await expect(panel(page, '回访 田雨').getByText(instructed)).toBeHidden();
});

test('it is answered in words from the list, which leads to it from anywhere with G P', async ({ page }) => {
  const place = browserPlace(page, hub);
  await instruct(place);
  await place.come('consultant1');
  await expect(page.getByRole('link', { name: /领导批示/ })).toContainText('1');
  await page.keyboard.press('g');
  await page.keyboard.press('p');
  await expect(panel(page, '批示 田雨')).toContainText('郭展厅');
  await expectAccessible(page);
  await page.keyboard.press('r');
  await page.keyboard.type('他出差，周一再约');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('已回复批示')).toBeVisible();
  await expect(page.getByText('没有要回复的批示')).toBeVisible();
});
