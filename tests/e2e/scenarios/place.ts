import type { Page } from '@playwright/test';
import type { TestHub } from '../../hosts/start-hub.ts';
import { leaveDesk, openScreen, signIn } from '../support/desk.ts';
import type { TestDesktop } from '../support/desktop.ts';

/** Where a scenario is played: at a page of a browser or at the window of the desktop, with the same hands. */
export interface Place {
  readonly page: Page;
  /** Moves the host's clock. @param at `YYYY-MM-DD HH:mm` in Shanghai */
  setClock(at: string): Promise<void>;
  /** Somebody sits down, the one before leaves; at a screen, or where his day begins. */
  come(loginName: string, route?: string): Promise<void>;
}

/** A page of the browser-served host. */
export function browserPlace(page: Page, hub: TestHub): Place {
  return placeAt(
    page,
    (at) => hub.setClock(at),
    () => page.goto(hub.url),
  );
}

/** The one window of the desktop host. */
export function windowPlace(page: Page, desktop: TestDesktop): Place {
  return placeAt(
    page,
    (at) => desktop.setClock(at),
    () => page.waitForLoadState(),
  );
}

function placeAt(page: Page, setClock: (at: string) => Promise<void>, arrive: () => Promise<unknown>): Place {
  let isThere = false;
  let isBehind = false;
  return {
    page,
    setClock: async (at) => {
      await setClock(at);
      isBehind = true;
    },
    come: async (loginName, route) => {
      if (!isThere) await arrive();
      // a page that locked meanwhile does not know it yet
      else if (isBehind) await page.reload();
      isThere = true;
      isBehind = false;
      await leaveDesk(page);
      await signIn(page, loginName);
      if (route !== undefined) await openScreen(page, route);
    },
  };
}
