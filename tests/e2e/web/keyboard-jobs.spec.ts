import { expect, type Page, test } from '@playwright/test';
import type { TestHub } from '../../hosts/start-hub.ts';
import { cellOf } from '../support/card-screen.ts';
import { comeIn, type Hands } from '../support/hands.ts';
import { password } from '../support/prepare.ts';
import { startSeeded } from '../support/seeded.ts';

// The main jobs of a day without a mouse. No step may lose the focus or leave it unseen.

test.describe.configure({ timeout: 240_000 });
let hub: TestHub;
test.beforeAll(async () => {
  hub = await startSeeded('2026-11-21 14:30', 'every-screen');
});
test.afterAll(() => hub.close());

const panel = (page: Page, name: string | RegExp) => page.getByRole('complementary', { name });

test('the front desk registers an arrival, says later who receives it, and notes the departure', async ({ page }) => {
  const hands = await comeIn(page, hub.url, 'receptionist4');
  await expect(page.getByRole('grid', { name: '来店登记' })).toBeVisible();
  await hands.press('n');
  await hands.tabBackTo(page.getByRole('radiogroup', { name: '人数' }).getByRole('radio', { checked: true }));
  await hands.press('3', 'Enter');
  await expect(page.getByText('已登记 14:30 到店 3 人，等人接待')).toBeVisible();
  await hands.press('Escape');
  await hands.tabTo(page.getByRole('grid', { name: '来店登记' }));
  await expect(panel(page, '14:30 到店')).toBeVisible();
  await hands.press('a');
  await hands.press('1', 'Enter');
  await expect(page.getByText('由李娜接待')).toBeVisible();
  // the next who waits is chosen by now; the one just received stands further down
  await expect(panel(page, '14:30 到店')).toBeHidden();
  for (let row = 0; row < 6 && !(await panel(page, '14:30 到店').isVisible()); row++) await hands.press('ArrowDown');
  await expect(panel(page, '14:30 到店')).toContainText('李娜');
  await hands.press('d');
  await expect(page.getByText('已登记 14:30 离店')).toBeVisible();
});

test('a consultant saves a card in a hurry, completes it by what is missing, and finds the customer', async ({
  page,
}) => {
  const hands = await comeIn(page, hub.url, 'consultant1');
  const shown = page.getByRole('grid', { name: '洽谈卡' }).getByRole('row', { selected: true });
  await hands.press('g', 'q');
  await expect(shown).toBeVisible();
  await hands.press('Alt+n');
  await hands.expectFocus(cellOf(page, 'name'));
  await hands.type('石海涛先生');
  await hands.press('F2');
  await hands.type('13900004178');
  await hands.press('F2');
  await hands.press('b');
  await hands.press('Control+s');
  await expect(page.getByText(/已快速保存，还没补完/)).toBeVisible();
  await fillMissing(hands);
  await hands.press('Control+Enter');
  await expect(page.getByText(/洽谈卡 \S+ 已完成/)).toBeVisible();
  // the list shows what was just saved, whatever it showed before
  await expect(shown).toContainText('石海涛');
  await hands.press('Control+k');
  await hands.type('4178');
  await expect(page.getByRole('option', { name: /石海涛/ })).toBeVisible();
  await hands.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: /石海涛/ })).toBeVisible();
  await hands.press('Control+k');
  await hands.press('Escape');
});

/** What is typed into a cell that F4 leads to. */
const answers: Readonly<Record<string, readonly string[]>> = {
  gender: ['1'],
  visitKind: ['首次', 'Enter'],
  customerType: ['1'],
  purchaseType: ['1'],
  regionCode: ['定州', 'Enter'],
  source: ['自然', 'Enter'],
  vehicleId: ['H9', 'Enter'],
  competitors: ['无', 'Enter'],
  expectedOn: ['12.15', 'Tab'],
  level: ['b'],
  levelReason: ['先看看'],
  testDrive: ['2'],
  noDriveReason: ['没时间', 'Enter'],
  talk: ['看中白色，嫌贵'],
  obstacle: ['等降价', 'Enter'],
  result: ['1'],
  remark: ['戴眼镜'],
};

/** F4 goes round the cells that are missing; each is answered once. */
async function fillMissing(hands: Hands): Promise<void> {
  const { page } = hands;
  const seen: string[] = [];
  for (let step = 0; step < 40; step++) {
    await hands.press('F4');
    const cell = await page.evaluate(
      () => document.activeElement?.closest<HTMLElement>('[data-missing]')?.dataset.cell ?? null,
    );
    if (cell === null) return;
    const answer = answers[cell];
    if (answer === undefined || seen.filter((each) => each === cell).length > 1)
      throw new Error(`F4 leads to ${cell} after ${seen.join(' ')}`);
    seen.push(cell);
    for (const words of answer) {
      if (/^(Enter|Tab|[0-9a-z])$/.test(words)) await hands.press(words);
      else await hands.type(words);
    }
  }
}

