import {
  addDays,
  type CivilDate,
  civilDateOf,
  monthOf,
  weekdayOf,
  yearOf,
} from '../../../shared/calendar/civil-date.ts';
import type { CalendarDayView } from '../../../shared/contract/store.ts';

/** A month, by its first day. */
export type Month = CivilDate;

/** The month of a day. */
export function monthOfDay(day: CivilDate): Month {
  return `${day.slice(0, 8)}01`;
}

/** The month `count` months later. */
export function monthAfter(month: Month, count: number): Month {
  const months = yearOf(month) * 12 + monthOf(month) - 1 + count;
  return civilDateOf(Math.floor(months / 12), (months % 12) + 1, 1) ?? month;
}

/** The weeks that a month touches, Monday first; every day of them, also those of its neighbours. */
export function weeksOf(month: Month): readonly (readonly CivilDate[])[] {
  const weeks: CivilDate[][] = [];
  const next = monthAfter(month, 1);
  for (let day = addDays(month, 1 - weekdayOf(month)); day < next; day = addDays(day, 7))
    weeks.push(Array.from({ length: 7 }, (_, i) => addDays(day, i)));
  return weeks;
}

/** 「2026年3月」 */
export function monthWords(month: Month): string {
  return `${yearOf(month)}年${monthOf(month)}月`;
}

/** Days in a row for which the public holidays suggest the same. */
export interface Proposal {
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly kind: 'open' | 'closed';
  readonly note: string;
  readonly days: readonly CivilDate[];
}

/** The suggestions from `since` on, days that belong together taken together; a weekly day off between them parts nothing. */
export function proposalsOf(days: readonly CalendarDayView[], since: CivilDate): readonly Proposal[] {
  const proposals: Proposal[] = [];
  for (const { on, proposal } of days) {
    if (proposal === null || on < since) continue;
    const last = proposals.at(-1);
    const joins = last?.kind === proposal.kind && last.note === proposal.note && on <= addDays(last.to, 3);
    if (last && joins) proposals[proposals.length - 1] = { ...last, to: on, days: [...last.days, on] };
    else proposals.push({ from: on, to: on, ...proposal, days: [on] });
  }
  return proposals;
}
