import { z } from 'zod';
import { endingSchema, opportunityStateSchema } from '../domain/ending.ts';
import { followupOutcomeSchema } from '../domain/followup.ts';
import { levelSchema } from '../domain/level.ts';
import { planMethodSchema, planOriginSchema, planStateSchema } from '../domain/plan-codes.ts';
import { genderSchema } from './card-parts.ts';
import { accessSchema, day, extensionSchema, phoneShown } from './customer-rows.ts';
import { instructionRowSchema } from './instruction-rows.ts';
import { instantSchema, personSchema } from './page.ts';

/** What follows from a call that reached nobody (§四.2). */
const vainSchema = z.object({
  retryBy: day.nullable().describe('最晚哪天再打；只受级别最晚日约束时为空'),
  proposals: z.array(z.enum(['correct_number', 'invalid', 'dormant'])).describe('建议：改号码、申请无效、申请休眠'),
  shownToManager: z.boolean().describe('订车客户三天联系不上，经理会看到'),
});

/** One level and the next plan that it allows after a contact today. */
const levelOutlookSchema = z.object({
  level: levelSchema,
  horizonDays: z.int().nullable().describe('预计购车最多在多少天以内；没有这个限制为空'),
  gapWords: z
    .string()
    .describe('两次回访最长隔多久')
    .meta({ examples: ['7 天', '1 个月'] }),
  limitOn: day.describe('下次计划最晚哪天，遇休息日已顺延'),
  proposedOn: day.describe('建议哪天'),
});

/** A contact of the past. */
const pastContactSchema = z.object({
  id: z.string(),
  at: instantSchema,
  onDay: day,
  by: personSchema,
  method: planMethodSchema,
  outcome: followupOutcomeSchema,
  category: z.string().nullable().describe('分类的名称'),
  text: z.string(),
  attempt: z.boolean().describe('算一次跟进；别人代接的不算'),
});

/** One open or pending opportunity of the customer, with all that its next plan depends on. */
export const sheetOpportunitySchema = z.object({
  id: z.string(),
  state: opportunityStateSchema,
  intention: z.string().nullable(),
  colour: z.string().nullable(),
  competitors: z.array(z.string()).describe('竞品的名称'),
  level: levelSchema,
  levelStale: z.boolean(),
  levelSetOn: day,
  expectedOn: day.nullable(),
  noExpectedDate: z.boolean(),
  limitOn: day.describe('现在的下次计划最晚哪天，遇休息日已顺延'),
  nextPlan: z
    .object({
      id: z.string(),
      role: z.enum(['next', 'decision']),
      dueOn: day,
      dueTime: z.string().nullable(),
      method: planMethodSchema,
      purpose: z.string(),
      origin: planOriginSchema,
      assignee: personSchema.nullable(),
    })
    .nullable(),
  planStands: z.boolean().describe('建卡当天：这次联系记下，48 小时回访照旧，不用定下次计划'),
  byLevel: z.array(levelOutlookSchema).describe('今天联系上以后，各个级别的下次计划'),
  unanswered: vainSchema.describe('未接通、关机停机'),
  unreachable: vainSchema.describe('空号错号、拒访'),
  contacts: z.array(pastContactSchema).describe('最近十次联系，新的在前'),
  contactCount: z.int(),
  talk: z.object({ on: day, text: z.string() }).nullable().describe('来店那天谈了什么'),
  script: z.array(z.string()).describe('这次可以谈什么：按上次的反馈和级别'),
  revives: z
    .object({
      ending: endingSchema,
      on: day,
      intention: z.string().nullable(),
      reason: z.string(),
      competitor: z.string().nullable(),
      priceFen: z.int().nullable(),
    })
    .nullable()
    .describe('接着以前哪个结束的购车意向再谈：怎样结束、为什么、买了什么'),
  sentBack: z
    .object({ ending: endingSchema, by: personSchema, at: instantSchema, reason: z.string() })
    .nullable()
    .describe('经理没批准的申请，和要您怎么做；再联系一次后为空'),
});

export type SheetOpportunity = z.infer<typeof sheetOpportunitySchema>;

/** Everything that somebody needs who has the customer on the phone. */
export const contactSheetSchema = z.object({
  customer: z.object({
    id: z.string(),
    access: accessSchema,
    canReveal: z.boolean().describe('可以查看完整号码，查看会记入日志'),
    name: z.string(),
    gender: genderSchema.nullable(),
    phone: phoneShown,
    phoneMasked: z.boolean(),
    noPhoneReason: z.string().nullable().describe('没有号码的原因'),
    region: z
      .string()
      .nullable()
      .meta({ examples: ['定州市'] }),
    remark: z.string().describe('再见面时认得出的特征'),
    owner: personSchema.nullable(),
    refusesFollowup: z.boolean().describe('客户不同意回访：申请休眠或无效，由经理决定'),
  }),
  instructions: z.array(instructionRowSchema).describe('还没回复的领导批示，没点「知道了」的在前'),
  responsible: z.boolean().describe('您是归属人或计划的执行人：您的联系算一次跟进'),
  plan: z
    .object({
      id: z.string(),
      opportunityId: z.string(),
      role: z.enum(['next', 'further', 'decision', 'sale']),
      saleLimitOn: day.nullable().describe('交车后的回访最晚哪天；其他计划为空'),
      state: planStateSchema,
      dueOn: day,
      dueTime: z.string().nullable(),
      countedOn: day,
      due: z.boolean().describe('今天到期或已逾期：只能执行'),
      overdueDays: z.int(),
      method: planMethodSchema,
      purpose: z.string(),
      basis: z.string().describe('定计划时的客户反馈'),
      origin: planOriginSchema,
      originWords: z.string(),
      assignee: personSchema.nullable(),
      extension: extensionSchema,
      contactId: z.string().nullable().describe('做完它的那次联系；还没做、没记联系就结束的为空'),
      undo: z
        .object({ contactId: z.string(), until: instantSchema.describe('这一刻起不能再撤销') })
        .nullable()
        .describe('您刚做完它，还可以撤销'),
    })
    .nullable()
    .describe('打开的计划；计划外的联系为空'),
  opportunities: z.array(sheetOpportunitySchema).describe('还没结束的购车意向，打开的计划的那个在前'),
});

export type ContactSheet = z.infer<typeof contactSheetSchema>;
