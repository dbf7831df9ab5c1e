import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { z } from 'zod';
import type { TestHub } from '../../hosts/start-hub.ts';
import { openAs, takeBack } from '../support/desk.ts';
import { startSeeded } from '../support/seeded.ts';

let hub: TestHub;
test.beforeEach(async () => {
  hub = await startSeeded('2026-11-21 14:32', 'consultant-day');
});
test.afterEach(() => hub.close());

const day = (page: Page, on: string): Locator => page.locator(`[data-day="${on}"]`);
const chip = (page: Page): Locator => page.getByRole('button', { name: /陈浩/ });

async function call(page: Page, procedure: string, json: object): Promise<unknown> {
  const answer = await page
    .context()
    .request.post(`${hub.url}/rpc/${procedure}`, { headers: { 'x-qiatan-request': '1' }, data: { json } });
  expect(answer.ok(), await answer.text()).toBe(true);
  return z.object({ json: z.unknown() }).parse(await answer.json()).json;
}

/** 王磊 called 陈浩 today and calls him again on the 25th; A's limit is the 28th. */
async function openCalendar(page: Page): Promise<void> {
  await openAs(page, hub.url, 'consultant1', '/calendar');
  const list = z.object({ rows: z.array(z.object({ name: z.string(), id: z.string(), opportunityId: z.string() })) });
  const { rows } = list.parse(await call(page, 'plan/today', {}));
  const chen = rows.find(({ name }) => name === '陈浩');
  await call(page, 'followup/record', {
    planId: chen?.id,
    outcome: 'connected',
    method: 'phone',
    category: 'price_drop',
    feedback: '等降价，周三再谈',
    opportunities: [
      {
        opportunityId: chen?.opportunityId,
        next: { dueOn: '2026-11-25', dueTime: '10:00', method: 'phone', purpose: '约看车' },
      },
    ],
  });
  await page.reload();
  await expect(day(page, '2026-11-25')).toContainText('陈浩');
}

test('a plan is moved by the mouse, and its last day is marked while it is held', async ({ page }) => {
  await openCalendar(page);
  await chip(page).hover();
  await page.mouse.down();
  await day(page, '2026-11-26').hover();
  await day(page, '2026-11-27').hover();
  await expect(day(page, '2026-11-28')).toContainText('最晚');
  await expect(page.getByRole('status').filter({ hasText: 'A 级最晚 11月28日 周六' })).toBeVisible();
  await page.mouse.up();
  await expect(day(page, '2026-11-27')).toContainText('陈浩');
  await expect(day(page, '2026-11-25')).not.toContainText('陈浩');
  await expect(day(page, '2026-11-28')).not.toContainText('最晚');
  await takeBack(page, '陈浩的回访改到11月27日 周五');
  await expect(day(page, '2026-11-25')).toContainText('陈浩');
});

test('a plan is moved by keys alone, and put back by Escape', async ({ page }) => {
  await openCalendar(page);
  await page.keyboard.press('g');
  await page.keyboard.press('r');
  for (let i = 0; i < 12 && !(await chip(page).evaluate((element) => element === document.activeElement)); i++)
    await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Escape');
  await expect(day(page, '2026-11-25')).toContainText('陈浩');
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(day(page, '2026-11-28')).toContainText('陈浩');
  await expect(page.getByText('陈浩的回访改到11月28日 周六')).toBeVisible();
  // whoever moved it goes on with the same plan
  await expect(chip(page)).toBeFocused();
});

test('beyond its limit a plan is refused in words and stands where it was; one that is due stays as well', async ({
  page,
}) => {
  await openCalendar(page);
  await chip(page).dragTo(day(page, '2026-12-01'));
  await expect(page.getByText(/A 级.*11月28日 周六/).last()).toBeVisible();
  await expect(day(page, '2026-11-25')).toContainText('陈浩');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /田雨/ }).focus();
  await page.keyboard.press('Space');
  await expect(page.getByText(/今天.*只能/).last()).toBeVisible();
  await expect(day(page, '2026-11-21')).toContainText('田雨');
});

test('a plan opens beside the list of calls', async ({ page }) => {
  await openCalendar(page);
  await page.getByRole('tab', { name: '周' }).click();
  await page.getByRole('button', { name: /田雨/ }).click();
  await expect(page.getByRole('complementary', { name: '回访 田雨' })).toBeVisible();
});

test('the file that is saved has the plans without a name', async ({ page }) => {
  await openCalendar(page);
  await page.keyboard.press('d');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '下载日历文件' }).click(),
  ]);
  const text = await readFile(await download.path(), 'utf8');
  const events = text.replaceAll('\r\n ', '').split('BEGIN:VEVENT\r\n').slice(1);
  expect(events).toHaveLength(5);
  const chen = events.find((event) => event.includes('20261125'));
  expect(chen?.split('\r\n')).toEqual(
    expect.arrayContaining(['DTSTART;TZID=Asia/Shanghai:20261125T100000', 'SUMMARY:回访 · A 级']),
  );
  expect(text).not.toMatch(/陈浩|田雨|刘洪波|赵立新|孟凡军|5521/);
});

test('another program reads the address until it is taken back, and nothing else by it', async ({ page }) => {
  await openCalendar(page);
  await page.keyboard.press('d');
  await page.getByRole('button', { name: '建订阅地址' }).click();
  const address = await page.locator('output').innerText();
  const read = await fetch(address);
  expect([read.status, read.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/calendar')]);
  expect(await read.text()).toContain('SUMMARY:回访 · A 级');
  const key = new URL(address).searchParams.get('key') ?? '';
  expect((await fetch(`${hub.url}/api/v1/customers?key=${key}`)).status).toBe(401);
  const asBearer = { headers: { authorization: `Bearer ${key}` } };
  expect((await fetch(`${hub.url}/api/v1/plans/today`, asBearer)).status).toBe(401);
  await page.getByRole('button', { name: '停用地址' }).click();
  await page.getByRole('button', { name: '停用订阅地址' }).click();
  await expect(page.getByText('订阅地址已停用')).toBeVisible();
  expect((await fetch(address)).status).toBe(401);
});
