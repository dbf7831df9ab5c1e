import { expect, type Page, test } from '@playwright/test';
import ExcelJS from 'exceljs';
import { getDocumentProxy } from 'unpdf';
import type { TestHub } from '../../hosts/start-hub.ts';
import { expectAccessible } from '../support/axe.ts';
import { openAs, takeBack } from '../support/desk.ts';
import { password } from '../support/prepare.ts';
import { rpcSession } from '../support/rpc.ts';
import { startSeeded } from '../support/seeded.ts';

let hub: TestHub;
test.beforeEach(async () => {
  hub = await startSeeded('2026-11-21 09:00', 'audit-morning');
});
test.afterEach(() => hub.close());

const panel = (page: Page, name: string) => page.getByRole('complementary', { name });
const line = (page: Page, serial: string) => page.getByRole('row', { name: new RegExp(serial) });
const read = (page: Page) => page.getByRole('progressbar', { name: '已核' });

async function audit(page: Page): Promise<void> {
  await openAs(page, hub.url, 'sales_manager6', '/audit');
  await expect(panel(page, '核对 DZ-24104').getByRole('row', { name: /^姓名/ })).toBeVisible();
}

/** From the comparison to keying in, as soon as the first field takes what is typed. */
async function keyBlind(page: Page): Promise<void> {
  await page.keyboard.press('b');
  await expect(panel(page, '盲录 DZ-24104')).toBeVisible();
  await expect(page.getByLabel('姓名', { exact: true })).toBeFocused();
}

/** The paper of 白雪, whose card is the first of the list, the way a hand writes it. */
const paper = [
  '白 雪',
  '158 0000 0463',
  '自然来店',
  '定州市',
  'H9 2.0T 四驱',
  '珍珠白',
  'B',
  '12.15',
  '无',
  '11.22 电话',
];

test('a clean card takes two keys: all the rest agrees, and on to the next', async ({ page }) => {
  await audit(page);
  await expect(read(page)).toHaveAttribute('aria-valuenow', '1');
  await page.keyboard.press('a');
  await page.keyboard.press('Control+Enter');
  await expect(panel(page, '核对 DZ-24105')).toBeVisible();
  await expect(line(page, 'DZ-24104')).toContainText('一致');
  await expect(read(page)).toHaveAttribute('aria-valuenow', '2');
});

test('J agrees, K differs and takes the paper’s words, and Ctrl Z takes the whole card back', async ({ page }) => {
  await audit(page);
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  await page.keyboard.type('二网介绍');
  await page.keyboard.press('Enter');
  await expect(panel(page, '核对 DZ-24104')).toContainText('不一致 1 项：客户来源');
  await expect(panel(page, '核对 DZ-24104')).toContainText('拟罚 50 元');
  await page.keyboard.press('a');
  await page.keyboard.press('Control+Enter');
  await expect(line(page, 'DZ-24104')).toContainText('不一致 1');
  await takeBack(page, /DZ-24104.*不一致/);
  await expect(panel(page, '核对 DZ-24104')).toContainText('客户来源');
  await expect(line(page, 'DZ-24104')).toContainText('正在核');
});

test('K on words that say the same as the system is 一致; without words it is no judgement', async ({ page }) => {
  await audit(page);
  const compared = panel(page, '核对 DZ-24104');
  await page.keyboard.press('k');
  await page.keyboard.type('白　雪');
  await page.keyboard.press('Enter');
  await expect(page.getByText('「姓名」写法不同，内容和系统一样，记为一致')).toBeVisible();
  await expect(
    compared.getByRole('radiogroup', { name: '姓名的判断' }).getByRole('radio', { name: '一致', exact: true }),
  ).toBeChecked();
  await page.keyboard.press('k');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('纸卡上的移动电话')).toBeFocused();
  await page.keyboard.press('Control+Enter');
  await page.keyboard.press('Escape');
  await page.keyboard.press('k');
  await page.getByRole('button', { name: '纸卡没写' }).click();
  await expect(page.getByLabel('纸卡上的移动电话')).toHaveValue('空');
  await page.keyboard.press('Enter');
  await page.keyboard.press('a');
  await page.keyboard.press('Control+Enter');
  await expect(line(page, 'DZ-24104')).toContainText('不一致 1');
  await expect(line(page, 'DZ-24104')).toContainText('移动电话');
});

