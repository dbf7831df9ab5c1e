import { type Browser, expect, type Page, test } from '@playwright/test';
import type { TestHub } from '../../hosts/start-hub.ts';
import { cellOf } from '../support/card-screen.ts';
import { findCustomer, openAs, openScreen } from '../support/desk.ts';
import { password } from '../support/prepare.ts';
import { rpcSession } from '../support/rpc.ts';
import { startSeeded } from '../support/seeded.ts';

let hub: TestHub;
test.beforeEach(async () => {
  hub = await startSeeded('2026-11-21 14:32', 'consultant-day');
});
test.afterEach(() => hub.close());

async function comeIn(page: Page, loginName: string): Promise<void> {
  await openAs(page, hub.url, loginName);
}

const side = (page: Page) => page.getByRole('complementary', { name: '客户资料' });
const section = (page: Page, title: RegExp) =>
  side(page)
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: title }) });

/** Takes a picture for whoever looks at the screens while working on them. */
async function look(page: Page, name: string): Promise<void> {
  const folder = process.env.FAMILY_PICTURES;
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png` });
}

test('a wife who gives her husband’s number is a customer of her own, linked while the card is saved', async ({
  page,
}) => {
  await comeIn(page, 'consultant1');
  await page.keyboard.press('Alt+n');
  await cellOf(page, 'name').fill('孙丽女士');
  await cellOf(page, 'phone').fill('13800005520');
  await cellOf(page, 'phone').press('Enter');
  const household = page.getByRole('button', { name: /家人共用这个号码/ });
  await expect(household).toBeVisible();
  await page.keyboard.press('Alt+2');
  await expect(household).toHaveAttribute('aria-pressed', 'true');
  const relation = page.getByLabel(/^是赵立新的/);
  await expect(relation).toHaveValue('配偶');
  await look(page, 'card-household');
  await cellOf(page, 'level').getByRole('radio', { name: /^B/ }).check({ force: true });
  await page.keyboard.press('Control+s');
  await expect(page.getByText(/已快速保存/)).toBeVisible();
  await findCustomer(page, '孙丽', '孙丽');
  await expect(section(page, /^家人/)).toContainText('配偶');
  await expect(section(page, /^家人/)).toContainText('共用尾号 5520');
  // both sides have it, and neither lets go of it while the number is shared
  await side(page)
    .getByRole('link', { name: /赵立新/ })
    .click();
  await expect(page.getByRole('heading', { level: 1, name: /赵立新/ })).toBeVisible();
  await look(page, 'household');
  await section(page, /^家人/).getByRole('button', { name: /^修改/ }).click();
  await page.getByRole('button', { name: '解除家人关系' }).click();
  await expect(page.getByText(/还共用尾号 5520 的号码/)).toBeVisible();
});

test('a contact is added by the keyboard alone, and his number finds the customer', async ({ page }) => {
  await comeIn(page, 'consultant1');
  await findCustomer(page, '刘洪波', '刘洪波');
  await page.keyboard.press('n');
  await expect(cellOf(page, 'name')).toBeFocused();
  await page.keyboard.type('陈队长');
  await page.keyboard.press('Enter');
  await page.keyboard.type('车队长');
  await page.keyboard.press('Enter');
  await page.keyboard.type('139 5057 7216');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('已加联系人陈队长')).toBeVisible();
  await expect(section(page, /^联系人 1/)).toContainText('139 5057 7216');
  await look(page, 'contact');
  await findCustomer(page, '13950577216', '刘洪波');
  // a number of somebody else is refused where it was typed, with the way out
  await page.keyboard.press('n');
  await expect(cellOf(page, 'name')).toBeFocused();
  await page.keyboard.type('李会计');
  await cellOf(page, 'phone').fill('13800005520');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/已登记为您的客户赵立新/)).toBeVisible();
  await cellOf(page, 'personId').fill('赵立新');
  await page.getByRole('option', { name: /赵立新/ }).click();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('已加联系人李会计')).toBeVisible();
  await expect(section(page, /^家人/)).toContainText('赵立新');
});

test('a tag that a colleague gives while tags are being ticked stays', async ({ page }) => {
  await comeIn(page, 'consultant1');
  await findCustomer(page, '刘洪波', '刘洪波');
  await page.keyboard.press('t');
  await page.getByRole('checkbox', { name: '重点客户' }).check({ force: true });
  const guo = rpcSession(hub.url);
  await guo.signIn('showroom_manager5', password);
  const customerIds = [new URL(page.url()).hash.split('/').at(-1)];
  await guo.call('tag.change', { customerIds, add: ['price_sensitive'], remove: [] });
  await expect(page.locator('.tag', { hasText: '看重价格' })).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('已改标签')).toBeVisible();
  await expect(page.locator('.tag', { hasText: '重点客户' })).toBeVisible();
  await expect(page.locator('.tag', { hasText: '看重价格' })).toBeVisible();
});

test('tags are ticked and stand in the head and in the list; 撤销 takes them back', async ({ page }) => {
  await comeIn(page, 'consultant1');
  await findCustomer(page, '刘洪波', '刘洪波');
  await page.keyboard.press('t');
  await page.getByRole('checkbox', { name: '重点客户' }).check({ force: true });
  await page.getByRole('checkbox', { name: '看重价格' }).check({ force: true });
  await look(page, 'tags');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('已改标签')).toBeVisible();
  await expect(page.locator('.tag', { hasText: '重点客户' })).toBeVisible();
  await openScreen(page, '/customers');
  const row = page.getByRole('grid', { name: '客户' }).getByRole('row', { name: /刘洪波/ });
  await expect(row).toContainText('重点客户，看重价格');
  await look(page, 'list');
  await findCustomer(page, '刘洪波', '刘洪波');
  await page.keyboard.press('t');
  await page.getByRole('checkbox', { name: '看重价格' }).uncheck({ force: true });
  await page.keyboard.press('Control+Enter');
  await expect(page.locator('.tag', { hasText: '看重价格' })).toBeHidden();
  // the news of a change may arrive before the answer to it, which brings 撤销
  await expect(page.getByRole('checkbox', { name: '看重价格' })).toBeHidden();
  await page.keyboard.press('Control+z');
  await expect(page.locator('.tag', { hasText: '看重价格' })).toBeVisible();
});

async function otherDesk(browser: Browser, loginName: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage();
  await comeIn(page, loginName);
  return page;
}

test('a customer shared with a colleague is seen by her, called by her, and hers no longer once taken back', async ({
  page,
  browser,
}) => {
  await comeIn(page, 'consultant1');
  await findCustomer(page, '刘洪波', '刘洪波');
  await page.keyboard.press('s');
  await expect(cellOf(page, 'staffIds')).toBeFocused();
  await page.keyboard.type('李娜');
  await expect(page.getByRole('option', { name: /李娜/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await cellOf(page, 'note').fill('我周末轮休');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('已共享给李娜，归属不变')).toBeVisible();
  await expect(section(page, /^共享/)).toContainText('李娜');
  await look(page, 'shared-by');

  const lina = await otherDesk(browser, 'consultant2');
  await openScreen(lina, '/customers');
  await lina.getByRole('tab', { name: '共享给我' }).click();
  const row = lina.getByRole('grid', { name: '客户' }).getByRole('row', { name: /刘洪波/ });
  await expect(row).toContainText('王磊共享给您');
  await look(lina, 'shared-list');
  await row.dblclick();
  await expect(lina.getByRole('heading', { level: 1, name: /刘洪波/ })).toBeVisible();
  await expect(lina.getByText('王磊共享给您')).toBeVisible();
  await look(lina, 'shared-with');
  // she sees, and answers for nothing of it
  await expect(lina.getByRole('button', { name: /改计划/ })).toHaveCount(0);
  await expect(lina.getByRole('button', { name: /共享给同事/ })).toHaveCount(0);
  await expect(lina.getByRole('button', { name: /新的购车意向/ })).toHaveCount(0);

  // what she hears on the telephone stands with the customer, and his plan waits for his owner as before
  await lina.keyboard.press('f');
  await expect(lina.getByRole('complementary', { name: '回访 刘洪波' })).toBeVisible();
  await lina.keyboard.press('1');
  await lina.keyboard.type('问周末有没有现车');
  await lina.keyboard.press('Control+Enter');
  await expect(lina.getByText(/代接，没关闭计划/)).toBeVisible();
  await page.reload();
  await expect(page.getByText('问周末有没有现车')).toBeVisible();
  await expect(page.getByText('下一步')).toBeVisible();

  await section(page, /^共享/).getByRole('button', { name: /^收回/ }).click();
  await expect(page.getByText('已收回，李娜不再看得到')).toBeVisible();
  await lina.reload();
  await expect(lina.getByText('这位客户归王磊')).toBeVisible();
  await lina.context().close();
});
