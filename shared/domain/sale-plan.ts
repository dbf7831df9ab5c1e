import { addDays, addMonths, type CivilDate, dayOfMonth, laterOf, localTimeAt } from '../calendar/civil-date.ts';
import {
  isOpenDay,
  openDayAfter,
  openDayOnOrAfter,
  type StoreCalendar,
  storeDayAt,
} from '../calendar/store-calendar.ts';

/** The four calls after a delivery (§五.1), in the order of their days as a rule; each is the origin of its plan. */
export const saleCalls = ['sale_48h', 'sale_week', 'sale_csi', 'sale_month'] as const;
export type SaleCall = (typeof saleCalls)[number];

/** When a delivery is entered: the store's day, and whether the store had closed by then. */
export interface SaleEntry {
  readonly today: CivilDate;
  readonly afterClosing: boolean;
}

/** The day and hour of an instant, as a delivery entered then is judged. */
export function saleEntryAt(calendar: StoreCalendar, now: number): SaleEntry {
  return { today: storeDayAt(calendar, now), afterClosing: localTimeAt(now, calendar.zone) >= calendar.closingTime };
}

/** First and last day of the month's window for the CSI call, both included, as the calendar counts. */
export interface CsiWindow {
  readonly from: CivilDate;
  readonly through: CivilDate;
}

/**
 * §五.1(3): delivered on the 1st to 15th, the call is on the 20th to 25th of that month; from the 16th on, the 31st
 * included, on the 5th to 10th of the next.
 */
export function csiWindow(deliveredOn: CivilDate): CsiWindow {
  const isFirstHalf = dayOfMonth(deliveredOn) <= 15;
  const month = isFirstHalf ? deliveredOn : addMonths(deliveredOn, 1);
  const first = addDays(month, 1 - dayOfMonth(month));
  return isFirstHalf
    ? { from: addDays(first, 19), through: addDays(first, 24) }
    : { from: addDays(first, 4), through: addDays(first, 9) };
}

/** The open days of the window, never none: a window without one is the first open day after it. */
export function csiDays(deliveredOn: CivilDate, calendar: StoreCalendar): readonly [CivilDate, ...CivilDate[]] {
  const { from, through } = csiWindow(deliveredOn);
  const [first, ...others] = daysFrom(from, through).filter((day) => isOpenDay(calendar, day));
  return first === undefined ? [openDayAfter(calendar, through)] : [first, ...others];
}

/** The last day on which the CSI call can be made. */
export function lastCsiDay(deliveredOn: CivilDate, calendar: StoreCalendar): CivilDate {
  return csiDays(deliveredOn, calendar).at(-1) ?? deliveredOn;
}

/**
 * The day by which a call is to be made (§五.1): two days, a week or a calendar month after the delivery, on a closed
 * day the next open one; of the CSI call the last day of its window.
 */
export function saleCallLimit(call: SaleCall, deliveredOn: CivilDate, calendar: StoreCalendar): CivilDate {
  switch (call) {
    case 'sale_48h':
      return openDayOnOrAfter(calendar, addDays(deliveredOn, 2));
    case 'sale_week':
      return openDayOnOrAfter(calendar, addDays(deliveredOn, 7));
    case 'sale_csi':
      return lastCsiDay(deliveredOn, calendar);
    case 'sale_month':
      return openDayOnOrAfter(calendar, addMonths(deliveredOn, 1));
  }
}

/** The day of one of the four calls. */
export interface SaleCallDay {
  readonly call: SaleCall;
  readonly dueOn: CivilDate;
  /** The day that had passed before the delivery was entered; null for a call in time. */
  readonly lateSinceOn: CivilDate | null;
}

/** A delivery whose calls are to be planned. */
export interface Delivery {
  readonly deliveredOn: CivilDate;
  readonly entry: SaleEntry;
  readonly calendar: StoreCalendar;
  /** How many open plans the assignee has on a day; a day that is missing has none. */
  readonly loadByDay: Readonly<Record<CivilDate, number>>;
}

/**
 * The days of the four calls of a delivery (§五.1). A call whose day has passed when the delivery is entered is due on
 * the day of entry, on the next open day where the store is closed or has closed by then, and is marked late. The CSI
 * call falls on the assignee's least loaded open day of its window, of equals the earliest, from the day of entry on.
 */
export function saleCallDays(delivery: Delivery): readonly SaleCallDay[] {
  return saleCalls.map((call) => saleCallDay(call, delivery));
}

/** The day of one of the four calls, in the manner of `saleCallDays`. */
export function saleCallDay(call: SaleCall, delivery: Delivery): SaleCallDay {
  const { deliveredOn, entry, calendar } = delivery;
  const limit = saleCallLimit(call, deliveredOn, calendar);
  if (limit < entry.today) return { call, dueOn: entryDay(entry, calendar), lateSinceOn: limit };
  return { call, dueOn: call === 'sale_csi' ? quietestCsiDay(delivery) : limit, lateSinceOn: null };
}

function entryDay({ today, afterClosing }: SaleEntry, calendar: StoreCalendar): CivilDate {
  return afterClosing ? openDayAfter(calendar, today) : openDayOnOrAfter(calendar, today);
}

/** After closing time today is taken only where it is the last day left. */
function quietestCsiDay({ deliveredOn, entry, calendar, loadByDay }: Delivery): CivilDate {
  const left = csiDays(deliveredOn, calendar).filter((day) => day >= entry.today);
  const workable = left.filter((day) => !entry.afterClosing || day > entry.today);
  const load = (day: CivilDate) => loadByDay[day] ?? 0;
  const [first = entry.today, ...others] = workable.length > 0 ? workable : left;
  return others.reduce((best, day) => (load(day) < load(best) ? day : best), first);
}

/**
 * The day of the retry after a call that reached nobody (§四.2): the next open day. Null where the CSI call has no day
 * of its window left: it is closed as 未联系上 (§五.1(3)).
 */
export function saleRetryOn(
  call: SaleCall,
  sale: { readonly deliveredOn: CivilDate; readonly today: CivilDate; readonly calendar: StoreCalendar },
): CivilDate | null {
  const { deliveredOn, today, calendar } = sale;
  const next = openDayAfter(calendar, today);
  if (call !== 'sale_csi') return next;
  const { from } = csiWindow(deliveredOn);
  const retry = laterOf(next, openDayOnOrAfter(calendar, from));
  return retry <= lastCsiDay(deliveredOn, calendar) ? retry : null;
}

function daysFrom(first: CivilDate, last: CivilDate): CivilDate[] {
  const days: CivilDate[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}
