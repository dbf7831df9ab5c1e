import { expect, type Page } from '@playwright/test';
import type { DayAct, DayScenario, PaperWords } from '../../fixtures/day/scenario.ts';
import { keyInCards, signDay } from './audit-screen.ts';
import { correctCard, fillCard, leftForList } from './card-screen.ts';
import { enterOwner, issueBook } from './desk-screens.ts';
import type { Seat } from './seat.ts';
import { openVisitCard, registerArrival, registerDeparture } from './traffic-screen.ts';

/** Where people sit: each at a page of his own in browsers, one after the other at the one window of the desktop. */
export interface Desks {
  /** Where this person is signed in, or signs in now. */
  seat(name: string, at: string): Promise<Seat>;
  setClock(at: string): Promise<void>;
}

/** Whoever plays what is not typed at the screens. */
export interface OtherHands {
  takes(act: DayAct): boolean;
  play(act: DayAct): Promise<void>;
}

/**
 * Plays the fixture's day through the screens, act by act at its time; then the audit of the next day. What other hands
 * take is done by them, at its time as well.
 */
export async function playDayAtScreens(desks: Desks, day: DayScenario, others?: OtherHands): Promise<void> {
  const corrected = new Set(day.acts.flatMap((act) => (act.act === 'correct' ? [act.serial] : [])));
  const cards = new CardAddresses(corrected);
  const papers = new Map<string, PaperWords>();
  for (const act of day.acts) {
    if (others?.takes(act)) {
      await desks.setClock(act.at);
      await others.play(act);
      continue;
    }
    if (act.act === 'keyIn') {
      papers.set(act.serial, act.paper);
      continue;
    }
    await desks.setClock(act.at);
    const seat = await desks.seat(act.who, act.at);
    if (act.act === 'sign') {
      await seat.comeTo('/audit', act.at);
      await keyInCards(seat.page, papers);
      await signDay(seat.page);
    } else await playAct(seat, act, cards);
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

async function playAct(seat: Seat, act: ScreenAct, cards: CardAddresses): Promise<void> {
  const { page } = seat;
  switch (act.act) {
    case 'issueBook':
      await seat.stayAt('/books', act.at);
      return issueBook(page, act.book);
    case 'enterOwner':
      await seat.stayAt('/owners/new', act.at);
      return enterOwner(page, act.owner);
    case 'arrive':
      await seat.stayAt('/traffic', act.at);
      return registerArrival(page, act.visit);
    case 'depart':
      await seat.stayAt('/traffic', act.at);
      return registerDeparture(page, act.visitKey, act.at);
    case 'completeCard':
      await seat.comeTo('/traffic', act.at);
      return completeCard(page, act, cards);
    case 'correct':
      await seat.comeTo(cards.of(act.serial), act.at);
      return correctCard(page, act.serial, act.change);
  }
}

async function completeCard(
  page: Page,
  act: Extract<DayAct, { readonly act: 'completeCard' }>,
  cards: CardAddresses,
): Promise<void> {
  await openVisitCard(page, act.visitKey, act.at.slice(0, 10) === act.visitKey.slice(0, 10));
  await fillCard(page, act.card);
  await page.keyboard.press('Control+Enter');
  await leftForList(page, '已完成');
  if (!cards.wants(act.card.serial)) return;
  await page.getByRole('button', { name: /打开洽谈卡/ }).click();
  await expect(page).toHaveURL(/#\/cards\/[^/]+$/);
  cards.keep(act.card.serial, new URL(page.url()).hash.slice(1));
}
