/**
 * Words that do not fit: beyond the edge of what clips them, or a placeholder longer than its field. What ends in 「…」
 * is in order where a title holds the whole of it; what can be scrolled to is not cut. Runs inside the page.
 */
export function cutTexts(): string[] {
  const troubles: string[] = [];
  const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim();
  const where = (element: Element): string =>
    `${element.tagName.toLowerCase()}${typeof element.className === 'string' && element.className !== '' ? `.${element.className.trim().split(/\s+/).join('.')}` : ''}`;
  const isSaidInFull = (element: Element, text: string): boolean => {
    for (let each: Element | null = element; each !== null; each = each.parentElement) {
      const title = each.getAttribute('title');
      if (title !== null && tidy(title).replaceAll(' ', '').includes(tidy(text).replaceAll(' ', ''))) return true;
    }
    return false;
  };
  /** Left for those who hear the page. */
  const isUnseen = (element: Element): boolean => {
    if (element.closest('.visually-hidden, [aria-hidden="true"] > svg') !== null) return true;
    const { visibility, opacity } = getComputedStyle(element);
    return visibility === 'hidden' || opacity === '0';
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const text = tidy(node.textContent ?? '');
    const element = node.parentElement;
    if (text === '' || element === null || isUnseen(element) || element.closest('script, style') !== null) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    if (box.width === 0 || box.bottom <= 0) continue;
    let [alongX, alongY] = [true, true];
    for (let clip: HTMLElement | null = element; clip !== null && (alongX || alongY); clip = clip.parentElement) {
      const { overflowX, overflowY, position } = getComputedStyle(clip);
      const edge = clip.getBoundingClientRect();
      const overX = Math.max(box.right - edge.right, edge.left - box.left);
      // a line's box is taller than its glyphs
      const overY = Math.max(box.bottom - edge.bottom, edge.top - box.top) - 4;
      if (/auto|scroll/.test(overflowX)) alongX = false;
      if (/auto|scroll/.test(overflowY)) alongY = false;
      const isCutX = alongX && /hidden|clip/.test(overflowX) && overX > 1;
      const isCutY = alongY && /hidden|clip/.test(overflowY) && overY > 1;
      if ((isCutX || isCutY) && !isSaidInFull(element, text))
        troubles.push(`文字被截断 ${Math.round(isCutX ? overX : overY)} px：${where(element)}「${text.slice(0, 24)}」`);
      if (isCutX || isCutY || position === 'fixed') break;
    }
    const past = Math.max(box.right - window.innerWidth, -box.left);
    if (alongX && past > 1)
      troubles.push(`文字在窗口外 ${Math.round(past)} px：${where(element)}「${text.slice(0, 24)}」`);
  }
  const brush = document.createElement('canvas').getContext('2d');
  for (const field of document.querySelectorAll<HTMLInputElement>('input[placeholder]')) {
    const { font, paddingLeft, paddingRight } = getComputedStyle(field);
    if (brush === null || field.value !== '' || field.clientWidth === 0) continue;
    brush.font = font;
    const over =
      brush.measureText(field.placeholder).width -
      (field.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight));
    if (over > 1) troubles.push(`提示被截断 ${Math.round(over)} px：${where(field)}「${field.placeholder}」`);
  }
  return troubles;
}
