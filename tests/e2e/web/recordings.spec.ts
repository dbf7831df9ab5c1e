import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { anAmr, anM4a, aWav } from '../../fixtures/sounds.ts';
import type { TestHub } from '../../hosts/start-hub.ts';
import { expectAccessible } from '../support/axe.ts';
import { leaveDesk, openAs, openScreen, signIn, takeBack } from '../support/desk.ts';
import { startSeeded } from '../support/seeded.ts';

let hub: TestHub;
test.beforeEach(async ({ page }) => {
  // from the first key on a choice of files is the test's, never a dialog of the machine
  page.on('filechooser', () => {});
  hub = await startSeeded('2026-11-21 14:32', 'consultant-day');
});
test.afterEach(() => hub.close());

/** A call of 刘洪波 on the day of the contact that his past has: written down at 09:30, begun at 09:21. */
const wav = (seconds: number, name = '录音_13800005521_20261119092100.wav') => ({
  name,
  mimeType: 'audio/wav',
  buffer: Buffer.from(aWav(seconds)),
});

const thread = (page: Page) => page.getByRole('region', { name: '经过' });
const panel = (page: Page) => page.getByRole('complementary', { name: '录音' });
const side = (page: Page) => page.getByRole('complementary', { name: '客户资料' });
const place = (page: Page) => panel(page).getByRole('slider', { name: '听到哪里' });
const heard = (page: Page) => panel(page).getByRole('list', { name: '谁听过' });

async function find(page: Page, typed: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: '找客户' })).toBeFocused();
  await page.keyboard.type(typed);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: '找客户' })).toBeHidden();
}

/** Opens 刘洪波 as whoever is at the desk and looks after him. */
async function openLiu(page: Page): Promise<void> {
  await find(page, '刘洪波');
  await expect(thread(page)).toBeVisible();
}

/** Chooses the contact of the 19th, the newest entry, and attaches a file to it: all by keys. */
async function attachByKey(page: Page, file: ReturnType<typeof wav>): Promise<void> {
  await thread(page).locator('[data-contact]').first().waitFor();
  await thread(page).focus();
  await page.keyboard.press('j');
  await expect(page.locator('li[data-contact][aria-current="true"]')).toBeVisible();
  const choice = page.waitForEvent('filechooser');
  await page.keyboard.press('a');
  await (await choice).setFiles(file);
}

/** Opens the newest recording by its key, once the page knows of one. */
async function openNewest(page: Page): Promise<void> {
  await side(page).getByRole('button', { name: '打开最近的' }).waitFor();
  await page.keyboard.press('r');
  await expect(place(page)).toBeVisible();
}

