import { z } from 'zod';
import { storeCalendarSchema } from '../calendar/store-calendar.ts';
import { textField } from '../text/clean.ts';

const { zone, openingTime, closingTime, closedWeekdays } = storeCalendarSchema.shape;

/** The store's name as it is printed on cards and sheets. */
export const storeNameSchema = textField({ label: '店名', max: 40 });

/** When the store is open, as the wizard and the settings ask for it. */
export const storeHoursFields = { zone, openingTime, closingTime, closedWeekdays } as const;

/** One to three letters; part of every card number this machine gives (`20260309-A07`), so never reused. */
export const deviceCodeSchema = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z]{1,3}$/, { error: '要 1 到 3 个英文字母' })
  .meta({ title: '本机代号', examples: ['A'] });

/** Whether a day's hours make sense; the rest of a sentence that begins with 「关门时间」. */
export function hoursProblem(hours: { readonly openingTime: string; readonly closingTime: string }): string | null {
  return hours.openingTime < hours.closingTime ? null : '要晚于开门时间';
}
