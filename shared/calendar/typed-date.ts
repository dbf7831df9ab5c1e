import {
  addDays,
  addMonths,
  type CivilDate,
  civilDateOf,
  isCivilDate,
  monthOf,
  weekdayOf,
  yearOf,
} from './civil-date.ts';

/** A way of writing a day: what the text must look like, and which day it then means. */
interface Writing {
  readonly pattern: RegExp;
  readonly dayMeant: (parts: readonly string[], today: CivilDate) => CivilDate | null;
}

const number = '(\\d{1,4}|[一二两三四五六七八九十]{1,3})';
const weekday = '(?:周|星期|礼拜)([一二三四五六日天])';
/** Feasts by which people buy, as MM-DD; the Spring Festival goes by the moon. */
const feasts: Readonly<Record<string, string | null>> = {
  元旦: '01-01',
  春节: null,
  过年: null,
  五一: '05-01',
  劳动节: '05-01',
  十一: '10-01',
  国庆: '10-01',
  国庆节: '10-01',
};
/** From 2026 on. Calendars of computers miss the one of 2027 by a day: its new moon falls four minutes before midnight. */
const springFestivals: readonly string[] = [
  ...['02-17', '02-06', '01-26', '02-13', '02-03', '01-23', '02-11', '01-31'],
  ...['02-19', '02-08', '01-28', '02-15', '02-04', '01-24', '02-12'],
];
const namedYears: Readonly<Record<string, number>> = { 今年: 0, 明年: 1, 后年: 2 };
const relativeDays: Readonly<Record<string, number>> = { 前天: -2, 昨天: -1, 今天: 0, 明天: 1, 后天: 2, 大后天: 3 };

/** The first that fits decides. 「3月」 and 「3日」 fit none: they may mean a span or a day. */
const writings: readonly Writing[] = [
  {
    pattern: /^(前天|昨天|今天|明天|后天|大后天)$/,
    dayMeant: ([word = ''], today) => addDays(today, relativeDays[word] ?? 0),
  },
  { pattern: /^半个?月后?$/, dayMeant: (_, today) => addDays(today, 15) },
  { pattern: /^半年后?$/, dayMeant: (_, today) => addMonths(today, 6) },
  { pattern: /^下个?月$/, dayMeant: (_, today) => addMonths(today, 1) },
  { pattern: new RegExp(`^${weekday}$`), dayMeant: ([day = ''], today) => nextWeekday(day, today) },
  { pattern: new RegExp(`^[这本]个?${weekday}$`), dayMeant: ([day = ''], today) => weekdayOfWeek(day, today, 0) },
  { pattern: new RegExp(`^下个?${weekday}$`), dayMeant: ([day = ''], today) => weekdayOfWeek(day, today, 1) },
  { pattern: /^下个?月初$/, dayMeant: (_, today) => `${addMonths(today, 1).slice(0, 7)}-01` },
  { pattern: /^(\d{1,2})月([初底])$/, dayMeant: nextEndOfMonth },
  { pattern: /^(今年|明年|后年)(\d{1,2})月(?:(\d{1,2})[日号]?|份|([初底]))?$/, dayMeant: dayOfNamedYear },
  { pattern: /^(今年|明年|后年)?年?底$/, dayMeant: ([year], today) => `${namedYear(year, today)}-12-31` },
  {
    pattern: new RegExp(`^(今年|明年|后年)?(${Object.keys(feasts).join('|')})(前?)$`),
    dayMeant: ([year, feast = '', before], today) => feastDay(year, feast, before === '前', today),
  },
  { pattern: /^[这本]?个?月底$/, dayMeant: (_, today) => endOfMonth(today) },
  { pattern: /^下个?月底$/, dayMeant: (_, today) => endOfMonth(addMonths(today, 1)) },
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
 * 「周六」「下周五」「下月初」「明年5月」(its first day)「五一」「明年国庆」「春节前」(the day before), also in full-width digits and with the 「。」 of a Chinese keyboard. Without a year the day is the next such day from
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

/** The next such weekday from today on. */
function nextWeekday(name: string, today: CivilDate): CivilDate {
  const day = weekdayOfWeek(name, today, 0);
  return day < today ? addDays(day, 7) : day;
}

/** A weekday of this week, Monday to Sunday, or of a later one; one that has passed is returned as such. */
function weekdayOfWeek(name: string, today: CivilDate, weeksLater: number): CivilDate {
  const wanted = name === '天' ? 7 : '一二三四五六日'.indexOf(name) + 1;
  return addDays(today, wanted - weekdayOf(today) + 7 * weeksLater);
}

/** 「5月初」「5月底」: this year's, or next year's when it has passed. */
function nextEndOfMonth([month = '', end = '']: readonly string[], today: CivilDate): CivilDate | null {
  const year = yearOf(today);
  const day = endOf(year, month, end);
  return day === null || day >= today ? day : endOf(year + 1, month, end);
}

/** The first or the last day of a month. */
function endOf(year: number, month: string, end: string): CivilDate | null {
  const first = civilDateOf(year, Number(month), 1);
  return first === null || end === '初' ? first : endOfMonth(first);
}

/** 「明年5月3日」「明年5月底」; a month alone means its first day, so that nobody is called too late. */
function dayOfNamedYear(parts: readonly (string | undefined)[], today: CivilDate): CivilDate | null {
  const [name, month = '', day, end = '初'] = parts;
  const year = namedYear(name, today);
  return day === undefined ? endOf(year, month, end) : civilDateOf(year, Number(month), Number(day));
}

function namedYear(name: string | undefined, today: CivilDate): number {
  return yearOf(today) + (namedYears[name ?? ''] ?? 0);
}

/** A feast of a named year, else the next one from today on; 「前」 is the day before it. */
function feastDay(year: string | undefined, feast: string, isBefore: boolean, today: CivilDate): CivilDate | null {
  const dayIn = (of: number): CivilDate | null => {
    const fixed = feasts[feast];
    const day = fixed == null ? springFestival(of) : `${of}-${fixed}`;
    return day !== null && isBefore ? addDays(day, -1) : day;
  };
  const day = dayIn(namedYear(year, today));
  return year !== undefined || day === null || day >= today ? day : dayIn(yearOf(today) + 1);
}

/** The first day of the Chinese year that begins in a year; null beyond the years that are known here. */
function springFestival(year: number): CivilDate | null {
  const day = springFestivals[year - 2026];
  return day === undefined ? null : `${year}-${day}`;
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
