import {
  addDays,
  addMonths,
  type CivilDate,
  daysBetween,
  monthOf,
  weekdayOf,
  yearOf,
} from '../../../shared/calendar/civil-date.ts';
import { dateColumn } from '../../../shared/calendar/words.ts';

export type Span = 'month' | 'week';

/** The whole weeks, from Monday to Sunday, that show the month or the week of a day. */
export function daysShown(span: Span, on: CivilDate): { readonly from: CivilDate; readonly to: CivilDate } {
  if (span === 'week') return { from: mondayOf(on), to: addDays(mondayOf(on), 6) };
  const first = firstOfMonth(on);
  const last = addDays(addMonths(first, 1), -1);
  return { from: mondayOf(first), to: addDays(mondayOf(last), 6) };
}

/** The day that the month or week before (−1) or after (1) is shown by. */
export function stepSpan(span: Span, on: CivilDate, by: -1 | 1): CivilDate {
  return span === 'week' ? addDays(mondayOf(on), by * 7) : addMonths(firstOfMonth(on), by);
}

/** 「2026年3月」, 「03-09 至 03-15」. */
export function spanWords(span: Span, on: CivilDate): string {
  if (span === 'month') return `${yearOf(on)}年${monthOf(on)}月`;
  const { from, to } = daysShown('week', on);
  return `${dateColumn(from)} 至 ${dateColumn(to)}`;
}

/** Of a window's height, what stands above and below the days of a month; a week that is over; a day's head; a plan. */
const heights = { around: 218, over: 40, head: 18, plan: 24 } as const;

/**
 * How many plans each day has room for in a window of that height, in px: weeks of a month that are over stand in one
 * line each, and leave their room to those to come.
 */
export function plansPerDay(span: Span, on: CivilDate, today: CivilDate, height: number): number {
  if (span === 'week') return 60;
  const { from, to } = daysShown(span, on);
  const weeks = (daysBetween(from, to) + 1) / 7;
  const over = to < today ? 0 : Math.max(0, Math.floor(daysBetween(from, today) / 7));
  const room = (height - heights.around - over * heights.over) / (weeks - over);
  return Math.min(10, Math.max(2, Math.floor((room - heights.head) / heights.plan)));
}

function mondayOf(on: CivilDate): CivilDate {
  return addDays(on, 1 - weekdayOf(on));
}

function firstOfMonth(on: CivilDate): CivilDate {
  return `${on.slice(0, 8)}01`;
}