test('a recording is attached to a call, heard, sped up, jumped in and noted; who heard it stands with it', async ({
  page,
}) => {
  await openAs(page, hub.url, 'consultant1');
  await openLiu(page);
  await attachByKey(page, wav(60));
  await expect(page.getByText(/^录音已附上，对上了/)).toBeVisible();
  await expect(thread(page).getByRole('button', { name: '录音 1:00' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(place(page)).toBeVisible();
  // opened, it says nothing and is logged as nothing
  await expect(panel(page)).toContainText('还没有人听过');
  await page.keyboard.press('Space');
  await expect(panel(page).getByRole('button', { name: '暂停' })).toBeVisible();
  await expect.poll(() => secondOf(page)).toBeGreaterThan(0);
  await expect(heard(page)).toContainText('王磊 今天 14:32');
  // the picture has a bar for every few pixels once the sound was unpacked
  await expect.poll(async () => (await bars(page))?.split('M').length ?? 0).toBeGreaterThan(80);
  await page.keyboard.press(']');
  await expect(panel(page).getByRole('button', { name: '1.25 倍' })).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => secondOf(page)).toBeGreaterThan(4);
  await page.keyboard.press('n');
  await page.keyboard.type('约了周六上午');
  await page.keyboard.press('Enter');
  const notes = panel(page).getByRole('list', { name: '笔记' });
  await expect(notes).toContainText('约了周六上午');
  // the sound goes on once the line is closed: only then is Space the player's
  await expect(panel(page).getByRole('button', { name: '暂停' })).toBeVisible();
  await page.keyboard.press('Space');
  await expect(panel(page).getByRole('button', { name: '暂停' })).toHaveCount(0);
  await expectAccessible(page);
  await place(page).focus();
  await page.keyboard.press('Home');
  await expect.poll(() => secondOf(page)).toBe(0);
  await notes.getByRole('button', { name: /^从 0:\d\d 听$/ }).click();
  await expect.poll(() => secondOf(page)).toBeGreaterThan(4);
});

test('a wrong match is put right by keys: first it is of no call, then of the one', async ({ page }) => {
  await openAs(page, hub.url, 'consultant1');
  await openLiu(page);
  await side(page).getByRole('button', { name: '附录音' }).waitFor();
  await page.getByLabel('选录音附上').setInputFiles(wav(8));
  await expect(page.getByText(/^录音已附上，对上了/)).toBeVisible();
  await openNewest(page);
  await expect(panel(page)).toContainText(/把握 \d+%/);
  await page.keyboard.press('w');
  await page.keyboard.press('0');
  await expect(panel(page)).toContainText('还没对上哪次联系，请选一次');
  await page.keyboard.press('Escape');
  await expect(side(page)).toContainText('还没对上的录音');
  await expect(thread(page).getByRole('button', { name: /^录音 / })).toHaveCount(0);
  await expectAccessible(page);
  await openNewest(page);
  await page.keyboard.press('1');
  await expect(page.getByText(/^录音对上了/)).toBeVisible();
  await expect(panel(page)).not.toContainText('把握');
  await page.keyboard.press('Escape');
  await expect(thread(page).getByRole('button', { name: '录音 0:08' })).toBeVisible();
});

test('a format that this machine cannot play says so, is kept, and is saved byte for byte', async ({ page }) => {
  await openAs(page, hub.url, 'consultant1');
  await openLiu(page);
  const amr = Buffer.from(anAmr(4));
  await attachByKey(page, { name: '通话录音.amr', mimeType: 'audio/amr', buffer: amr });
  await expect(thread(page).getByRole('button', { name: '录音 0:04' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(panel(page)).toContainText('这台电脑放不了 amr，可以存下来用手机听');
  await expectAccessible(page);
  const saving = page.waitForEvent('download');
  await panel(page).getByRole('button', { name: '存到电脑' }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toBe('通话录音.amr');
  expect(await readFile(await saved.path())).toEqual(amr);
  // whoever has the file has heard it
  await expect(heard(page)).toContainText('王磊');
});

test('a recording that turns out not to be understood says so when it is to be heard', async ({ page }) => {
  await openAs(page, hub.url, 'consultant1');
  await openLiu(page);
  await attachByKey(page, { name: '通话.m4a', mimeType: 'audio/mp4', buffer: Buffer.from(anM4a(7)) });
  await expect(thread(page).getByRole('button', { name: '录音 0:07' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(place(page)).toBeVisible();
  await page.keyboard.press('Space');
  await expect(panel(page)).toContainText('这台电脑放不了 m4a，可以存下来用手机听');
  await expect(panel(page).getByRole('button', { name: '存到电脑' })).toBeVisible();
});

test('what is no recording is refused with its reason; one that is dropped on a call belongs to it', async ({
  page,
}) => {
  await openAs(page, hub.url, 'consultant1');
  await openLiu(page);
  await page
    .getByLabel('选录音附上')
    .setInputFiles({ ...wav(1, '合同.wav'), buffer: Buffer.from('这不是声音'.repeat(900)) });
  await expect(page.getByText('「合同.wav」没有附上')).toBeVisible();
  await expect(page.getByText(/请换成 wav、mp3、m4a 或 amr 文件/)).toBeVisible();
  await page.getByRole('button', { name: '知道了' }).click();
  await dropOn(page, '[data-contact]', wav(3, '没有号码.wav'));
  await expect(thread(page).getByRole('button', { name: '录音 0:03' })).toBeVisible();
  await takeBack(page, '录音已附上');
  await expect(thread(page).getByRole('button', { name: '录音 0:03' })).toHaveCount(0);
});

test('after a call its recording is one key away, and is heard in place', async ({ page }) => {
  await openAs(page, hub.url, 'consultant1');
  await openScreen(page, '/today');
  await page.getByRole('grid', { name: '今日回访' }).getByRole('row', { name: /田雨/ }).click();
  const call = page.getByRole('complementary', { name: /田雨/ });
  await expect(call).toBeVisible();
  await page.keyboard.press('1');
  await page.keyboard.type('周六来看车');
  await page.keyboard.press('Control+Shift+Enter');
  await expect(call.getByText('附这次的录音')).toBeVisible();
  const choice = page.waitForEvent('filechooser');
  await page.keyboard.press('a');
  await (await choice).setFiles(wav(6, '录音_13800005523_20261121143000.wav'));
  await call.getByRole('button', { name: '录音 0:06' }).click();
  await expect(call.getByRole('slider', { name: '听到哪里' })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Space');
  await expect(call.getByRole('button', { name: '暂停' })).toBeVisible();
});

test('a manager hears it and the consultant sees that; a colleague neither hears nor sees it', async ({ page }) => {
  await openAs(page, hub.url, 'consultant1');
  await openLiu(page);
  await attachByKey(page, wav(5));
  await expect(thread(page).getByRole('button', { name: '录音 0:05' })).toBeVisible();
  await leaveDesk(page);
  await signIn(page, 'showroom_manager5');
  await openLiu(page);
  await openNewest(page);
  await page.keyboard.press('Space');
  await expect(heard(page)).toContainText('郭展厅');
  await leaveDesk(page);
  await signIn(page, 'consultant1');
  await openLiu(page);
  await openNewest(page);
  await expect(heard(page)).toContainText('郭展厅');
  await leaveDesk(page);
  await signIn(page, 'consultant2');
  await find(page, '13800005521');
  await expect(page.getByText('这位客户归王磊')).toBeVisible();
  await expect(page.getByText('录音')).toHaveCount(0);
});

/** Whole seconds from the beginning, as the slider tells them. */
async function secondOf(page: Page): Promise<number> {
  return Number(await place(page).getAttribute('aria-valuenow'));
}

function bars(page: Page): Promise<string | null> {
  return place(page).locator('path').first().getAttribute('d');
}

/** Drops a file on a part of the page as a hand does that drags it from a folder. */
async function dropOn(page: Page, selector: string, file: ReturnType<typeof wav>): Promise<void> {
  const data = await page.evaluateHandle(
    ([name, type, base64]) => {
      const transfer = new DataTransfer();
      const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
      transfer.items.add(new File([bytes], name, { type }));
      return transfer;
    },
    [file.name, file.mimeType, file.buffer.toString('base64')] as const,
  );
  const target = page.locator(selector).first();
  for (const event of ['dragenter', 'dragover', 'drop']) await target.dispatchEvent(event, { dataTransfer: data });
}