test('a consultant records a call with its outcome and next plan, and asks for an ending; a manager decides', async ({
  page,
}) => {
  const hands = await comeIn(page, hub.url, 'consultant1');
  await expect(panel(page, /^回访 /)).toBeVisible();
  await hands.press('1');
  await hands.type('在看别的车，周末再定');
  await hands.press('Escape');
  await hands.press('p');
  await hands.type('11.25');
  await hands.press('Control+Enter');
  await expect(page.getByText(/^已记下\S+，11月25日 周三 再联系/)).toBeVisible();
  await expect(panel(page, /^回访 /)).toBeVisible();
  await hands.press('1');
  await hands.type('已经买了别家的车');
  await hands.press('Escape');
  await hands.press('e');
  await hands.tabTo(page.getByRole('textbox', { name: '申请原因' }));
  await hands.type('买了竞品');
  await hands.press('Control+Enter');
  await expect(page.getByText(/申请已交经理/)).toBeVisible();
  await signOut(hands);
  await signIn(hands, 'showroom_manager5');
  await hands.press('g', 'j');
  await expect(page.getByRole('heading', { level: 1, name: '待我决定' })).toBeVisible();
  await expect(panel(page, /申请战败$/)).toBeVisible();
  await hands.press('2');
  await hands.type('再约一次到店');
  await hands.press('Control+Enter');
  await expect(page.getByText(/没批准，已交回王磊/)).toBeVisible();
});

async function signOut(hands: Hands): Promise<void> {
  const { page } = hands;
  await hands.tabBackTo(page.locator('button.who'));
  await hands.press('Enter');
  const leave = page.getByRole('menuitem', { name: /退出/ });
  await hands.arrowTo(leave, 'ArrowDown');
  await page.keyboard.press('Enter');
  await hands.expectFocus(page.getByLabel(/^登录名/));
}

async function signIn(hands: Hands, loginName: string): Promise<void> {
  await hands.type(loginName);
  await hands.press('Tab');
  await hands.type(password);
  await hands.press('Enter');
  await expect(hands.page.getByRole('navigation', { name: '主导航' })).toBeVisible();
  // until the first screen is drawn, the focus has nowhere to be
  await hands.press();
}

test('a consultant, who voids the own spoilt sheets, comes to the books of cards from 洽谈卡', async ({ page }) => {
  await comeIn(page, hub.url, 'consultant1');
  await page.getByRole('link', { name: /^洽谈卡/ }).click();
  await page.getByRole('main').getByRole('link', { name: '卡本' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '卡本' })).toBeVisible();
});

test('a clerk enters an owner, issues a book and takes a sheet out of use', async ({ page }) => {
  const hands = await comeIn(page, hub.url, 'clerk10');
  await hands.expectFocus(cellOf(page, 'name'));
  await hands.type('周建');
  await hands.press('Enter', 'Enter');
  await hands.type('13950571111');
  await hands.press('F4');
  await hands.type('H9');
  await hands.press('Enter', 'F4');
  await hands.type('2025-07-05');
  await hands.press('Control+Enter');
  await expect(panel(page, '查重和刚登记的')).toContainText('周建');
  await hands.expectFocus(cellOf(page, 'name'));
  await hands.press('Escape');
  await hands.tabBackTo(page.getByRole('link', { name: '卡本' }));
  await hands.press('Enter');
  await expect(page.getByRole('grid', { name: '卡本' })).toBeVisible();
  await hands.press('n');
  await hands.expectFocus(cellOf(page, 'firstNumber'));
  await hands.type('202800');
  await hands.press('Enter');
  await hands.type('202849');
  await hands.press('Control+Enter');
  await expect(page.getByRole('grid', { name: '卡本' })).toContainText('DZ-202800 – 202849');
  await expect(panel(page, /^卡本 DZ-202800/)).toContainText('DZ-202801');
  await hands.press('v');
  await hands.type('写坏了');
  await hands.press('Control+Enter');
  await expect(page.getByText(/DZ-202800 已作废/)).toBeVisible();
});

