import { z } from 'zod';
import { offsetAt } from './zone.ts';

/** A calendar day of the store, 'YYYY-MM-DD', 1900–2199. Compares correctly as a string. */
export type CivilDate = string;

const dayMs = 86_400_000;
const civilDatePattern = /^(?:19|20|21)\d\d-\d\d-\d\d$/;
const localTimePattern = /^(?:[01]\d|2[0-3]):[0-5]\d$/;
const notReal = '不是一个真实的日期，请按 2026-03-09 这样填';

/** Accepts real days from 1900-01-01 to 2199-12-31 only. */
export const civilDateSchema = z.iso.date({ error: notReal }).refine(isCivilDate, { error: notReal });

/** A time of day of the store, 'HH:mm', 00:00–23:59. */
export const localTimeSchema = z
  .string({ error: '要按 09:30 这样填' })
  .regex(localTimePattern, { error: '要按 09:30 这样填' });

/** Whether `value` is a real day between 1900 and 2199, written 'YYYY-MM-DD'. */
export function isCivilDate(value: string): value is CivilDate {
  return civilDatePattern.test(value) && dayNumberToCivilDate(civilDateToDayNumber(value)) === value;
}

/** The day with these parts, or null where the calendar has no such day (30 February) or the year is out of range. */
export function civilDateOf(year: number, month: number, day: number): CivilDate | null {
  const text = `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`;
  return isCivilDate(text) ? text : null;
}

/** The day on the wall calendar of `zone` (IANA name) at `instantMs` (UTC milliseconds). */
export function civilDateAt(instantMs: number, zone: string): CivilDate {
  return dayNumberToCivilDate(Math.floor((instantMs + offsetAt(instantMs, zone)) / dayMs));
}

/** The time on the wall clock of `zone` at `instantMs`, 'HH:mm', seconds cut off. */
export function localTimeAt(instantMs: number, zone: string): string {
  const wallMs = instantMs + offsetAt(instantMs, zone);
  const minutes = Math.floor((wallMs - Math.floor(wallMs / dayMs) * dayMs) / 60_000);
  return `${padded(Math.floor(minutes / 60), 2)}:${padded(minutes % 60, 2)}`;
}

/**
 * The instant (UTC milliseconds) at which the clocks of `zone` show `time` ('HH:mm') on `date`. A time that a clock
 * change skips is moved on by the length of the skip; of a time that occurs twice the earlier one is meant.
 */
export function instantAt(date: CivilDate, time: string, zone: string): number {
  if (!localTimePattern.test(time)) throw new RangeError(`not a local time: ${time}`);
  const wallMs = civilDateToDayNumber(date) * dayMs + (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) * 60_000;
  const { earlier, skipped } = instantsShowing(wallMs, zone);
  return earlier ?? skipped.after;
}

/**
 * The first instant of `date` in `zone`: its 00:00, or, where the clocks jump over midnight (Havana in spring), the
 * jump itself. A day that the zone skipped whole (Apia, 2011-12-30) begins where the next one does.
 */
export function startOfDay(date: CivilDate, zone: string): number {
  const wallMs = civilDateToDayNumber(date) * dayMs;
  const { earlier, skipped } = instantsShowing(wallMs, zone);
  if (earlier !== null) return earlier;
  let [before, after] = [skipped.before, skipped.after];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (middle + offsetAt(middle, zone) < wallMs) before = middle;
    else after = middle;
  }
  return after;
}

/** `date` plus `days` (may be negative). */
export function addDays(date: CivilDate, days: number): CivilDate {
  return dayNumberToCivilDate(civilDateToDayNumber(date) + days);
}

/** The same day `months` later (may be negative), clamped to the month's end: 31 January → 28 February (§三.6). */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const count = yearOf(date) * 12 + monthOf(date) - 1 + months;
  const year = Math.floor(count / 12);
  const month = count - year * 12 + 1;
  return partsToCivilDate(year, month, Math.min(dayOfMonth(date), daysInMonth(year, month)));
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return civilDateToDayNumber(to) - civilDateToDayNumber(from);
}

/** ISO day of the week: Monday 1 … Sunday 7. */
export function weekdayOf(date: CivilDate): number {
  // Day 0, 1970-01-01, was a Thursday; the double remainder keeps days before it positive.
  return ((((civilDateToDayNumber(date) + 3) % 7) + 7) % 7) + 1;
}

export function yearOf(date: CivilDate): number {
  return Number(date.slice(0, 4));
}

export function monthOf(date: CivilDate): number {
  return Number(date.slice(5, 7));
}

export function dayOfMonth(date: CivilDate): number {
  return Number(date.slice(8, 10));
}

/** −1, 0 or 1: a comparator for `sort`. */
export function compareDates(a: CivilDate, b: CivilDate): -1 | 0 | 1 {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

export function earlierOf(a: CivilDate, b: CivilDate): CivilDate {
  return a < b ? a : b;
}

export function laterOf(a: CivilDate, b: CivilDate): CivilDate {
  return a < b ? b : a;
}

/**
 * The earlier of the instants at which the clocks of `zone` show `wallMs`, or null when they jump over it; then
 * `skipped` encloses the jump. The offsets a day before and a day after are the only ones that can apply.
 */
function instantsShowing(
  wallMs: number,
  zone: string,
): { readonly earlier: number | null; readonly skipped: { readonly before: number; readonly after: number } } {
  const early = wallMs - Math.max(offsetAt(wallMs - dayMs, zone), offsetAt(wallMs + dayMs, zone));
  const late = wallMs - Math.min(offsetAt(wallMs - dayMs, zone), offsetAt(wallMs + dayMs, zone));
  const earlier = [early, late].find((instant) => instant + offsetAt(instant, zone) === wallMs) ?? null;
  return { earlier, skipped: { before: early, after: late } };
}

/** Days since 1970-01-01 in the proleptic Gregorian calendar: integer arithmetic, because lists ask it per row. */
function civilDateToDayNumber(date: CivilDate): number {
  const month = monthOf(date);
  const year = yearOf(date) - (month <= 2 ? 1 : 0);
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + dayOfMonth(date) - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  const dayNumber = era * 146_097 + dayOfEra - 719_468;
  if (!Number.isInteger(dayNumber)) throw new RangeError(`not a civil date: ${date}`);
  return dayNumber;
}

function dayNumberToCivilDate(dayNumber: number): CivilDate {
  if (!Number.isInteger(dayNumber)) throw new RangeError(`not a whole number of days: ${dayNumber}`);
  const shifted = dayNumber + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return partsToCivilDate(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day);
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function partsToCivilDate(year: number, month: number, day: number): CivilDate {
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`;
}

function padded(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
