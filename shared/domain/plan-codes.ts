import { z } from 'zod';
import type { CivilDate } from '../calendar/civil-date.ts';
import { codesOf } from './codes.ts';

/** How the customer is to be reached (§四.1), in the order shown. */
export const planMethods = {
  phone: '电话',
  wechat: '微信',
  sms: '短信',
  invite: '到店邀约',
  visit: '上门',
} as const;

export type PlanMethod = keyof typeof planMethods;

export const planMethodSchema = z.enum(codesOf(planMethods));

/** What a call is counted by: 「B 级」, or that the car was delivered. */
export function kindWords({ role, level }: { readonly role: string; readonly level: string }): string {
  return role === 'sale' ? '交车后' : `${level} 级`;
}

/** Which rule made the plan, or moved it to where it is. */
export const planOrigins = {
  first_48h: '48 小时回访',
  followup: '上次回访约定',
  retry: '没联系上，再联系',
  contact: '计划外联系后约定',
  level_change: '改了级别，移到最晚日',
  policy_change: '级别规定改了，移到最晚日',
  manager_replace: '经理换的计划',
  manual: '自己加的计划',
  ending_decision: '等经理决定',
  ending_refused: '申请没批准',
  order: '订车客户回访',
  order_cancelled: '取消订车，继续跟进',
  sale_48h: '交车后 48 小时回访',
  sale_week: '一周首保提醒',
  sale_csi: '满意度回访',
  sale_month: '一月回访',
  import: '导入时建立',
} as const;

export type PlanOrigin = keyof typeof planOrigins;

export const planOriginSchema = z.enum(codesOf(planOrigins));

/** Overdue is no state: it follows from the day. */
export const planStates = {
  open: '待办',
  done: '已完成',
  cancelled: '已取消',
  replaced: '已换计划',
} as const;

export type PlanState = keyof typeof planStates;

export const planStateSchema = z.enum(codesOf(planStates));

/** What the rules of plans have to know of one. */
export interface PlanFacts {
  readonly dueOn: CivilDate;
  readonly state: PlanState;
  readonly origin: PlanOrigin;
}

/** A decision task is no follow-up: it never becomes F-PLAN-MISSED and is not moved (§四.1). */
export function isDecisionTask(plan: Pick<PlanFacts, 'origin'>): boolean {
  return plan.origin === 'ending_decision';
}
