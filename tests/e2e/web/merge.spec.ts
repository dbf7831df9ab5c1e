import { type Browser, expect, type Page, test } from '@playwright/test';
import type { TestHub } from '../../hosts/start-hub.ts';
import { expectAccessible } from '../support/axe.ts';
import { goTo, openAs } from '../support/desk.ts';
import { password } from '../support/prepare.ts';
import { rpcSession } from '../support/rpc.ts';
import { startSeeded } from '../support/seeded.ts';

let hub: TestHub;
let kept = '';
let gone = '';
test.beforeEach(async () => {
  hub = await startSeeded('2026-11-21 14:32', 'consultant-day');
  const wang = rpcSession(hub.url);
  await wang.signIn('consultant1', password);
  kept = await aCard(wang, { phone: '13900006621', remark: '戴眼镜，带小孩' });
  gone = await aCard(wang, { phone: '13700001234', wechat: 'tian_dz', remark: '开白色轿车来的' });
});
test.afterEach(() => hub.close());

async function aCard(who: ReturnType<typeof rpcSession>, values: object): Promise<string> {
  const saved = await who.call('card.quickSave', { values: { name: '田永刚', gender: 'male', level: 'B', ...values } });
  return (saved as { readonly customerId: string }).customerId; // what the contract promises
}

/** A window of its own, with somebody signed in. */
async function windowOf(browser: Browser, loginName: string, path: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' })).newPage();
  await openAs(page, hub.url, loginName, path);
  return page;
}

const remark = (page: Page) => page.getByRole('textbox', { name: '特征、备注' });
const conflicts = (page: Page) => page.getByRole('status', { name: '别人刚改过的' });

