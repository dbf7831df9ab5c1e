import { expect, type Locator, type Page, test } from '@playwright/test';
import ExcelJS from 'exceljs';
import { extractText, getDocumentProxy } from 'unpdf';
import { z } from 'zod';
import { type CardFieldName, cardFieldSpecs } from '../../../shared/domain/card-field-specs.ts';
import { cardFields } from '../../../shared/domain/card-fields.ts';
import type { TestHub } from '../../hosts/start-hub.ts';
import { cellOf, choose, take } from '../support/card-screen.ts';
import { goTo, openAs } from '../support/desk.ts';
import { password } from '../support/prepare.ts';
import { restClient } from '../support/rest-client.ts';
import { rpcSession } from '../support/rpc.ts';
import { startSeeded } from '../support/seeded.ts';
import { fillWhole, whole, write } from '../support/whole-card.ts';

// One card with every field of the domain (§6), entered on the screen and read back wherever it is shown.

test.describe.configure({ timeout: 240_000, mode: 'serial' });
let hub: TestHub;
test.beforeAll(async () => {
  hub = await startSeeded('2026-11-21 14:30', 'whole-card');
});
test.afterAll(() => hub.close());

/** What excludes another answer of this card; each is entered by the specs that are named. */
const elsewhere: Readonly<Partial<Record<CardFieldName, string>>> = {
  noPhoneReason: 'a card without a phone, below',
  noExpectedDate: 'a card without a phone, below',
  noDriveReason: 'a card without a phone, below',
  channel: 'card-sources',
  referrerId: 'card-sources',
  introducer: 'card-sources',
};

const rowsOf = z.object({ rows: z.array(z.object({ id: z.string(), name: z.string(), customerId: z.string() })) });

async function cardOf(name: string): Promise<{ readonly id: string; readonly customerId: string }> {
  const desk = rpcSession(hub.url);
  await desk.signIn('consultant1', password);
  const { rows } = rowsOf.parse(await desk.call('card.list', { limit: 50 }));
  const row = rows.find((each) => each.name === name);
  if (row === undefined) throw new Error(`no card of ${name}`);
  return row;
}

async function atWork(page: Page, route: string, who = 'consultant1'): Promise<void> {
  await page.addInitScript(() => {
    window.print = () => {};
  });
  await openAs(page, hub.url, who, route);
}

test('every field of the card is entered by this spec or by another that is named', () => {
  const missing = cardFieldSpecs
    .map(({ name }) => name)
    .filter((name) => !(name in whole) && !(name in elsewhere))
    // these come by themselves or from the cells of the vehicle, which the ids name
    .filter((name) => !['arrivedAt', 'departedAt', 'consultantId', 'vehicleId', 'otherVehicleIds'].includes(name));
  expect(missing).toEqual([]);
});

test('a card with every field is completed on the screen, and shows all of it when it is opened again', async ({
  page,
}) => {
  await atWork(page, '/cards/new');
  await expect(cellOf(page, 'name')).toBeFocused();
  await fillWhole(page);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/洽谈卡 \S+ 已完成/)).toBeVisible();
  const { id } = await cardOf(whole.name);
  await goTo(page, `/cards/${id}`);
  const shown: Readonly<Record<string, string | RegExp>> = {
    name: new RegExp(`^${whole.name}`),
    phone: /139 ?0000 ?8801/,
    wechat: whole.wechat,
    contactPerson: whole.contactPerson,
    regionCode: /定州/,
    street: whole.street,
    source: '二网介绍',
    subdealer: '安国诚信二网',
    subdealerRegisteredTime: '16:40',
    vehicleId: /H9/,
    otherVehicleIds: /M6/,
    colour: '白',
    interiorColour: '米',
    competitors: /宋PLUS、理想 ?L6/,
    downPaymentFen: '5 万',
    termMonths: '36期',
    currentVehicle: whole.currentVehicle,
    plate: whole.plate,
    vin: whole.vin,
    levelReason: whole.levelReason,
    testDriveDetail: /SJ0047 · 冀F·1047 · 1203 到 1209，6 公里 · 提速快，静音好 · 驾驶证 130682199001010011/,
    quoteFen: '11.28 万',
    tradeIn: '捷达 2016 款 · 9.2 万公里 · 估价 3 万 · 要 3.5 万',
    talk: whole.talk,
    remark: whole.remark,
    'custom.hobby': '钓鱼',
    'custom.garage': '有',
    'custom.birthday': /1988/,
    'custom.people': '3',
    'custom.seen': '黑色 H9、白色 H9',
    'nextPlan.dueTime': '10:00',
    'nextPlan.purpose': whole.nextPlanPurpose,
  };
  for (const [field, words] of Object.entries(shown)) await expect(cellOf(page, field), field).toHaveValue(words);
  await expect(cellOf(page, 'level').getByRole('radio', { name: /^H/ })).toBeChecked();
  const concerns = cellOf(page, 'concerns').getByRole('checkbox', { checked: true });
  await expect(concerns).toHaveText(['1 空间', '2 优惠', '3 油耗']);
});

