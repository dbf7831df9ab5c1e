import { addDays, type CivilDate, instantAt } from '../../shared/calendar/civil-date.ts';
import type { CardValues } from '../../shared/domain/card.ts';
import type { Agenda } from './agenda.ts';
import type { Chance } from './chance.ts';
import type { Member } from './desk.ts';
import type { Owner } from './opening.ts';
import type { PaperWords } from './paper.ts';
import type { Prospect } from './prospect.ts';

/** The story of three weeks while it is being told: who is there, what is known, what lies on paper. */
export interface Story {
  readonly agenda: Agenda;
  readonly chance: Chance;
  /** The day on which the demo is looked at. */
  readonly today: CivilDate;
  readonly consultants: readonly Member[];
  /** The one with this role. */
  as(role: 'receptionist' | 'showroom_manager' | 'sales_manager' | 'clerk'): Member;
  readonly owners: readonly Owner[];
  /** Who is behind a customer's id. */
  readonly prospects: Map<string, Acquaintance>;
  /** The paper cards by their serial. */
  readonly papers: Map<string, PaperWords>;
  /** How many sheets each consultant's book has lost, by his place among the consultants. */
  readonly sheetsUsed: number[];
}

/** A prospect whom a consultant has met. */
export interface Acquaintance {
  readonly prospect: Prospect;
  readonly consultant: number;
  readonly metOn: CivilDate;
  /** What the first card says. */
  readonly values: CardValues;
}

export const zone = 'Asia/Shanghai';

/** The day `offset` days from the day of the demo; the past is negative. */
export function dayAt({ today }: Pick<Story, 'today'>, offset: number): CivilDate {
  return addDays(today, offset);
}

/** A moment of a day, so many minutes after midnight, in UTC ms. */
export function momentOf(day: CivilDate, minutes: number): number {
  const clamped = Math.min(minutes, 23 * 60 + 59);
  const time = `${two(Math.floor(clamped / 60))}:${two(clamped % 60)}`;
  return instantAt(day, time, zone);
}

/** `15:30` as minutes after midnight. */
export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
