import { type CivilDate, civilDateAt, localTimeAt } from '../../../shared/calendar/civil-date.ts';
import { dateColumn, dateWords, distanceWords } from '../../../shared/calendar/words.ts';
import type { CustomerDetail, CustomerPlan, OpportunityRow } from '../../../shared/contract/customer-rows.ts';
import { type DictionaryName, labelOfCode } from '../../../shared/domain/dictionary.ts';
import { levels } from '../../../shared/domain/level.ts';
import { nameWithTitle } from '../../../shared/domain/person-name.ts';
import { planMethods } from '../../../shared/domain/plan-codes.ts';
import { formatPhone } from '../../../shared/text/phone.ts';
import type { Dictionaries } from '../../state/lists.ts';

/** 「刘洪波 先生」 */
export function fullNameOf(customer: Pick<CustomerDetail, 'name' | 'gender'>): string {
  return nameWithTitle(customer.name, customer.gender);
}

/** A phone as people read it: 「138 0000 5521」, masked ones as they came. */
export function phoneWords(phone: string, masked: boolean): string {
  return masked ? phone : formatPhone(phone);
}

/** Opportunities that are still followed, the most urgent level first. */
export function followedOf(opportunities: readonly OpportunityRow[]): readonly OpportunityRow[] {
  return opportunities
    .filter((each) => each.state !== 'ended')
    .toSorted((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level) || (a.createdOn < b.createdOn ? -1 : 1));
}

/**
 * What is next with a customer: the earliest next plan, and the opportunity it belongs to. A decision that a manager has
 * to make comes only where nothing else is to be done.
 */
export function nextStepOf(
  detail: Pick<CustomerDetail, 'opportunities'>,
): { readonly plan: CustomerPlan; readonly opportunity: OpportunityRow } | null {
  const steps = followedOf(detail.opportunities).flatMap((opportunity) =>
    opportunity.nextPlan === null ? [] : [{ plan: opportunity.nextPlan, opportunity }],
  );
  return steps.toSorted((a, b) => orderOf(a.plan).localeCompare(orderOf(b.plan)))[0] ?? null;
}

/** The next call after a delivery; null where none is open. */
export function nextSaleCallOf({ plans }: Pick<CustomerDetail, 'plans'>): CustomerPlan | null {
  const open = plans.filter(({ role, state }) => role === 'sale' && state === 'open');
  return open.toSorted((a, b) => orderOf(a).localeCompare(orderOf(b)))[0] ?? null;
}

function orderOf(plan: CustomerPlan): string {
  return `${plan.role === 'decision' ? 1 : 0} ${plan.dueOn} ${plan.dueTime ?? '24:00'}`;
}

/** 「电话」「到店邀约」; nothing where the plan says no way. */
export function methodWords(method: CustomerPlan['method']): string {
  return method === '' ? '' : planMethods[method];
}

/** The label of a code in one of the store's lists; a free entry stands for itself, null for nothing. */
export function labelIn(entries: Dictionaries, name: DictionaryName, code: string | null): string | null {
  return code === null || code === '' ? null : labelOfCode(entries(name), code);
}

/** A day of the past or future in a table of facts: 「11-19，2 天前」, for near days 「昨天」. */
export function dayAgoWords(day: CivilDate, today: CivilDate): string {
  const distance = distanceWords(day, today);
  const words = dateWords(day, today);
  return words === distance ? words : `${day.slice(0, 4) === today.slice(0, 4) ? dateColumn(day) : day}，${distance}`;
}

/** A day in a line of facts, without its weekday: 「今天」「12月6日」「2027年1月20日」. */
export function dayWords(day: CivilDate, today: CivilDate): string {
  return dateWords(day, today).replace(/ 周.$/, '');
}

/** An instant in a column: 「11-20」 and 「18:10」, with the year where it is another one. */
export function momentOf(at: number, zone: string, today: CivilDate): { readonly day: string; readonly time: string } {
  const day = civilDateAt(at, zone);
  return { day: day.slice(0, 4) === today.slice(0, 4) ? dateColumn(day) : day, time: localTimeAt(at, zone) };
}