test('another program reads every value of it through the REST interface', async () => {
  const admin = rpcSession(hub.url);
  await admin.signIn('admin', password);
  const people = z
    .object({ rows: z.array(z.object({ id: z.string(), name: z.string() })) })
    .parse(await admin.call('staff.list', {}));
  const staffId = people.rows.find(({ name }) => name === '王磊')?.id;
  const token = z.object({ secret: z.string() }).parse(await admin.call('token.create', { staffId, name: '读回' }));
  const program = await restClient(hub.url, token.secret);
  const { id, customerId } = await cardOf(whole.name);
  const card = z.object({ values: z.record(z.string(), z.unknown()) }).parse(await program.call('card.get', { id }));
  expect(card.values).toMatchObject(whole);
  for (const { name } of cardFieldSpecs.filter(({ name: each }) => !(each in elsewhere)))
    expect(card.values[name] ?? null, name).not.toBe(null);
  const customer = await program.call('customer.get', { id: customerId });
  const { name, gender, phone, phone2, wechat, qq, weibo, email, customerType, contactPerson } = whole;
  const { regionCode, street, source, remark } = whole;
  expect(customer).toMatchObject({
    ...{ name, gender, phone, phone2, wechat, qq, weibo, email, customerType, contactPerson },
    ...{ regionCode, street, source, remark },
    custom: { hobby: '钓鱼', garage: 'you', birthday: '1988-05-06' },
    opportunities: [{ level: 'H', expectedOn: '2026-12-10', quote: { version: 1, priceFen: 11_280_000 } }],
  });
  const consents = z.object({ consents: z.array(z.object({ purpose: z.string(), at: z.number() })) }).parse(customer);
  expect(consents.consents.map(({ purpose }) => purpose).sort()).toEqual(['collect', 'followup', 'marketing']);
  for (const { at } of consents.consents) expect(at).toBeGreaterThan(1_700_000_000_000);
});

test('the list of cards and the customer’s page show it', async ({ page }) => {
  await atWork(page, '/cards');
  const row = page.getByRole('row').filter({ hasText: whole.name });
  for (const words of [
    '欧阳建国 先生',
    '139 0000 8801',
    'H9 2.0T 四驱',
    '邀约 · 继续跟进',
    '11-22 回访',
    '王磊',
    'A01',
  ])
    await expect(row, words).toContainText(words);
  const { customerId } = await cardOf(whole.name);
  await goTo(page, `/customers/${customerId}`);
  await expect(page.getByRole('heading', { level: 1, name: /欧阳建国/ })).toBeVisible();
  const main = page.locator('main');
  for (const words of [whole.plate, `VIN ${whole.vin}`, '有没有车库', '1988年5月6日'])
    await expect(main, words).toContainText(words);
  for (const words of ['报价第 1 版 11.28 万', '钓鱼', 'ouyang_8801', '0312', 'ouyang@163.com', '108801', '定州'])
    await expect(main, words).toContainText(words);
  await expect(main).toContainText(whole.remark);
});

test('the list of customers has it in columns, those of the store’s own fields among them', async ({ page }) => {
  const desk = rpcSession(hub.url);
  await desk.signIn('consultant1', password);
  const { customerId } = await cardOf(whole.name);
  await desk.call('tag.change', { customerIds: [customerId], add: ['key_customer'] });
  const columns = ['name', 'plates', 'tags', 'custom.hobby', 'custom.garage', 'custom.birthday', 'region', 'source'];
  await desk.call('customer.saveColumns', { view: 'all', columns });
  await atWork(page, '/customers');
  const heads = page.getByRole('group', { name: '按列排序' });
  for (const head of ['车牌', '标签', '爱好', '有没有车库', '生日']) await expect(heads).toContainText(head);
  const row = page.getByRole('row').filter({ hasText: whole.name });
  for (const words of [whole.plate, '钓鱼', '1988年5月6日', '定州', '二网介绍'])
    await expect(row, words).toContainText(words);
  await expect(row.getByText('有', { exact: true })).toBeVisible();
  await page.keyboard.press('f');
  const filter = page.getByRole('complementary', { name: '筛选客户' });
  await filter.getByRole('combobox', { name: '按什么筛' }).click();
  await page.keyboard.type('有没有车库');
  await page.keyboard.press('Enter');
  await filter.getByRole('checkbox', { name: '没有', exact: true }).click();
  await expect(page.getByText('没有符合这些条件的客户')).toBeVisible();
  await filter.getByRole('checkbox', { name: '没有', exact: true }).click();
  await filter.getByRole('checkbox', { name: '有', exact: true }).click();
  await expect(page.getByRole('list', { name: '筛选条件' })).toHaveText('有没有车库 有');
  await expect(page.getByRole('row')).toHaveCount(1);
  await expect(row).toBeVisible();
});

