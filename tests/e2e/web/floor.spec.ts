import { expect, type Page, test } from '@playwright/test';
import type { TestHub } from '../../hosts/start-hub.ts';
import { expectAccessible } from '../support/axe.ts';
import { openAs, takeBack } from '../support/desk.ts';
import { rolePage } from '../support/role-page.ts';
import { startSeeded } from '../support/seeded.ts';

let hub: TestHub;
test.beforeEach(async () => {
  hub = await startSeeded('2026-11-21 09:00', 'every-screen');
});
test.afterEach(() => hub.close());

const visitors = (page: Page) => page.getByRole('grid', { name: '来店登记' }).getByRole('row', { name: /\d 人/ });
const floor = (page: Page) => page.getByRole('region', { name: '在岗' });

async function sitDown(page: Page, loginName: string, route = '/traffic'): Promise<void> {
  await openAs(page, hub.url, loginName, route);
}

test('names that come on duty one after the other do not move under the pointer', async ({ page }) => {
  await sitDown(page, 'receptionist4');
  const next = floor(page).getByRole('button', { name: '赵磊上岗' });
  await expect(next).toBeVisible();
  const before = await next.boundingBox();
  await floor(page).getByRole('button', { name: '王磊上岗' }).click();
  await expect(floor(page).getByRole('button', { name: '王磊上岗' })).toBeDisabled();
  await expect(floor(page).getByRole('listitem')).toHaveCount(1);
  expect(await next.boundingBox()).toEqual(before);
  await page.mouse.move(10, 10);
  await expect(floor(page).getByRole('button', { name: '王磊上岗' })).toHaveCount(0);
});

// Nothing of these lists is asked for by itself within the time that an expectation waits: what comes is news.

test('what one browser registers stands in the other, in list, floor and figures, without a reload', async ({
  page,
  browser,
}) => {
  await sitDown(page, 'receptionist4');
  const other = await browser.newContext();
  const manager = await other.newPage();
  await sitDown(manager, 'showroom_manager5');
  await expect(visitors(manager)).toHaveCount(1);

  await floor(page).getByRole('button', { name: '王磊上岗' }).click();
  await expect(floor(manager).getByRole('listitem').filter({ hasText: '王磊' })).toContainText('轮到');
  await floor(manager).getByRole('button', { name: '李娜上岗' }).click();
  await expect(floor(page).getByRole('listitem').filter({ hasText: '李娜' })).toBeVisible();

  // one key: the visitor is registered with whoever's turn it is
  await page.locator('h1').click();
  await page.keyboard.press('t');
  await expect(page.getByText('已登记 09:00 到店 1 人，王磊接待')).toBeVisible();
  await expect(visitors(manager)).toHaveCount(2);
  await expect(visitors(manager).filter({ hasText: '王磊' })).toBeVisible();
  await expect(floor(manager).getByRole('listitem').first()).toContainText(/李娜.*轮到/);

  // the visitor who waited is taken: the figure beside the entry goes with the list
  const figure = manager.getByRole('link', { name: /来店登记/ });
  await expect(figure).toContainText('1');
  await visitors(page).filter({ hasText: '等人接待' }).click();
  await page.getByRole('button', { name: /^定接待/ }).click();
  await page.keyboard.press('Enter');
  await expect(page.getByText('由李娜接待')).toBeVisible();
  await expect(figure).not.toContainText('1');
  await other.close();
});

test('visitors of one minute are told apart by what was noted and by the order in which they came', async ({
  page,
}) => {
  await sitDown(page, 'receptionist4');
  const strip = page.getByRole('form', { name: '登记到店' });
  for (const [nth, note] of ['红衣服，看 H6', ''].entries()) {
    await strip.getByRole('textbox', { name: '备注' }).fill(note);
    await page.keyboard.press('Enter');
    await expect(visitors(page)).toHaveCount(2 + nth);
    // the list may be told by the news; the strip goes on with its own answer
    await expect(page.getByRole('button', { name: /^登记到店/ })).not.toHaveAttribute('aria-busy');
    await expect(strip.getByRole('textbox', { name: '备注' })).toHaveValue('');
    await expect(page.getByText(/已登记 09:00 到店/)).toBeVisible();
    await page.locator('h1').click();
  }
  await expect(visitors(page).filter({ hasText: '1 人 · 红衣服，看 H6' })).toContainText(/同一分钟第 \d 批/);
  const told = await visitors(page).evaluateAll((rows) => rows.map((row) => row.textContent));
  expect(new Set(told).size).toBe(told.length);
});

