import { expect, test } from '@playwright/test';
import { layoutTroubles } from '../../../build/pictures/examine.ts';

// The examination of the pictures (npm run screenshots): each kind of trouble is seen where it is, and only there.

const troubled = [
  [
    'words beyond the edge',
    '<p style="width:60px;overflow:hidden;white-space:nowrap">已经买了别家的车</p>',
    /文字被截断 \d+ px/,
  ],
  ['words cut below', '<p style="width:60px;height:20px;overflow:hidden">已经买了别家的车</p>', /文字被截断/],
  [
    'words cut by what holds their row',
    '<div style="width:90px;overflow:hidden"><span style="white-space:nowrap">已经买了别家的车</span></div>',
    /文字被截断/,
  ],
  ['a hint longer than its field', '<input style="width:60px" placeholder="没登记离店时间">', /提示被截断/],
  ['words on words', '<p>登记到店</p><p style="margin-top:-30px">登记离店</p>', /文字重叠：「登记到店」和「登记离店」/],
  [
    'a part that scrolls sideways',
    '<div style="width:80px;overflow:auto"><p style="width:200px">来店</p></div>',
    /横向滚动 120 px/,
  ],
  [
    'words outside the window',
    '<p style="position:fixed;left:1340px;white-space:nowrap">已经买了别家的车</p>',
    /文字在窗口外/,
  ],
  [
    'two small things to press side by side',
    '<button style="all:unset;width:14px;height:14px">一</button><button style="all:unset;width:14px;height:14px">二</button>',
    /太小不好点/,
  ],
] as const;

for (const [what, html, seen] of troubled) {
  test(`${what} are trouble`, async ({ page }) => {
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.setContent(`<body style="margin:0;font:14px/22px sans-serif">${html}</body>`);
    expect((await layoutTroubles(page)).join('\n')).toMatch(seen);
  });
}

const sound = [
  [
    'a cut line whose title holds the whole of it',
    '<p title="已经买了别家的车，不再考虑" style="width:60px;overflow:hidden;white-space:nowrap;text-overflow:ellipsis">已经买了别家的车，不再考虑</p>',
  ],
  ['what can be scrolled to', '<div style="height:40px;overflow-y:auto"><p>来店</p><p>来电</p><p>网络</p></div>'],
  [
    'what is said to those who hear the page',
    '<span class="visually-hidden" style="position:absolute;width:1px;height:1px;overflow:hidden">，必填</span>',
  ],
  [
    'a sheet that covers another',
    '<p>登记到店</p><div style="position:absolute;top:0;background:#fff"><p>登记离店</p></div>',
  ],
  ['a link inside a sentence', '<p>还差 <a href="#x">姓名</a>、<a href="#y">电话</a> 等</p>'],
  ['a tick with its words', '<label style="display:inline-flex;height:24px"><input type="checkbox">收集</label>'],
] as const;

for (const [what, html] of sound) {
  test(`${what} is in order`, async ({ page }) => {
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.setContent(`<body style="margin:0;font:14px/22px sans-serif">${html}</body>`);
    expect(await layoutTroubles(page)).toEqual([]);
  });
}
