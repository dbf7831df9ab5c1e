import { expect, type Page, test } from '@playwright/test';
import type { TestHub } from '../../hosts/start-hub.ts';
import { callByKeyboard } from '../scenarios/calls.ts';
import { browserPlace } from '../scenarios/place.ts';
import { expectAccessible } from '../support/axe.ts';
import { openAs } from '../support/desk.ts';
import { startSeeded } from '../support/seeded.ts';

let hub: TestHub;
test.beforeEach(async () => {
  hub = await startSeeded('2026-11-21 14:32', 'consultant-day');
});
test.afterEach(() => hub.close());

const rows = (page: Page) => page.getByRole('grid', { name: '今日回访' }).getByRole('row', { name: /尾号/ });
const panel = (page: Page, name: string) => page.getByRole('complementary', { name });

async function work(page: Page): Promise<void> {
  await openAs(page, hub.url, 'consultant1');
  await expect(panel(page, '回访 赵立新')).toBeVisible();
}

async function manage(page: Page, route: string): Promise<void> {
  await openAs(page, hub.url, 'showroom_manager5', route);
}

test('a routine call takes three interactions: the outcome, one line, and the end, which opens the next call', async ({
  page,
}) => {
  await work(page);
  await expect(rows(page)).toHaveCount(5);
  expect(await callByKeyboard(browserPlace(page, hub), 1)).toEqual(['赵立新']);
  await expect(panel(page, '回访 刘洪波')).toBeVisible();
});

test('one that reached nobody takes two, and is to be called again tomorrow', async ({ page }) => {
  await work(page);
  await page.keyboard.press('4');
  await expect(page.getByText('没联系上，最晚明天再打一次。')).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('已记下赵立新，明天再联系')).toBeVisible();
  await page.getByRole('tab', { name: /明天/ }).click();
  await expect(rows(page).filter({ hasText: '赵立新' })).toContainText('没联系上');
});

test('the list is overdue first, then what has a time, then the rest by level', async ({ page }) => {
  await work(page);
  const names = await rows(page).allInnerTexts();
  expect(names.map((text) => /赵立新|刘洪波|陈浩|田雨|孟凡军/.exec(text)?.[0])).toEqual([
    '赵立新',
    '刘洪波',
    '陈浩',
    '孟凡军',
    '田雨',
  ]);
  await expect(rows(page).first()).toContainText('逾期 1 天');
  await expect(rows(page).nth(1)).toContainText('还有 28 分');
});

test('a day that is none is refused, one beyond the limit is said before it is saved, refused when it is, and what was typed stays', async ({
  page,
}) => {
  await work(page);
  await page.keyboard.press('1');
  await page.keyboard.type('年后再说');
  await page.keyboard.press('Escape');
  await page.keyboard.press('p');
  await page.keyboard.type('2.30');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('「下次日期」日历上没有「2.30」')).toBeVisible();
  await page.keyboard.type('12.25');
  await expect(page.getByText(/^A 级最晚 11月28日 周六，请改到这天或更早/)).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('textbox', { name: '日期' })).toBeFocused();
  // the refusal comes back with the day chosen, ready to be typed over
  await expect.poll(() => page.evaluate(() => getSelection()?.toString())).toContain('12');
  await expect(page.getByRole('textbox', { name: '客户反馈' })).toHaveValue('年后再说');
  await page.keyboard.type('11.28');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('已记下赵立新，11月28日 周六 再联系')).toBeVisible();
});

test('an empty feedback is warned of once, then saved', async ({ page }) => {
  await work(page);
  await page.keyboard.press('1');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/^「客户反馈」还没写/)).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(panel(page, '回访 刘洪波')).toBeVisible();
});

test('what is half written stays with its call when another one is chosen', async ({ page }) => {
  await work(page);
  await page.keyboard.press('1');
  await page.keyboard.type('写到一半');
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowDown');
  await expect(panel(page, '回访 刘洪波')).toBeVisible();
  await expect(page.getByRole('textbox', { name: '客户反馈' })).toHaveValue('');
  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('textbox', { name: '客户反馈' })).toHaveValue('写到一半');
});

test('the third day in vain offers 无效 and 休眠; the request goes to the manager and the call is done', async ({
  page,
}) => {
  await work(page);
  for (let n = 0; n < 3; n++) await page.keyboard.press('ArrowDown');
  await expect(panel(page, '回访 孟凡军')).toBeVisible();
  await page.keyboard.press('4');
  await page.getByRole('button', { name: '申请休眠' }).click();
  await page.keyboard.type('三天都打不通');
  await page.getByRole('textbox', { name: '客户反馈' }).fill('连打三天没人接');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('已记下孟凡军，申请已交经理，明天前决定')).toBeVisible();
});

