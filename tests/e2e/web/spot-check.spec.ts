import { expect, type Page, test } from '@playwright/test';
import type { TestHub } from '../../hosts/start-hub.ts';
import { browserPlace } from '../scenarios/place.ts';
import { draw, drawn, failCall, press, readFinding, scoring } from '../scenarios/spot-check.ts';
import { expectAccessible } from '../support/axe.ts';
import { leaveDesk, openScreen, signIn } from '../support/desk.ts';
import { startSeeded } from '../support/seeded.ts';

let hub: TestHub;
test.beforeEach(async () => {
  hub = await startSeeded('2026-11-21 14:32', 'recorded-week');
});
test.afterEach(() => hub.close());

const notice = (page: Page, words: RegExp) => page.getByText(words);

/** Opens the one check that there is, by key. */
async function openCheck(page: Page): Promise<void> {
  await openScreen(page, '/spot-checks');
  await expect(page.getByRole('grid', { name: '录音抽查' }).getByRole('row', { name: /种子/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(drawn(page)).toBeVisible();
}

test('recordings are drawn, heard beside what was entered, and scored by number keys from one to the next', async ({
  page,
}) => {
  await draw(browserPlace(page, hub));
  await expect(page.getByText(/抽样种子 [0-9a-f]{12}，任何人可以重抽核对/)).toBeVisible();
  await expectAccessible(page);
  const first = await drawn(page).getByRole('row', { selected: true }).locator('b').innerText();
  const call = page.getByRole('region', { name: /^通话/ });
  await expect(call).toContainText('再降 3000 就定');
  await expect(call.getByRole('button', { name: /^听/ })).toBeVisible();
  await page.keyboard.press('Space');
  await expect(call.getByRole('button', { name: '暂停' })).toBeVisible();
  await page.keyboard.press('Space');
  // seven items: three done, two on a scale, one that does not apply, one done
  await press(page, '1155');
  await expect(page.getByText(/还有 3 项没评/)).toBeVisible();
  await press(page, '1-1');
  await expect(page.getByText('100 分，合格')).toBeVisible();
  await page.keyboard.press('r');
  await page.keyboard.type('问得细');
  await expectAccessible(page);
  await page.keyboard.press('Control+Enter');
  await expect(notice(page, /打给.+的：合格 100 分$/)).toBeVisible();
  await expect(page.getByText('评了 1 / 4')).toBeVisible();
  // the next one is open by itself
  await expect(drawn(page).getByRole('row', { selected: true }).locator('b')).not.toHaveText(first);
  for (let i = 0; i < 3; i++) {
    await press(page, '1155111');
    await page.keyboard.press('Enter');
    await expect(page.getByText(`评了 ${i + 2} / 4`)).toBeVisible();
  }
});

test('a call that fails is a finding that its consultant reads with the marks and the words; put right, it is withdrawn', async ({
  page,
}) => {
  const place = browserPlace(page, hub);
  await draw(place);
  await failCall(place);
  await readFinding(place);
  await leaveDesk(page);
  // the next day a correction says why
  await hub.setClock('2026-11-22 09:00');
  await signIn(page, 'sales_manager6');
  await openCheck(page);
  await drawn(page).getByRole('row', { name: /田雨/ }).click();
  await scoring(page, '田雨')
    .getByRole('group', { name: '接着上次的反馈问需求' })
    .getByRole('button', { name: '5 分' })
    .click();
  await scoring(page, '田雨')
    .getByRole('group', { name: '登记的反馈和录音一致' })
    .getByRole('button', { name: '做到', exact: true })
    .click();
  await scoring(page, '田雨')
    .getByRole('group', { name: '约定下次时间或到店' })
    .getByRole('button', { name: '做到', exact: true })
    .click();
  await expect(scoring(page, '田雨').getByRole('button', { name: /^改评/ })).toBeDisabled();
  await page.getByLabel(/更正原因/).fill('当时音量太小，听漏了');
  await page.keyboard.press('Control+Enter');
  await expect(notice(page, /李娜打给田雨的：合格 \d+ 分，检查发现已撤回/)).toBeVisible();
  await leaveDesk(page);
  await signIn(page, 'consultant2');
  await openScreen(page, '/findings');
  await expect(page.getByRole('complementary', { name: /回访录音抽查有问题/ })).toContainText(
    '已撤回：抽查改评为合格：当时音量太小，听漏了',
  );
});

test('anybody who may read a check draws it again from its seed, and it is the same', async ({ page }) => {
  await draw(browserPlace(page, hub));
  await leaveDesk(page);
  await signIn(page, 'general_manager7');
  await openScreen(page, '/spot-checks');
  await expect(page.getByRole('grid', { name: '录音抽查' }).getByRole('row', { name: /种子/ })).toBeVisible();
  await expect(page.getByRole('button', { name: /^抽录音/ })).toBeHidden();
  await page.keyboard.press('r');
  await expect(page.getByText('重抽一致：4 份和当时抽到的一样。')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByText('由销售经理或展厅经理评分。')).toBeVisible();
});

test('the score sheet is written anew in the settings; what was drawn before keeps its own', async ({ page }) => {
  await draw(browserPlace(page, hub));
  await openScreen(page, '/settings/scores');
  await expect(page.getByText('程序自带的')).toBeVisible();
  await page.keyboard.press('n');
  await page.getByLabel('第 7 项听什么').fill('道谢，等客户先挂');
  await page.getByRole('button', { name: '加一项' }).click();
  await expect(page.getByText('第 8 项写上听什么')).toBeVisible();
  await page.getByLabel('第 8 项听什么').fill('语速合适');
  await expectAccessible(page);
  await page.keyboard.press('Control+s');
  await expect(notice(page, /评分表已存下/)).toBeVisible();
  await expect(page.getByRole('cell', { name: '语速合适' })).toBeVisible();
  await openCheck(page);
  await expect(page.getByRole('group', { name: '礼貌结束' })).toBeVisible();
  await expect(page.getByRole('group', { name: '语速合适' })).toBeHidden();
});
