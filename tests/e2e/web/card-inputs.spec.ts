import { expect, type Page, test } from '@playwright/test';
import { z } from 'zod';
import type { TestHub } from '../../hosts/start-hub.ts';
import { cellOf } from '../support/card-screen.ts';
import { countedHands } from '../support/counted.ts';
import { goTo, openAs } from '../support/desk.ts';
import { password } from '../support/prepare.ts';
import { rpcSession } from '../support/rpc.ts';
import { startSeeded } from '../support/seeded.ts';

let hub: TestHub;
test.beforeAll(async () => {
  hub = await startSeeded('2026-11-21 14:30', 'whole-card');
});
test.afterAll(() => hub.close());

async function atWork(page: Page): Promise<void> {
  await openAs(page, hub.url, 'consultant1');
  await expect(page.getByRole('heading', { level: 1, name: '今日回访' })).toBeVisible();
}

const found = z.object({ rows: z.array(z.object({ id: z.string(), name: z.string() })) });

/** Who the store finds by a number. */
async function knownBy(query: string): Promise<readonly string[]> {
  const desk = rpcSession(hub.url);
  await desk.signIn('consultant1', password);
  return found.parse(await desk.call('customer.search', { query, limit: 10 })).rows.map(({ name }) => name);
}

test('a stranger is saved in a hurry with at most eight inputs, within fifteen seconds', async ({ page }) => {
  await atWork(page);
  const hands = countedHands(page);
  const startedAt = Date.now();
  await hands.button('Alt+n');
  await expect(cellOf(page, 'name')).toBeFocused();
  await hands.field('石海涛先生');
  await hands.walk('F2', 'phone');
  await hands.field('13900004178');
  await hands.walk('F2', 'level');
  await hands.choose('b');
  await hands.button('Control+s');
  await expect(page.getByText(/已快速保存，还没补完/)).toBeVisible();
  expect(Date.now() - startedAt).toBeLessThan(15_000);
  expect(hands.inputs.length, hands.inputs.join('; ')).toBeLessThanOrEqual(8);
  expect(await knownBy('13900004178')).toEqual(['石海涛']);
});

/** What the form was refused, beside it. */
const refusal = (page: Page) => page.getByRole('complementary', { name: '保存进度与查重' }).getByRole('alert');

/** The one button of the head that the eye is led to. */
const primary = (page: Page) => page.locator('header.head .btn-p');

test('a name as long as a name can be leaves every act of the head in the window', async ({ page }) => {
  await page.setViewportSize({ width: 1366, height: 768 });
  await atWork(page);
  await page.keyboard.press('Alt+n');
  await expect(cellOf(page, 'name')).toBeFocused();
  await cellOf(page, 'name').fill('阿不都热依木·买买提·斯迪克江·阿卜杜热合曼·伊斯坎德尔·图尔荪江·肉孜先生');
  await cellOf(page, 'phone').fill('13900006155');
  await expect(page.getByText(/^草稿 .+ 已保存/)).toBeVisible();
  const whole = await page.getByRole('button', { name: /^完成洽谈卡/ }).boundingBox();
  expect((whole?.x ?? 0) + (whole?.width ?? 0)).toBeLessThanOrEqual(1366);
  // the name is cut, not what the screen is called
  expect(await page.locator('header.head h1').evaluate((title) => title.scrollWidth - title.clientWidth)).toBe(0);
  await cellOf(page, 'level').getByRole('radio', { name: /^B/ }).check({ force: true });
  await page.keyboard.press('Control+s');
  await expect(page.getByText(/已快速保存，还没补完/)).toBeVisible();
  await page.getByRole('link', { name: /^阿不都热依木/ }).click();
  const contact = await page.getByRole('button', { name: '登记回访' }).boundingBox();
  expect((contact?.x ?? 0) + (contact?.width ?? 0)).toBeLessThanOrEqual(1366);
});

