import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import ExcelJS from 'exceljs';
import { extractText, getDocumentProxy } from 'unpdf';
import type { TestHub } from '../../hosts/start-hub.ts';
import { expectAccessible } from '../support/axe.ts';
import { goTo, openAs } from '../support/desk.ts';
import { password } from '../support/prepare.ts';
import { rpcSession } from '../support/rpc.ts';
import { startSeeded } from '../support/seeded.ts';

let hub: TestHub;
test.beforeAll(async () => {
  hub = await startSeeded('2026-11-21 09:00', 'every-screen');
});
test.afterAll(() => hub.close());

/** The login names of the people in the seeded showroom. */
const logins = { consultant: 'consultant1', manager: 'sales_manager6' } as const;

async function customerOf(phone: string): Promise<string> {
  const manager = rpcSession(hub.url);
  await manager.signIn(logins.manager, password);
  const { rows } = (await manager.call('customer.search', { query: phone })) as { rows: { id: string }[] };
  const [found] = rows;
  if (!found) throw new Error(`nobody has ${phone}`);
  return found.id;
}

async function at(page: Page, loginName: string, route: string): Promise<void> {
  await page.addInitScript(() => {
    window.print = () => {};
  });
  await openAs(page, hub.url, loginName, route);
}

test('a consultant writes down that a customer takes back 回访, and is led to ask for the ending', async ({ page }) => {
  const id = await customerOf('13800005522');
  await at(page, logins.consultant, `/customers/${id}`);
  await expect(page.getByRole('heading', { name: '陈浩 先生' })).toBeVisible();
  await page.keyboard.press('y');
  const panel = page.getByRole('complementary', { name: '同意与撤回' });
  await panel.getByRole('radio', { name: '回访' }).click();
  await panel.getByRole('radio', { name: '不同意' }).click();
  await panel.getByRole('radio', { name: '电话' }).click();
  await panel.getByLabel('原话或说明').fill('别再打了');
  await expectAccessible(page);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('complementary', { name: '申请结束' })).toBeVisible();
  await expect(page.getByText('客户不同意回访。')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('y');
  const history = page.getByRole('region', { name: '以前的记录' });
  await expect(history).toContainText('不同意「回访」');
  await expect(history).toContainText('本人电话');
  await expect(history).toContainText('「别再打了」');
  await page.keyboard.press('Escape');
  await goTo(page, '/today');
  const row = page.getByRole('grid', { name: '今日回访' }).getByRole('row', { name: /尾号 5522/ });
  await expect(row).toContainText('不同意回访');
  await row.click();
  await expect(page.getByRole('complementary', { name: /陈浩/ })).toContainText('客户不同意回访');
});

test('the report of one person comes out of the printer with his number, who wrote what, and who printed it', async ({
  page,
}) => {
  const id = await customerOf('13800005521');
  await at(page, logins.manager, `/customers/${id}/report`);
  await expect(page.getByRole('article', { name: '个人资料报告' })).toBeVisible();
  await expectAccessible(page);
  const pdf = await getDocumentProxy(
    new Uint8Array(await page.pdf({ preferCSSPageSize: true, printBackground: true })),
  );
  const [, , width = 0, height = 0] = (await pdf.getPage(1)).view;
  expect([width, height].map((points) => Math.round((points * 25.4) / 72))).toEqual([210, 297]);
  const { text } = await extractText(pdf, { mergePages: false });
  const pages = text.map((each) => each.normalize('NFKC').replace(/\s/g, ''));
  const all = pages.join('');
  for (const said of [
    '个人资料报告',
    '刘洪波',
    '13800005521',
    '王磊',
    '完成洽谈卡',
    '谁看过、打印过、导出过',
    '您的权利',
  ])
    expect(all).toContain(said.normalize('NFKC'));
  // the watermark is at the foot of every page
  for (const each of pages) expect(each).toMatch(/打印2026-11-2109:\d\d陈经理/);
  expect(await page.title()).not.toContain('刘洪波');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '存成 JSON' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^个人资料报告-\d{12}\.json$/);
  expect(await readFile(await download.path(), 'utf8')).toContain('13800005521');
});

test('a manager exports the cards of two days and reads them back from the file', async ({ page }) => {
  await at(page, logins.manager, '/cards');
  await page.getByRole('button', { name: '导出' }).click();
  await expect(page.getByRole('heading', { name: '导出', exact: true })).toBeVisible();
  const panel = page.getByRole('complementary', { name: '导出' });
  await panel.getByLabel('从哪天').fill('11.19');
  await panel.getByLabel('到哪天').fill('11.20');
  await expect(panel.getByRole('button', { name: '导出 xlsx' })).toBeDisabled();
  await panel.getByRole('radio', { name: '店内统计和留存' }).click();
  await panel.getByLabel('补一句').fill('十一月抽查');
  await expectAccessible(page);
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Control+Enter')]);
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(await download.path());
  const sheet = book.worksheets[0];
  expect(String(sheet?.getRow(1).getCell(1).value)).toMatch(
    /洽谈卡　导出 2026-11-21 09:\d\d 陈经理　用途：店内统计和留存：十一月抽查/,
  );
  // the headings are texts; the first place of a row is empty
  const heads = (sheet?.getRow(2).values ?? []) as readonly string[];
  const names = (sheet?.getColumn(heads.indexOf('姓名')).values ?? []).slice(3);
  expect(names).toEqual(['赵立新', '刘洪波', '陈浩', '田雨', '何静', '吴涛', '马']);
  await expect(page.getByRole('table', { name: '导出记录' })).toContainText('十一月抽查');
});

test('a manager forgets a person who asked for it: sees what goes and stays, confirms in a dialog, and finds him no more', async ({
  page,
}) => {
  const id = await customerOf('13800005521');
  await at(page, logins.manager, `/customers/${id}/erase`);
  await expect(page.getByRole('heading', { name: '会删去的，不能恢复' })).toBeVisible();
  await expect(page.getByRole('row', { name: /检查表/ })).toContainText('签过字的行');
  await expect(page.getByText(/最晚到 2026年12月26日/)).toBeVisible();
  // how it was made sure who asks is said by somebody, never taken for granted
  await expect(page.getByRole('button', { name: '删除资料' })).toBeDisabled();
  await page.getByRole('radio', { name: '回拨登记的号码核对' }).click();
  await expectAccessible(page);
  await page.keyboard.press('Control+Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('永久删除刘洪波');
  await expect(dialog.getByRole('button', { name: '永久删除' })).toBeDisabled();
  await dialog.getByRole('checkbox').check();
  await expectAccessible(page);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { name: /已按要求删除 · 0001/ })).toBeVisible();
  await expect(page.getByText('资料已按本人要求删除')).toBeVisible();
  await expect(page.locator('body')).not.toContainText('刘洪波');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('13800005521');
  await expect(page.getByText(/没有找到|没找到/).first()).toBeVisible();
});
