import { expect, type Page, test } from '@playwright/test';
import type { TestHub } from '../../hosts/start-hub.ts';
import { cellOf, take } from '../support/card-screen.ts';
import { openScreen, signIn } from '../support/desk.ts';
import { startSeeded } from '../support/seeded.ts';

let hub: TestHub;
test.beforeEach(async () => {
  hub = await startSeeded('2026-11-21 14:32', 'consultant-day');
});
test.afterEach(() => hub.close());

const side = (page: Page) => page.getByRole('complementary', { name: '客户资料' });
const sales = (page: Page) =>
  side(page)
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: /^订单与交车/ }) });

async function find(page: Page, words: string, name: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(words);
  await expect(page.getByRole('option', { name: new RegExp(name) }).first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: new RegExp(name) })).toBeVisible();
}

/** Takes a picture for whoever looks at the screens while working on them. */
async function look(page: Page, name: string): Promise<void> {
  const folder = process.env.SALE_PICTURES;
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png` });
}

async function order(page: Page): Promise<void> {
  await page.goto(hub.url);
  await signIn(page, 'consultant1');
  await find(page, '刘洪波', '刘洪波');
  await page.keyboard.press('o');
  await expect(page.getByRole('heading', { name: '登记订车' })).toBeVisible();
  await take(page, 'vehicleId', 'H9');
  await cellOf(page, 'priceFen').fill('21.98 万');
  await cellOf(page, 'depositFen').fill('5000');
  await cellOf(page, 'expectedOn').fill('明天');
  await look(page, 'order');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/已登记订车，升为 O 级/)).toBeVisible();
}

/** What the store does not know of him yet. */
async function fillBuyer(page: Page): Promise<void> {
  await cellOf(page, 'vin').fill('LGWEF4A50MF000001');
  await take(page, 'source', '自然');
  await take(page, 'regionCode', '曲阳');
  await cellOf(page, 'street').fill('中山路 8 号');
}

test('a car is ordered and handed over, its four calls stand there, and the first is made with its script', async ({
  page,
}) => {
  await order(page);
  await expect(sales(page)).toContainText('等交车');
  await look(page, 'ordered');
  await openScreen(page, '/sales');
  await expect(page.getByRole('heading', { level: 1, name: '订单与交车' })).toBeVisible();
  await expect(
    page
      .getByRole('row', { name: /刘洪波/ })
      .or(page.getByText('刘洪波'))
      .first(),
  ).toBeVisible();
  await look(page, 'list');
  await find(page, '刘洪波', '刘洪波');
  await sales(page).getByRole('button', { name: '登记交车' }).click();
  // what the regulation asks of a buyer is asked for by name
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/还差「/).first()).toBeVisible();
  await fillBuyer(page);
  await look(page, 'deliver');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/已登记交车，四次回访/)).toBeVisible();
  const calls = sales(page).getByRole('list', { name: '四次回访' }).getByRole('listitem');
  await expect(calls).toHaveCount(4);
  await expect(calls.nth(0)).toContainText('48 小时回访');
  await expect(calls.nth(0)).toContainText('11月23日');
  await expect(calls.filter({ hasText: '满意度回访' })).toContainText('12月5日');
  await look(page, 'delivered');
});

test('a call after the delivery is recorded from the work list: the script, a result, Ctrl Enter', async ({ page }) => {
  await order(page);
  await sales(page).getByRole('button', { name: '登记交车' }).click();
  await fillBuyer(page);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/已登记交车，四次回访/)).toBeVisible();
  await hub.setClock('2026-11-23 09:10');
  await openScreen(page, '/today');
  await page.getByText('刘洪波').first().click();
  const panel = page.getByLabel('交车后 48 小时回访 刘洪波');
  await expect(panel).toContainText('您的新车用得还满意吗');
  await panel.getByRole('radio', { name: /接通/ }).first().click();
  await cellOf(page, 'satisfied').getByText('非常满意').click();
  await cellOf(page, 'functions').getByText('都会用').click();
  await look(page, 'call');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/刘洪波 记下了/)).toBeVisible();
});
