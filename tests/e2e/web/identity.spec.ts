import { type Browser, expect, type Page, test } from '@playwright/test';
import type { TestHub } from '../../hosts/start-hub.ts';
import { expectAccessible } from '../support/axe.ts';
import { cellOf } from '../support/card-screen.ts';
import { type RolePage, rolePage } from '../support/role-page.ts';
import { startSeeded } from '../support/seeded.ts';

// Who stands in front of the counter: by phone, second phone, WeChat, plate and VIN, or only alike. Each case with the
// choices that are right for it.

test.describe.configure({ timeout: 240_000, mode: 'serial' });
let hub: TestHub;
let desk: RolePage;
test.beforeAll(async ({ browser }: { browser: Browser }) => {
  hub = await startSeeded('2026-11-21 10:00', 'same-person');
  desk = await rolePage(browser, hub.url, 'consultant');
});
test.afterAll(async () => {
  await desk.close();
  await hub.close();
});

const column = (page: Page) => page.getByRole('complementary', { name: '保存进度与查重' });
const offers = (page: Page) => column(page).getByRole('button', { name: /^Alt [1-9]/ });

/** A new card with a name and, where given, some cells filled. */
async function begin(name: string, cells: Readonly<Record<string, string>> = {}): Promise<Page> {
  const { page } = desk;
  await desk.open('/cards');
  await desk.open('/cards/new');
  await cellOf(page, 'name').fill(name);
  for (const [cell, words] of Object.entries(cells)) await cellOf(page, cell).fill(words);
  return page;
}

async function quickSave(page: Page): Promise<void> {
  await cellOf(page, 'level').getByRole('radio', { name: /^B/ }).check({ force: true });
  await page.keyboard.press('Control+s');
  await expect(page.getByText(/已快速保存，还没补完/)).toBeVisible();
}

async function pickCountyAndCar(page: Page): Promise<void> {
  for (const [cell, words] of [
    ['regionCode', '定州'],
    ['vehicleId', 'H9'],
  ] as const) {
    await cellOf(page, cell).focus();
    await page.keyboard.type(words);
    await expect(page.getByRole('option').first()).toBeVisible();
    await page.keyboard.press('Enter');
  }
}

test('a colleague’s customer by phone: 再次到店, 报备 or one of his family, masked, and the form stands still', async () => {
  const page = await begin('田 先生', { phone: '１３９ ００００ ６６２１' });
  const before = await cellOf(page, 'regionCode').boundingBox();
  await expect(column(page)).toContainText('这个手机号已有登记');
  await expect(column(page)).toContainText('李娜');
  await expect(column(page)).toContainText('田* 先生');
  await expect(column(page)).not.toContainText('田永刚');
  expect(await cellOf(page, 'regionCode').boundingBox()).toEqual(before);
  await expect(offers(page)).toContainText(['记为再次到店', '报备', '家人共用这个号码']);
  await page.keyboard.press('Alt+1');
  await expect(offers(page).nth(0)).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Alt+2');
  await expect(offers(page).nth(1)).toHaveAttribute('aria-pressed', 'true');
  await quickSave(page);
});

test('the manager sees who holds the same person, when and by which number', async ({ browser }) => {
  const manager = await rolePage(browser, hub.url, 'showroom_manager');
  await manager.open('/decisions');
  await manager.page.keyboard.press('z');
  const panel = manager.page.getByRole('complementary', { name: /田永刚 先生 由谁登记/ });
  await expect(panel).toContainText('1. 李娜');
  await expect(panel).toContainText('现在归他');
  await expect(panel).toContainText('2. 王磊');
  await expect(panel).toContainText('报备，手机号相同');
  await expect(manager.page.getByRole('grid', { name: '同一人' })).toContainText('李娜、王磊');
  await expectAccessible(manager.page, 'every');
  await manager.page.keyboard.press('Enter');
  await expect(manager.page.getByRole('heading', { level: 1, name: /田永刚/ })).toBeVisible();
  await manager.close();
});

test('one’s own customer by WeChat or plate: go on with him, and another model is a second intention', async () => {
  const page = await begin('刘 先生', { wechat: 'LiuHB_77' });
  await expect(column(page)).toContainText('是您的客户');
  await cellOf(page, 'wechat').fill('');
  await expect(column(page)).not.toContainText('是您的客户');
  await cellOf(page, 'plate').fill('冀f·d12345');
  await expect(column(page)).toContainText('刘洪波');
  await expect(page.getByText('车牌已有登记', { exact: true })).toBeVisible();
  await page.keyboard.press('Alt+1');
  await expect(cellOf(page, 'name')).toHaveValue(/刘洪波/);
  await cellOf(page, 'phone').fill('13800005521');
  await cellOf(page, 'vehicleId').focus();
  await page.keyboard.type('M6');
  await page.keyboard.press('Enter');
  await quickSave(page);
  const { rows } = (await desk.call('customer.search', { query: '刘洪波' })) as { rows: unknown[] };
  expect(rows).toHaveLength(1);
});

