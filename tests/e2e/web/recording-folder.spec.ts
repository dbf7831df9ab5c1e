import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import type { TestHub } from '../../hosts/start-hub.ts';
import { expectAccessible } from '../support/axe.ts';
import { findCustomer, goTo, openAs } from '../support/desk.ts';
import { startSeeded } from '../support/seeded.ts';
import {
  askToWatch,
  folderState,
  lookNow,
  newSoundFolder,
  openFolderScreen,
  type SoundFolder,
  watchFolder,
} from '../support/watched-folder.ts';

let hub: TestHub;
let folder: SoundFolder;
test.beforeEach(async () => {
  folder = newSoundFolder();
  hub = await startSeeded('2026-11-21 14:32', 'consultant-day');
});
test.afterEach(async () => {
  await hub.close();
  folder.remove();
});

const thread = (page: Page) => page.getByRole('region', { name: '经过' });
const panel = (page: Page) => page.getByRole('complementary', { name: /^录音 / });

test('a recording that is dropped into the folder stands at its call; one without a number is given to it by hand', async ({
  page,
}) => {
  await watchFolder(page, hub.url, folder);
  // begun at 09:21, written down at 09:30
  folder.drop('录音_13800005521_20261119092100.wav', 12);
  folder.drop('新录音 7.wav', 6);
  folder.drop('名单.wav', '姓名,电话');
  await lookNow(page);
  await expect(folderState(page)).toContainText('收了2 份');
  await expect(folderState(page)).toContainText('1 个不是录音');
  await expect(page.getByRole('region', { name: '没收的文件' })).toContainText('名单.wav');
  await expectAccessible(page);
  await findCustomer(page, '刘洪波', '刘洪波');
  await expect(thread(page).getByRole('button', { name: '录音 0:12' })).toBeVisible();

  await goTo(page, '/settings/recordings');
  await folderState(page)
    .getByRole('link', { name: /去认下/ })
    .click();
  await expect(panel(page)).toContainText('文件名里没有号码');
  await panel(page).getByRole('button', { name: /^听/ }).click();
  await expect(panel(page).getByRole('button', { name: '暂停' })).toBeVisible();
  await page.keyboard.press('Space');
  await expect(panel(page).getByRole('button', { name: /^听/ })).toBeVisible();
  await expectAccessible(page);
  await panel(page).getByLabel('是哪位客户').fill('陈浩');
  await expect(panel(page).getByRole('list', { name: '找到的客户' }).getByRole('button')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await panel(page)
    .getByRole('radiogroup', { name: '是哪次联系' })
    .getByRole('radio', { name: /王磊 · 接通/ })
    .check();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('录音归到「陈浩」，对上了联系')).toBeVisible();
  await expect(page.getByText('没有等人认下的录音')).toBeVisible();
  await findCustomer(page, '陈浩', '陈浩');
  await expect(thread(page).getByRole('button', { name: '录音 0:06' })).toBeVisible();
});

test('what the folder takes while the list stands open appears there by itself, beside what is being written', async ({
  page,
  browser,
}) => {
  await watchFolder(page, hub.url, folder);
  folder.drop('新录音 7.wav', 6);
  await lookNow(page);
  await expect(folderState(page)).toContainText('收了1 份');
  const list = await (await browser.newContext()).newPage();
  await openAs(list, hub.url, 'sales_manager6', '/recordings/waiting');
  await expect(panel(list)).toContainText('新录音 7.wav');
  await list.keyboard.press('x');
  await list.keyboard.type('私人');

  folder.drop('新录音 8.wav', 7);
  await lookNow(page);
  await expect(folderState(page)).toContainText('收了2 份');
  const grid = list.getByRole('grid', { name: '没对上的录音' });
  await expect(grid).toContainText('新录音 8.wav');
  await expect(list.getByText('2 份等您认下')).toBeVisible();
  await expect(panel(list)).toContainText('新录音 7.wav');
  await expect(list.getByLabel('为什么放一边')).toHaveValue('私人');
});

test('a folder that may not be watched says why, one that goes away says so, and what is private is set aside', async ({
  page,
}) => {
  await openFolderScreen(page, hub.url);
  await askToWatch(page, join(folder.path, '没有'));
  await expect(page.getByText('指的文件夹在这台电脑上没有')).toBeVisible();
  await expectAccessible(page);
  folder.drop('私人.wav', 3);
  await askToWatch(page, folder.path);
  await expect(folderState(page)).toContainText('收了1 份');
  await goTo(page, '/spot-checks');
  await expect(page.getByRole('button', { name: /没对上的录音 1 份/ })).toBeVisible();
  await page.keyboard.press('w');
  await expect(panel(page)).toContainText('文件名里没有号码');
  await page.keyboard.press('x');
  await page.keyboard.type('私人电话');
  await page.keyboard.press('Enter');
  await expect(page.getByText('没有等人认下的录音')).toBeVisible();
  await page.getByRole('tab', { name: '放一边的' }).click();
  await expect(page.getByRole('grid', { name: '没对上的录音' })).toContainText('陈经理：私人电话');
  folder.remove();
  await goTo(page, '/settings/recordings');
  await lookNow(page);
  await expect(folderState(page)).toContainText('这个文件夹现在看不到');
  await expectAccessible(page);
});
