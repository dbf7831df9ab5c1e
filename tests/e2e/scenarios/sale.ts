import { expect, type Locator, type Page } from '@playwright/test';
import { cellOf, take } from '../support/card-screen.ts';
import { findCustomer } from '../support/desk.ts';
import { look } from '../support/look.ts';
import type { Place } from './place.ts';

/** 订单与交车 beside the page of a customer. */
export function salesOf(page: Page): Locator {
  return page
    .getByRole('complementary', { name: '客户资料' })
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: /^订单与交车/ }) });
}

/** 王磊 enters the order of 刘洪波 on the page of the customer. */
export async function order({ page, come }: Place): Promise<void> {
  await come('consultant1');
  await findCustomer(page, '刘洪波', '刘洪波');
  await page.keyboard.press('o');
  await expect(page.getByRole('heading', { name: '登记订车' })).toBeVisible();
  await take(page, 'vehicleId', 'H9');
  await cellOf(page, 'priceFen').fill('21.98 万');
  await cellOf(page, 'depositFen').fill('5000');
  await cellOf(page, 'expectedOn').fill('明天');
  await look(page, 'order');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/已登记订车，升为 O 级/)).toBeVisible();
  await expect(salesOf(page)).toContainText('等交车');
  await look(page, 'ordered');
}

/** Enters the delivery of what was ordered: what the store does not know of the buyer yet is asked for by name (§五.2). */
export async function deliver({ page }: Place): Promise<void> {
  await salesOf(page).getByRole('button', { name: '登记交车' }).click();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/还差「/).first()).toBeVisible();
  await cellOf(page, 'vin').fill('LGWEF4A50MF000001');
  await take(page, 'source', '自然');
  await take(page, 'regionCode', '曲阳');
  await cellOf(page, 'street').fill('中山路 8 号');
  await look(page, 'deliver');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/已登记交车，四次回访/)).toBeVisible();
}

/** The four calls of the sale stand on their days (§五.1). */
export async function expectFourCalls({ page }: Place): Promise<void> {
  const calls = salesOf(page).getByRole('list', { name: '四次回访' }).getByRole('listitem');
  await expect(calls).toHaveCount(4);
  await expect(calls.nth(0)).toContainText('48 小时回访');
  await expect(calls.nth(0)).toContainText('11月23日');
  await expect(calls.filter({ hasText: '满意度回访' })).toContainText('12月5日');
  await look(page, 'delivered');
}
