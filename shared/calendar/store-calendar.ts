import { z } from 'zod';
import { addDays, type CivilDate, civilDateAt, civilDateSchema, localTimeSchema, weekdayOf } from './civil-date.ts';
import { isZone } from './zone.ts';

/** When the store is open: its zone, hours, weekly closed days, and single days that differ (holidays, make-up days). */
export interface StoreCalendar {
  /** IANA name, e.g. 'Asia/Shanghai'. */
  readonly zone: string;
  /** 'HH:mm' in the store's zone. */
  readonly openingTime: string;
  readonly closingTime: string;
  /** ISO weekdays, Monday 1 … Sunday 7. */
  readonly closedWeekdays: readonly number[];
  readonly exceptions: Readonly<Record<CivilDate, 'open' | 'closed'>>;
}

/** A longer closure than this is a mistake in the calendar, not a holiday. */
const searchedDays = 400;

/** Guards a calendar that comes from the settings or the wizard. */
export const storeCalendarSchema = z
  .strictObject({
    zone: z.string().refine(isZone, { error: '这个时区不认识，请填 Asia/Shanghai 这样的名称' }),
    openingTime: localTimeSchema,
    closingTime: localTimeSchema,
    closedWeekdays: z
      .array(z.int().min(1).max(7))
      .max(6, { error: '一周至少要有一天营业' })
      .refine((days) => new Set(days).size === days.length, { error: '同一天写了两次' }),
    exceptions: z.record(civilDateSchema, z.enum(['open', 'closed'])),
  })
  .refine((calendar) => calendar.openingTime < calendar.closingTime, {
    error: '开门时间要早于关门时间',
    path: ['closingTime'],
  });

/** What the wizard starts from: Beijing time, open every day. */
export const defaultStoreCalendar: StoreCalendar = {
  zone: 'Asia/Shanghai',
  openingTime: '08:30',
  closingTime: '18:00',
  closedWeekdays: [],
  exceptions: {},
};

/** The store's day at `instantMs` (UTC milliseconds). */
export function storeDayAt(calendar: StoreCalendar, instantMs: number): CivilDate {
  return civilDateAt(instantMs, calendar.zone);
}

/** Whether the store is open on `day`; a single day's entry goes before the weekday. */
export function isOpenDay(calendar: StoreCalendar, day: CivilDate): boolean {
  const exception = calendar.exceptions[day];
  if (exception !== undefined) return exception === 'open';
  return !calendar.closedWeekdays.includes(weekdayOf(day));
}

/**
 * The day as which a due day or a limit counts (§三): itself when the store is open, else the next open day.
 * A calendar without an open day within 400 days is treated as if every day were open: `day` itself.
 */
export function openDayOnOrAfter(calendar: StoreCalendar, day: CivilDate): CivilDate {
  return firstOpenDay(calendar, day, 1);
}

/** The first open day strictly after `day`; without one within 400 days, the day after `day`. */
export function openDayAfter(calendar: StoreCalendar, day: CivilDate): CivilDate {
  return firstOpenDay(calendar, addDays(day, 1), 1);
}

/** The last open day strictly before `day`; without one within 400 days, the day before `day`. */
export function openDayBefore(calendar: StoreCalendar, day: CivilDate): CivilDate {
  return firstOpenDay(calendar, addDays(day, -1), -1);
}

function firstOpenDay(calendar: StoreCalendar, start: CivilDate, step: 1 | -1): CivilDate {
  let day = start;
  for (let searched = 0; searched < searchedDays; searched++) {
    if (isOpenDay(calendar, day)) return day;
    day = addDays(day, step);
  }
  return start;
}
