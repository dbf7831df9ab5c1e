import { z } from 'zod';
import { type Fact, type Reader, sqlFor } from '../db/query.ts';
import type { Store } from '../db/store.ts';
import type { StoreCalendar } from '../shared/calendar/store-calendar.ts';
import { recordingDaysOf, shippedRecordingDays } from '../shared/domain/recording/keeping.ts';
import { defaultReminders, type ReminderSettings, reminderSettingsSchema } from '../shared/domain/reminder.ts';
import type { CsiWording } from '../shared/domain/sale-script.ts';

/** What the store's own row says; the defaults hold until the wizard has run. */
export interface StoreSettings {
  readonly setUp: boolean;
  readonly name: string;
  readonly zone: string;
  readonly openingTime: string;
  readonly closingTime: string;
  readonly closedWeekdays: readonly number[];
  readonly finesOn: boolean;
  readonly idleLockMinutes: number;
  readonly reminders: ReminderSettings;
  readonly csiWording: CsiWording;
  /** For how many days the sound of recorded calls is kept. */
  readonly recordingDays: number;
}

const weekdays = z.array(z.int().min(1).max(7));

/** The store's settings. */
export function readSettings(store: Pick<Store, 'read'>): StoreSettings {
  return store.read.known(settings);
}

const settings: Fact<StoreSettings> = { from: ['store'], read: settingsFrom };

function settingsFrom(read: Reader): StoreSettings {
  const row = read.get(sqlFor.selectFrom('store').selectAll().where('id', '=', 'store'));
  if (!row)
    return {
      setUp: false,
      name: '',
      zone: 'Asia/Shanghai',
      openingTime: '08:30',
      closingTime: '18:00',
      closedWeekdays: [],
      finesOn: false,
      idleLockMinutes: 30,
      reminders: defaultReminders,
      csiWording: 'neutral',
      recordingDays: shippedRecordingDays,
    };
  return {
    setUp: true,
    name: row.name,
    zone: row.zone,
    openingTime: row.openingTime,
    closingTime: row.closingTime,
    closedWeekdays: weekdays.parse(JSON.parse(row.closedWeekdays)),
    finesOn: row.finesOn === 1,
    idleLockMinutes: row.idleLockMinutes,
    reminders: row.reminders === '' ? defaultReminders : reminderSettingsSchema.parse(JSON.parse(row.reminders)),
    csiWording: row.csiWording === '' ? 'neutral' : row.csiWording,
    recordingDays: recordingDaysOf(row.recordingDays),
  };
}

/** The store's calendar: weekly rhythm and the days that depart from it. */
export function readCalendar(store: Pick<Store, 'read'>): StoreCalendar {
  return store.read.known(calendar);
}

const calendar: Fact<StoreCalendar> = { from: ['store', 'calendarDay'], read: calendarFrom };

function calendarFrom(read: Reader): StoreCalendar {
  const { zone, openingTime, closingTime, closedWeekdays } = settingsFrom(read);
  const days = read.all(sqlFor.selectFrom('calendarDay').select(['id', 'kind']).where('deletedHlc', 'is', null));
  const departing = days.flatMap(({ id, kind }) => (kind === 'usual' ? [] : [[id, kind] as const]));
  return { zone, openingTime, closingTime, closedWeekdays, exceptions: Object.fromEntries(departing) };
}
