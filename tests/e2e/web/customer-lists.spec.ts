import { expect, type Page, test } from '@playwright/test';
import type { TestHub } from '../../hosts/start-hub.ts';
import { expectAccessible } from '../support/axe.ts';
import { comeIn } from '../support/hands.ts';
import { startSeeded } from '../support/seeded.ts';

// The lists of customers without a mouse: columns, order, conditions, filters that are kept and shared, and Ctrl+K.

test.describe.configure({ timeout: 240_000 });
let hub: TestHub;
test.beforeAll(async () => {
  hub = await startSeeded('2026-11-21 14:30', 'every-screen');
});
test.afterAll(() => hub.close());

const panel = (page: Page, name: string) => page.getByRole('complementary', { name });
const rows = (page: Page) => page.getByRole('grid', { name: '客户' }).getByRole('row');
const head = (page: Page) => page.getByRole('group', { name: '按列排序' });
const chips = (page: Page) => page.getByRole('list', { name: '筛选条件' }).getByRole('listitem');

/** The names in the list, from the top. */
const names = (page: Page): Promise<string[]> =>
  rows(page).evaluateAll((all) => all.map((row) => row.querySelector('b')?.textContent ?? ''));

test('columns are chosen and moved by keys, and are there again after the page is read anew', async ({ page }) => {
  const hands = await comeIn(page, hub.url, 'showroom_manager5');
  await hands.press('g', 'k');
  await expect(rows(page).first()).toBeVisible();
  await hands.press('l');
  const columns = panel(page, '选列');
  await hands.expectFocus(columns.getByRole('checkbox', { name: '级别' }));
  await hands.tabTo(columns.getByRole('checkbox', { name: '来源' }));
  await hands.press('Space');
  await expect(head(page)).toContainText('来源');
  await columns.getByRole('checkbox', { name: '来源' }).focus();
  await hands.press('Alt+ArrowUp');
  await expect(head(page).locator(':scope > *').nth(-2)).toHaveText(/^来源/);
  await expectAccessible(page);
  await hands.press('Escape');
  await page.reload();
  await expect(head(page).locator(':scope > *').nth(-2)).toHaveText(/^来源/);
  // another view has columns of its own
  await page.getByRole('tab', { name: '三天未联系' }).click();
  await expect(head(page)).not.toContainText('来源');
});

test('the head of a column sorts, and turns the order around', async ({ page }) => {
  const hands = await comeIn(page, hub.url, 'showroom_manager5');
  await hands.press('g', 'k');
  await expect(rows(page).first()).toBeVisible();
  const byName = head(page).getByRole('button', { name: /^姓名/ });
  await hands.tabTo(byName);
  await hands.press('Enter');
  await expect(byName).toHaveAttribute('aria-pressed', 'true');
  await expect.poll(() => names(page)).not.toHaveLength(0);
  const upwards = await names(page);
  await hands.press('End');
  await expect(rows(page).last()).toHaveAttribute('aria-selected', 'true');
  const bottom = (await names(page)).at(-1);
  await byName.focus();
  await hands.press('Enter');
  await expect.poll(async () => (await names(page))[0]).toBe(bottom);
  expect((await names(page))[0]).not.toBe(upwards[0]);
});

