import { z } from 'zod';
import { followupOutcomeSchema } from '../domain/followup.ts';
import { levelSchema } from '../domain/level.ts';
import { planMethodSchema, planOriginSchema, planStateSchema } from '../domain/plan-codes.ts';
import { genderSchema } from './card-parts.ts';
import { day, extensionSchema } from './customer-rows.ts';
import { instantSchema, personSchema } from './page.ts';

/** Where a plan stands in the day's work: overdue first, then what has a time, then the rest by level. */
export const planSectionSchema = z
  .enum(['overdue', 'timed', 'today', 'later', 'done'])
  .describe('overdue 逾期，timed 今天约了时间，today 今天，later 以后，done 已完成');

export type PlanSection = z.infer<typeof planSectionSchema>;

const time = z.string().meta({ examples: ['15:00'] });

/** One line of the work list. */
export const planRowSchema = z.object({
  id: z.string(),
  section: planSectionSchema,
  role: z.enum(['next', 'further', 'sale']).describe('next 下次计划，further 以后的计划，sale 交车后的回访'),
  state: planStateSchema,
  instructed: z.boolean().describe('有还没点「知道了」的领导批示：排在最前'),
  customerId: z.string(),
  opportunityId: z.string(),
  name: z.string().describe('客户已不归您时是 宋* 这样遮住的姓名'),
  gender: genderSchema.nullable(),
  phoneTail: z
    .string()
    .nullable()
    .describe('手机尾号；没有号码为空')
    .meta({ examples: ['5521'] }),
  level: levelSchema,
  levelStale: z.boolean().describe('预计购车已过，等重新判定级别'),
  intention: z
    .string()
    .nullable()
    .describe('车型')
    .meta({ examples: ['H9 2.0T 四驱'] }),
  lastFeedback: z
    .object({ category: z.string().nullable().describe('分类的名称'), text: z.string() })
    .nullable()
    .describe('上次的客户反馈；还没有回访时是洽谈内容'),
  othersContact: z
    .object({ by: personSchema, at: instantSchema })
    .nullable()
    .describe('这个计划定下以后，别人联系过这位客户'),
  standsInFor: personSchema.nullable().describe('替请假的谁做；是自己的为空'),
  refusesFollowup: z.boolean().describe('客户不同意回访：申请休眠或无效，由经理决定'),
  method: planMethodSchema,
  purpose: z.string(),
  dueOn: day,
  dueTime: time.nullable(),
  countedOn: day.describe('算哪天：休息日顺延到下一个营业日'),
  overdueDays: z.int().describe('逾期几天；没有逾期为 0'),
  origin: planOriginSchema,
  originWords: z
    .string()
    .describe('这个计划从哪来')
    .meta({ examples: ['48 小时回访', 'B 级 14 天'] }),
  extension: extensionSchema,
  done: z
    .object({ at: instantSchema, outcome: followupOutcomeSchema.nullable() })
    .nullable()
    .describe('已完成的计划：何时、结果'),
});

export type PlanRow = z.infer<typeof planRowSchema>;

/** The figures of a person's day. */
export const planCountsSchema = z.object({
  open: z.int().describe('今天要做的，连同逾期的'),
  overdue: z.int(),
  done: z.int().describe('今天做完的'),
  tomorrow: z.int().describe('下一个营业日的'),
  week: z.int().describe('从明天起七天里的'),
  ever: z.boolean().describe('有过计划'),
});

export type PlanCounts = z.infer<typeof planCountsSchema>;
