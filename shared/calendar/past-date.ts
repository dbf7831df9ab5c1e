import { addDays, addMonths, type CivilDate, daysBetween } from './civil-date.ts';
import { parseDateWords } from './typed-date.ts';

/** A day without its year: 「11.20」「11月20日」「20号」. */
const yearless = /^\d{1,2}(?:[-./。月]\d{1,2}[日号]?|[日号])$/;

/**
 * Reads a day that lies behind us: like `parseDateWords`, but a day without its year is the last such day up to `latest`
 * and not the next one. Null when the text means no day; a later day is returned for the field's own rule to refuse.
 */
export function parsePastDateWords(text: string, today: CivilDate, latest: CivilDate): CivilDate | null {
  const day = parseDateWords(text, today);
  if (day === null || day <= latest || !lacksYear(text)) return day;
  // from a month, else from a year before on, the next such day is the last one
  const lasts = [-1, -12].map((months) => parseDateWords(text, addDays(addMonths(latest, months), 1)));
  return lasts.find((last) => last !== null && last <= latest) ?? day;
}

/**
 * Reads a day that may lie before or after today: like `parseDateWords`, but a day without its year is the nearer of the
 * last and the next such day; 「11.29」 on 30 November is yesterday. Null when the text means no day.
 */
export function parseNearDateWords(text: string, today: CivilDate): CivilDate | null {
  const next = parseDateWords(text, today);
  if (next === null || !lacksYear(text)) return next;
  const last = parsePastDateWords(text, today, today);
  return last !== null && last < today && daysBetween(last, today) < daysBetween(today, next) ? last : next;
}

function lacksYear(text: string): boolean {
  return yearless.test(text.normalize('NFKC').replace(/\s/g, ''));
}