test('once a card stands, completing it is what the head leads to', async ({ page }) => {
  await atWork(page);
  const hands = countedHands(page);
  await hands.button('Alt+n');
  await expect(cellOf(page, 'name')).toBeFocused();
  await expect(primary(page)).toHaveText(/^快速保存/);
  await hands.field('石海涌先生');
  await hands.walk('F2', 'phone');
  await hands.field('13900004179');
  await hands.walk('F2', 'level');
  await hands.choose('b');
  await hands.button('Control+s');
  await expect(page.getByText(/已快速保存，还没补完/)).toBeVisible();
  await expect(primary(page)).toHaveText(/^完成洽谈卡/);
});

/** The rules of the levels do not come before they are let through. */
async function holdRules(page: Page): Promise<() => void> {
  const held = Promise.withResolvers<void>();
  await page.route(/policy\/levels/, async (route) => {
    await held.promise;
    await route.continue();
  });
  return () => held.resolve();
}

test('a purchase without a day is level N, also when that is said before the rules were read', async ({ page }) => {
  const letThrough = await holdRules(page);
  await atWork(page);
  await page.keyboard.press('Alt+n');
  await expect(cellOf(page, 'name')).toBeFocused();
  await cellOf(page, 'expectedOn').focus();
  await page.keyboard.press('Alt+m');
  await expect(cellOf(page, 'expectedOn')).toHaveValue('没有明确时间');
  letThrough();
  await expect(cellOf(page, 'level').getByRole('radio', { name: /^N/ })).toBeChecked();
});

test('finishing a card before the rules were read waits for them, and misses no plan', async ({ page }) => {
  const letThrough = await holdRules(page);
  await atWork(page);
  const hands = countedHands(page);
  await hands.button('Alt+n');
  await expect(cellOf(page, 'name')).toBeFocused();
  await expect(page.getByText('正在读取回访规定…')).toBeVisible();
  await hands.field('石海港先生');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('button', { name: /^完成洽谈卡/ })).toHaveAttribute('aria-busy', 'true');
  await expect(refusal(page)).toHaveCount(0);
  letThrough();
  await expect(refusal(page)).toContainText('还差');
  await expect(refusal(page)).not.toContainText('下次回访');
  await expect(cellOf(page, 'nextPlan.dueOn')).not.toHaveValue('');
});

test('rules that cannot be read are no missing field: it says what to do, and trying again is enough', async ({
  page,
}) => {
  await page.route(/policy\/levels/, (route) => route.abort());
  await atWork(page);
  const hands = countedHands(page);
  await hands.button('Alt+n');
  await expect(cellOf(page, 'name')).toBeFocused();
  await hands.field('石海洋先生');
  await page.keyboard.press('Control+Enter');
  await expect(refusal(page)).toContainText('连不上展厅主机');
  await page.unroute(/policy\/levels/);
  await page.keyboard.press('Control+Enter');
  await expect(refusal(page)).toContainText('还差');
  await expect(refusal(page)).not.toContainText('下次回访');
});

test('a known customer who comes again is saved with at most six inputs, level and plan proposed already', async ({
  page,
}) => {
  await atWork(page);
  const hands = countedHands(page);
  await hands.button('Alt+n');
  await expect(cellOf(page, 'name')).toBeFocused();
  await hands.walk('F2', 'phone');
  await hands.field('13800005521');
  await expect(page.getByText('是您的客户')).toBeVisible();
  await hands.choose('Alt+1');
  await expect(cellOf(page, 'name')).toHaveValue(/^刘洪波/);
  await expect(cellOf(page, 'vehicleId')).toHaveValue(/H9/);
  await expect(cellOf(page, 'level').getByRole('radio', { name: /^B/ })).toBeChecked();
  await expect(cellOf(page, 'nextPlan.dueOn')).toHaveValue(/12月|11月/);
  await hands.button('Control+s');
  await expect(page.getByText(/已快速保存，还没补完/)).toBeVisible();
  expect(hands.inputs.length, hands.inputs.join('; ')).toBeLessThanOrEqual(6);
  expect(await knownBy('13800005521')).toEqual(['刘洪波']);
});

