/** Words that lie on other words where both can be seen. Runs inside the page. */
export function overlaps(): string[] {
  interface Words {
    readonly element: Element;
    readonly text: string;
    readonly box: DOMRect;
  }
  const shown: Words[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement;
    const text = (node.textContent ?? '').trim();
    if (text === '' || element === null || element.closest('.visually-hidden, script, style') !== null) continue;
    const { visibility, opacity } = getComputedStyle(element);
    if (visibility === 'hidden' || opacity === '0') continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) if (box.width > 0) shown.push({ element, text, box });
  }
  for (const field of document.querySelectorAll<HTMLInputElement>('input, textarea')) {
    const text = field.value || field.placeholder;
    if (text !== '' && !/checkbox|radio/.test(field.type))
      shown.push({ element: field, text, box: field.getBoundingClientRect() });
  }
  const troubles: string[] = [];
  const isSeenAt = (element: Element, x: number, y: number): boolean =>
    document.elementsFromPoint(x, y).some((each) => each === element);
  for (const [index, one] of shown.entries()) {
    for (const other of shown.slice(index + 1)) {
      if (one.element.contains(other.element) || other.element.contains(one.element)) continue;
      const left = Math.max(one.box.left, other.box.left);
      const right = Math.min(one.box.right, other.box.right);
      const top = Math.max(one.box.top, other.box.top);
      const bottom = Math.min(one.box.bottom, other.box.bottom);
      // a line's box is taller than its glyphs by some pixels on either side
      if (right - left < 2 || bottom - top < 7) continue;
      const [x, y] = [(left + right) / 2, (top + bottom) / 2];
      const pile = document.elementsFromPoint(x, y);
      if (!isSeenAt(one.element, x, y) || !isSeenAt(other.element, x, y)) continue;
      // something opaque between them hides the lower one
      const [high, low] = [pile.indexOf(one.element), pile.indexOf(other.element)].sort((a, b) => a - b);
      const between = pile.slice(high, low).filter((each) => !each.contains(pile[low ?? 0] ?? null));
      const isHidden = between.some(
        (each) => !/rgba\(.*, 0\)|transparent/.test(getComputedStyle(each).backgroundColor),
      );
      if (!isHidden)
        troubles.push(
          `文字重叠：「${one.text.slice(0, 20)}」和「${other.text.slice(0, 20)}」，${Math.round(right - left)}×${Math.round(bottom - top)} px`,
        );
    }
  }
  return troubles;
}
