import { z } from 'zod';
import { civilDateSchema } from '../calendar/civil-date.ts';
import { endingSchema } from '../domain/ending.ts';
import { followupOutcomeSchema } from '../domain/followup.ts';
import { levelSchema } from '../domain/level.ts';
import { planMethodSchema } from '../domain/plan-codes.ts';
import { optionalText, textField } from '../text/clean.ts';
import { codeSchema, genderSchema } from './card-parts.ts';
import { contactSheetSchema } from './contact-sheet.ts';
import { day } from './customer-rows.ts';
import { pageInput, pageOf, personSchema } from './page.ts';
import { planParts } from './plan.ts';
import { idSchema, procedure } from './procedure.ts';

const tag = '回访';

/** A level chosen during the call; said only where it changes. */
const levelChoiceSchema = z.strictObject({
  level: levelSchema.describe('O 不能选，登记订车后自动得到'),
  expectedOn: civilDateSchema.nullable().default(null).describe('预计购车日'),
  noExpectedDate: z.boolean().default(false).describe('没有明确时间'),
  reason: optionalText({ label: '级别原因', max: 100 }).default('').describe('和预计购车日对应的级别不一样时要写'),
});

/** The wish to end an opportunity; a manager decides. */
export const endingWishSchema = z.strictObject({
  ending: endingSchema.describe('lost 战败，dormant 休眠，invalid 无效'),
  reason: textField({ label: '申请原因', max: 200 }),
  competitor: optionalText({ label: '买了什么', max: 40 }).nullable().default(null),
  priceFen: z.int().min(1).max(10_000_000_000).nullable().default(null).describe('在别处的成交价，单位分；不知道为空'),
  evidence: optionalText({ label: '怎么知道的', max: 200 }).default('').describe('证据的说明'),
  evidenceId: idSchema.nullable().default(null).describe('附在这位客户上的照片或文件，作为证据'),
});

/** What becomes of one opportunity after the contact. */
const consequenceSchema = z.strictObject({
  opportunityId: idSchema,
  next: z
    .strictObject({
      ...planParts,
      reason: optionalText({ label: '延期的原因', max: 200 })
        .default('')
        .describe('只有经理可以超过级别最晚日，要写原因'),
    })
    .nullable()
    .default(null)
    .describe('下次计划；申请结束、建卡当天的联系和别人代接的联系不填'),
  level: levelChoiceSchema.nullable().default(null).describe('级别有变才填'),
  ending: endingWishSchema.nullable().default(null).describe('申请战败、休眠或无效'),
});

export const followupInputSchema = z
  .strictObject({
    contactId: idSchema.optional().describe('调用方给这次联系的编号；同一编号再发一次不会重复记'),
    planId: idSchema.optional().describe('执行的是哪个计划；计划外的联系不填'),
    outcome: followupOutcomeSchema,
    method: planMethodSchema,
    category: codeSchema.nullable().default(null).describe('客户反馈的分类，字典 feedback_category 的代码'),
    feedback: optionalText({ label: '客户反馈', max: 1000, multiline: true }).default(''),
    confirmedEmpty: z.boolean().default(false).describe('反馈空着也要保存；第一次会提醒'),
    opportunities: z
      .array(consequenceSchema)
      .max(10)
      .default([])
      .describe('这次联系谈到的购车意向；一次联系可以同时记给同一位客户的几个'),
    customerId: idSchema
      .optional()
      .describe('别人的客户打来电话：只记下，告诉执行人；记给他所有还没结束的购车意向，不必写是哪个'),
    answers: z.array(idSchema).max(20).default([]).describe('这次联系回复了哪几条领导批示'),
  })
  .superRefine((input, context) => {
    if (input.opportunities.length === 0 && input.customerId === undefined)
      context.addIssue({ code: 'custom', path: ['opportunities'], message: '没有填，请写明这次联系谈到哪个' });
    if (input.opportunities.length > 0 && input.customerId !== undefined)
      context.addIssue({ code: 'custom', path: ['customerId'], message: '不用填，已经写了购车意向' });
    const ids = input.opportunities.map((each) => each.opportunityId);
    if (new Set(ids).size < ids.length)
      context.addIssue({ code: 'custom', path: ['opportunities'], message: '同一个购车意向写了两次' });
    input.opportunities.forEach((each, i) => {
      if (each.ending === null) return;
      const at = ['opportunities', i, each.next === null ? 'level' : 'next'];
      if (each.next !== null || each.level !== null)
        context.addIssue({ code: 'custom', path: at, message: '申请结束时不用填，等经理决定' });
    });
  });

