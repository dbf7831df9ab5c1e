import { addDays, addMonths, type CivilDate, monthOf, weekdayOf, yearOf } from '../../../shared/calendar/civil-date.ts';
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

function mondayOf(on: CivilDate): CivilDate {
  return addDays(on, 1 - weekdayOf(on));
}

function firstOfMonth(on: CivilDate): CivilDate {
  return `${on.slice(0, 8)}01`;
}