test('a manager finds the other record, chooses field by field, merges, and takes it back', async ({ browser }) => {
  const page = await windowOf(browser, 'showroom_manager5', `/customers/${kept}`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('田永刚');
  await page.keyboard.press('m');
  await page.getByRole('list', { name: '找到的记录' }).getByRole('button').first().click();
  await expect(page.getByRole('heading', { name: '合并两条记录' })).toBeVisible();
  await expect(page.getByRole('radiogroup', { name: '移动电话' }).getByRole('radio')).toHaveCount(2);
  await expect(page.getByRole('radio', { name: '两条都留，连在一起' })).toBeChecked();
  await page.getByRole('radio', { name: /开白色轿车来的/ }).check();
  await expectAccessible(page);
  await page.keyboard.press('Control+Enter');
  await expect(page).toHaveURL(new RegExp(`/customers/${kept}$`));
  await expect(page.getByText('已合并成一条，田永刚的经过都在这里')).toBeVisible();
  await expect(page.getByText('合并记录 1')).toBeVisible();
  await expect(page.getByText('和「田永刚」的记录合并')).toBeVisible();
  // the old link leads here
  await goTo(page, `/customers/${gone}`);
  await expect(page).toHaveURL(new RegExp(`/customers/${kept}$`));
  await expect(page.getByText(/刚打开的记录已并入「田永刚」/)).toBeVisible();
  await page.getByRole('button', { name: '拆开' }).click();
  await expect(page.getByText(/回到「田永刚」/)).toBeVisible();
  await page.getByRole('button', { name: /拆成两条记录/ }).click();
  await expect(page.getByText(/已拆成两条/)).toBeVisible();
  const read = page.waitForResponse(
    (answer) => answer.url().endsWith('/customer/get') && (answer.request().postData() ?? '').includes(gone),
  );
  await goTo(page, `/customers/${gone}`);
  await read;
  await expect(page).toHaveURL(new RegExp(`/customers/${gone}$`));
  await expect(page.getByText('和「田永刚」的记录拆开')).toBeVisible();
});

test('of two browsers that edit one customer the second sees field by field what the first wrote, who and when', async ({
  browser,
}) => {
  const wang = await windowOf(browser, 'consultant1', `/customers/${kept}`);
  const guo = await windowOf(browser, 'showroom_manager5', `/customers/${kept}`);
  for (const page of [wang, guo]) {
    await expect(page.getByText('戴眼镜，带小孩').first()).toBeVisible();
    await page.keyboard.press('e');
    await expect(remark(page)).toBeVisible();
  }
  // both are writing when one of them saves: the other is told at once
  await remark(wang).fill('胖，爱笑');
  await remark(guo).fill('高个子，本地口音');
  await guo.keyboard.press('Control+Enter');
  await expect(guo.getByText('已改「特征、备注」').or(guo.getByText(/^已改/))).toBeVisible();
  await expect(conflicts(wang)).toContainText('高个子，本地口音');
  await expect(conflicts(wang)).toContainText('胖，爱笑');
  await expect(conflicts(wang)).toContainText(/郭展厅 11-21 14:3\d 改的/);
  // it was the news that told him: the next letter is still his
  await expect(remark(wang)).toBeFocused();
  await expectAccessible(wang);
  await wang.getByRole('button', { name: '用我写的' }).click();
  await wang.keyboard.press('Control+Enter');
  await expect(wang.getByText(/^已改/)).toBeVisible();
  await expect(wang.getByText('胖，爱笑').first()).toBeVisible();
});

test('whoever edits a record while it is merged is led to the other one with all that he wrote', async ({
  browser,
}) => {
  const wang = await windowOf(browser, 'consultant1', `/customers/${gone}`);
  await expect(wang.getByText('开白色轿车来的').first()).toBeVisible();
  await wang.keyboard.press('e');
  await remark(wang).fill('周日再来');
  const guo = await windowOf(browser, 'showroom_manager5', `/customers/${kept}/merge/${gone}`);
  await expect(guo.getByRole('radio', { name: '两条都留，连在一起' })).toBeChecked();
  await guo.keyboard.press('Control+Enter');
  await expect(guo.getByText(/已合并成一条/)).toBeVisible();
  await wang.bringToFront();
  await wang.keyboard.press('Control+Enter');
  await expect(wang).toHaveURL(new RegExp(`/customers/${kept}$`));
  await expect(conflicts(wang)).toContainText('戴眼镜，带小孩；开白色轿车来的');
  await expect(conflicts(wang)).toContainText('周日再来');
  await wang.getByRole('button', { name: '用我写的' }).click();
  await wang.keyboard.press('Control+Enter');
  await expect(wang.getByText(/^已改/)).toBeVisible();
  await expect(wang.getByText('周日再来').first()).toBeVisible();
});

test('a merge over what was written since the two were compared is not made: the manager is told', async ({
  browser,
}) => {
  const guo = await windowOf(browser, 'showroom_manager5', `/customers/${kept}/merge/${gone}`);
  await expect(guo.getByRole('radio', { name: '两条都留，连在一起' })).toBeChecked();
  const wang = rpcSession(hub.url);
  await wang.signIn('consultant1', password);
  await wang.call('customer.update', { id: gone, patch: { remark: '要七座' } });
  await guo.keyboard.press('Control+Enter');
  await expect(guo.getByRole('alert').filter({ hasText: '王磊改过其中一条的' })).toBeVisible();
  await expect(guo.getByRole('radio', { name: /要七座/ })).toBeVisible();
  await guo.keyboard.press('Control+Enter');
  await expect(guo.getByText(/已合并成一条/)).toBeVisible();
});

test('two people who complete one card: the second chooses for each field', async ({ browser }) => {
  const wang = rpcSession(hub.url);
  await wang.signIn('consultant1', password);
  const { rows } = (await wang.call('card.list', { state: 'quick', limit: 1 })) as { rows: readonly { id: string }[] }; // what the contract promises
  const id = rows[0]?.id ?? '';
  const page = await windowOf(browser, 'consultant1', `/cards/${id}`);
  const talk = page.getByRole('textbox', { name: /洽谈经过/ }).first();
  await expect(talk).toBeVisible();
  await talk.fill('看中白色');
  const guo = rpcSession(hub.url);
  await guo.signIn('showroom_manager5', password);
  await guo.call('card.correct', { cardId: id, values: { talk: '要贷款' } });
  await page.keyboard.press('Control+s');
  const box = page.getByRole('alert').filter({ hasText: '别人刚改过这张卡' });
  await expect(box).toContainText('要贷款');
  await expect(box).toContainText('看中白色');
  await expectAccessible(page);
  await box.getByRole('button', { name: '用我写的' }).click();
  await page.keyboard.press('Control+s');
  await expect(box).toBeHidden();
  await expect(talk).toHaveValue('看中白色');
  const stored = async () => ((await wang.call('card.get', { id })) as { values: { talk?: string } }).values.talk;
  await expect.poll(stored).toBe('看中白色');
});