test('a manager filters, keeps the filter and shares it; a consultant uses it on his own customers and cannot change it', async ({
  browser,
  page,
}) => {
  const hands = await comeIn(page, hub.url, 'sales_manager6');
  await hands.press('g', 'k');
  await expect(rows(page).first()).toBeVisible();
  await hands.press('f');
  const filter = panel(page, '筛选客户');
  await hands.tabTo(filter.getByRole('checkbox', { name: 'H 级' }));
  await hands.press('Space');
  await expect(chips(page)).toHaveText(['级别 H 级']);
  await hands.tabTo(filter.getByRole('button', { name: '再加一条' }));
  await hands.press('Enter');
  await expectAccessible(page);
  const second = filter.getByRole('group', { name: /^条件/ }).nth(1);
  await second.getByRole('combobox', { name: '按什么筛' }).fill('建档');
  await hands.press('Enter');
  await second.getByRole('button', { name: '前 7 天' }).press('Enter');
  await expect(chips(page)).toHaveCount(2);
  await chips(page).nth(1).getByRole('button').press('Enter');
  await expect(chips(page)).toHaveText(['级别 H 级']);
  await hands.tabTo(filter.getByRole('button', { name: '存下这个筛选' }));
  await hands.press('Enter');
  await hands.type('全店的 H');
  await page.getByRole('radio', { name: '全店' }).press('Space');
  await page.getByRole('radio', { name: '全店' }).click();
  await hands.press('Control+Enter');
  await expect(page.getByText('已存下「全店的 H」，全店可用')).toBeVisible();
  await expectAccessible(page);

  const other = await browser.newPage();
  const consultant = await comeIn(other, hub.url, 'consultant1');
  await consultant.press('g', 'k');
  await expect(rows(other).first()).toBeVisible();
  await other.getByRole('combobox', { name: '存下的筛选' }).fill('全店');
  await consultant.press('Enter');
  await expect(chips(other)).toHaveText(['级别 H 级']);
  await expect(other.getByRole('button', { name: '去掉它' })).toHaveCount(0);
  await other.close();

  await page.getByRole('button', { name: '去掉它' }).press('Enter');
  await expect(page.getByText('已去掉筛选「全店的 H」')).toBeVisible();
  await hands.press('Control+z');
  await page.getByRole('combobox', { name: '存下的筛选' }).fill('全店');
  await expect(page.getByRole('option', { name: '全店的 H' })).toBeVisible();
});

test('advanced conditions look into remarks and days, and an empty result leads back', async ({ page }) => {
  const hands = await comeIn(page, hub.url, 'sales_manager6');
  await hands.press('g', 'k');
  await expect(rows(page).first()).toBeVisible();
  await hands.press('f');
  const filter = panel(page, '筛选客户');
  await filter.getByRole('combobox', { name: '按什么筛' }).fill('备注');
  await hands.press('Enter');
  await filter.getByRole('textbox', { name: '备注里的字' }).fill('绝没有这样的备注');
  await expect(page.getByText('「全部」里没有符合这些条件的客户')).toBeVisible();
  await page.getByRole('button', { name: '看全部客户' }).press('Enter');
  await expect(rows(page).first()).toBeVisible();
  await hands.press('f');
  await filter.getByRole('combobox', { name: '按什么筛' }).fill('最近联系');
  await hands.press('Enter');
  await filter.getByRole('textbox', { name: '最近联系开始' }).fill('30天前');
  await filter.getByRole('textbox', { name: '最近联系结束' }).fill('今天');
  await hands.press('Enter');
  await expect(chips(page)).toHaveText(['最近联系 30 天前 至 今天']);
  await expect(rows(page).first()).toBeVisible();
});

test('Ctrl K finds a card by its number, and opens it', async ({ page }) => {
  const hands = await comeIn(page, hub.url, 'showroom_manager5');
  await hands.press('g', 'q');
  const number = await page
    .getByText(/20\d{6}-[A-Z]{1,3}\d{2,}/)
    .first()
    .textContent();
  await hands.press('Control+k');
  await hands.type(/20\d{6}-[A-Z]{1,3}\d{2,}/.exec(number ?? '')?.[0] ?? 'no card');
  await expect(page.getByRole('option')).toHaveCount(1);
  await hands.press('Enter');
  await expect(page).toHaveURL(/#\/cards\//);
});

test('several customers are tagged from the list at once, and one key takes it back', async ({ page }) => {
  const hands = await comeIn(page, hub.url, 'showroom_manager5');
  await hands.press('g', 'k');
  await expect(rows(page).first()).toBeVisible();
  await hands.press('Home', 'Space', 'ArrowDown', 'Space');
  await expect(page.locator('header.head')).toContainText('选了 2 位');
  await hands.press('t');
  const tagging = panel(page, '加标签');
  await hands.tabTo(tagging.getByRole('checkbox', { name: '重点客户' }));
  await hands.press('Space');
  await expectAccessible(page);
  await hands.press('Control+Enter');
  await expect(page.getByText('2 位已加上「重点客户」')).toBeVisible();
  await expect(page.locator('header.head')).not.toContainText('选了');
  await expect(rows(page).filter({ hasText: '重点客户' })).toHaveCount(2);
  await hands.press('Control+z');
  await expect(rows(page).filter({ hasText: '重点客户' })).toHaveCount(0);
});
