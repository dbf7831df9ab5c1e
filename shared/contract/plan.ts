import { z } from 'zod';
import { civilDateSchema, localTimeSchema } from '../calendar/civil-date.ts';
import { planMethodSchema } from '../domain/plan-codes.ts';
import { optionalText, textField } from '../text/clean.ts';
import { contactSheetSchema } from './contact-sheet.ts';
import { day } from './customer-rows.ts';
import { pageInput, pageOf, personSchema } from './page.ts';
import { planCountsSchema, planRowSchema } from './plan-rows.ts';
import { idSchema, nothing, procedure } from './procedure.ts';

const tag = '回访计划';

const planTabs = ['due', 'done', 'tomorrow', 'week'] as const;
export const planTabSchema = z
  .enum(planTabs)
  .describe('due 待办（逾期和今天），done 今天已完成，tomorrow 下一个营业日，week 从明天起七天');
export type PlanTab = z.infer<typeof planTabSchema>;

export const planPurpose = optionalText({ label: '目的', max: 60 });
const planDueOn = civilDateSchema.describe('哪天').meta({ examples: ['2026-03-11'] });
const planDueTime = localTimeSchema.nullable().default(null).describe('几点；不约时间为空');
const reasonText = textField({ label: '原因', max: 200 });

/** What a plan that begins is made of. */
export const planParts = {
  dueOn: planDueOn,
  dueTime: planDueTime,
  method: planMethodSchema,
  purpose: planPurpose.default(''),
} as const;

/** A plan after a write. */
const planSaved = z.object({
  id: idSchema.describe('计划的编号；换计划时是新计划的'),
  dueOn: day,
  beyondLimit: z.boolean().describe('超过级别最晚日，由经理延期'),
});

const refusals = [
  'NOT_FOUND',
  'NOT_OWNER',
  'PLAN_ALREADY_CLOSED',
  'PLAN_NOT_FUTURE',
  'PLAN_BEYOND_LIMIT',
  'PLAN_DUE_NOT_MOVABLE',
  'PLAN_FIRST_ONLY_EARLIER',
  'DATE_IN_PAST',
  'REQUIRED_MISSING',
  'ENDING_PENDING',
  'OPPORTUNITY_ENDED',
  'CSI_OUTSIDE_WINDOW',
  'SALE_CALL_ONLY_EARLIER',
] as const;

export const planContract = {
  today: procedure({
    method: 'GET',
    path: '/plans/today',
    summary: '今日回访',
    description: '一个人的待办：先有新批示的，再逾期的，再约了时间的，再按级别。经理可以看任何人的，别人只能看自己的。',
    tag,
    input: z.strictObject({
      assigneeId: idSchema.optional().describe('谁的；不填是自己的'),
      tab: planTabSchema.default('due'),
      ...pageInput,
    }),
    output: pageOf(planRowSchema).extend({
      assignee: personSchema,
      counts: planCountsSchema,
      nextOpenOn: day.describe('下一个营业日'),
    }),
    errors: ['NOT_OWNER', 'NOT_FOUND'],
  }),
  counts: procedure({
    method: 'GET',
    path: '/plans/counts',
    summary: '自己今天还有几个回访',
    tag,
    input: nothing,
    output: planCountsSchema,
  }),
  get: procedure({
    method: 'GET',
    path: '/plans/{id}',
    summary: '一个计划和打电话要看的一切',
    tag,
    input: z.strictObject({ id: idSchema }),
    output: contactSheetSchema,
    errors: ['NOT_FOUND', 'NOT_OWNER'],
  }),
  move: procedure({
    method: 'PUT',
    path: '/plans/{id}',
    summary: '改计划的日期、时间、方式或目的',
    description: '以后的计划只能改到级别最晚日以内的日子；今天到期或已逾期的只能执行，可以改几点、方式和目的。',
    tag,
    input: z.strictObject({ id: idSchema, ...planParts }),
    output: planSaved,
    errors: refusals,
  }),
  extend: procedure({
    method: 'POST',
    path: '/plans/{id}/extension',
    summary: '经理把计划延到级别最晚日以后',
    tag,
    input: z.strictObject({ id: idSchema, ...planParts, reason: reasonText.describe('为什么延期') }),
    output: planSaved,
    errors: refusals,
  }),
  replace: procedure({
    method: 'POST',
    path: '/plans/{id}/replacement',
    summary: '经理换掉今天到期或已逾期的计划',
    description: '旧计划关闭，它的检查发现保留；新计划从今天或以后开始。',
    tag,
    input: z.strictObject({ id: idSchema, ...planParts, reason: reasonText.describe('为什么换') }),
    output: planSaved,
    errors: [...refusals],
  }),
  add: procedure({
    method: 'POST',
    path: '/opportunities/{opportunityId}/plans',
    summary: '再加一个以后的计划',
    description: '下次计划照旧；这里加的是它以外的。级别最晚日只管下次计划。',
    tag,
    input: z.strictObject({ opportunityId: idSchema, ...planParts }),
    output: planSaved,
    errors: refusals,
  }),
  cancelFurther: procedure({
    method: 'DELETE',
    path: '/plans/{id}',
    summary: '取消一个另加的计划',
    description: '下次计划不能取消，只能改期、执行或由经理更换。',
    tag,
    input: z.strictObject({ id: idSchema }),
    output: planSaved.pick({ id: true }),
    errors: [
      'NOT_FOUND',
      'NOT_OWNER',
      'PLAN_ALREADY_CLOSED',
      'PLAN_DUE_NOT_MOVABLE',
      'PLAN_NEXT_REQUIRED',
      'ENDING_PENDING',
    ],
  }),
};
