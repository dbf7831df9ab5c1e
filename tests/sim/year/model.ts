import type { Person, TestShowroom } from '../../integration/support/showroom.ts';
import type { Dice } from '../plans/dice.ts';
import type { Absences } from './absences.ts';
import type { Almanac } from './almanac.ts';
import type { Character } from './characters.ts';
import type { Findings } from './findings.ts';
import type { PlanLine } from './rows.ts';
import type { Expected, SecondBook } from './second-book.ts';
import type { SoldBook } from './sold-book.ts';
import type { Told } from './told-book.ts';

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
  /** Who is away, and who stands in with what. */
  readonly absences: Absences;
  /** What the second book says of cars that were ordered and handed over. */
  readonly sold: SoldBook;
  /** What managers wrote on customers. */
  readonly told: Told[];
  /** Everything that stands by the second book. */
  readonly findings: Findings;
  /** Today, and what midnight will find by the second book besides calls that were not made. */
  today: string;
  tonight: Expected[];
  /** Plans that were due today and that a manager replaced. */
  replacedToday: PlanLine[];
  /** Cards of today whose departure is still to be entered. */
  visitors: string[];
  /** Business days whose sheet is not signed. */
  unsigned: string[];
  /** Intentions that have ended, for whoever walks in again. */
  readonly gone: { readonly customer: string; readonly phone: string; readonly owner: string }[];
  readonly phones: Map<string, string>;
  arrived: number;
  /** Whoever works here today. */
  staff: readonly Colleague[];
}

/** Counts one more of something. */
export function note({ happened }: Year, what: string): void {
  happened.set(what, (happened.get(what) ?? 0) + 1);
}

/** Who is at work today: neither on leave nor ill. */
export function present(year: Year): readonly Colleague[] {
  return year.staff.filter(({ person }) => !year.absences.isAway(person.id, year.today));
}
