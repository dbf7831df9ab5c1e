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

/**
 * Keys every paper in unseen: first the cards that the screen hands out one after the other, until the day could be
 * signed; then, from the list, those that the system did not have in time.
 */
export async function keyInCards(page: Page, papers: ReadonlyMap<string, PaperWords>): Promise<void> {
  const left = new Map(papers);
  await page.getByRole('radio', { name: '盲录' }).click();
  const read = page.getByRole('progressbar', { name: '已核' });
  for (let asked = await askedFor(page); asked !== null; asked = await askedFor(page)) {
    const before = Number(await read.getAttribute('aria-valuenow'));
    await keyInOne(page, left, asked);
    await expect(read).toHaveAttribute('aria-valuenow', String(before + 1));
  }
  for (const serial of left.keys()) {
    await findInList(page, serial);
    await keyInOne(page, left, serial);
  }
}

const askedPaper = (page: Page): Locator => page.getByLabel(/^盲录 /);
const signature = (page: Page): Locator => page.getByRole('button', { name: /签字并锁定/, disabled: false });

/** The serial whose paper the screen asks for; null once every card that can be compared is. */
async function askedFor(page: Page): Promise<string | null> {
  await expect(askedPaper(page).or(signature(page)).first()).toBeVisible();
  if (!(await askedPaper(page).isVisible())) return null;
  return ((await askedPaper(page).getAttribute('aria-label')) ?? '').slice('盲录 '.length);
}

/** Copies one paper and compares. What differs, or was missing, stays on the screen to be looked at: on to the next. */
async function keyInOne(page: Page, left: Map<string, PaperWords>, serial: string): Promise<void> {
  const paper = left.get(serial);
  if (paper === undefined) throw new Error(`the screen asks for ${serial}, which is no paper or was keyed in`);
  left.delete(serial);
  const panel = page.getByLabel(`盲录 ${serial}`, { exact: true });
  await copyPaper(panel, paper);
  await page.keyboard.press('Control+Enter');
  await expect(panel).toBeHidden();
  const judged = page.getByLabel(new RegExp(`^(核对|未录入) ${serial}$`));
  await expect(judged.or(askedPaper(page)).first()).toBeVisible();
  if (await judged.isVisible()) await page.keyboard.press('Control+Enter');
}

/** Chooses a card in the list, which draws only what is near. */
async function findInList(page: Page, serial: string): Promise<void> {
  const list = page.getByRole('grid', { name: '核对名单' });
  const line = list.getByRole('row', { name: new RegExp(serial) });
  await list.hover();
  await page.mouse.wheel(0, -10_000);
  await expect(async () => {
    if (!(await line.isVisible())) await page.mouse.wheel(0, 300);
    // the list may be read anew and roll back between the two
    await line.click({ timeout: 500 });
  }).toPass({ timeout: 30_000 });
}

async function copyPaper(panel: Locator, paper: PaperWords): Promise<void> {
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