type Sheet = Readonly<Record<string, unknown>>;

/** Exports from a list with the numbers in full, and reads the row of the whole card by its headings. */
async function exported(page: Page, days: boolean): Promise<Sheet> {
  await page.getByRole('button', { name: '导出' }).click();
  const panel = page.getByRole('complementary', { name: '导出' });
  if (days) {
    await panel.getByLabel('从哪天').fill('11.21');
    await panel.getByLabel('到哪天').fill('11.21');
  }
  await panel.getByRole('radio', { name: '店内统计和留存' }).click();
  await panel.getByLabel('补一句').fill('读回每一项');
  await panel.getByRole('checkbox', { name: /完整/ }).check({ force: true });
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Control+Enter')]);
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(await download.path());
  const sheet = book.worksheets[0];
  // the headings are texts; the first place of a row is empty
  const heads = (sheet?.getRow(2).values ?? []) as readonly string[];
  for (let at = 3; at <= (sheet?.rowCount ?? 0); at += 1) {
    const cells = sheet?.getRow(at);
    const row = Object.fromEntries(heads.slice(1).map((head, left) => [head, cells?.getCell(left + 1).value]));
    if (row.姓名 === whole.name) return row;
  }
  throw new Error(`${whole.name} is not in the export`);
}

const ofCustomer = {
  ...{ 姓名: whole.name, 性别: '男', 移动电话: whole.phone, 备用电话: whole.phone2, 微信: whole.wechat, QQ: whole.qq },
  ...{ 微博: whole.weibo, 邮箱: whole.email, 客户类型: '单位', 联系人: whole.contactPerson, 详细地址: whole.street },
  ...{ 地区: '河北 · 保定 · 定州市', 客户来源: '二网介绍', 备注: whole.remark, 爱好: '钓鱼', 有没有车库: '有' },
  ...{ 生日: '1988-05-06', 车牌: whole.plate },
};

test('an export of cards has every field of it under its name, value by value', async ({ page }) => {
  await atWork(page, '/cards', 'sales_manager6');
  const row = await exported(page, true);
  expect(row).toMatchObject({
    ...ofCustomer,
    ...{
      纸卡号: whole.serial,
      离店: '2026-11-21 14:30',
      人数: 3,
      接触方式: '来店',
      到店性质: '邀约',
      销售顾问: '王磊',
    },
    ...{ 购买类型: '换购', 二网: '安国诚信二网', 报备日期: '2026-11-20', 报备时间: '16:40', 外观颜色: '白' },
    ...{ 竞品: '宋PLUS、理想 L6', 预算: '15-20万', 付款方式: '贷款', 首付: 50_000, 期数: 36, 用途: '家用代步' },
    ...{ 决策人: '夫妻共同', 关注点: '空间、优惠、油耗', 现有车辆: whole.currentVehicle, VIN: whole.vin },
    ...{ 预计购车: '2026-12-10', 意向级别: 'H', 级别原因: whole.levelReason, 试驾: '是', 报价: 112_800 },
    ...{
      洽谈经过与顾虑: whole.talk,
      顾虑: '等降价',
      看车人数: 3,
      看过的展车: '黑色 H9、白色 H9',
      洽谈结果: '继续跟进',
    },
    ...{ 下次回访计划: '2026-11-22', 回访时间: '10:00', 回访方式: '电话', 回访目的: whole.nextPlanPurpose },
  });
  const { agreementNo, car, licence, feedback } = whole.testDriveDetail;
  for (const words of [agreementNo, car, licence, feedback, '1203 公里', '1209 公里'])
    expect(row.试驾明细, words).toContain(words);
  for (const words of ['捷达 2016 款', '92000 公里', '30000.00', '35000.00'])
    expect(row.旧车置换, words).toContain(words);
  expect(row.意向车型).toContain('H9');
  expect(row.其他意向车型).toContain('M6');
  expect(row.内饰颜色).toContain('米');
  expect(String(row.告知与同意).split('、')).toHaveLength(3);
  expect(row.到店).toMatch(/^2026-11-21 14:/);
  // no field of the card is without its column, and none that was filled without its value
  const filled = cardFields.filter(({ name, kind }) => !(name in elsewhere) && kind !== 'custom');
  for (const { label } of filled) expect(row[label] ?? null, label).not.toBe(null);
});