test('blind, nothing of the card is shown; ten fields of a clean card take less than 20 seconds', async ({ page }) => {
  await audit(page);
  await keyBlind(page);
  await expect(page.getByText('白雪')).toHaveCount(0);
  const began = await page.evaluate(() => performance.now());
  for (const words of paper) {
    await page.keyboard.type(words, { delay: 40 });
    await page.keyboard.press('Enter');
  }
  await expect(line(page, 'DZ-24104')).toContainText('一致');
  const took = (await page.evaluate(() => performance.now())) - began;
  console.info(`ten fields in ${Math.round(took)} ms`);
  expect(took).toBeLessThan(20_000);
  await expect(panel(page, '盲录 DZ-24105')).toBeVisible();
  await expect(line(page, 'DZ-24104')).toContainText('白雪');
});

test('a card of which nothing was keyed in is not judged, also by a Ctrl Enter out of habit', async ({ page }) => {
  await audit(page);
  await keyBlind(page);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('还什么都没录，没有比对')).toBeVisible();
  for (const words of paper) {
    await page.keyboard.type(words);
    await page.keyboard.press('Enter');
  }
  await expect(panel(page, '盲录 DZ-24105')).toBeVisible();
  await expect(page.getByLabel('姓名', { exact: true })).toBeFocused();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('还什么都没录，没有比对')).toBeVisible();
  await expect(panel(page, '盲录 DZ-24105')).toBeVisible();
  await expect(read(page)).toHaveAttribute('aria-valuenow', '2');

  // Ctrl Z in the untouched card takes the card before back, unseen and with what was typed
  await page.keyboard.press('Control+z');
  await expect(panel(page, '盲录 DZ-24104')).toBeVisible();
  await expect(page.getByLabel('姓名', { exact: true })).toHaveValue('白 雪');
  await expect(read(page)).toHaveAttribute('aria-valuenow', '1');
});

test('a card of which more than half is empty is asked about once', async ({ page }) => {
  await audit(page);
  await keyBlind(page);
  await page.keyboard.type('白雪');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/移动电话、客户来源.*还空着/)).toBeVisible();
  await expect(panel(page, '盲录 DZ-24104')).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(panel(page, '核对 DZ-24104')).toContainText('不一致 8 项');
  await page.keyboard.press('Control+z');
  await expect(panel(page, '盲录 DZ-24104')).toBeVisible();
});

test('what differs stays on the screen after keying in, and can be judged otherwise', async ({ page }) => {
  await audit(page);
  await keyBlind(page);
  for (const words of paper.with(5, '雪白')) {
    await page.keyboard.type(words);
    await page.keyboard.press('Enter');
  }
  const compared = panel(page, '核对 DZ-24104');
  await expect(compared).toContainText('不一致 1 项：颜色');
  await compared
    .getByRole('radiogroup', { name: '颜色的判断' })
    .getByRole('radio', { name: '一致', exact: true })
    .click();
  await page.keyboard.press('Control+Enter');
  await expect(line(page, 'DZ-24104')).toContainText('一致');
  await expect(line(page, 'DZ-24104')).not.toContainText('不一致');
});

