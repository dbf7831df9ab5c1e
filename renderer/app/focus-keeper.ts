import { useEffect } from 'react';
import { groundOf } from './key-stroke.ts';

/** How many places the keyboard remembers. */
const trailLength = 16;

/**
 * Keeps the keyboard somewhere. What had the focus may go away with its form, its dialog, its screen; then the focus
 * goes back to what led there, else to the list of the screen, else to the work itself. Out of a field that Esc leaves
 * it goes to the list as well. A click beside everything is left alone.
 */
export function useFocusKeeper(): void {
  useEffect(() => {
    const keeper = createFocusKeeper(document);
    return keeper.close;
  }, []);
}

/** @param page whose focus is kept; everything is let go by `close` */
function createFocusKeeper(page: Document): { readonly close: () => void } {
  let trail: readonly HTMLElement[] = [];
  /** Put there by the keeper while a screen is still being read: its list comes later. */
  let lent: HTMLElement | null = null;
  let frame = 0;
  let isByKeys = false;
  /** Being asked whether it was left or went away. */
  let leaving: HTMLElement | null = null;
  const onFocusIn = ({ target }: FocusEvent): void => {
    if (!(target instanceof HTMLElement)) return;
    if (target !== lent) lent = null;
    trail = [...trail.filter((each) => each !== target && each.isConnected), target].slice(-trailLength);
  };
  const onFocusOut = ({ target, relatedTarget }: FocusEvent): void => {
    if (relatedTarget !== null || !(target instanceof HTMLElement)) return;
    // Still there after the next drawing: it was left on purpose, by a key or by a click beside everything.
    leaving = target;
    requestAnimationFrame(() => {
      if (leaving === target) leaving = null;
      if (!page.hasFocus() || page.activeElement !== page.body || !canTake(target)) return;
      trail = isByKeys ? trail.filter((each) => each !== target) : [];
      if (isByKeys) home()?.focus({ preventScroll: true });
    });
  };
  /** The list of the screen, else the work itself. */
  const home = (): HTMLElement | undefined =>
    [...page.querySelectorAll<HTMLElement>('main [role="grid"][tabindex="0"], main[tabindex]')]
      .toSorted((a, b) => Number(a.matches('main')) - Number(b.matches('main')))
      .find(canTake);
  const onKeyDown = (): void => {
    isByKeys = true;
  };
  const onPointerDown = (): void => {
    isByKeys = false;
  };
  function check(): void {
    frame = 0;
    if (leaving !== null) {
      look();
      return;
    }
    const at = page.activeElement;
    const isLost = (at === null || at === page.body) && trail.length > 0;
    if (!isLost && (lent === null || at !== lent)) return;
    const back = isLost ? (sameTabs(page, trail.at(-1)) ?? trail.findLast((each) => leadsBack(each))) : undefined;
    const place = back ?? home();
    if (place === undefined || place === at) return;
    lent = place.matches('main') ? place : null;
    place.focus({ preventScroll: true });
  }
  function look(): void {
    // After the drawing, so that whatever takes the focus by itself has it already.
    if (frame === 0) frame = requestAnimationFrame(() => requestAnimationFrame(check));
  }
  const watcher = new MutationObserver(look);
  watcher.observe(page.body, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['disabled', 'hidden', 'inert'],
  });
  page.addEventListener('keydown', onKeyDown, true);
  page.addEventListener('pointerdown', onPointerDown, true);
  page.addEventListener('focusin', onFocusIn);
  page.addEventListener('focusout', onFocusOut);
  return {
    close: () => {
      watcher.disconnect();
      cancelAnimationFrame(frame);
      page.removeEventListener('keydown', onKeyDown, true);
      page.removeEventListener('pointerdown', onPointerDown, true);
      page.removeEventListener('focusin', onFocusIn);
      page.removeEventListener('focusout', onFocusOut);
    },
  };
}

/** The chosen tab of tabs that were drawn anew, as the settings are page by page. */
function sameTabs(page: Document, lost: HTMLElement | undefined): HTMLElement | undefined {
  const label = lost?.closest('[role="tablist"]')?.getAttribute('aria-label');
  if (lost === undefined || lost.isConnected || label == null) return undefined;
  const lists = [...page.querySelectorAll('main [role="tablist"]')];
  const again = lists.find((list) => list.getAttribute('aria-label') === label);
  return again?.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]') ?? undefined;
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