test('whoever bought elsewhere is proposed as lost beside the words that say so', async ({ page }) => {
  await work(page);
  await page.keyboard.press('1');
  await page.keyboard.type('已经买了别的车');
  await page.locator('.note', { hasText: '客户买了别的车' }).getByRole('button', { name: '申请战败' }).click();
  await page.keyboard.type('在二手市场买的');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('已记下赵立新，申请已交经理，明天前决定')).toBeVisible();
});

test('whoever wants to order is one key away from his order once the call is written down', async ({ page }) => {
  await work(page);
  await page.keyboard.press('1');
  await page.keyboard.type('价格满意，要订车');
  await page.keyboard.press('Control+Enter');
  await expect(page.locator('.notice')).toContainText(/已记下赵立新，.+登记订车/);
  await page.keyboard.press('o');
  await expect(page.getByRole('heading', { level: 1, name: /赵立新/ })).toBeVisible();
  await expect(page.getByRole('heading', { name: '登记订车' })).toBeVisible();
  // later in the day the call itself leads there
  await page.keyboard.press('Escape');
  await page.goBack();
  await page.getByRole('tab', { name: /已完成/ }).click();
  await expect(panel(page, '已完成的回访 赵立新')).toContainText('客户要订车');
  await expectAccessible(page);
  await page.keyboard.press('o');
  await expect(page.getByRole('heading', { name: '登记订车' })).toBeVisible();
});

test('whoever wants no car yet is offered no order', async ({ page }) => {
  await work(page);
  await page.keyboard.press('1');
  await page.keyboard.type('还没想订车');
  await page.keyboard.press('Control+Enter');
  await expect(page.locator('.notice')).toContainText('已记下赵立新');
  await expect(page.locator('.notice')).not.toContainText('登记订车');
});

test('what somebody said who wants no more calls is written at once, and no letter of it is taken for a key', async ({
  page,
}) => {
  await work(page);
  await page.keyboard.press('7');
  await page.keyboard.type('rang bie da le');
  await expect(page.getByRole('textbox', { name: '客户反馈' })).toHaveValue('rang bie da le');
});

test('a manager decides by keyboard, with the reason that a refusal needs', async ({ page }) => {
  await manage(page, '/decisions');
  await expect(panel(page, '马跃 申请战败')).toContainText('定了宋PLUS');
  await expectAccessible(page);
  await page.keyboard.press('2');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/不批准的原因/)).toBeVisible();
  await page.keyboard.type('先问他定金交了没有');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('没批准，已交回王磊')).toBeVisible();
  await expect(page.getByText('没有等您决定的申请')).toBeVisible();
});

test('a manager looks at a consultant’s day, extends with a reason, and sees a masked number', async ({ page }) => {
  await manage(page, '/today');
  await page.getByLabel('看谁的').click();
  await page.getByRole('option', { name: '王磊' }).click();
  await expect(panel(page, '回访 赵立新')).toContainText('138****5520');
  await page.getByRole('button', { name: '换计划' }).click();
  await page.keyboard.type('2.30');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('日历上没有「2.30」')).toBeVisible();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('11.30');
  await page.getByLabel('原因').fill('客户住院到月底');
  await page.getByRole('button', { name: /^换计划/ }).click();
  await expect(page.getByText(/计划改到/)).toBeVisible();
  await expect(rows(page)).toHaveCount(4);
  await page.getByRole('button', { name: '日历' }).click();
  await expect(page.getByRole('heading', { name: '回访日历' })).toBeVisible();
  await expect(page.getByLabel('看谁的')).toHaveValue('王磊');
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: '顾问回访' })).toBeVisible();
  await page.getByLabel('看谁的').click();
  await page.getByRole('option', { name: '每个人' }).click();
  await expect(page.getByText('看他的回访')).toBeVisible();
});

for (const scheme of ['light', 'dark'] as const) {
  test(`nothing on the ${scheme} screen is against WCAG AA`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await work(page);
    await page.keyboard.press('6');
    await page.keyboard.press('l');
    await expectAccessible(page);
    await page.getByRole('tab', { name: /已完成/ }).click();
    await expect(page.getByText('今天还没有完成的回访')).toBeVisible();
    await expectAccessible(page);
  });
}
