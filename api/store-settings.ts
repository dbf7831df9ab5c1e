import { z } from 'zod';
import { sqlFor } from '../db/query.ts';
import type { Store } from '../db/store.ts';
import type { StoreCalendar } from '../shared/calendar/store-calendar.ts';

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
}

const weekdays = z.array(z.int().min(1).max(7));

/** Reads the store's settings. */
export function readSettings(store: Pick<Store, 'read'>): StoreSettings {
  const row = store.read.get(sqlFor.selectFrom('store').selectAll().where('id', '=', 'store'));
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
  };
}

/** The store's calendar: weekly rhythm and the days that depart from it. */
export function readCalendar(store: Store): StoreCalendar {
  const settings = readSettings(store);
  const days = store.read.all(sqlFor.selectFrom('calendarDay').select(['id', 'kind']).where('deletedHlc', 'is', null));
  const departing = days.flatMap(({ id, kind }) => (kind === 'usual' ? [] : [[id, kind] as const]));
  return {
    zone: settings.zone,
    openingTime: settings.openingTime,
    closingTime: settings.closingTime,
    closedWeekdays: settings.closedWeekdays,
    exceptions: Object.fromEntries(departing),
  };
}
