import { expect, type Locator, type Page } from '@playwright/test';
import { password } from './prepare.ts';

/** Somebody without a mouse: after each step the focus must be somewhere, and it must be seen where. */
export interface Hands {
  readonly page: Page;
  /** Presses keys one after the other. */
  press(...keys: readonly string[]): Promise<void>;
  type(words: string): Promise<void>;
  /** Walks on by Tab until the focus is there. */
  tabTo(target: Locator): Promise<void>;
  /** Walks back by Shift Tab until the focus is there. */
  tabBackTo(target: Locator): Promise<void>;
  /** Walks a menu or a row of tabs by an arrow until the focus is there. */
  arrowTo(target: Locator, key: 'ArrowDown' | 'ArrowRight' | 'ArrowLeft'): Promise<void>;
  expectFocus(target: Locator): Promise<void>;
}

const mostSteps = 60;

/** The hands of whoever sits at a page. */
function handsAt(page: Page): Hands {
  const isAt = (target: Locator): Promise<boolean> =>
    target.evaluate((element) => element === document.activeElement).catch(() => false);
  const walk = async (target: Locator, key: string): Promise<void> => {
    await expect(target).toBeVisible();
    for (let step = 0; step < mostSteps; step++) {
      if (await isAt(target)) return;
      await page.keyboard.press(key);
    }
    throw new Error(`${mostSteps} times ${key} do not lead to ${target}`);
  };
  const hold = (): Promise<void> => expect.poll(() => page.evaluate(focusTrouble), { timeout: 5000 }).toBe('');
  return {
    page,
    press: async (...keys) => {
      for (const key of keys) await page.keyboard.press(key);
      await hold();
    },
    type: async (words) => {
      await page.keyboard.type(words);
      await hold();
    },
    tabTo: async (target) => {
      await walk(target, 'Tab');
      await hold();
    },
    tabBackTo: async (target) => {
      await walk(target, 'Shift+Tab');
      await hold();
    },
    arrowTo: async (target, key) => {
      await expect(target).toBeVisible();
      for (let step = 0; step < mostSteps && !(await isAt(target)); step++) {
        await page.keyboard.press(key);
        await hold();
      }
      await expect(target).toBeFocused();
    },
    expectFocus: async (target) => {
      await expect(target).toBeFocused();
      await hold();
    },
  };
}

/** Opens the application and signs in at the door, which asks for the name by itself. */
export async function comeIn(page: Page, url: string, loginName: string): Promise<Hands> {
  await page.goto(url);
  const hands = handsAt(page);
  await hands.expectFocus(page.getByLabel(/^登录名/));
  await hands.type(loginName);
  await hands.press('Tab');
  await hands.type(password);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('navigation', { name: '主导航' })).toBeVisible();
  await hands.press();
  return hands;
}

/** What is wrong with the focus, in the page; '' for nothing. */
function focusTrouble(): string {
  const at = document.activeElement;
  if (at === null || at === document.body) return 'the focus is nowhere';
  const what = at.outerHTML.slice(0, 160);
  if (at.getClientRects().length === 0) return `the focus is on something that nobody sees: ${what}`;
  const isRinged = (element: Element | null): boolean => {
    if (element === null) return false;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
  };
  // the work as a whole bears a line along its top instead of a ring around everything
  const line = getComputedStyle(at, '::before');
  if (at.matches('main') && line.content !== 'none' && Number.parseFloat(line.height) >= 2) return '';
  // a cell, a row or a box may bear the ring of the field in it, a badge the ring of its hidden radio
  let holder: Element | null = at;
  for (let depth = 0; depth < 6 && holder !== null; depth++, holder = holder.parentElement)
    if (isRinged(holder)) return '';
  return isRinged(at.nextElementSibling) ? '' : `nothing shows that the focus is on ${what}`;
}
