import { addDays, addMonths, type CivilDate, civilDateOf, isCivilDate, monthOf, yearOf } from './civil-date.ts';

/** A way of writing a day: what the text must look like, and which day it then means. */
interface Writing {
  readonly pattern: RegExp;
  readonly dayMeant: (parts: readonly string[], today: CivilDate) => CivilDate | null;
}

const number = '(\\d{1,4}|[一二两三四五六七八九十]{1,3})';
const relativeDays: Readonly<Record<string, number>> = { 昨天: -1, 今天: 0, 明天: 1, 后天: 2, 大后天: 3 };

/** The first that fits decides. 「3月」 and 「3日」 fit none: they may mean a span or a day. */
const writings: readonly Writing[] = [
  {
    pattern: /^(昨天|今天|明天|后天|大后天)$/,
    dayMeant: ([word = ''], today) => addDays(today, relativeDays[word] ?? 0),
  },
  { pattern: /^半个?月后?$/, dayMeant: (_, today) => addDays(today, 15) },
  { pattern: /^半年后?$/, dayMeant: (_, today) => addMonths(today, 6) },
  { pattern: /^下个?月$/, dayMeant: (_, today) => addMonths(today, 1) },
  { pattern: /^这?个?月底$/, dayMeant: (_, today) => endOfMonth(today) },
  { pattern: /^下个?月底$/, dayMeant: (_, today) => endOfMonth(addMonths(today, 1)) },
  { pattern: /^年底$/, dayMeant: (_, today) => `${today.slice(0, 4)}-12-31` },
  {
    pattern: new RegExp(`^${number}天后?$`),
    dayMeant: (parts, today) => spanLater(parts, (n) => addDays(today, n)),
  },
  {
    pattern: new RegExp(`^${number}(?:周|个?星期|个?礼拜)后?$`),
    dayMeant: (parts, today) => spanLater(parts, (n) => addDays(today, 7 * n)),
  },
  {
    pattern: new RegExp(`^${number}个月后?$`),
    dayMeant: (parts, today) => spanLater(parts, (n) => addMonths(today, n)),
  },
  {
    pattern: new RegExp(`^${number}年后?$`),
    dayMeant: (parts, today) => spanLater(parts, (n) => addMonths(today, 12 * n)),
  },
  { pattern: /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})$/, dayMeant: (parts) => dayOf(parts) },
  { pattern: /^(\d{4})年(\d{1,2})月(\d{1,2})[日号]?$/, dayMeant: (parts) => dayOf(parts) },
  { pattern: /^(\d{4})(\d{2})(\d{2})$/, dayMeant: (parts) => dayOf(parts) },
  { pattern: /^(\d{1,2})[-./](\d{1,2})$/, dayMeant: nextOfMonthDay },
  { pattern: /^(\d{1,2})月(\d{1,2})[日号]?$/, dayMeant: nextOfMonthDay },
  { pattern: /^(\d{1,2})号$/, dayMeant: nextOfDay },
];

/**
 * Reads a day as people type it: 「3天」「半月」「两周」「一个月」「下月」「月底」「明天」「12.3」「12-3」「12月3日」「3号」「2026-12-03」,
 * also in full-width digits and with the 「。」 of a Chinese keyboard. Without a year the day is the next such day from
 * today on. Null when the text means no day, or none that the calendar has; a past day with its year is returned,
 * for the field's own rule to refuse.
 */
export function parseDateWords(text: string, today: CivilDate): CivilDate | null {
  const typed = text
    .normalize('NFKC')
    .replace(/[\s\u200b-\u200d\ufeff]/gu, '')
    .replaceAll('。', '.')
    .replaceAll('兩', '两');
  for (const { pattern, dayMeant } of writings) {
    const match = pattern.exec(typed);
    if (match === null) continue;
    const day = dayMeant(match.slice(1), today);
    return day !== null && isCivilDate(day) ? day : null;
  }
  return null;
}

function endOfMonth(day: CivilDate): CivilDate {
  return addDays(`${addMonths(day, 1).slice(0, 7)}-01`, -1);
}

function spanLater([typed = '']: readonly string[], later: (count: number) => CivilDate): CivilDate | null {
  const count = countOf(typed);
  return count === null ? null : later(count);
}

function dayOf([year, month, day]: readonly string[]): CivilDate | null {
  return civilDateOf(Number(year), Number(month), Number(day));
}

/** This year's day, or next year's when it has passed; a 29 February that the year meant lacks is no day. */
function nextOfMonthDay([month, day]: readonly string[], today: CivilDate): CivilDate | null {
  const passed = Number(month) * 100 + Number(day) < Number(today.slice(5, 7)) * 100 + Number(today.slice(8));
  return civilDateOf(yearOf(today) + (passed ? 1 : 0), Number(month), Number(day));
}

/** This month's day, or next month's when it has passed. */
function nextOfDay([day]: readonly string[], today: CivilDate): CivilDate | null {
  const passed = Number(day) < Number(today.slice(8));
  const inMonth = passed ? addMonths(today, 1) : today;
  return civilDateOf(yearOf(inMonth), monthOf(inMonth), Number(day));
}

/** A count in digits or in Chinese up to 九十九; null for what is no number, such as 「十十」. */
function countOf(typed: string): number | null {
  if (/^\d+$/.test(typed)) return Number(typed);
  const match = /^(?:([一二两三四五六七八九])?(十))?([一二两三四五六七八九])?$/.exec(typed);
  if (match === null) return null;
  const [, tens, ten, ones] = match;
  return (
    (ten === undefined ? 0 : 10 * (tens === undefined ? 1 : digitOf(tens))) + (ones === undefined ? 0 : digitOf(ones))
  );
}

function digitOf(character: string): number {
  return character === '两' ? 2 : '〇一二三四五六七八九'.indexOf(character);
}
