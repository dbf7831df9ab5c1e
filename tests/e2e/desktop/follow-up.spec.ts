import { rmSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { callByKeyboard, comeToCalls } from '../scenarios/calls.ts';
import { handOverAll } from '../scenarios/hand-over.ts';
import { answerByCall, instruct } from '../scenarios/instruction.ts';
import { type Place, windowPlace } from '../scenarios/place.ts';
import { deliver, expectFourCalls, order } from '../scenarios/sale.ts';
import { openScreen } from '../support/desk.ts';
import { startDesktop, type TestDesktop } from '../support/desktop.ts';
import { seededFolder } from '../support/seeded.ts';

// What the browser's specs play on a showroom each, played one after the other at one window: 王磊 has fourteen calls.
test.describe.configure({ mode: 'serial', timeout: 120_000 });

let dataDir = '';
let desktop: TestDesktop;
let place: Place;
test.beforeAll(async () => {
  dataDir = seededFolder('many-calls');
  desktop = await startDesktop('2026-11-21 14:32', dataDir);
  place = windowPlace(await desktop.window(), desktop);
});
test.afterAll(async () => {
  await desktop.close();
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
});

test('a number is handed to the telephone of this computer, and no other address leaves the window', async () => {
  await comeToCalls(place, 'consultant1');
  await desktop.app.evaluate(({ shell }) => {
    const handed: string[] = [];
    Reflect.set(globalThis, 'handedOut', handed);
    shell.openExternal = async (url) => void handed.push(url);
  });
  const { page } = place;
  const address = page.url();
  for (const url of [
    'tel:',
    'tel:*31#13800000000',
    'tel:110;ext=1',
    'mailto:a@b.cn',
    'ms-msdt:/id',
    'file:///etc/passwd',
  ])
    await page.evaluate((to) => location.assign(to), url);
  await page.evaluate(() => void window.open('tel:13800000000'));
  await page.getByTitle('用电脑上的电话拨号 D').click();
  await page.keyboard.press('d');
  const handedOut = () => desktop.app.evaluate(() => Reflect.get(globalThis, 'handedOut') as readonly string[]);
  await expect.poll(handedOut).toHaveLength(2);
  for (const url of await handedOut()) expect(url).toMatch(/^tel:138000066\d\d$/);
  expect(page.url()).toBe(address);
  await expect.poll(() => desktop.app.windows().length).toBe(1);
});

test('a routine call costs three inputs', async () => {
  await comeToCalls(place, 'consultant1');
  expect(await callByKeyboard(place, 1)).toHaveLength(1);
});

test('an instruction is the first call, is read with one key, answered by the call, and its author sees both', async () => {
  await instruct(place);
  await answerByCall(place);
});

test('a car is ordered and handed over, and its four calls stand there', async () => {
  await order(place);
  await deliver(place);
  await expectFourCalls(place);
});

test('a click on a reminder of the desktop brings the window to the front and opens what it told of', async () => {
  const { page, come, setClock } = place;
  await desktop.app.evaluate(({ Notification }) => {
    Notification.prototype.show = function show(this: { readonly body: string; emit(event: string): void }) {
      Reflect.set(globalThis, 'lastNotice', this);
    };
  });
  await setClock('2026-11-21 16:31');
  await come('consultant1');
  const told = () =>
    desktop.app.evaluate(() => {
      const notice: unknown = Reflect.get(globalThis, 'lastNotice');
      return typeof notice === 'object' && notice !== null && 'body' in notice ? notice.body : null;
    });
  await expect.poll(told).toMatch(/^今天还有 \d+ 个回访没做，24:00 前做完$/);
  // at another screen, and read anew meanwhile: what was shown still leads there
  await openScreen(page, '/customers');
  await expect(page.getByRole('heading', { level: 1, name: '客户' })).toBeVisible();
  await desktop.app.evaluate(() => Reflect.get(globalThis, 'lastNotice').emit('click'));
  await expect(page.getByRole('grid', { name: '今日回访' })).toBeVisible();
  await expect(page).toHaveURL(/#\/today/);
});

test('ten calls are made one after the other by keyboard alone, three inputs each', async () => {
  await comeToCalls(place, 'consultant1');
  await callByKeyboard(place, 10);
});

test('a manager hands over everything of a consultant who leaves, looks before he does, and the receiver is told', async () => {
  await handOverAll(place, { customers: 15, plans: 17 });
});