test('a call is written down as a call, and nobody is counted in the showroom for it', async ({ page }) => {
  await sitDown(page, 'receptionist4');
  await expect(page.getByRole('tab', { name: /全部/ })).toContainText('1');
  const here = page.getByRole('tab', { name: /在店/ });
  const before = await here.innerText();
  const strip = page.getByRole('form', { name: '登记到店' });
  await strip.getByRole('radio', { name: '来电' }).click();
  await strip.getByRole('button', { name: /^登记来电/ }).click();
  await expect(page.getByText(/已登记 09:00 来电 1 人，等人接待/)).toBeVisible();
  await expect(page.getByRole('tab', { name: /全部/ })).toContainText('2');
  expect(await here.innerText()).toBe(before);
});

test('of two desks that register at once the second is told who is next, and needs one more key', async ({
  page,
  browser,
}) => {
  await sitDown(page, 'receptionist4');
  for (const name of ['王磊', '李娜'])
    await floor(page)
      .getByRole('button', { name: `${name}上岗` })
      .click();
  await expect(floor(page).getByRole('listitem')).toHaveCount(2);
  await expect(page.getByRole('radio', { name: /王磊 · 轮到/ })).toBeChecked();
  // the other desk's visitor is on his way to the host while this desk's proposal still stands
  await page.route('**/rpc/live/changes', (route) => route.abort());
  await page.route('**/rpc/floor/board', (route) => route.abort());
  const manager = await rolePage(browser, hub.url, 'showroom_manager');
  const { nextId } = (await manager.call('floor.board', {})) as { nextId: string };
  await manager.call('traffic.arrive', { receiverId: nextId, byTurn: true });
  // a question for news that was open already is answered: the board is not read again before this desk registers
  await page.route('**/rpc/traffic/arrive', async (route) => {
    await page.unroute('**/rpc/floor/board');
    await route.fallback();
  });
  await page.locator('h1').click();
  await page.keyboard.press('t');
  await expect(page.getByText(/王磊刚接了别的客户，现在轮到李娜/)).toBeVisible();
  await expect(page.getByRole('radio', { name: /李娜 · 轮到/ })).toBeChecked();
  await page.getByRole('button', { name: /^登记到店/ }).click();
  await expect(page.getByText(/已登记 09:00 到店 1 人，李娜接待/)).toBeVisible();
  await manager.close();
});

test('while arrivals pour in the chosen visit, what is being written about it and the place in the list stay', async ({
  page,
  browser,
}) => {
  const desk = await rolePage(browser, hub.url, 'receptionist');
  for (let count = 0; count < 20; count += 1) {
    const { id } = (await desk.call('traffic.arrive', { partySize: 1 })) as { id: string };
    if (count < 15) await desk.call('traffic.depart', { id });
  }
  await sitDown(page, 'showroom_manager5');
  await expect(page.getByRole('tab', { name: /全部/ })).toContainText('21');
  const grid = page.getByRole('grid', { name: '来店登记' });
  await grid.focus();
  await page.keyboard.press('End');
  const chosen = grid.locator('[aria-selected="true"]');
  await expect(chosen).toBeVisible();
  const id = await chosen.getAttribute('id');
  await page.keyboard.press('c');
  await page.getByLabel(/^更正原因/).fill('按监控');
  const before = await chosen.boundingBox();

  for (let count = 0; count < 3; count += 1) await desk.call('traffic.arrive', { partySize: 2 });
  await expect(page.getByRole('tab', { name: /全部/ })).toContainText('24');
  await expect(page.getByLabel(/^更正原因/)).toHaveValue('按监控');
  await expect(page.getByLabel(/^更正原因/)).toBeFocused();
  expect(await chosen.getAttribute('id')).toBe(id);
  const after = await chosen.boundingBox();
  expect(Math.abs((after?.y ?? 0) - (before?.y ?? 0))).toBeLessThan(2);
  await desk.close();
});

