import { expect, type Page } from '@playwright/test';
import { countedHands } from '../support/counted.ts';
import type { Place } from './place.ts';

const rows = (page: Page) => page.getByRole('grid', { name: '今日回访' }).getByRole('row', { name: /尾号/ });
const call = (page: Page) => page.getByRole('complementary', { name: /^回访 / });
const done = (page: Page) => page.getByRole('progressbar', { name: '已完成' });

/** Sits down at one's own calls; the first is open by itself. */
export async function comeToCalls({ page, come }: Place, loginName: string): Promise<void> {
  await come(loginName);
  await expect(call(page)).toBeVisible();
}

/** Whose call is open. */
export async function openCallOf(page: Page): Promise<string> {
  return ((await call(page).getAttribute('aria-label')) ?? '').replace('回访 ', '');
}

/**
 * Makes routine calls one after the other by keyboard alone: the outcome, one line, the end, which opens the next call. Each
 * costs three inputs, as the domain counts them. Returns who was called.
 */
export async function callByKeyboard({ page }: Place, calls: number): Promise<readonly string[]> {
  const open = await rows(page).count();
  const before = Number(await done(page).getAttribute('aria-valuenow'));
  const hands = countedHands(page);
  const called: string[] = [];
  for (let n = 1; n <= calls; n++) {
    const name = await openCallOf(page);
    called.push(name);
    await hands.choose('1');
    await expect(page.getByRole('textbox', { name: '客户反馈' })).toBeFocused();
    await hands.field(`第 ${n} 个，想再比一比`);
    await hands.button('Control+Enter');
    await expect(page.getByText(`已记下${name}`)).toBeVisible();
    await expect(page.getByRole('complementary', { name: `回访 ${name}`, exact: true })).toHaveCount(0);
    expect(hands.inputs).toHaveLength(3 * n);
  }
  expect(new Set(called).size).toBe(calls);
  await expect(done(page)).toHaveAttribute('aria-valuenow', String(before + calls));
  await expect(rows(page)).toHaveCount(open - calls);
  return called;
}