test('from his page the whole card of a repeat visit takes at most six inputs', async ({ page }) => {
  await hub.setClock('2026-11-22 10:00');
  await atWork(page);
  const hands = countedHands(page);
  await page.keyboard.press('Control+k');
  await hands.field('5521');
  await expect(page.getByRole('option', { name: /刘洪波/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: /刘洪波/ })).toBeVisible();
  await hands.button('v');
  await expect(cellOf(page, 'regionCode')).toHaveValue(/定州/);
  await hands.walk('F4', 'testDrive');
  await hands.choose('2');
  await hands.walk('F4', 'noDriveReason');
  await hands.pick('赶时间');
  await hands.walk('F4', 'talk');
  await hands.field('再看一次车，等月底活动');
  await hands.button('Control+Enter');
  await expect(page.getByText(/洽谈卡 \S+ 已完成，记为再次到店/)).toBeVisible();
  expect(hands.inputs.length, hands.inputs.join('; ')).toBeLessThanOrEqual(6);
  expect(await knownBy('13800005521')).toEqual(['刘洪波']);
});

test('two cards may be unfinished at once, each keeps what was typed over a crash, all but the last second', async ({
  page,
}) => {
  await atWork(page);
  const write = async (name: string, phone: string): Promise<string> => {
    await page.keyboard.press('Alt+n');
    await expect(cellOf(page, 'name')).toBeFocused();
    await cellOf(page, 'name').fill(name);
    // the number may come after a first save that has the name alone
    const kept = page.waitForResponse(
      (answer) => answer.url().endsWith('/rpc/card/saveDraft') && (answer.request().postData() ?? '').includes(phone),
    );
    await cellOf(page, 'phone').fill(phone);
    await kept;
    await expect(page.getByText(/^草稿 .+ 已保存/)).toBeVisible();
    await expect(page).toHaveURL(/#\/cards\/draft\/(?!new-)/);
    return new URL(page.url()).hash.slice(1);
  };
  const first = await write('胡一', '13900001111');
  const second = await write('胡二', '13900002222');
  expect(second).not.toBe(first);
  // the window dies without a word: no handler of the page runs
  const cdp = await page.context().newCDPSession(page);
  const died = page.waitForEvent('crash');
  // it never answers: what was to answer is gone
  void cdp.send('Page.crash').catch(() => undefined);
  await died;
  const again = await page.context().newPage();
  for (const [draft, name, phone] of [
    [first, '胡一', '139 0000 1111'],
    [second, '胡二', '139 0000 2222'],
  ] as const) {
    await again.goto(`${hub.url}/#${draft}`);
    await expect(cellOf(again, 'name')).toHaveValue(name);
    await expect(cellOf(again, 'phone')).toHaveValue(phone);
  }
});

test('opening a blank card takes no longer than two tenths of a second, and typing is never held up', async ({
  page,
}) => {
  await atWork(page);
  const opening = async (): Promise<number> => {
    const ms = await page.evaluate(async () => {
      const at = performance.now();
      document.dispatchEvent(new KeyboardEvent('keydown', { key: 'n', code: 'KeyN', altKey: true, bubbles: true }));
      while (document.querySelector('[data-cell="remark"]') === null) await new Promise(requestAnimationFrame);
      await new Promise(requestAnimationFrame);
      return performance.now() - at;
    });
    await goTo(page, '/today');
    await expect(page.getByRole('heading', { level: 1, name: '今日回访' })).toBeVisible();
    return ms;
  };
  const times: number[] = [];
  for (let round = 0; round < 7; round++) times.push(await opening());
  const median = times.toSorted((a, b) => a - b)[3] ?? Number.POSITIVE_INFINITY;
  console.log(`opening the card form: median ${median.toFixed(0)} ms of ${times.map((ms) => ms.toFixed(0)).join(' ')}`);
  // this machine may be doing other work: twice the goal fails, the figure itself is told above
  expect(median).toBeLessThan(400);
});
