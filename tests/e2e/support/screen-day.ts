import { expect, type Page } from '@playwright/test';
import type { DayAct, DayScenario, PaperWords } from '../../fixtures/day/scenario.ts';
import { keyInCards, signDay } from './audit-screen.ts';
import { correctCard, fillCard } from './card-screen.ts';
import { goTo, openScreen } from './desk.ts';
import { enterOwner, issueBook } from './desk-screens.ts';
import { openVisitCard, registerArrival, registerDeparture } from './traffic-screen.ts';

/** Where people sit: each at a page of his own in browsers, one after the other at the one window of the desktop. */
export interface Desks {
  /** The page at which this person is signed in. */
  at(name: string): Promise<Page>;
  setClock(at: string): Promise<void>;
}

/** Plays the fixture's day through the screens, act by act at its time; then the audit of the next day. */
export async function playDayAtScreens(desks: Desks, day: DayScenario): Promise<void> {
  const corrected = new Set(day.acts.flatMap((act) => (act.act === 'correct' ? [act.serial] : [])));
  const cards = new CardAddresses(corrected);
  const papers = new Map<string, PaperWords>();
  for (const act of day.acts) {
    if (act.act === 'keyIn') {
      papers.set(act.serial, act.paper);
      continue;
    }
    await desks.setClock(act.at);
    const page = await desks.at(act.who);
    if (act.act === 'sign') {
      await openScreen(page, '/audit');
      await keyInCards(page, papers);
      await signDay(page);
    } else await playAct(page, act, cards);
  }
}

/** The addresses of the cards that are corrected later in the day. */
class CardAddresses {
  readonly #wanted: ReadonlySet<string>;
  readonly #routes = new Map<string, string>();
  constructor(wanted: ReadonlySet<string>) {
    this.#wanted = wanted;
  }
  wants(serial: string): boolean {
    return this.#wanted.has(serial);
  }
  keep(serial: string, route: string): void {
    this.#routes.set(serial, route);
  }
  of(serial: string): string {
    const route = this.#routes.get(serial);
    if (route === undefined) throw new Error(`${serial} has no card to correct`);
    return route;
  }
}

type ScreenAct = Exclude<DayAct, { readonly act: 'keyIn' | 'sign' }>;

async function playAct(page: Page, act: ScreenAct, cards: CardAddresses): Promise<void> {
  switch (act.act) {
    case 'issueBook':
      return issueBook(page, act.book);
    case 'enterOwner':
      return enterOwner(page, act.owner);
    case 'arrive':
      await openScreen(page, '/traffic');
      return registerArrival(page, act.visit);
    case 'depart':
      await openScreen(page, '/traffic');
      return registerDeparture(page, act.visitKey);
    case 'completeCard':
      return completeCard(page, act, cards);
    case 'correct':
      await openScreen(page, cards.of(act.serial));
      return correctCard(page, act.change);
  }
}

async function completeCard(
  page: Page,
  act: Extract<DayAct, { readonly act: 'completeCard' }>,
  cards: CardAddresses,
): Promise<void> {
  await openScreen(page, '/traffic');
  await openVisitCard(page, act.visitKey, act.at.slice(0, 10) === act.visitKey.slice(0, 10));
  await fillCard(page, act.card);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/洽谈卡 \S+ 已完成/)).toBeVisible();
  if (!cards.wants(act.card.serial)) return;
  await goTo(page, '/cards');
  await page.getByRole('button', { name: /打开洽谈卡/ }).click();
  await expect(page).toHaveURL(/#\/cards\/[^/]+$/);
  cards.keep(act.card.serial, new URL(page.url()).hash.slice(1));
}