test('a paper card that is on no list is added by its number; whom the paper names goes before the guess', async ({
  page,
}) => {
  await audit(page);
  await page.keyboard.press('h');
  await page.keyboard.type('24150');
  await page.keyboard.press('Enter');
  // 李娜 received the only visitor without a card after the last number
  await expect(panel(page, '未录入 DZ-24150')).toContainText('算在谁名下李娜');
  await page.getByRole('combobox', { name: '纸卡上的销售顾问' }).click();
  await page.keyboard.type('wl');
  await expect(page.getByRole('option', { name: /王磊/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(panel(page, '未录入 DZ-24150')).toContainText('算在谁名下王磊');
  await expect(page.getByRole('row', { name: /客流无卡/ })).toContainText('16:20');
  await page.getByRole('button', { name: /去掉这个号/ }).click();
  await expect(line(page, 'DZ-24150')).toHaveCount(0);
  await takeBack(page, 'DZ-24150 已从名单上去掉');
  await expect(panel(page, '未录入 DZ-24150')).toContainText('算在谁名下王磊');
});

/** Judges every card of the list a match, from the first to the last. */
async function agreeAll(page: Page): Promise<void> {
  for (const serial of ['DZ-24104', 'DZ-24105', 'DZ-24101', 'DZ-24102']) {
    await expect(panel(page, `核对 ${serial}`)).toContainText('还没核');
    await page.keyboard.press('a');
    await page.keyboard.press('Control+Enter');
    await expect(line(page, serial)).toContainText('一致');
  }
}

test('signing says what it does, and leaves a sheet of one A4 page, its xlsx and the findings', async ({ page }) => {
  await audit(page);
  await expect(page.getByRole('button', { name: /签字并锁定/ })).toBeDisabled();
  await agreeAll(page);
  await expectAccessible(page);
  await page.keyboard.press('q');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('不能再改');
  await expect(dialog).toContainText('1 次，拟罚 50 元');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await page.keyboard.press('q');
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('检查表 JC-20261120 已签字锁定，检查发现 1 次，拟罚 50 元')).toBeVisible();
  const sheet = page.getByRole('article', { name: '检查表 JC-20261120' });
  await expect(sheet).toContainText('DZ-24103 未录入');
  await expect(sheet).toContainText('客流 16:20 无卡');
  await expectAccessible(page);

  const coming = page.waitForEvent('download');
  await page.keyboard.press('x');
  const download = await coming;
  expect(download.suggestedFilename()).toBe('展厅经理日常检查表-2026-11-20.xlsx');
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(await download.path());
  const lines = book.getWorksheet('JC-20261120')?.getSheetValues() ?? [];
  const rowOf = (name: string) =>
    lines.flatMap((row) => (Array.isArray(row) && row[1] === name ? [row.slice(1, 8)] : []));
  // 应有, 录入, 一致, 不一致, 未录入, 无纸卡
  expect(rowOf('李娜')).toEqual([['李娜', 2, 2, 2, '—', '—', '—']]);
  expect(rowOf('王磊')).toEqual([['王磊', 2, 2, 2, '—', '—', '—']]);
  expect(rowOf('赵磊')).toEqual([['赵磊', 1, '—', '—', '—', 1, '—']]);
  expect(rowOf('合计')).toEqual([['合计', 5, 4, 4, '—', 1, '—']]);

  // the browser's own print prints the sheet alone
  const direct = await getDocumentProxy(
    new Uint8Array(await page.pdf({ preferCSSPageSize: true, printBackground: true })),
  );
  expect(direct.numPages).toBe(1);
  await page.emulateMedia({ media: 'print' });
  await expect(sheet).toBeVisible();
  await expect(page.getByRole('navigation').first()).toBeHidden();
  await expect(page.getByRole('button', { name: /导出 xlsx/ })).toBeHidden();
  await page.emulateMedia({ media: null });

  await page.evaluate(() => {
    window.print = () => {};
  });
  await page.keyboard.press('Control+p');
  await expect(page.getByText('这次打印已记入日志')).toBeVisible();
  await expect(sheet).toBeVisible();
  const pdf = await getDocumentProxy(
    new Uint8Array(await page.pdf({ preferCSSPageSize: true, printBackground: true })),
  );
  expect(pdf.numPages).toBe(1);
  const [, , width = 0, height = 0] = (await pdf.getPage(1)).view;
  expect([Math.round(width), Math.round(height)]).toEqual([842, 595]);
});

test('a signed day takes nothing more: no mark, no number by hand, no second signature', async ({ page }) => {
  await audit(page);
  await agreeAll(page);
  await page.keyboard.press('q');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('article', { name: '检查表 JC-20261120' })).toBeVisible();
  await page.keyboard.press('m');
  await expect(page.getByText('陈经理已签字，锁定')).toBeVisible();
  await expect(page.getByRole('button', { name: /签字并锁定/ })).toHaveCount(0);
  await expect(page.getByRole('button', { name: /加卡号/ })).toHaveCount(0);
  await expect(page.getByRole('radiogroup', { name: '核对方式' })).toHaveCount(0);
  const chosen = page.getByRole('complementary').last();
  await expect(chosen).toContainText('陈经理已签字');
  await expect(chosen.getByRole('radio')).toHaveCount(0);
});

test('a consultant reads the own finding with clause, evidence and amount, by keyboard alone', async ({ page }) => {
  const day = '2026-11-20';
  const manager = rpcSession(hub.url);
  await manager.signIn('sales_manager6', password);
  for (const serial of ['DZ-24101', 'DZ-24102', 'DZ-24104', 'DZ-24105'])
    await manager.call('audit.noPaper', { day, key: `serial:${serial}` });
  await manager.call('audit.sign', { day });

  await openAs(page, hub.url, 'consultant3');
  await expect(page.getByRole('heading', { level: 1, name: '今日回访' })).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('f');
  await expect(page.getByRole('row', { name: /拟罚/ })).toHaveCount(1);
  const finding = panel(page, '检查发现 洽谈卡未录入');
  await expect(finding).toContainText('赵磊，2026年11月20日');
  await expect(finding).toContainText('§八.1');
  await expect(finding).toContainText('DZ-24103');
  await expect(finding).toContainText('50 元');
  await expectAccessible(page);
});
