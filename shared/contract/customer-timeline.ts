import { z } from 'zod';
import { attachmentKindSchema } from '../domain/attachment.ts';
import { customerFieldNames } from '../domain/customer.ts';
import { endingSchema } from '../domain/ending.ts';
import { followupOutcomeSchema } from '../domain/followup.ts';
import { levelSchema } from '../domain/level.ts';
import { planMethodSchema, planOriginSchema } from '../domain/plan-codes.ts';
import { cardStateSchema } from './card-parts.ts';
import { day } from './customer-rows.ts';
import { instantSchema, personSchema } from './page.ts';

const base = {
  id: z.string(),
  at: instantSchema,
  by: personSchema.nullable(),
  opportunityId: z.string().nullable(),
} as const;

/** One thing that happened with a customer; newest first. */
export const timelineEntrySchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('card'),
    ...base,
    number: z.string(),
    state: cardStateSchema,
    visitKind: z.string().nullable(),
    contactWay: z.string().nullable(),
    partySize: z.int().nullable(),
    departedAt: instantSchema.nullable(),
    vehicleLabel: z.string().nullable(),
    level: z.string().nullable(),
    talk: z.string().nullable(),
    result: z.string().nullable(),
  }),
  z.object({
    kind: z.literal('followup'),
    ...base,
    contactId: z.string().describe('联系编号：一次联系谈了几个购车意向，各记一条，编号相同'),
    method: planMethodSchema.or(z.literal('')),
    outcome: followupOutcomeSchema,
    category: z.string().nullable(),
    feedback: z.string(),
    planId: z.string().nullable(),
    planOrigin: planOriginSchema.nullable(),
    planDueOn: day.nullable().describe('执行的计划原定哪天；计划外的联系为空'),
    onDay: day,
    attempt: z.boolean().describe('算一次跟进；别人代接的不算'),
  }),
  z.object({
    kind: z.literal('level'),
    ...base,
    from: levelSchema.nullable(),
    to: levelSchema,
    expectedOn: day.nullable(),
    reason: z.string(),
  }),
  z.object({
    kind: z.literal('plan_closed'),
    ...base,
    state: z.enum(['cancelled', 'replaced']),
    dueOn: day,
    origin: planOriginSchema,
    reason: z.string(),
  }),
  z.object({
    kind: z.literal('quote'),
    ...base,
    version: z.int(),
    priceFen: z.int().describe('车价，单位分'),
    totalFen: z.int().describe('落地合计，单位分；只说了车价就和车价一样'),
    previousFen: z.int().nullable().describe('上一版的车价；第一版为空'),
    vehicleLabel: z.string().nullable(),
    note: z.string(),
    validUntil: day.nullable(),
    cardId: z.string().nullable().describe('写在哪张洽谈卡上'),
  }),
  z.object({ kind: z.literal('ending_request'), ...base, ending: endingSchema, reason: z.string() }),
  z.object({ kind: z.literal('ending_decision'), ...base, approved: z.boolean(), reason: z.string() }),
  z.object({
    kind: z.literal('ownership'),
    ...base,
    owner: personSchema.nullable(),
    cause: z.enum(['first_registration', 'hand_over', 'ruling', 'pool', 'share', 'merge']),
    reason: z.string(),
  }),
  z.object({
    kind: z.literal('merge'),
    ...base,
    mergeId: z.string(),
    what: z.enum(['merged', 'undone']).describe('merged 另一条记录并入，undone 又拆开'),
    name: z.string().describe('另一条记录的姓名'),
    otherId: z.string().describe('另一条记录'),
  }),
  z.object({
    kind: z.literal('share'),
    ...base,
    staff: personSchema.nullable().describe('共享给谁'),
    ended: z.boolean().describe('收回共享'),
    note: z.string(),
  }),
  z.object({
    kind: z.literal('kinship'),
    ...base,
    other: z.object({ id: z.string(), name: z.string() }).describe('那位客户；无权查看时姓名遮住'),
    relation: z.string().describe('那位是这位客户的什么人，字典 relation 的代码'),
    ended: z.boolean().describe('解除了关系'),
  }),
  z.object({
    kind: z.literal('edit'),
    ...base,
    changes: z
      .array(
        z.object({
          field: z.enum(customerFieldNames).describe('改了哪一项'),
          label: z.string().describe('卡上的项目名'),
          from: z.string().nullable().describe('原来的值；本来空着为空'),
          to: z.string().nullable().describe('改成的值；清空为空'),
        }),
      )
      .describe('归属人之外看到的号码遮住'),
  }),
  z.object({
    kind: z.literal('attachment'),
    ...base,
    fileKind: attachmentKindSchema,
    originalName: z.string(),
    note: z.string(),
    cardId: z.string().nullable(),
  }),
  z.object({
    kind: z.literal('instruction'),
    ...base,
    content: z.string(),
    to: personSchema.nullable().describe('谁要看'),
    read: z.object({ at: instantSchema, by: personSchema.nullable() }).nullable(),
    answer: z
      .object({
        at: instantSchema,
        by: personSchema.nullable(),
        text: z.string(),
        byFollowup: z.boolean().describe('用一次回访回复，内容见那次回访'),
      })
      .nullable(),
  }),
  z.object({ kind: z.literal('report'), ...base }),
  z.object({ kind: z.literal('reveal'), ...base, audited: z.boolean().describe('核对洽谈卡时看到的') }),
]);

export type TimelineEntry = z.infer<typeof timelineEntrySchema>;
