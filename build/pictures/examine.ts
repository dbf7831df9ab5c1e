import type { Page } from 'playwright-core';

/** What is wrong with the layout of a page as it stands, in Chinese, one line each. */
export function layoutTroubles(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const troubles: string[] = [];
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth) troubles.push(`整页横向超出 ${root.scrollWidth - root.clientWidth} px`);
    for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
      const style = getComputedStyle(element);
      if (element.clientWidth <= 1 || style.visibility === 'hidden' || element.closest('[aria-hidden="true"]'))
        continue;
      const over = element.scrollWidth - element.clientWidth;
      const hasText = [...element.childNodes].some(
        (node) => node.nodeType === 3 && (node.textContent ?? '').trim() !== '',
      );
      const isField = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
      const named = element.closest('[title]') ?? element.querySelector('[title]');
      const words = (element.innerText ?? '').trim().replace(/\s+/g, ' ').slice(0, 24);
      const where = `${element.tagName.toLowerCase()}${element.className && typeof element.className === 'string' ? `.${element.className.split(' ').join('.')}` : ''}`;
      if (over > 1 && /auto|scroll/.test(style.overflowX)) troubles.push(`横向滚动 ${over} px：${where}「${words}」`);
      else if (over > 1 && hasText && !isField && !named) troubles.push(`文字被截断 ${over} px：${where}「${words}」`);
      const below = element.scrollHeight - element.clientHeight;
      const isCut = style.overflowY === 'hidden' || style.overflowY === 'clip';
      if (below > 5 && isCut && hasText && !isField && !named)
        troubles.push(`文字下面被截断 ${below} px：${where}「${words}」`);
    }
    return [...new Set(troubles)];
  });
}
