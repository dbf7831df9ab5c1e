import { z } from 'zod';
import { localTimeSchema } from '../calendar/civil-date.ts';
import { endingSchema } from '../domain/ending.ts';
import { levelSchema } from '../domain/level.ts';
import { planMethodSchema } from '../domain/plan-codes.ts';
import { roleSchema } from '../domain/roles.ts';
import { optionalText } from '../text/clean.ts';
import { genderSchema } from './card-parts.ts';
import { day } from './customer-rows.ts';
import { endingWishSchema } from './followup.ts';
import { instantSchema, pageInput, pageOf, personSchema } from './page.ts';
import { planPurpose } from './plan.ts';
import { idSchema, nothing, procedure } from './procedure.ts';

const tag = '结束申请';

/** One request that waits for a manager. */
export const pendingEndingSchema = z.object({
  requestId: z.string(),
  opportunityId: z.string(),
  customerId: z.string(),
  name: z.string(),
  gender: genderSchema.nullable(),
  phoneTail: z.string().nullable(),
  level: levelSchema,
  intention: z.string().nullable(),
  ending: endingSchema,
  reason: z.string(),
  competitor: z.string().nullable(),
  priceFen: z.int().nullable().describe('在别处的成交价，单位分'),
  evidence: z.string().describe('怎么知道的'),
  evidenceId: z.string().nullable().describe('作为证据的附件'),
  consultant: personSchema.describe('谁申请的'),
  requestedAt: instantSchema,
  decideOn: day.describe('应在哪天决定'),
  late: z.boolean().describe('过了这天还没决定，已转给上一级'),
  waitsFor: roleSchema.describe('现在该谁决定'),
  mine: z.boolean().describe('现在该您决定'),
  own: z.boolean().describe('是您自己的申请，要由别的经理决定'),
  feedback: z
    .object({ category: z.string().nullable(), text: z.string(), on: day })
    .nullable()
    .describe('申请那天的反馈'),
  contacts: z.int().describe('跟进过几次'),
  daysOpen: z.int().describe('从建卡到今天多少天'),
});

export type PendingEnding = z.infer<typeof pendingEndingSchema>;

const endingCountsSchema = z.object({
  open: z.int().describe('现在该您决定的'),
  late: z.int().describe('其中过了日子的'),
});

export const endingContract = {
  request: procedure({
    method: 'POST',
    path: '/opportunities/{opportunityId}/ending-request',
    summary: '申请战败、休眠或无效',
    description: '当天要先有一次跟进并写下反馈。申请不结束购车意向，由经理在下一个营业日前决定。',
    tag,
    input: endingWishSchema.extend({ opportunityId: idSchema }),
    output: z.object({ id: z.string(), decideOn: day }),
    errors: ['NOT_FOUND', 'NOT_OWNER', 'ENDING_NEEDS_ATTEMPT', 'ENDING_PENDING', 'OPPORTUNITY_ENDED', 'LEVEL_O_STAYS'],
  }),
  pending: procedure({
    method: 'GET',
    path: '/ending-requests',
    summary: '等经理决定的申请',
    tag,
    input: z.strictObject({ ...pageInput }),
    output: pageOf(pendingEndingSchema).extend({
      counts: endingCountsSchema,
      refusedPlanOn: day.describe('今天不批准的，顾问哪天要再联系'),
    }),
  }),
  counts: procedure({
    method: 'GET',
    path: '/ending-requests/counts',
    summary: '等自己决定的申请有几个',
    tag,
    input: nothing,
    output: endingCountsSchema,
  }),
  decide: procedure({
    method: 'POST',
    path: '/ending-requests/{requestId}/decision',
    summary: '批准或不批准结束申请',
    description: '批准后购车意向结束；不批准要写原因，顾问在下一个营业日得到新计划。自己的申请由别的经理决定。',
    tag,
    input: z.strictObject({
      requestId: idSchema,
      approve: z.boolean(),
      reason: optionalText({ label: '决定的原因', max: 200 }).default('').describe('不批准时要写'),
      nextPlan: z
        .strictObject({
          dueTime: localTimeSchema.nullable().default(null),
          method: planMethodSchema,
          purpose: planPurpose.default(''),
        })
        .nullable()
        .default(null)
        .describe('不批准时给顾问的计划怎么做；不填是打电话继续跟进'),
    }),
    output: z.object({ approved: z.boolean(), nextPlan: z.object({ id: z.string(), dueOn: day }).nullable() }),
    errors: ['NOT_FOUND', 'NOT_AUTHORITY', 'ALREADY_DONE', 'ENDING_SELF', 'REQUIRED_MISSING'],
  }),
};
