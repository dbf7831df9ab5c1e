import type { Page } from '@playwright/test';
import { goTo, leaveDesk, openScreen } from './desk.ts';

/** Half of the time after which a page locks: whoever was away that long is let in anew. */
const awayMinutes = 15;

/** Somebody's place at a page through the day. */
export interface Seat {
  readonly page: Page;
  /** Goes on at a screen that shows what this person alone writes; read anew only where nobody sat here for a while. */
  stayAt(route: string, at: string): Promise<void>;
  /** Comes to a screen that shows what others wrote meanwhile. */
  comeTo(route: string, at: string): Promise<void>;
  /** Makes room for another person. */
  leave(at: string): Promise<void>;
}

/** @param since when the person signed in, `YYYY-MM-DD HH:mm` */
export function createSeat(page: Page, since: string): Seat {
  let last = { at: since, isFresh: true };
  const move = async (route: string, at: string, isEnough: boolean): Promise<void> => {
    if (last.isFresh || (isEnough && minutesBetween(last.at, at) < awayMinutes)) await goTo(page, route);
    else await openScreen(page, route);
    last = { at, isFresh: false };
  };
  return {
    page,
    stayAt: (route, at) => move(route, at, true),
    comeTo: (route, at) => move(route, at, false),
    leave: async (at) => {
      // a page that locked meanwhile does not know it yet
      if (minutesBetween(last.at, at) >= awayMinutes) await page.reload();
      await leaveDesk(page);
    },
  };
}

function minutesBetween(from: string, to: string): number {
  const at = (text: string): number => Date.parse(`${text.replace(' ', 'T')}:00Z`) / 60_000;
  return at(to) - at(from);
}
