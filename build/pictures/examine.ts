import type { Page } from 'playwright-core';
import { cutTexts } from './examine-cut.ts';
import { overlaps } from './examine-overlap.ts';
import { smallTargets } from './examine-targets.ts';

/**
 * What is wrong with the layout of a page as it stands, in Chinese, one line each: the page or a part of it scrolls
 * sideways, words are cut, words lie on words, something to press is too small to be hit.
 */
export async function layoutTroubles(page: Page): Promise<readonly string[]> {
  const found = [
    ...(await page.evaluate(sidewaysScroll)),
    ...(await page.evaluate(cutTexts)),
    ...(await page.evaluate(overlaps)),
    ...(await page.evaluate(smallTargets)),
  ];
  return [...new Set(found)];
}

function sidewaysScroll(): string[] {
  const root = document.documentElement;
  const troubles = [...document.body.querySelectorAll<HTMLElement>('*')].flatMap((element) => {
    const over = element.scrollWidth - element.clientWidth;
    const { overflowX, visibility } = getComputedStyle(element);
    const isField = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
    if (over <= 1 || element.clientWidth <= 1 || isField || visibility === 'hidden' || !/auto|scroll/.test(overflowX))
      return [];
    return [`横向滚动 ${over} px：${element.tagName.toLowerCase()}.${element.className}`];
  });
  const over = root.scrollWidth - root.clientWidth;
  return over > 0 ? [`整页横向超出 ${over} px`, ...troubles] : troubles;
}
