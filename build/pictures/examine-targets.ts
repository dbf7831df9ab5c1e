/**
 * What can be pressed and is hard to hit (WCAG 2.2, 2.5.8): below 24 × 24 px, and another one so near that a circle of
 * 24 px around it touches the other. Links inside a sentence are as high as its line. Runs inside the page.
 */
export function smallTargets(): string[] {
  const least = 24;
  const pressable =
    'button, a[href], select, textarea, input, [role="button"], [role="tab"], [role="radio"], [role="menuitem"], [role="option"]';
  interface Target {
    readonly element: Element;
    readonly box: DOMRect;
    readonly isSmall: boolean;
  }
  const targets: Target[] = [];
  for (const each of document.querySelectorAll<HTMLElement>(pressable)) {
    // a tick or a radio is pressed by its label as well
    const element = (each instanceof HTMLInputElement && each.closest('label')) || each;
    const box = element.getBoundingClientRect();
    const { visibility, display } = getComputedStyle(element);
    if (
      box.width === 0 ||
      box.bottom <= 0 ||
      visibility === 'hidden' ||
      each.matches(':disabled, [aria-disabled="true"]')
    )
      continue;
    if (targets.some((target) => target.element === element)) continue;
    const seen = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    if (seen === null || !(element.contains(seen) || seen.contains(element))) continue;
    const isInSentence =
      display.startsWith('inline') &&
      [...(element.parentElement?.childNodes ?? [])].some(
        (node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== '',
      );
    targets.push({ element, box, isSmall: !isInSentence && (box.width < least || box.height < least) });
  }
  const distance = (x: number, y: number, box: DOMRect): number =>
    Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom));
  const troubles: string[] = [];
  for (const { element, box } of targets.filter(({ isSmall }) => isSmall)) {
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    const near = targets.find((other) => {
      if (other.element === element || other.element.contains(element) || element.contains(other.element)) return false;
      const centre = other.isSmall
        ? Math.hypot(other.box.left + other.box.width / 2 - x, other.box.top + other.box.height / 2 - y) - least / 2
        : distance(x, y, other.box);
      return centre < least / 2 - 0.5;
    });
    if (near === undefined) continue;
    const words = (
      element.textContent ||
      element.getAttribute('aria-label') ||
      element.getAttribute('title') ||
      ''
    ).trim();
    const other = (near.element.textContent || near.element.getAttribute('aria-label') || '').trim();
    troubles.push(
      `太小不好点 ${Math.round(box.width)}×${Math.round(box.height)} px：${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}「${words.slice(0, 16)}」，挨着「${other.slice(0, 16)}」`,
    );
  }
  return troubles;
}