test('seven windows of one browser all show the news: one asks for all of them', async ({ page, context }) => {
  await sitDown(page, 'receptionist4');
  const windows = [page];
  const asking = new Set<unknown>();
  context.on('request', (request) => {
    if (request.url().endsWith('/rpc/live/changes') && request.postData()?.includes('25000')) asking.add(request);
  });
  const done = (request: unknown): void => void asking.delete(request);
  context.on('requestfinished', done);
  context.on('requestfailed', done);
  for (let count = 1; count < 7; count += 1) {
    const window = await context.newPage();
    await window.goto(`${hub.url}/#/traffic`);
    // it has read what there is: what comes now is news
    await expect(floor(window).getByText('还没有人')).toBeVisible();
    windows.push(window);
  }
  expect(asking.size).toBeLessThan(2);
  await floor(page).getByRole('button', { name: '王磊上岗' }).click();
  for (const window of windows) await expect(floor(window).getByRole('listitem')).toContainText(['王磊']);

  // whoever asked is closed: another takes over, and nothing is lost
  await page.close();
  const [second, third] = [windows[1], windows[2]];
  if (second === undefined || third === undefined) throw new Error('the windows are gone');
  await floor(second).getByRole('button', { name: '李娜上岗' }).click();
  await expect(floor(third).getByRole('listitem')).toContainText(['王磊', '李娜']);

  // who leaves one window has left them all
  await second.locator('button.who').click();
  await second.getByRole('menuitem', { name: /退出/ }).click();
  await expect(third.getByLabel(/^登录名/)).toBeVisible();
});

test('a window that only listens locks like any other, and hears nothing behind the lock', async ({
  page,
  browser,
}) => {
  await sitDown(page, 'showroom_manager5');
  await expect(visitors(page)).toHaveCount(1);
  await hub.setClock('2026-11-21 09:31');
  const desk = await rolePage(browser, hub.url, 'receptionist');
  await desk.call('traffic.arrive', {});
  await expect(page.getByText('已锁定', { exact: true })).toBeVisible();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await desk.call('traffic.arrive', {});
  await page.waitForTimeout(1500);
  expect(asked).toEqual([]);
  await page.getByLabel(/^密码/).fill('zhan-ting-9');
  await page.keyboard.press('Enter');
  await expect(visitors(page)).toHaveCount(3);
  await desk.close();
});

test('the board on the showroom’s screen says who is next, who receives and who waits, and nothing about a customer', async ({
  page,
  browser,
}) => {
  const desk = await rolePage(browser, hub.url, 'receptionist');
  await sitDown(page, 'showroom_manager5');
  for (const name of ['王磊', '李娜'])
    await floor(page)
      .getByRole('button', { name: `${name}上岗` })
      .click();
  await page.locator('h1').click();
  await page.keyboard.press('b');
  const turn = page.getByRole('region', { name: '轮到' });
  await expect(turn).toContainText('王磊');
  // registered at 08:50, ten minutes ago
  await expect(page.getByRole('region', { name: '等人接待' })).toContainText('等了 10 分钟');
  await expect(page.getByText('看 H9')).toHaveCount(0);
  const { nextId } = (await desk.call('floor.board', {})) as { nextId: string };
  await desk.call('traffic.arrive', { receiverId: nextId, byTurn: true, partySize: 3, note: '红衣服' });
  await expect(page.getByRole('region', { name: '正在接待' })).toContainText(/王磊\s*3 人/);
  await expect(turn.locator('.board-next')).toContainText('李娜');
  await expect(page.getByText('红衣服')).toHaveCount(0);
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(floor(page)).toBeVisible();
  await expectAccessible(page);
  await desk.close();
});

test('a manager passes somebody over and puts him back in front, each with its reason', async ({ page }) => {
  await sitDown(page, 'showroom_manager5');
  for (const name of ['王磊', '李娜', '赵磊'])
    await floor(page)
      .getByRole('button', { name: `${name}上岗` })
      .click();
  const names = floor(page).getByRole('listitem').getByRole('button', { expanded: false });
  await expect(names).toHaveText(['王磊', '李娜', '赵磊']);
  await names.first().click();
  await floor(page).getByRole('button', { name: '让过一轮' }).click();
  await page.keyboard.press('Control+Enter');
  await expect(floor(page).getByText(/「原因」/)).toBeVisible();
  await page.keyboard.type('去银行取合同');
  await page.keyboard.press('Control+Enter');
  await expect(names).toHaveText(['李娜', '赵磊', '王磊']);
  await takeBack(page, '王磊让过这一轮');
  await expect(names).toHaveText(['王磊', '李娜', '赵磊']);
  await names.last().click();
  await floor(page).getByRole('button', { name: '调整次序' }).click();
  await floor(page).getByRole('radio', { name: '王磊前面' }).click();
  await page.getByLabel(/^原因/).fill('昨天加班');
  await page.keyboard.press('Control+Enter');
  await expect(names).toHaveText(['赵磊', '王磊', '李娜']);
});