export type FollowupInput = z.input<typeof followupInputSchema>;

/** A customer with an order whom nobody reaches. */
const unreachedRowSchema = z.object({
  customerId: z.string(),
  opportunityId: z.string(),
  name: z.string(),
  gender: genderSchema.nullable(),
  phoneTail: z.string().nullable(),
  intention: z.string().nullable(),
  assignee: personSchema.nullable(),
  days: z.int().describe('在几个不同的日子打过，都没联系上'),
  triedOn: day.describe('最近一次'),
  nextOn: day.describe('下次再打'),
});

export type UnreachedRow = z.infer<typeof unreachedRowSchema>;

export const followupContract = {
  prepare: procedure({
    method: 'GET',
    path: '/customers/{customerId}/contact-sheet',
    summary: '登记一次联系前要看的一切',
    tag,
    input: z.strictObject({ customerId: idSchema }),
    output: contactSheetSchema,
    errors: ['NOT_FOUND', 'NOT_OWNER'],
  }),
  record: procedure({
    method: 'POST',
    path: '/followups',
    summary: '登记一次回访：结果、反馈和下次计划一次完成',
    description:
      '归属人或执行人的联系算一次跟进：关闭计划，重算最晚日，并要有下次计划或结束申请。建卡当天的联系记下，48 小时回访照旧。别人的联系只记下，告诉执行人，不关闭计划。',
    tag,
    input: followupInputSchema,
    output: z.object({
      contactId: z.string(),
      attempt: z.boolean().describe('算一次跟进'),
      opportunities: z.array(
        z.object({
          opportunityId: z.string(),
          followupId: z.string(),
          nextPlan: z.object({ id: z.string(), dueOn: day, kept: z.boolean().describe('原来的计划照旧') }).nullable(),
          request: z.object({ id: z.string(), decideOn: day }).nullable().describe('结束申请，经理哪天前决定'),
          proposals: z.array(z.enum(['correct_number', 'invalid', 'dormant'])),
          shownToManager: z.boolean(),
        }),
      ),
    }),
    errors: [
      'NOT_FOUND',
      'NOT_OWNER',
      'ALREADY_DONE',
      'FEEDBACK_EMPTY',
      'PLAN_ALREADY_CLOSED',
      'PLAN_NEXT_REQUIRED',
      'PLAN_NOT_FUTURE',
      'PLAN_BEYOND_LIMIT',
      'RETRY_TOO_LATE',
      'DATE_IN_PAST',
      'REQUIRED_MISSING',
      'LEVEL_NEEDS_REASON',
      'LEVEL_O_NOT_CHOSEN',
      'LEVEL_O_STAYS',
      'ENDING_NEEDS_ATTEMPT',
      'ENDING_PENDING',
      'OPPORTUNITY_ENDED',
    ],
  }),
  unreached: procedure({
    method: 'GET',
    path: '/followups/unreached',
    summary: '订了车、三天以上没联系上的客户',
    description: '订车客户不建议休眠或无效，只给经理看。下次要打的日子近的在前。',
    tag,
    input: z.strictObject({ ...pageInput }),
    output: pageOf(unreachedRowSchema),
  }),
  undo: procedure({
    method: 'POST',
    path: '/followups/{contactId}/undo',
    summary: '撤销刚才登记的回访',
    description:
      '只能撤销自己记的，10 分钟内，最晚到当天 24:00。计划、级别、最晚日、洽谈卡和结束申请都回到登记以前；之后又联系过、改过，或经理已经决定的，不能撤销。登记和撤销都留在日志里。',
    tag,
    input: z.strictObject({ contactId: idSchema.describe('登记时得到的联系编号') }),
    output: z.object({
      contactId: z.string(),
      customerId: z.string(),
      planId: z.string().nullable().describe('又打开的计划；计划外的联系为空'),
    }),
    errors: ['NOT_FOUND', 'ALREADY_DONE', 'FOLLOWUP_NOT_UNDONE'],
  }),
};