test('an export of customers has what the card says of the person, the store’s own fields and tags', async ({
  page,
}) => {
  await atWork(page, '/customers', 'sales_manager6');
  const row = await exported(page, false);
  expect(row).toMatchObject({ ...ofCustomer, 阶段: '潜在客户', 归属: '王磊', 级别: 'H', 下次回访: '2026-11-22' });
  expect(row.意向车型).toContain('H9');
  expect(row.标签).not.toBe(null);
  for (const [head, value] of Object.entries(row).filter(([name]) => name.startsWith('同意：')))
    expect(value, head).toBe(/收集|回访|营销/.test(head) ? '同意' : '没问过');
  // what only this visit said is no matter of the person
  expect(row).not.toHaveProperty('看过的展车');
});

/** The PDF names some characters by their radicals, which no normal form takes back. */
const radicals: Readonly<Record<string, string>> = {
  '⻋': '车',
  '⻔': '门',
  戶: '户',
  '⻓': '长',
  '⻢': '马',
  '⻥': '鱼',
  '⻚': '页',
};

/** Every word of the printed card, and in how many pages. */
async function printed(page: Page): Promise<{ readonly pages: number; readonly text: string }> {
  const bytes = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  const { text } = await extractText(pdf, { mergePages: true });
  const words = [...text.normalize('NFKC').replace(/\s/g, '')].map((each) => radicals[each] ?? each).join('');
  return { pages: pdf.numPages, text: words };
}

const ticked = (page: Page, cell: string): Locator => page.locator(`.card-paper [data-cell="${cell}"] .ticked`);

test('on paper all of it stands on one page', async ({ page }) => {
  const { id } = await cardOf(whole.name);
  await atWork(page, `/cards/${id}/print`);
  await expect(page.locator('.card-paper')).toBeVisible();
  const { pages, text } = await printed(page);
  expect(pages).toBe(1);
  for (const words of [
    ...['欧阳建国', '13900008801', '0312-2345678', 'ouyang_8801', '108801', 'ouyangjg', 'ouyang@163.com', '欧阳敏'],
    ...['定州', '中山路18号', '安国诚信二网', '16:40', '宋PLUS', '理想L6', '15-20万', '5万', '36期', '家用代步'],
    ...['夫妻共同', '捷达2016款、五菱宏光', '月底前一定要提车', 'SJ0047', '1203到1209', '130682199001010011'],
    ...['提速快,静音好', '11.28万', '9.2万公里', '估价3万', '要3.5万', '夫妻一起来', '等降价', '短发戴眼镜'],
    ...[whole.plate, whole.vin],
    ...['钓鱼', '1988年5月6日', '2026年12月10日', '2026年11月22日', '10:00', '问看车体会', 'DZ-202601'],
  ])
    expect(text, words).toContain(words.normalize('NFKC').replace(/\s/g, ''));
  for (const [cell, label] of [
    ['contactWay', '来店'],
    ['visitKind', '邀约'],
    ['gender', '男'],
    ['customerType', '单位'],
    ['purchaseType', '换购'],
    ['source', '二网介绍'],
    ['payment', '贷款'],
    ['testDrive', '是'],
    ['result', '继续跟进'],
    ['custom.garage', '有'],
  ] as const)
    await expect(ticked(page, cell), cell).toHaveText(label);
  await expect(ticked(page, 'consents')).toHaveCount(3);
  await expect(ticked(page, 'level')).toHaveText(/^H/);
});

