import { useEffect } from 'react';
import { groundOf } from './key-stroke.ts';

/** How many places the keyboard remembers. */
const trailLength = 16;

/**
 * Keeps the keyboard somewhere. What had the focus may go away with its form, its dialog, its screen; then the focus
 * goes back to what led there, else to the list of the screen, else to the work itself. A click beside everything is
 * left alone.
 */
export function useFocusKeeper(): void {
  useEffect(() => {
    const keeper = createFocusKeeper(document);
    return keeper.close;
  }, []);
}

/** @param page whose focus is kept; everything is let go by `close` */
export function createFocusKeeper(page: Document): { readonly close: () => void } {
  let trail: readonly HTMLElement[] = [];
  /** Put there by the keeper while a screen is still being read: its list comes later. */
  let lent: HTMLElement | null = null;
  let frame = 0;
  const onFocusIn = ({ target }: FocusEvent): void => {
    if (!(target instanceof HTMLElement)) return;
    if (target !== lent) lent = null;
    trail = [...trail.filter((each) => each !== target && each.isConnected), target].slice(-trailLength);
  };
  const onFocusOut = ({ target, relatedTarget }: FocusEvent): void => {
    if (relatedTarget !== null || !(target instanceof HTMLElement)) return;
    // Still there after the next drawing: it was left on purpose, by a click beside everything.
    requestAnimationFrame(() => {
      if (page.hasFocus() && page.activeElement === page.body && canTake(target)) trail = [];
    });
  };
  const put = (element: HTMLElement): void => {
    element.focus({ preventScroll: true });
  };
  const check = (): void => {
    frame = 0;
    const at = page.activeElement;
    const isLost = (at === null || at === page.body) && trail.length > 0;
    if (!isLost && (lent === null || at !== lent)) return;
    const list = page.querySelector<HTMLElement>('main [role="grid"][tabindex="0"]');
    const back = isLost ? trail.findLast((each) => leadsBack(each)) : undefined;
    const home = back ?? (list !== null && canTake(list) ? list : page.querySelector<HTMLElement>('main[tabindex]'));
    if (home === null || home === at || !canTake(home)) return;
    lent = home.matches('main') ? home : null;
    put(home);
  };
  const look = (): void => {
    // After the drawing, so that whatever takes the focus by itself has it already.
    if (frame === 0) frame = requestAnimationFrame(() => requestAnimationFrame(check));
  };
  const watcher = new MutationObserver(look);
  watcher.observe(page.body, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['disabled', 'hidden', 'inert'],
  });
  page.addEventListener('focusin', onFocusIn);
  page.addEventListener('focusout', onFocusOut);
  return {
    close: () => {
      watcher.disconnect();
      cancelAnimationFrame(frame);
      page.removeEventListener('focusin', onFocusIn);
      page.removeEventListener('focusout', onFocusOut);
    },
  };
}

/** A place of the work that may have the focus back; tabs and radios would take the arrow keys from the list. */
function leadsBack(element: HTMLElement): boolean {
  return canTake(element) && element.closest('main, [role="dialog"]') !== null && groundOf(element) !== 'choice';
}

function canTake(element: HTMLElement): boolean {
  return (
    element.isConnected &&
    !element.matches(':disabled') &&
    element.closest('[inert], [hidden]') === null &&
    element.getClientRects().length > 0
  );
}
