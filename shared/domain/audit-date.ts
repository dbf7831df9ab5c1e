import { type CivilDate, civilDateOf, yearOf } from '../calendar/civil-date.ts';

const separator = '[-./,、。·‐-―−年月]';
const fullDate = new RegExp(`^(\\d{4}|\\d{2})${separator}(\\d{1,2})${separator}(\\d{1,2})(?!\\d)[日号]?`, 'u');
const compactDate = /^(\d{4})(\d{2})(\d{2})(?!\d)/;
const shortDate = new RegExp(`^(\\d{1,2})${separator}(\\d{1,2})(?![\\d:])[日号]?`, 'u');
/** What people write behind a day without changing it: a weekday, 「左右」, 「前」. */
const harmlessTail = /^(?:\(?(?:周|星期|礼拜)[一二三四五六日天]\)?)?(?:左右|前后|以前|之前|前)?$/;
const spacedSeparator = new RegExp(`\\s*(${separator})\\s*`, 'gu');

/**
 * A day as people write it on paper: `2026-12-15`, `2026.12.15`, `26/12/15`, `20261215`, `12.15`, `12月15日`, `１２．１５`.
 * Without a year it is the audit's year, or the next one where that day lies before `auditOn` (a card of 28 December
 * that says 「1.5」 means January to come). Null where the text is not exactly one real day.
 */
export function parseWrittenDate(text: string, auditOn: CivilDate): CivilDate | null {
  const found = leadingDate(text.normalize('NFKC').replace(/\s/gu, ''), auditOn);
  return found !== null && harmlessTail.test(found.rest) ? found.date : null;
}

/** The day at the start of a line such as 「11.22 14:30 电话 问对比结果」; what follows it is not compared. */
export function parseDateOfPlanLine(text: string, auditOn: CivilDate): CivilDate | null {
  const whole = parseWrittenDate(text, auditOn);
  if (whole !== null) return whole;
  // Spaces are removed around separators only: without the others 「11.22 14:30」 would read 11.2214.
  const line = text.normalize('NFKC').trim().replace(spacedSeparator, '$1');
  return leadingDate(line, auditOn)?.date ?? null;
}

function leadingDate(text: string, auditOn: CivilDate): { readonly date: CivilDate; readonly rest: string } | null {
  const full = fullDate.exec(text) ?? compactDate.exec(text);
  if (full !== null) {
    const [all, year, month, day] = full;
    const date = civilDateOf(Number(year) + (year?.length === 2 ? 2000 : 0), Number(month), Number(day));
    if (date !== null) return { date, rest: text.slice(all.length) };
  }
  const short = shortDate.exec(text);
  if (short === null) return null;
  const [all, month, day] = short;
  const date = nextSuchDay(Number(month), Number(day), auditOn);
  return date === null ? null : { date, rest: text.slice(all.length) };
}

function nextSuchDay(month: number, day: number, auditOn: CivilDate): CivilDate | null {
  for (const year of [yearOf(auditOn), yearOf(auditOn) + 1]) {
    const date = civilDateOf(year, month, day);
    if (date !== null && date >= auditOn) return date;
  }
  return null;
}
