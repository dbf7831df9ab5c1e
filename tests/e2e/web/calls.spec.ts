import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import type { TestHub } from '../../hosts/start-hub.ts';
import { callByKeyboard, comeToCalls, openCallOf } from '../scenarios/calls.ts';
import { browserPlace } from '../scenarios/place.ts';
import { expectAccessible } from '../support/axe.ts';
import { cellOf } from '../support/card-screen.ts';
import { goTo, signIn } from '../support/desk.ts';
import { startSeeded } from '../support/seeded.ts';

// A day of calls at the desk: by keyboard alone, taken back, asked to end, and a lost customer who walks in again.

test.describe.configure({ timeout: 120_000 });
let hub: TestHub;
test.beforeEach(async () => {
  hub = await startSeeded('2026-11-21 14:32', 'many-calls');
});
test.afterEach(() => hub.close());

const rows = (page: Page) => page.getByRole('grid', { name: '今日回访' }).getByRole('row', { name: /尾号/ });
const call = (page: Page) => page.getByRole('complementary', { name: /^回访 / });
const done = (page: Page) => page.getByRole('progressbar', { name: '已完成' });

const work = (page: Page): Promise<void> => comeToCalls(browserPlace(page, hub), 'consultant1');

test('ten calls one after the other by keyboard alone, three inputs each, and each leads to the next', async ({
  page,
}) => {
  await work(page);
  await callByKeyboard(browserPlace(page, hub), 10);
});

test('Ctrl Z takes the last call back: it is open again with what was written, and counts once when it is sent anew', async ({
  page,
}) => {
  await work(page);
  const name = await openCallOf(page);
  const before = await rows(page).count();
  await page.keyboard.press('4');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(`已记下${name}，明天再联系`)).toBeVisible();
  await expect(rows(page)).toHaveCount(before - 1);
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('complementary', { name: `回访 ${name}`, exact: true })).toBeVisible();
  await expect(page.getByText(`已撤销${name}的这次回访`)).toBeVisible();
  await expect(rows(page)).toHaveCount(before);
  await expect(page.getByRole('radio', { name: '未接通' })).toBeChecked();
  await page.keyboard.press('1');
  await page.keyboard.type('又打回来了，周末来店');
  await page.keyboard.press('Control+Enter');
  await expect(done(page)).toHaveAttribute('aria-valuenow', '1');
});

test('a call that was done is taken back from its panel for ten minutes, and no longer', async ({ page }) => {
  await work(page);
  const name = await openCallOf(page);
  await page.keyboard.press('1');
  await page.keyboard.type('说再想想');
  await page.keyboard.press('Control+Shift+Enter');
  const panel = page.getByRole('complementary', { name: `已完成的回访 ${name}` });
  await expect(panel).toBeVisible();
  await page.keyboard.press('u');
  await expect(page.getByRole('complementary', { name: `回访 ${name}`, exact: true })).toBeVisible();
  await page.keyboard.press('1');
  await page.keyboard.type('说再想想');
  await page.keyboard.press('Control+Shift+Enter');
  await expect(panel.getByRole('button', { name: /^撤销这次回访/ })).toBeVisible();
  await hub.setClock('2026-11-21 14:43');
  await page.reload();
  await page.getByRole('tab', { name: /已完成/ }).click();
  await expect(panel).toBeVisible();
  await expect(panel.getByRole('button', { name: /^撤销这次回访/ })).toHaveCount(0);
});

/** The same call open in two windows of one person. */
async function inTwoWindows(page: Page, context: BrowserContext) {
  await work(page);
  const other = await context.newPage();
  await other.goto(hub.url);
  await expect(call(other)).toBeVisible();
  return { other, name: await openCallOf(page) };
}

test('two windows on the same call: the second is told that it is done, and nothing is recorded twice', async ({
  page,
  context,
}) => {
  const { other, name } = await inTwoWindows(page, context);
  await other.route('**/rpc/followup/record*', async (route) => {
    // held until the first window has saved
    await expect(page.getByText(`已记下${name}`)).toBeVisible();
    await route.continue();
  });
  for (const each of [page, other]) {
    await each.keyboard.press('1');
    await each.keyboard.type('说再想想');
  }
  await Promise.all([other.keyboard.press('Control+Enter'), page.keyboard.press('Control+Enter')]);
  // refused, or told by the live window before the answer came
  await expect(other.getByText(/这个计划已经做完或取消|这个回访已完成/).first()).toBeVisible();
  await expect(done(page)).toHaveAttribute('aria-valuenow', '1');
});