test('the administrator adds a person and takes one out of service, and renames a word of a list', async ({ page }) => {
  const hands = await comeIn(page, hub.url, 'admin');
  await hands.tabTo(page.getByRole('tab', { name: '店面' }));
  await hands.arrowTo(page.getByRole('tab', { name: '人员' }), 'ArrowRight');
  await expect(page.getByRole('grid', { name: '人员' })).toBeVisible();
  await hands.press('n');
  await hands.expectFocus(page.getByLabel('姓名'));
  await hands.type('冯娟');
  await hands.tabTo(page.getByLabel(/^初始密码/));
  await hands.type('chushi-2026');
  await hands.press('Control+Enter');
  await expect(panel(page, '冯娟')).toBeVisible();
  await hands.tabTo(page.getByRole('button', { name: '停用', exact: true }));
  await hands.press('Enter');
  await hands.expectFocus(page.getByRole('button', { name: '不了' }));
  await hands.press('Escape');
  await expect(page.getByRole('alertdialog')).toBeHidden();
  await hands.tabTo(page.getByRole('button', { name: '停用', exact: true }));
  await hands.press('Enter');
  await hands.tabBackTo(page.getByRole('button', { name: '停用冯娟' }));
  await hands.press('Enter');
  await expect(page.getByText('冯娟已停用')).toBeVisible();
  await hands.tabBackTo(page.getByRole('tab', { name: '人员' }));
  await hands.press('ArrowRight');
  await expect(page.getByRole('grid', { name: '接触方式' })).toBeVisible();
  await hands.tabTo(page.getByLabel('名称'));
  await hands.press('Control+a');
  await hands.type('到店');
  await hands.press('Control+s');
  await expect(page.getByText('「到店」已保存')).toBeVisible();
  await hands.tabBackTo(page.getByRole('tab', { name: '字典' }));
  await hands.arrowTo(page.getByRole('tab', { name: '店面' }), 'ArrowLeft');
  await hands.tabTo(page.getByLabel('店名'));
  await hands.press('Control+a');
  await hands.type('定州轩宇');
  await hands.press('Control+s');
  await expect(page.getByText('店面设置已保存')).toBeVisible();
});

test('a manager reads findings, opens a signed sheet, and gets to its paper and back', async ({ page }) => {
  await page.addInitScript(() => {
    window.print = () => document.body.setAttribute('data-printed', '');
  });
  const hands = await comeIn(page, hub.url, 'sales_manager6');
  await hands.press('g', 'l');
  await expect(panel(page, /到店$/)).toBeVisible();
  await hands.press('g', 'f');
  await expect(page.getByRole('heading', { level: 1, name: '检查发现' })).toBeVisible();
  await expect(page.getByRole('grid', { name: '检查发现' })).toBeVisible();
  const before = await page.getByRole('row', { selected: true }).innerText();
  await hands.press('ArrowDown');
  await expect(page.getByRole('row', { selected: true })).not.toHaveText(before);
  await hands.press('g', 'c');
  await expect(page.getByRole('table', { name: '签过的检查表' })).toBeVisible();
  await hands.press('ArrowDown');
  await hands.press('Enter');
  await expect(page.getByRole('heading', { name: '展厅经理日常检查表' })).toBeVisible();
  await hands.press('Control+p');
  await expect(page.locator('body[data-printed]')).toBeAttached();
  await hands.press('Escape');
  await expect(page.getByRole('button', { name: /导出 xlsx/ })).toBeVisible();
  await hands.press('?');
  await expect(page.getByRole('dialog', { name: '全部快捷键' })).toBeVisible();
  await hands.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('anybody changes the own password', async ({ page }) => {
  const hands = await comeIn(page, hub.url, 'service_agent9');
  await hands.tabBackTo(page.locator('button.who'));
  await hands.press('Enter');
  await hands.arrowTo(page.getByRole('menuitem', { name: '改密码' }), 'ArrowDown');
  await hands.press('Enter');
  await hands.expectFocus(page.getByLabel('原密码'));
  await hands.type(password);
  await hands.tabTo(page.getByLabel('新密码'));
  await hands.type('lanse-2026-che');
  await hands.tabTo(page.getByLabel('再输一次'));
  await hands.type('lanse-2026-che');
  await hands.press('Enter');
  await expect(page.getByText(/密码已改/)).toBeVisible();
});

test('after a jump the work has the keyboard without a ring around all of it', async ({ page }) => {
  const hands = await comeIn(page, hub.url, 'consultant1');
  await hands.press('Control+k');
  await hands.type('5521');
  await expect(page.getByRole('option', { name: /刘洪波/ })).toBeVisible();
  await hands.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: /刘洪波/ })).toBeVisible();
  const work = page.locator('main');
  await hands.expectFocus(work);
  expect(await work.evaluate((it) => getComputedStyle(it).outlineStyle)).toBe('none');
  // it is still to be seen where the keyboard is
  expect(await work.evaluate((it) => getComputedStyle(it, '::before').height)).toBe('2px');
});
