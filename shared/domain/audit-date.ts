import type { CivilDate } from '../calendar/civil-date.ts';
import { parseDateWords } from '../calendar/typed-date.ts';
import { comparable } from '../text/compare.ts';

/** What people write behind a day without changing it: a weekday, 「左右」, 「前」. */
const harmlessTail = /(?:\(?(?:周|星期|礼拜)[一二三四五六日天]\)?)?(?:左右|前后|以前|之前|前)?$/;
const pointLike = /[/,、。·‐-―−]/gu;
const shortYear = /^(\d{2})(?=[-.年]\d{1,2}[-.月]\d{1,2}[日号]?$)/;

const separator = '[-./,、。·‐-―−年月]';
const spacedSeparator = new RegExp(`\\s*(${separator})\\s*`, 'gu');
/** The ways in which a plan line begins with its day, the longest first. */
const lineStarts: readonly RegExp[] = [
  new RegExp(`^(?:\\d{4}|\\d{2})${separator}\\d{1,2}${separator}\\d{1,2}(?!\\d)[日号]?`, 'u'),
  /^\d{8}(?!\d)/,
  new RegExp(`^\\d{1,2}${separator}\\d{1,2}(?![\\d:])[日号]?`, 'u'),
  /^(?:今天|明天|后天|大后天)/,
];

/**
 * A day as people write it on paper: `2026-12-15`, `2026.12.15`, `26/12/15`, `12.15`, `12月15日（周二）`, `１２．１５`.
 * Without a year it is the audit's year, or the next one where that day lies before `auditOn` (a card of 28 December
 * that says 「1.5」 means January to come). Null where the text is not exactly one real day.
 */
export function parseWrittenDate(text: string, auditOn: CivilDate): CivilDate | null {
  const written = comparable(text).replace(harmlessTail, '').replace(pointLike, '.').replace(shortYear, '20$1');
  return parseDateWords(written, auditOn);
}

/** The day at the start of a line such as 「11.22 14:30 电话 问对比结果」; what follows it is not compared. */
export function parseDateOfPlanLine(text: string, auditOn: CivilDate): CivilDate | null {
  const whole = parseWrittenDate(text, auditOn);
  if (whole !== null) return whole;
  // Only the spaces around separators are removed: without the others 「11.22 14:30」 would read 11.2214.
  const line = text.normalize('NFKC').trim().replace(spacedSeparator, '$1');
  for (const start of lineStarts) {
    const date = parseWrittenDate(start.exec(line)?.[0] ?? '', auditOn);
    if (date !== null) return date;
  }
  return null;
}
