import { expect, type Page, test } from '@playwright/test';
import sharp from 'sharp';
import { chromiumArgs, chromiumPath } from '../../../build/chromium.ts';
import type { TestHub } from '../../hosts/start-hub.ts';
import { expectAccessible } from '../support/axe.ts';
import { openAs, openScreen } from '../support/desk.ts';
import { paperPhoto } from '../support/paper-photo.ts';
import { startSeeded } from '../support/seeded.ts';

// a camera that shows a moving picture; whether it may be used is asked for as ever, which takes a browser with windows
test.use({
  launchOptions: { executablePath: chromiumPath, args: [...chromiumArgs, '--use-fake-device-for-media-stream'] },
});

let hub: TestHub;
test.beforeEach(async () => {
  hub = await startSeeded('2026-11-21 09:00', 'audit-morning');
});
test.afterEach(() => hub.close());

const tiles = (page: Page) => page.getByRole('button', { name: /^打开 / });
const viewer = (page: Page) => page.getByRole('dialog', { name: /^附件 / });
const choose = (page: Page) => page.getByLabel('选文件附上');

/** Comes in and opens the card of 白雪 by the serial of its paper, as a scanner types it. */
async function openCard(page: Page, serial = 'DZ-24104', loginName = 'sales_manager6'): Promise<void> {
  await openAs(page, hub.url, loginName);
  await find(page, `QTZ:${serial}`);
  await expect(page.getByRole('heading', { name: /附件/ })).toBeVisible();
}

async function find(page: Page, code: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: '找客户' })).toBeFocused();
  await page.keyboard.type(code);
  await page.keyboard.press('Enter');
}

/** Drops files on the window as a hand does that drags them from a folder. */
async function drop(page: Page, name: string, type: string, content: Buffer): Promise<void> {
  const data = await page.evaluateHandle(
    async ([file, kind, base64]) => {
      const bytes = await (await fetch(`data:${kind};base64,${base64}`).catch(() => null))?.arrayBuffer();
      const body = bytes ?? Uint8Array.from(atob(base64), (c) => c.charCodeAt(0)).buffer;
      const transfer = new DataTransfer();
      transfer.items.add(new File([body], file, { type: kind }));
      return transfer;
    },
    [name, type, content.toString('base64')] as const,
  );
  for (const event of ['dragenter', 'dragover', 'drop'])
    await page.dispatchEvent('body', event, { dataTransfer: data });
}

test('a scanned code opens its card; a photo chosen, seen, turned, enlarged, removed', async ({ page }) => {
  await openCard(page);
  await expect(page.getByText('纸卡照片、扫描件拖进窗口')).toBeVisible();
  await choose(page).setInputFiles({ name: '纸卡.jpg', mimeType: 'image/jpeg', buffer: await paperPhoto(null) });
  await expect(tiles(page)).toHaveCount(1);
  await tiles(page).click();
  await expect(viewer(page).getByRole('img')).toBeVisible();
  const edge = () =>
    viewer(page)
      .getByRole('img')
      .evaluate((img: HTMLImageElement) => img.naturalWidth);
  await expect.poll(edge).toBe(2400);
  await page.keyboard.press('r');
  await expect(viewer(page).getByRole('img')).toHaveCSS('rotate', '90deg');
  await page.keyboard.press('z');
  await page.keyboard.press('z');
  // enlarged, the photo itself is shown
  await expect.poll(edge).toBe(4000);
  await expectAccessible(page);
  await viewer(page).getByRole('button', { name: '移走' }).click();
  await page.getByRole('button', { name: '移走附件' }).click();
  await expect(tiles(page)).toHaveCount(0);
});

test('a photo is attached by dropping it anywhere and by pasting it', async ({ page }) => {
  await openCard(page, 'DZ-24105', 'consultant2');
  await drop(page, '拖来的.jpg', 'image/jpeg', await paperPhoto(null, 1200, 800));
  await expect(tiles(page)).toHaveCount(1);
  await page.evaluate(async () => {
    const canvas = document.createElement('canvas');
    canvas.width = 300;
    canvas.height = 200;
    canvas.getContext('2d')?.fillRect(10, 10, 50, 50);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File([blob ?? ''], 'image.png', { type: 'image/png' }));
    window.dispatchEvent(new ClipboardEvent('paste', { clipboardData, cancelable: true }));
  });
  await expect(tiles(page)).toHaveCount(2);
});

