import type { CivilDate } from '../../../shared/calendar/civil-date.ts';
import { dateWords, spaced } from '../../../shared/calendar/words.ts';
import type { Extension } from '../../../shared/contract/customer-rows.ts';
import type { Level } from '../../../shared/domain/level.ts';
import { type PlanMethod, planMethods } from '../../../shared/domain/plan-codes.ts';

/** What a row of a plan is marked with: the level, or that the customer has the car. */
export function badgeOf({ role, level }: { readonly role: string; readonly level: Level }): Level | 'delivered' {
  return role === 'sale' ? 'delivered' : level;
}

/** 「明天 15:00」, 「11月23日 周一」. */
export function whenWords(
  plan: { readonly dueOn: CivilDate; readonly dueTime: string | null },
  today: CivilDate,
): string {
  return [dateWords(plan.dueOn, today), plan.dueTime].filter((part) => part !== null).join(' ');
}

/** 「郭展厅延到 11月30日 周一：客户住院到月底」. */
export function extensionWords({ to, reason, by }: Extension, today: CivilDate): string {
  return `${by.name}延到${spaced(dateWords(to, today)).trimEnd()}：${reason}`;
}

/** 「明天 15:00 到店邀约，看评估单」. */
export function planWords(
  plan: {
    readonly dueOn: CivilDate;
    readonly dueTime: string | null;
    readonly method: PlanMethod;
    readonly purpose: string;
  },
  today: CivilDate,
): string {
  const how = `${whenWords(plan, today)} ${planMethods[plan.method]}`;
  return plan.purpose === '' ? how : `${how}，${plan.purpose}`;
}
