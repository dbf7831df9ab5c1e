export { parseDateWords } from './typed-date.ts';

import { addDays, type CivilDate, dayOfMonth, daysBetween, monthOf, weekdayOf, yearOf } from './civil-date.ts';

const weekdayNames = ['一', '二', '三', '四', '五', '六', '日'];

/** A day in a sentence: 「今天」「昨天」「明天」, else 「11月23日 周一」, with the year when it is not that of `today`. */
export function dateWords(date: CivilDate, today: CivilDate): string {
  if (date === today) return '今天';
  if (date === addDays(today, 1)) return '明天';
  if (date === addDays(today, -1)) return '昨天';
  return yearOf(date) === yearOf(today) ? monthDayWords(date) : fullDateWords(date);
}

/** Figures stand off from the words around them: 「最晚明天」, 「最晚 11月23日 周一 」. */
export function spaced(words: string): string {
  return /\d/.test(words) ? ` ${words} ` : words;
}

/** A day on paper and in headings that must not age: 「2026年11月21日 周六」. */
export function fullDateWords(date: CivilDate): string {
  return `${yearOf(date)}年${monthDayWords(date)}`;
}

/** A day in a column: 「11-23」. */
export function dateColumn(date: CivilDate): string {
  return date.slice(5);
}

/** How far a day lies from today: 「今天」「明天」「昨天」「12 天后」「2 天前」. */
export function distanceWords(date: CivilDate, today: CivilDate): string {
  const days = daysBetween(today, date);
  if (Math.abs(days) <= 1) return dateWords(date, today);
  return days > 0 ? `${days} 天后` : `${-days} 天前`;
}

/** 「周一」 … 「周日」. */
export function weekdayWords(date: CivilDate): string {
  return `周${weekdayNames[weekdayOf(date) - 1]}`;
}

function monthDayWords(date: CivilDate): string {
  return `${monthOf(date)}月${dayOfMonth(date)}日 ${weekdayWords(date)}`;
}
