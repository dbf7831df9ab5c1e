import { z } from 'zod';
import { type CivilDate, laterOf } from '../calendar/civil-date.ts';
import { openDayOnOrAfter, type StoreCalendar } from '../calendar/store-calendar.ts';
import { dateWords } from '../calendar/words.ts';
import { codesOf } from './codes.ts';
import { checkOpenPlan, type PlanFacts } from './plan.ts';
import { isDue } from './plan-day.ts';
import { type Refusal, refuse } from './refusal.ts';
import { csiDays, csiWindow, type SaleCall, saleCallLimit } from './sale-plan.ts';
import { isWritten } from './written.ts';

/** Where a sale stands: ordered, delivered, or called off before or after the delivery. */
export const saleStates = { ordered: '等交车', delivered: '已交车', cancelled: '已取消' } as const;
export type SaleState = keyof typeof saleStates;
export const saleStateSchema = z.enum(codesOf(saleStates));

/** How an opportunity ends whose car was handed over; stands beside 战败, 休眠 and 无效. */
export const soldEnding = 'sold';

/** What the days of a sale are compared with. */
export interface SaleDays {
  readonly orderedOn: CivilDate;
  /** Null while the car waits. */
  readonly deliveredOn: CivilDate | null;
  /** The day of the card that the opportunity began with; of its entry where there was none. */
  readonly cardOn: CivilDate;
  readonly today: CivilDate;
}

/**
 * Checks the days of a sale (§五.1): neither lies in the future, the order not before the card, the delivery not before
 * the order. Refuses with DATE_IN_FUTURE, SALE_BEFORE_CARD or SALE_BEFORE_ORDER.
 */
export function checkSaleDays({ orderedOn, deliveredOn, cardOn, today }: SaleDays): Refusal | null {
  const future = (field: string, date: CivilDate, at: string): Refusal =>
    refuse('DATE_IN_FUTURE', { field, date: dateWords(date, today) }, at);
  if (orderedOn > today) return future('订车日期', orderedOn, 'orderedOn');
  if (deliveredOn !== null && deliveredOn > today) return future('交车日期', deliveredOn, 'deliveredOn');
  if (orderedOn < cardOn) return refuse('SALE_BEFORE_CARD', { card: dateWords(cardOn, today) }, 'orderedOn');
  if (deliveredOn === null || deliveredOn >= orderedOn) return null;
  return refuse('SALE_BEFORE_ORDER', { order: dateWords(orderedOn, today) }, 'deliveredOn');
}

/** Who moves a plan of a sale, to where. */
export interface SaleMove {
  readonly call: SaleCall;
  readonly plan: PlanFacts;
  readonly deliveredOn: CivilDate;
  readonly dueOn: CivilDate;
  readonly today: CivilDate;
  readonly calendar: StoreCalendar;
  readonly actorIsManager: boolean;
  readonly reason: string | null;
}

/**
 * Checks a move of one of the four calls: only while it lies in the future, to a future day; the CSI call stays inside
 * its window, for managers too; the others come earlier, and later only by a manager with a reason.
 */
export function checkSaleMove(move: SaleMove): Refusal | null {
  const { call, plan, deliveredOn, dueOn, today, calendar } = move;
  const closed = checkOpenPlan(plan);
  if (closed) return closed;
  if (isDue(plan, today, calendar)) return refuse('PLAN_DUE_NOT_MOVABLE');
  return checkSaleDay({ ...move, call, deliveredOn, dueOn, earliest: 'tomorrow' });
}

/** Checks the day of a plan that takes the place of one of the four calls; a manager may choose today. */
export function checkSaleDay(
  day: Omit<SaleMove, 'plan'> & { readonly earliest: 'today' | 'tomorrow' },
): Refusal | null {
  const { call, deliveredOn, dueOn, today, calendar } = day;
  const limit = saleCallLimit(call, deliveredOn, calendar);
  if (dueOn < today || (dueOn === today && day.earliest === 'tomorrow'))
    return refuse('DATE_IN_PAST', { field: '日期', date: dateWords(dueOn, today) }, 'dueOn');
  if (call === 'sale_csi' && limit >= today) {
    const days = csiDays(deliveredOn, calendar);
    if (days.includes(openDayOnOrAfter(calendar, dueOn))) return null;
    return refuse('CSI_OUTSIDE_WINDOW', { from: dateWords(days[0], today), through: dateWords(limit, today) }, 'dueOn');
  }
  if (dueOn <= laterOf(limit, today)) return null;
  if (day.actorIsManager && isWritten(day.reason)) return null;
  return refuse('SALE_CALL_ONLY_EARLIER', { limit: dateWords(limit, today) }, 'dueOn');
}

/** Refuses with SALE_CALL_TOO_EARLY a call on the day of the delivery itself, and a CSI call before its window opens. */
export function checkSaleCallDay(call: SaleCall, deliveredOn: CivilDate, today: CivilDate): Refusal | null {
  const { from } = csiWindow(deliveredOn);
  if (call === 'sale_csi' && today < from)
    return refuse('SALE_CALL_TOO_EARLY', { call: '满意度回访', from: dateWords(from, today) });
  if (today > deliveredOn) return null;
  return refuse('SALE_CALL_TOO_EARLY', { call: '交车后的回访', from: '交车第二天' });
}

/** What a delivery must have (§五.2), in the order in which the form asks for it. */
export const saleFields = {
  name: '姓名',
  phone: '移动电话',
  customerType: '客户类型',
  source: '来源',
  regionCode: '地区',
  street: '详细地址',
  vehicleId: '车型',
  vin: 'VIN',
  priceFen: '成交价',
} as const;
export type SaleField = keyof typeof saleFields;

/** The fields of a delivery that are still blank; a text without a letter or digit counts as blank. */
export function missingSaleFields(values: Readonly<Record<SaleField, string | number | null>>): readonly SaleField[] {
  const names = Object.keys(saleFields) as SaleField[]; // its own keys
  return names.filter((name) => {
    const value = values[name];
    return typeof value === 'number' ? value <= 0 : !isWritten(value);
  });
}