test('a photo of 50 megapixels is attached while somebody types: no key waits', async ({ page }) => {
  await openCard(page, 'DZ-24105', 'consultant2');
  const photo = await sharp({ create: { width: 8192, height: 6144, channels: 3, background: '#cfc9b8' } })
    .jpeg({ quality: 95 })
    .toBuffer();
  await page.evaluate(() => {
    const longest = { ms: 0 };
    Reflect.set(window, 'longest', longest);
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longest.ms = Math.max(longest.ms, duration);
      // the threshold is younger than its type
    }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
  });
  const remark = page.getByLabel(/^备注/).first();
  await remark.click();
  await choose(page).setInputFiles({ name: '大照片.jpg', mimeType: 'image/jpeg', buffer: photo });
  await expect(page.getByText('大照片.jpg')).toBeVisible();
  await remark.press('End');
  await page.keyboard.type('，下午带家人再来看一次白色的', { delay: 25 });
  await expect(remark).toHaveValue('戴眼镜，带小孩，下午带家人再来看一次白色的');
  await expect(tiles(page)).toHaveCount(1);
  const longest = await page.evaluate(() => Number(Reflect.get(Reflect.get(window, 'longest'), 'ms')));
  console.log(`attach beside typing: the slowest key took ${Math.round(longest)} ms`);
  // a key that waited for the photo would wait for seconds
  expect(longest).toBeLessThan(1000);
});

test('a photo of another card is offered to the card whose code is on it', async ({ page }) => {
  await openCard(page);
  const photo = await paperPhoto('QTZ:DZ-24105');
  await drop(page, '别的卡.jpg', 'image/jpeg', photo);
  await expect(page.getByText(/纸卡，卡号 DZ-24105/)).toBeVisible();
  await page.getByRole('button', { name: '附到那张卡' }).click();
  await expect(page.getByText('别的卡.jpg')).toBeHidden();
  await expect(tiles(page)).toHaveCount(0);
  await find(page, 'dz-24105');
  await expect(tiles(page)).toHaveCount(1);
});

test('a refusal with a long name stays in its column and leaves the ways to attach in sight', async ({ page }) => {
  await openCard(page);
  const heic = Buffer.concat([Buffer.from('\0\0\0\u0018ftypheic', 'latin1'), Buffer.alloc(2000)]);
  await choose(page).setInputFiles({ name: `${'IMG_'.repeat(30)}.HEIC`, mimeType: 'image/heic', buffer: heic });
  const column = page.getByRole('complementary', { name: '保存进度与查重' });
  const note = column.getByRole('status').filter({ hasText: '没有附上' });
  await expect(note).toBeVisible();
  expect(await column.evaluate((it) => it.scrollWidth - it.clientWidth)).toBe(0);
  expect((await note.boundingBox())?.height).toBeLessThan(150);
});

test('what is no photo says so, and says what to do; nothing typed is lost', async ({ page }) => {
  await openCard(page);
  const heic = Buffer.concat([Buffer.from('\0\0\0\u0018ftypheic', 'latin1'), Buffer.alloc(2000)]);
  await choose(page).setInputFiles([
    { name: 'IMG_0001.HEIC', mimeType: 'image/heic', buffer: heic },
    { name: '照片.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('不是照片'.repeat(100)) },
    { name: '断了.jpg', mimeType: 'image/jpeg', buffer: (await paperPhoto(null, 800, 600)).subarray(0, 900) },
    { name: '空的.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(0) },
  ]);
  await expect(page.getByText(/设置—相机—格式.*兼容性最佳/)).toBeVisible();
  await expect(page.getByText(/「照片.jpg」没有附上.*不是照片，也不是 PDF/)).toBeVisible();
  await expect(page.getByText(/「断了.jpg」没有附上.*不完整/)).toBeVisible();
  await expect(page.getByText(/「空的.jpg」没有附上.*是空的/)).toBeVisible();
  // it is the files' fault: the same ones will do no better another time
  await expect(page.getByRole('button', { name: '再试一次' })).toHaveCount(0);
  await expectAccessible(page);
  for (let left = 4; left > 0; left -= 1) await page.getByRole('button', { name: '知道了' }).first().click();
  await choose(page).setInputFiles({
    name: '扫描.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.4\n%%EOF'),
  });
  // a document has no small picture: its tile says what it is and how large
  await expect(tiles(page)).toHaveText(/^PDF\s*1 KB\s*扫描\.pdf$/);
  await tiles(page).click();
  await expect(viewer(page)).toContainText('这是 PDF 扫描件');
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('s')]);
  expect(download.suggestedFilename()).toBe('扫描.pdf');
});

