import type { Person, TestShowroom } from '../../integration/support/showroom.ts';
import type { Dice } from '../plans/dice.ts';
import type { Almanac } from './almanac.ts';
import type { Character } from './characters.ts';
import type { Expected, SecondBook } from './second-book.ts';

/** A consultant at work. */
export type Colleague = Character & { readonly person: Person };

/** How often each thing happened: a year in which something never did tests less than it says. */
export type Happened = Map<string, number>;

/** The showroom in its year, with everything that the second book-keeping needs to know. */
export interface Year {
  readonly showroom: TestShowroom;
  readonly dice: Dice;
  readonly almanac: Almanac;
  readonly book: SecondBook;
  readonly happened: Happened;
  /** Today, and what midnight will find by the second book. */
  today: string;
  tonight: Expected[];
  /** Cards of today whose departure is still to be entered. */
  visitors: string[];
  /** Business days whose sheet is not signed. */
  unsigned: string[];
  /** Intentions that have ended, for whoever walks in again. */
  readonly gone: { readonly customer: string; readonly phone: string; readonly owner: string }[];
  readonly phones: Map<string, string>;
  arrived: number;
  readonly leaves: {
    readonly absent: string;
    readonly standIn: string;
    readonly from: string;
    readonly through: string;
  }[];
  /** Cars that are ordered and wait, by the intention that they fulfil. */
  readonly orders: Map<string, string>;
  /** Whoever works here today. */
  staff: readonly Colleague[];
}

/** Counts one more of something. */
export function note({ happened }: Year, what: string): void {
  happened.set(what, (happened.get(what) ?? 0) + 1);
}

/** The leave in which somebody is on a day. */
export function leaveOf({ leaves }: Year, personId: string, day: string) {
  return leaves.find(({ absent, from, through }) => absent === personId && from <= day && day <= through);
}

/** Who is at work today. */
export function present(year: Year): readonly Colleague[] {
  return year.staff.filter(({ person }) => leaveOf(year, person.id, year.today) === undefined);
}
