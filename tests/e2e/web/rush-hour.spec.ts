import { expect, type Locator, type Page, test } from '@playwright/test';
import type { TestHub } from '../../hosts/start-hub.ts';
import { cellOf } from '../support/card-screen.ts';
import { openAs } from '../support/desk.ts';
import { rolePage } from '../support/role-page.ts';
import { startSeeded } from '../support/seeded.ts';

// More visitors than consultants: what the front desk and the showroom's screen do when everybody is busy.

let hub: TestHub;
test.beforeEach(async () => {
  hub = await startSeeded('2026-11-21 09:00', 'every-screen');
});
test.afterEach(() => hub.close());

const floor = (page: Page): Locator => page.getByRole('region', { name: '在岗' });
const register = (page: Page): Locator => page.getByRole('grid', { name: '来店登记' });

async function atTheDesk(page: Page, onDuty: readonly string[]): Promise<void> {
  await page.setViewportSize({ width: 1366, height: 768 });
  await openAs(page, hub.url, 'receptionist4', '/traffic');
  for (const name of onDuty)
    await floor(page)
      .getByRole('button', { name: `${name}上岗` })
      .click();
  await expect(floor(page).getByRole('listitem')).toHaveCount(onDuty.length);
}

test('where everybody is busy A and Enter take a consultant, write no card, and the next who waits is chosen', async ({
  page,
}) => {
  await atTheDesk(page, ['王磊']);
  // the one on duty gets the first, two more wait beside the one who waited since 08:50
  await page.locator('h1').click();
  for (const count of [2, 3, 4]) {
    // the keyboard is in the strip from the first one on
    await page.keyboard.press(count === 2 ? 't' : 'Enter');
    await expect(page.getByRole('tab', { name: /全部/ })).toContainText(String(count));
    // the list may be told by the news; until the strip has its own answer, Enter is the same visitor once more
    await expect(page.getByRole('button', { name: /^登记到店/ })).not.toHaveAttribute('aria-busy');
  }
  await expect(page.getByText('等人接待 3')).toBeVisible();
  await register(page).focus();
  await page.keyboard.press('Home');
  await expect(register(page).locator('[aria-selected="true"]')).toContainText('08:50');
  await page.keyboard.press('a');
  const form = page.getByRole('form', { name: '定接待的顾问' });
  await expect(form.getByRole('radio').first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(form.getByRole('radio').first()).toBeChecked();
  await page.keyboard.press('Enter');
  await expect(page.getByText('由王磊接待')).toBeVisible();
  await expect(page).toHaveURL(/#\/traffic$/);
  await expect(page.getByText('等人接待 2')).toBeVisible();
  const chosen = register(page).locator('[aria-selected="true"]');
  await expect(chosen).toContainText('等人接待');
  await expect(chosen).toContainText('09:00');
});

test('whoever is taken is said to be so, and the next is chosen, also where the news of it come before the answer', async ({
  page,
}) => {
  await atTheDesk(page, ['王磊']);
  await page.locator('h1').click();
  await page.keyboard.press('t');
  await expect(page.getByRole('tab', { name: /全部/ })).toContainText('2');
  await expect(page.getByRole('button', { name: /^登记到店/ })).not.toHaveAttribute('aria-busy');
  await page.route('**/rpc/traffic/assign', async (route) => {
    const answer = await route.fetch();
    await expect(page.getByText('等人接待 1')).toBeHidden();
    await route.fulfill({ response: answer });
  });
  await register(page).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('a');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(page.getByText('由王磊接待')).toBeVisible();
});

test('nobody is written down as waiting while it is still being read whose turn it is', async ({ page }) => {
  await atTheDesk(page, ['王磊']);
  const held = Promise.withResolvers<void>();
  await page.route('**/rpc/floor/board', async (route) => {
    await held.promise;
    await route.continue();
  });
  await page.reload();
  await page.getByRole('button', { name: /^登记到店/ }).click();
  await expect(page.getByRole('button', { name: /^登记到店/ })).toHaveAttribute('aria-busy', 'true');
  await expect(page.getByRole('tab', { name: /全部/ })).toContainText('1');
  held.resolve();
  await expect(page.getByText(/已登记 .* 人，王磊接待/)).toBeVisible();
});

test('the focus stands on the consultant who is proposed, also after the turn has moved', async ({ page }) => {
  await atTheDesk(page, ['王磊', '李娜']);
  await page.locator('h1').click();
  await page.keyboard.press('n');
  await expect(page.getByRole('radio', { name: /王磊 · 轮到/ })).toBeFocused();
  await page.keyboard.press('Enter');
  const next = page.getByRole('radio', { name: /李娜 · 轮到/ });
  await expect(next).toBeChecked();
  await expect(next).toBeFocused();
});

for (const [waiting, size] of [
  [20, { width: 1920, height: 1080 }],
  [40, { width: 1366, height: 768 }],
] as const)
  test(`${waiting} visitors who wait fit on the showroom’s screen of ${size.width} × ${size.height}`, async ({
    page,
    browser,
  }) => {
    const desk = await rolePage(browser, hub.url, 'receptionist');
    for (let count = 1; count < waiting; count += 1) await desk.call('traffic.arrive', { partySize: 2 });
    await desk.close();
    await page.setViewportSize(size);
    await openAs(page, hub.url, 'receptionist4', '/floor');
    const list = page.getByRole('region', { name: '等人接待' });
    await expect(list).toContainText(`${waiting} 批`);
    await expect(list).toContainText(/等了 10 分钟/);
    const edge = size.height + 0.5;
    for (const part of [list.getByRole('listitem').last(), list.locator('p').last(), page.getByText('退出大屏')]) {
      const box = (await part.count()) === 0 ? null : await part.boundingBox();
      if (box !== null) expect(box.y + box.height).toBeLessThanOrEqual(edge);
    }
    // nothing in the list is cut off by its frame
    expect(await list.evaluate((element) => element.scrollHeight - element.clientHeight)).toBeLessThanOrEqual(1);
    expect(await list.evaluate((element) => element.scrollWidth - element.clientWidth)).toBeLessThanOrEqual(1);
  });

test('a card that is saved asks no more for the files of its draft', async ({ browser }) => {
  const { page, complaints, open, close } = await rolePage(browser, hub.url, 'consultant');
  await open('/cards/new');
  await cellOf(page, 'name').fill('石海涛先生');
  await cellOf(page, 'phone').fill('13900004178');
  await expect(page.getByText(/^草稿 .+ 已保存/)).toBeVisible();
  await cellOf(page, 'level').getByRole('radio', { name: /^B/ }).check({ force: true });
  // the answer is slow, the news that the draft became a card is not
  await page.route('**/rpc/card/quickSave', async (route) => {
    const answer = await route.fetch();
    await page.waitForTimeout(1500);
    await route.fulfill({ response: answer });
  });
  await page.keyboard.press('Control+s');
  await expect(page.getByText(/已快速保存，还没补完/)).toBeVisible();
  expect(complaints()).toEqual([]);
  await close();
});

test('who must be answered before the card is saved stands above the visitor who may be tied to it', async ({
  browser,
}) => {
  const { page, call, open, close } = await rolePage(browser, hub.url, 'consultant');
  const { person } = (await call('session.current', {})) as { person: { id: string } };
  const desk = await rolePage(browser, hub.url, 'receptionist');
  await desk.call('traffic.arrive', { partySize: 2, note: '红衣服', receiverId: person.id });
  await desk.close();
  await open('/cards/new');
  const column = page.getByRole('complementary', { name: '保存进度与查重' });
  await expect(column).toContainText('红衣服');
  await cellOf(page, 'name').fill('刘先生');
  await cellOf(page, 'phone').fill('13800005521');
  const identity = column.getByText('是您的客户');
  await expect(identity).toBeVisible();
  const [first, second] = await Promise.all([identity.boundingBox(), column.getByText('红衣服').boundingBox()]);
  expect(first?.y ?? 0).toBeLessThan(second?.y ?? 0);
  await close();
});