test('a known owner whom nobody looks after by the plate: 就是这位', async () => {
  const page = await begin('谢 女士', { phone: '13900002222', plate: '京A88888' });
  await expect(column(page)).toContainText('基盘客户，没有归属');
  await expect(column(page)).toContainText('神兽 混动');
  await page.keyboard.press('Alt+1');
  await quickSave(page);
  await expect(column(page)).toContainText('是您的客户');
});

test('a car that passed to somebody else: a new customer, and the manager sees beside whom', async () => {
  const page = await begin('孟 先生', { phone: '13800007777', vin: '1m8gdm9axkp042788' });
  await expect(column(page)).toContainText('这个 VIN 已有登记');
  await expect(offers(page)).toHaveCount(3);
  await cellOf(page, 'level').getByRole('radio', { name: /^B/ }).check({ force: true });
  await page.keyboard.press('Control+s');
  await expect(column(page).getByRole('alert')).toContainText('车换了主人就选「不是同一位」');
  await page.keyboard.press('Alt+3');
  await quickSave(page);
  await expect(column(page)).not.toContainText('已有登记');
});

test('a VIN with a wrong check digit is warned about beside its field and saved', async () => {
  const page = await begin('马 先生', { phone: '13800008888', vin: '1M8GDM9A1KP042788' });
  await expect(page.getByText('VIN 校验位不符，请再核对一遍')).toBeVisible();
  await quickSave(page);
  await expect(cellOf(page, 'vin')).toHaveValue('1M8GDM9A1KP042788');
});

test('a number with words around it is not saved and not lost: the message says where they belong', async () => {
  const page = await begin('王 先生', { phone: '手机：139-0000-4178（王）', plate: '冀F1234O' });
  await cellOf(page, 'remark').focus();
  await expect(page.getByText('车牌 后几位没有字母 I、O，请核对是不是 1 或 0')).toBeVisible();
  await page.keyboard.press('Control+s');
  await expect(column(page).getByRole('alert')).toContainText('里的「王」不是号码，请写到备注里');
  await expect(cellOf(page, 'phone')).toHaveValue('手机：139-0000-4178（王）');
  await expect(cellOf(page, 'plate')).toHaveValue('冀F1234O');
});

test('an own customer who is only similar is offered quietly, and stops nothing', async () => {
  const page = await begin('刘洪波 先生');
  await pickCountyAndCar(page);
  await expect(column(page)).toContainText('可能是同一人');
  await expect(column(page)).toContainText('同名、同县');
  await expect(offers(page)).toHaveCount(1);
  await expectAccessible(page, 'every');
  await page.keyboard.press('Alt+1');
  await expect(offers(page).nth(0)).toHaveAttribute('aria-pressed', 'true');
  // what is known of him comes onto the card, and by his WeChat he is recognised for certain
  await expect(column(page)).toContainText('是您的客户');
  await expect(column(page)).not.toContainText('可能是同一人');
  await expect(cellOf(page, 'wechat')).toHaveValue('liuhb_77');
});

test('a colleague’s customer who is only similar shows a mask and an owner, and 发起冲突 keeps both', async ({
  browser,
}) => {
  const page = await begin('田永刚 先生');
  await pickCountyAndCar(page);
  await expect(column(page)).toContainText('可能是同一人');
  await expect(column(page)).toContainText('李娜的客户');
  await expect(column(page)).toContainText('田* 先生');
  for (const pressed of ['true', 'false', 'true']) {
    await page.keyboard.press('Alt+1');
    await expect(offers(page).nth(0)).toHaveAttribute('aria-pressed', pressed);
  }
  await page.keyboard.press('Alt+x');
  await expect(cellOf(page, 'noPhoneReason')).toBeFocused();
  await page.keyboard.type('拒留');
  await page.keyboard.press('Enter');
  await quickSave(page);
  const manager = await rolePage(browser, hub.url, 'sales_manager');
  await manager.open('/clashes');
  await manager.page.getByRole('grid', { name: '同一人' }).getByText('相像，发起冲突').click();
  const panel = manager.page.getByRole('complementary', { name: /田永刚 先生 由谁登记/ });
  await expect(panel).toContainText('相像，发起冲突');
  await expect(panel).toContainText('姓名、地区和车型相像');
  await manager.close();
});

test('an answer that comes late does not take the place of the newer one', async () => {
  const { page } = desk;
  const late = Promise.withResolvers<void>();
  let isFirst = true;
  await page.route('**/rpc/card/checkIdentity', async (route) => {
    // the first question waits until the second one was answered
    if (isFirst) {
      isFirst = false;
      await late.promise;
    }
    await route.continue();
  });
  const asked = page.waitForRequest('**/rpc/card/checkIdentity');
  await begin('周 先生', { phone: '13900006621' });
  await asked;
  await cellOf(page, 'phone').fill('13800009999');
  await expect(column(page)).toContainText('全店没有登记过，是新客户');
  late.resolve();
  await desk.settle();
  await expect(column(page)).toContainText('全店没有登记过，是新客户');
  await expect(column(page)).not.toContainText('李娜');
  await page.unroute('**/rpc/card/checkIdentity');
});