test('with the longest values allowed in every field, the store’s own included, it is still one page and nothing is cut', async ({
  page,
}) => {
  const admin = rpcSession(hub.url);
  await admin.signIn('admin', password);
  for (const code of ['a', 'b', 'c'])
    await admin.call('customField.add', { code, label: `店里再问的第${code}件长事情`, kind: 'text', scope: 'visit' });
  const refused = admin.call('customField.add', { code: 'd', label: '再多一项', kind: 'text', scope: 'visit' });
  await expect(refused).rejects.toThrow(/最多用 8 个/);
  const { id } = await cardOf(whole.name);
  const desk = rpcSession(hub.url);
  await desk.signIn('consultant1', password);
  const long = (length: number): string => `${'长'.repeat(length - 1)}末`;
  const texts = cardFieldSpecs.filter(({ kind }) => kind === 'text' || kind === 'longtext' || kind === 'remark');
  const values = Object.fromEntries(
    texts
      // a name that is not asked for by this source is no field of this card
      .filter(({ name }) => !(name in elsewhere))
      .map((spec) => [spec.name, long('max' in spec ? spec.max : 50)]),
  );
  const drive = { licence: long(30), agreementNo: long(30), car: long(30), feedback: long(200) };
  const km = { startKm: 9_999_998, endKm: 9_999_999 };
  await desk.call('card.correct', {
    cardId: id,
    values: {
      ...values,
      email: `${'e'.repeat(94)}@q.com`,
      competitors: ['一', '二', '三', '四', '五'].map((each) => each + long(29)),
      testDriveDetail: { ...drive, ...km },
      tradeIn: { vehicle: long(60), mileageKm: 9_999_999, estimateFen: 9_999_999_900, customerAskFen: 9_999_999_900 },
      quoteFen: 9_999_999_900,
      downPaymentFen: 9_999_999_900,
      custom: { ...whole.custom, hobby: long(60), a: long(60), b: long(60), c: long(60), people: 999_999_999 },
    },
  });
  await atWork(page, `/cards/${id}/print`);
  await expect(page.locator('.card-paper')).toBeVisible();
  const { pages, text } = await printed(page);
  expect(pages).toBe(1);
  // every long text to its last letter, the five competitors, the lines of the sub-forms, four own texts
  expect(text.match(/末/g)).toHaveLength(Object.keys(values).length + 5 + 4 + 1 + 4);
  const body = await page.evaluate(() => {
    const at = document.querySelector<HTMLElement>('.card-paper-body');
    if (at === null) throw new Error('nothing is printed');
    const isCut = at.scrollHeight > at.clientHeight + 1 || at.scrollWidth > at.clientWidth + 1;
    return { isCut, fit: Number(getComputedStyle(at).getPropertyValue('--fit') || 1) };
  });
  expect(body.isCut).toBe(false);
  console.log(`the longest card is printed at ${Math.round(body.fit * 100)} % of its size`);
  const size = await page.evaluate(() => {
    const sheet = document.querySelector('.card-paper')?.getBoundingClientRect();
    return sheet ? sheet.width / sheet.height : 0;
  });
  expect(size).toBeCloseTo(210 / 147.5, 1);
});

test('a customer who leaves no phone, names no day and does not drive is entered with the reasons', async ({
  page,
}) => {
  await atWork(page, '/cards/new');
  await expect(cellOf(page, 'name')).toBeFocused();
  await write(page, 'name', '路女士');
  await page.keyboard.press('Alt+x');
  await expect(cellOf(page, 'noPhoneReason')).toBeFocused();
  await take(page, 'noPhoneReason', '拒留');
  await choose(page, 'customerType', '个人');
  await choose(page, 'purchaseType', '首购');
  await take(page, 'regionCode', '保定定州');
  await take(page, 'source', '自然');
  await take(page, 'vehicleId', 'H9');
  await take(page, 'competitors', '无');
  await cellOf(page, 'expectedOn').focus();
  await page.keyboard.press('Alt+m');
  await choose(page, 'testDrive', '否');
  await take(page, 'noDriveReason', '没时间');
  await write(page, 'talk', '只看看，不留电话');
  await write(page, 'remark', '红外套');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/洽谈卡 \S+ 已完成/)).toBeVisible();
  const { id } = await cardOf('路');
  const desk = rpcSession(hub.url);
  await desk.signIn('consultant1', password);
  const { values } = z.object({ values: z.record(z.string(), z.unknown()) }).parse(await desk.call('card.get', { id }));
  expect(values).toMatchObject({
    gender: 'female',
    phone: null,
    noPhoneReason: 'declined',
    noExpectedDate: true,
    level: 'N',
    competitors: ['none'],
    testDrive: false,
    noDriveReason: 'no_time',
  });
  await goTo(page, `/cards/${id}/print`);
  await expect(ticked(page, 'noPhoneReason')).toHaveText('拒留');
  await expect(page.locator('.card-paper')).toContainText('没有明确时间');
});
