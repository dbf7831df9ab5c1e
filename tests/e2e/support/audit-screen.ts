import { expect, type Locator, type Page } from '@playwright/test';
import type { PaperWords } from '../../fixtures/day/scenario.ts';

/** How the screen calls the audited fields of the paper. */
const titles: Readonly<Record<keyof PaperWords, string>> = {
  name: '姓名',
  phone: '移动电话',
  source: '客户来源',
  county: '地区',
  model: '意向车型',
  colour: '颜色',
  level: '意向级别',
  expected: '预计购车',
  competitor: '竞品',
  next_plan: '下次计划',
};

/** Keys the papers in unseen, in the order in which the screen hands them out, until the day can be signed. */
export async function keyInCards(page: Page, papers: ReadonlyMap<string, PaperWords>): Promise<void> {
  await page.getByRole('radio', { name: '盲录' }).click();
  const panel = page.getByLabel(/^盲录 /);
  const sign = page.getByRole('button', { name: /签字并锁定/ });
  for (let step = 0; step < 4 * papers.size && !(await sign.isEnabled()); step++) {
    if (!(await panel.isVisible())) {
      // what differs stays on the screen to be looked at: on to the next
      await page.keyboard.press('Control+Enter');
      await page.waitForTimeout(400);
      continue;
    }
    const label = (await panel.getAttribute('aria-label')) ?? '';
    const paper = papers.get(label.slice('盲录 '.length));
    if (paper === undefined) throw new Error(`the screen asks for ${label}`);
    await keyInOne(panel, paper);
    await page.keyboard.press('Control+Enter');
    await expect(page.getByLabel(label, { exact: true })).toBeHidden();
    await page.waitForTimeout(400);
  }
}

async function keyInOne(panel: Locator, paper: PaperWords): Promise<void> {
  for (const [field, title] of Object.entries(titles)) {
    const words = paper[field as keyof PaperWords]; // the keys of the table are these fields
    if (words !== '') await panel.getByLabel(title, { exact: true }).fill(words);
  }
}

/** Signs and locks the day. */
export async function signDay(page: Page): Promise<void> {
  await page.getByRole('button', { name: /签字并锁定/ }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /签字并锁定/ })
    .click();
  await expect(page.getByRole('dialog')).toBeHidden();
}
