import { addMonths, type CivilDate, daysBetween } from '../../shared/calendar/civil-date.ts';

/** Typed without a year, a day is the next one to come: further ahead than this it was meant to be the last one. */
const mostAhead = 31;

/**
 * The day that was meant where only days up to today are asked for: 「11.19」 typed on 21 November is that of this year, and
 * a day shortly ahead is today.
 */
export function pastDay(day: CivilDate, today: CivilDate): CivilDate {
  if (day <= today) return day;
  return daysBetween(today, day) > mostAhead ? addMonths(day, -12) : today;
}

/** What may be written where a day behind us is asked for. */
export const pastDayExamples = '昨天、11.20';

/** The same, with the key that opens a month. */
export const pastDayHelp = `日期，如 ${pastDayExamples}；↓ 打开日历`;