test('what was being written while another window recorded the call is not lost, nor passed over by the same key', async ({
  page,
  context,
}) => {
  const { other, name } = await inTwoWindows(page, context);
  await other.keyboard.press('1');
  await other.keyboard.type('他爱人周六一起来');
  await page.keyboard.press('1');
  await page.keyboard.type('说再想想');
  await page.keyboard.press('Control+Enter');
  const panel = other.getByRole('complementary', { name: `已完成的回访 ${name}` });
  await expect(panel).toBeVisible();
  await other.keyboard.press('Control+Enter');
  await expect(panel.getByText('您写的还没有记下')).toBeVisible();
  await expect(panel.getByText('他爱人周六一起来')).toBeVisible();
  await panel.getByRole('button', { name: /^知道了/ }).click();
  await expect(panel.getByText('他爱人周六一起来')).toHaveCount(0);
  await other.keyboard.press('Control+Enter');
  await expect(panel).toHaveCount(0);
});

test('a number that was put right is called at once, and nobody is told that it does not answer', async ({ page }) => {
  await work(page);
  await openCallOf(page);
  await page.keyboard.press('6');
  await page.getByRole('button', { name: '改号码' }).click();
  await page.keyboard.type('13812349001');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^号码改好了/)).toBeVisible();
  await expect(call(page)).toContainText('138 1234 9001');
  await expect(page.getByText(/^这个号码打不通了/)).toHaveCount(0);
});

test('a loss tells what was bought and for how much, and the manager reads it with its proof', async ({
  page,
  browser,
}) => {
  await work(page);
  const name = await openCallOf(page);
  await page.keyboard.press('1');
  await page.keyboard.type('定了宋PLUS');
  await page.keyboard.press('Escape');
  await page.keyboard.press('e');
  await page.keyboard.type('价格谈不拢');
  await page.getByRole('textbox', { name: '买了什么' }).fill('宋PLUS');
  await page.getByRole('textbox', { name: '在别处的成交价' }).fill('十来万');
  await page.getByRole('textbox', { name: '怎么知道的' }).fill('他发来提车的照片');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/成交价写成 11.28 万/)).toBeVisible();
  await page.getByRole('textbox', { name: '在别处的成交价' }).fill('12.8万');
  await expectAccessible(page);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(`已记下${name}，申请已交经理`)).toBeVisible();
  const desk = await browser.newContext();
  const manager = await desk.newPage();
  await manager.goto(hub.url);
  await signIn(manager, 'showroom_manager5');
  await goTo(manager, '/decisions');
  const request = manager.getByRole('complementary', { name: `${name} 申请战败` });
  for (const words of ['价格谈不拢', '宋PLUS', '12.8 万', '他发来提车的照片'])
    await expect(request).toContainText(words);
  await expect(manager.getByText('订了车，三天以上没联系上')).toBeVisible();
  await expect(manager.getByRole('link', { name: '孙立 先生' })).toBeVisible();
  await expectAccessible(manager);
  await desk.close();
});

test('拒访 offers to write down that he wants no calls; then every call says so and where to go on', async ({
  page,
}) => {
  await work(page);
  await page.keyboard.press('7');
  await expect(page.getByText(/申请休眠或无效，由经理决定；打错了人/)).toBeVisible();
  await page.getByRole('button', { name: '记下不同意回访' }).click();
  await expect(page.getByText('客户不同意回访。')).toBeVisible();
  await expect(page.getByRole('radio', { name: '拒访' })).toBeChecked();
});

test('a lost customer who walks in again is known, with how he was lost, and 战败激活 is proposed as his source', async ({
  page,
}) => {
  await work(page);
  await goTo(page, '/cards/new');
  await cellOf(page, 'name').fill('许国强');
  await cellOf(page, 'phone').fill('13922224444');
  const column = page.getByRole('complementary', { name: '保存进度与查重' });
  await expect(column).toContainText('11-03 战败');
  await page.keyboard.press('Alt+1');
  await expect(cellOf(page, 'source')).toHaveValue('战败激活');
});
