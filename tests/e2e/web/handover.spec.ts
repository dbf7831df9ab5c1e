import { expect, type Locator, test } from '@playwright/test';
import type { TestHub } from '../../hosts/start-hub.ts';
import { handOverAll } from '../scenarios/hand-over.ts';
import { browserPlace } from '../scenarios/place.ts';
import { expectAccessible } from '../support/axe.ts';
import { openScreen } from '../support/desk.ts';
import { look } from '../support/look.ts';
import { rolePage } from '../support/role-page.ts';
import { startSeeded } from '../support/seeded.ts';

// Saturday, 21 November 2026: 王磊 has five calls due, two of them today or before; one request of his waits.
let hub: TestHub;
test.beforeEach(async () => {
  hub = await startSeeded('2026-11-21 14:32', 'consultant-day');
});
test.afterEach(() => hub.close());

test('a manager hands over everything of a consultant who leaves, looks before he does, and the receiver is told', async ({
  page,
  browser,
}) => {
  const giver = await rolePage(browser, hub.url, 'consultant');
  await giver.open('/today');
  const call = giver.page.getByRole('complementary', { name: /^回访/ });
  await expect(call.getByRole('button', { name: /复制号码/ })).toBeVisible();
  await handOverAll(browserPlace(page, hub), { customers: 6, plans: 5, said: '等经理决定' });
  await expect(page.getByRole('link', { name: /交接与代班\s*3/ })).toBeVisible();
  // the call that he had open is gone with its number
  await expect(call).toContainText('这位客户已经交给同事');
  await expect(call.getByRole('button', { name: /复制号码/ })).toHaveCount(0);
  await giver.close();
});

test('several customers are chosen by the keyboard alone, one of them for somebody else', async ({ page }) => {
  await browserPlace(page, hub).come('showroom_manager5', '/handover');
  const loads = page.getByRole('table', { name: '各人名下' });
  await expect(loads.getByRole('button', { name: '王磊' })).toBeVisible();
  expect(await loads.locator('.list').evaluate((of) => of.scrollWidth <= of.clientWidth)).toBe(true);
  await loads.getByRole('button', { name: '王磊' }).press('Enter');
  const list = page.getByRole('table', { name: '王磊的客户' });
  await list.getByRole('button', { name: /田雨/ }).press('Enter');
  await list.getByRole('button', { name: /陈浩/ }).press('Enter');
  const alone = list.getByLabel('陈浩单独给谁');
  await alone.fill('赵磊');
  await alone.press('Enter');
  const panel = page.getByRole('complementary', { name: '交接王磊的客户' });
  await panel.getByRole('checkbox', { name: '李娜' }).press('Space');
  await expect(panel.getByRole('region', { name: '交接以后' })).toContainText('2 位客户');
  await look(page, 'chosen');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/王磊的 2 位客户、2 个计划已交接/)).toBeVisible();
});

test('leave gives its plans to the stand-in, who accepts what is due, and coming back takes back the undone ones', async ({
  page,
}) => {
  const place = browserPlace(page, hub);
  await place.come('showroom_manager5', '/handover');
  await page.getByRole('tab', { name: '请假' }).click();
  await expect(page.getByText('没有人请假')).toBeVisible();
  await page.keyboard.press('n');
  const form = page.getByRole('complementary', { name: '登记请假' });
  await form.getByLabel(/^谁请假/).fill('王磊');
  await expect(page.getByRole('option', { name: /王磊/ })).toBeVisible();
  await form.getByLabel(/^谁请假/).press('Enter');
  await form.getByLabel(/^到哪天/).fill('3天');
  await form.getByLabel(/^谁代班/).fill('李娜');
  await expect(page.getByRole('option', { name: /李娜/ })).toBeVisible();
  await form.getByLabel(/^谁代班/).press('Enter');
  await expect(form).toContainText('要李娜在「交接与代班」里接下才转');
  const leftOf = async (part: Locator) => Math.round((await part.boundingBox())?.x ?? -1);
  // names stand below each other, and so do what is chosen and what is typed
  expect(await leftOf(form.getByText('假别', { exact: true }))).toBe(
    await leftOf(form.getByText('说明', { exact: true })),
  );
  expect(await leftOf(form.getByRole('radio', { name: '年假' }))).toBe(await leftOf(form.getByLabel('说明')));
  await look(page, 'leave-form');
  await expectAccessible(page);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/已登记王磊请假/)).toBeVisible();
  const leave = page.getByRole('complementary', { name: '王磊请假' });
  await expect(leave).toContainText('等李娜接');
  await look(page, 'leave');
  await place.come('consultant2', '/handed');
  await expect(page.getByRole('region', { name: '等您接的代班计划' })).toBeVisible();
  await look(page, 'offered');
  await expectAccessible(page);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/接下 5 个计划/)).toBeVisible();
  await openScreen(page, '/today');
  await expect(page.getByText('替王磊').first()).toBeVisible();
  await look(page, 'today');
  await place.come('showroom_manager5', '/handover');
  await page.getByRole('tab', { name: '请假' }).click();
  await expect(leave).toContainText('正在请假');
  await page.keyboard.press('x');
  await page.getByRole('button', { name: '撤销王磊的请假' }).click();
  await expect(page.getByText(/王磊的请假已撤销，5 个计划回来了/)).toBeVisible();
});

test('whoever has work cannot be taken out of service; the refusal leads the administrator to the hand-over of everything', async ({
  page,
}) => {
  await browserPlace(page, hub).come('admin', '/settings/staff');
  await page.getByRole('grid', { name: '人员' }).getByRole('row', { name: /王磊/ }).click();
  await page.getByRole('button', { name: '停用', exact: true }).click();
  await page.getByRole('button', { name: '停用王磊' }).click();
  await page.getByRole('link', { name: '去交接王磊名下的客户和计划' }).click();
  const panel = page.getByRole('complementary', { name: '交接王磊的客户' });
  await panel.getByRole('checkbox', { name: '李娜' }).click();
  await expect(panel.getByRole('region', { name: '交接以后' })).toContainText('6 位客户');
  await look(page, 'admin');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/王磊的 6 位客户/)).toBeVisible();
  await openScreen(page, '/settings/staff');
  await page.getByRole('grid', { name: '人员' }).getByRole('row', { name: /王磊/ }).click();
  await page.getByRole('button', { name: '停用', exact: true }).click();
  await page.getByRole('button', { name: '停用王磊' }).click();
  await expect(page.getByText('王磊已停用')).toBeVisible();
});
