import { expect, type Page, test } from '@playwright/test';
import jsQR from 'jsqr';
import sharp from 'sharp';
import { extractText, getDocumentProxy } from 'unpdf';
import { cardFields } from '../../../shared/domain/card-fields.ts';
import type { TestHub } from '../../hosts/start-hub.ts';
import { expectAccessible } from '../support/axe.ts';
import { openAs } from '../support/desk.ts';
import { password } from '../support/prepare.ts';
import { rpcSession } from '../support/rpc.ts';
import { startSeeded } from '../support/seeded.ts';

let hub: TestHub;
test.beforeAll(async () => {
  hub = await startSeeded('2026-11-21 09:00', 'audit-morning');
});
test.afterAll(() => hub.close());

const pointsPerMm = 72 / 25.4;

interface Printed {
  readonly pages: number;
  readonly text: string;
  /** Millimetres. */
  readonly size: readonly [number, number];
}

async function printed(page: Page): Promise<Printed> {
  const bytes = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  const [, , width = 0, height = 0] = (await pdf.getPage(1)).view;
  const { text } = await extractText(pdf, { mergePages: true });
  // the PDF writes some characters as their radicals
  return {
    pages: pdf.numPages,
    text: text.normalize('NFKC').replace(/\s/g, ''),
    size: [width / pointsPerMm, height / pointsPerMm],
  };
}

/** What a scanner reads from the picture of the page. */
async function scanned(page: Page): Promise<string | undefined> {
  const shot = await page.locator('.card-paper').first().screenshot({ scale: 'css' });
  const { data, info } = await sharp(shot)
    .resize({ width: 2400 })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return jsQR(new Uint8ClampedArray(data), info.width, info.height)?.data;
}

/** Where something lies on the paper, in mm from its upper left corner. */
async function placeOf(page: Page, selector: string): Promise<{ x: number; y: number; width: number; height: number }> {
  return page.evaluate((wanted) => {
    const sheet = document.querySelector('.card-paper')?.getBoundingClientRect();
    const box = document.querySelector(wanted)?.getBoundingClientRect();
    if (!sheet || !box) throw new Error(`nothing is ${wanted}`);
    const mm = sheet.width / 210;
    return { x: (box.x - sheet.x) / mm, y: (box.y - sheet.y) / mm, width: box.width / mm, height: box.height / mm };
  }, selector);
}

async function open(page: Page, loginName: string, route: string): Promise<void> {
  await page.addInitScript(() => {
    window.print = () => {};
  });
  await openAs(page, hub.url, loginName, route);
  await expect(page.locator('.card-paper').first()).toBeVisible();
}

test('a filled card is one A5 page with number and code in their place, and its code is read by a scanner', async ({
  page,
}) => {
  const desk = rpcSession(hub.url);
  await desk.signIn('consultant2', password);
  const { rows } = (await desk.call('card.list', { day: '2026-11-20' })) as {
    rows: { id: string; number: string; name: string }[];
  };
  const card = rows.find(({ name }) => name.startsWith('白雪'));
  await open(page, 'consultant2', `/cards/${card?.id}/print`);
  const paper = await printed(page);
  expect(paper.pages).toBe(1);
  expect(paper.size[0]).toBeCloseTo(210, 0);
  expect(paper.size[1]).toBeCloseTo(148, 0);
  for (const words of ['白雪', '15800000463', '自然来店', '定州', '看中白色，嫌贵', '第1次打印', String(card?.number)])
    expect(paper.text).toContain(words.normalize('NFKC'));
  expect(await scanned(page)).toBe(`QTK:${card?.number}`);
  const code = await placeOf(page, '.qr');
  expect(code.x + code.width).toBeCloseTo(205, 0);
  expect(code.y).toBeGreaterThan(4.5);
  expect(code.width).toBeGreaterThan(13.5);
  const number = await placeOf(page, '.card-paper-number');
  expect(number.x + number.width).toBeLessThanOrEqual(code.x);
  const frame = await placeOf(page, '.card-paper-frame');
  expect([frame.x, frame.x + frame.width].map(Math.round)).toEqual([5, 205]);
  await expectAccessible(page);
});

test('a card filled to the last letter of every field is still one page, and nothing of it is cut', async ({
  page,
}) => {
  const desk = rpcSession(hub.url);
  await desk.signIn('consultant2', password);
  const { rows } = (await desk.call('card.list', { day: '2026-11-20' })) as { rows: { id: string }[] };
  const long = Object.fromEntries(
    cardFields
      .filter(({ kind }) => kind === 'longtext' || kind === 'remark')
      .map(({ name, max }) => [name, `${'长'.repeat((max ?? 1) - 1)}末`]),
  );
  const values = {
    ...long,
    name: '欧阳买买提'.repeat(10),
    street: '解放东街与中山路交叉口'.repeat(9),
    currentVehicle: '捷达'.repeat(30),
    competitors: [
      '哈弗第二代大狗二点零四驱',
      '吉利星越增程加长版',
      '长安深蓝二零二六款',
      '比亚迪唐新能源',
      '奇瑞瑞虎九',
    ],
    nextPlanPurpose: '问'.repeat(100),
    wechat: 'w'.repeat(40),
  };
  await desk.call('card.correct', { cardId: rows[0]?.id, values });
  await open(page, 'consultant2', `/cards/${rows[0]?.id}/print`);
  const paper = await printed(page);
  expect(paper.pages).toBe(1);
  expect(paper.text.match(/末/g)).toHaveLength(2);
  const cut = await page.evaluate(() => {
    const body = document.querySelector('.card-paper-body');
    return body === null || body.scrollHeight > body.clientHeight + 1 || body.scrollWidth > body.clientWidth + 1;
  });
  expect(cut).toBe(false);
});

test('blank cards are a page each with the number that the code says', async ({ page }) => {
  const desk = rpcSession(hub.url);
  await desk.signIn('sales_manager6', password);
  const { rows } = (await desk.call('book.list', {})) as { rows: { id: string }[] };
  await open(page, 'sales_manager6', `/books/${rows[0]?.id}/print`);
  const paper = await printed(page);
  expect(paper.pages).toBe(46);
  expect(paper.text).toContain('DZ-24103');
  expect(paper.text).not.toContain('DZ-24101');
  expect(await scanned(page)).toBe('QTZ:DZ-24103');
  await expect(page.locator('.card-paper').first().getByText('自然来店')).toBeVisible();
});