test('the camera takes photos of the paper; one that is refused says what to do', async ({ page, context }) => {
  await openCard(page);
  await page.keyboard.press('Alt+p');
  await expect(page.getByText('摄像头没有被允许')).toBeVisible();
  await expectAccessible(page);
  await context.grantPermissions(['camera']);
  await page.keyboard.press('r');
  await expect(page.getByRole('button', { name: /拍一张/ })).toBeEnabled();
  await page.getByRole('button', { name: /拍一张/ }).click();
  await expect(page.getByText('已拍 1 张')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(tiles(page)).toHaveCount(1);
});

test('a photo attached to a card that is not saved yet is there after a reload, and on the card once it is saved', async ({
  page,
}) => {
  await openAs(page, hub.url, 'consultant1', '/cards/new');
  await expect(page.getByRole('heading', { name: /附件/ })).toBeVisible();
  await choose(page).setInputFiles({
    name: '纸卡.jpg',
    mimeType: 'image/jpeg',
    buffer: await paperPhoto(null, 900, 600),
  });
  await expect(tiles(page)).toHaveCount(1);
  await page.reload();
  await expect(tiles(page)).toHaveCount(1);
  await page.getByLabel(/^姓名/).first().fill('田先生');
  await page
    .getByLabel(/^移动电话/)
    .first()
    .fill('13911112222');
  await page.getByRole('radio', { name: /^B/ }).first().check({ force: true });
  await page.keyboard.press('Control+s');
  await expect(page.getByText(/已快速保存/)).toBeVisible();
  await expect(tiles(page)).toHaveCount(1);
});

test('the auditor sees the paper beside the system, the part he reads enlarged, and turns it', async ({ page }) => {
  await openCard(page);
  await choose(page).setInputFiles({
    name: '纸卡.jpg',
    mimeType: 'image/jpeg',
    buffer: await paperPhoto('QTZ:DZ-24104'),
  });
  await expect(tiles(page)).toHaveCount(1);
  await openScreen(page, '/audit');
  const paper = page.getByRole('region', { name: '纸卡照片' });
  await expect(paper.getByRole('img', { name: '纸卡 DZ-24104' })).toBeVisible();
  await expect(paper).toContainText('放大：姓名');
  await page.keyboard.press('j');
  await expect(paper).toContainText('放大：移动电话');
  await page.keyboard.press('r');
  await expect(paper.getByRole('img', { name: '纸卡 DZ-24104' })).toHaveCSS('rotate', '90deg');
  await expectAccessible(page);
  await page.keyboard.press(']');
  await expect(paper).toContainText('没有纸卡照片');
});

test('a pile of photos dropped on the list of cards goes each to its card, by the clerk who sees none of the customers', async ({
  page,
}) => {
  await openAs(page, hub.url, 'clerk10', '/cards');
  await expect(page.getByRole('button', { name: /附纸卡照片/ })).toBeVisible();
  await page.getByLabel('选纸卡照片').setInputFiles([
    { name: '1.jpg', mimeType: 'image/jpeg', buffer: await paperPhoto('QTZ:DZ-24104', 2000, 1400) },
    { name: '2.jpg', mimeType: 'image/jpeg', buffer: await paperPhoto('QTZ:DZ-24105', 2000, 1400) },
    { name: '3.jpg', mimeType: 'image/jpeg', buffer: await paperPhoto(null, 800, 600) },
  ]);
  await expect(page.getByText(/「1.jpg」是白\*的纸卡，卡号 DZ-24104/)).toBeVisible();
  await expect(page.getByText(/「3.jpg」没有附上.*没认出卡上的二维码/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: '2 张都附到各自的卡' }).click();
  await expect(page.getByText(/[12]\.jpg/)).toHaveCount(0);
  await find(page, 'DZ-24105');
  // the card, whose customer is none of the clerk's business
  await expect(page).toHaveURL(/#\/cards\/[^/]+$/);
  await expect(page.getByText('资料已遮住')).toBeVisible();
  await expect(tiles(page)).toHaveCount(0);
});
