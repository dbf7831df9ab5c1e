import { z } from 'zod';
import { civilDateSchema } from '../calendar/civil-date.ts';
import { leaveKindSchema } from '../domain/leave.ts';
import { optionalText } from '../text/clean.ts';
import { day } from './customer-rows.ts';
import { instantSchema, pageInput, pageOf, personSchema } from './page.ts';
import { planRowSchema } from './plan-rows.ts';
import { idSchema, procedure } from './procedure.ts';

const tag = '请假与代班';

/** What a leave is made of. */
const leaveParts = {
  staffId: idSchema.describe('谁请假'),
  kind: leaveKindSchema.describe('annual 年假，sick 病假，personal 事假，other 其他'),
  fromOn: civilDateSchema.describe('从哪天').meta({ examples: ['2026-03-12'] }),
  throughOn: civilDateSchema.describe('请到哪天，这天也算').meta({ examples: ['2026-03-14'] }),
  standInId: idSchema.nullable().default(null).describe('谁代班；补登已经结束的请假可以为空'),
  note: optionalText({ label: '说明', max: 100 }).default(''),
} as const;

const effectSchema = z.object({
  over: z.int().describe('马上转给代班人的计划'),
  asked: z.int().describe('今天到期或已逾期、要代班人接下才转的计划'),
  withdrawn: z.int().describe('撤回的检查发现：请假那几天没做的回访'),
});

export const leaveRowSchema = z.object({
  id: z.string(),
  staff: personSchema,
  kind: leaveKindSchema,
  fromOn: day,
  throughOn: day,
  standIn: personSchema.nullable().describe('代班人；补登时已经结束的为空'),
  note: z.string(),
  phase: z
    .enum(['ahead', 'now', 'over', 'cancelled'])
    .describe('ahead 还没开始，now 正在请假，over 已结束，cancelled 已撤销'),
  waiting: z.int().describe('正在请假时：到期的计划里还没人接的'),
  enteredBy: personSchema,
  enteredAt: instantSchema,
});

export type LeaveRow = z.infer<typeof leaveRowSchema>;

const offeredSchema = z.object({
  plan: planRowSchema,
  absent: personSchema.describe('请假的人'),
  awayThrough: day.describe('请到哪天'),
});

export type OfferedPlan = z.infer<typeof offeredSchema>;

const changed = z.object({ moved: z.int().describe('换了人的计划') });
const refusals = ['NOT_FOUND', 'NOT_AUTHORITY', 'LEAVE_OVERLAPS', 'LEAVE_STAND_IN_AWAY', 'REQUIRED_MISSING'] as const;

export const leaveContract = {
  list: procedure({
    method: 'GET',
    path: '/leaves',
    summary: '请假列表',
    description: '还没结束的，先结束的在前；past 为真时是已经结束的，新的在前。',
    tag,
    input: z.strictObject({ past: z.boolean().default(false).describe('true 看已经结束的'), ...pageInput }),
    output: pageOf(leaveRowSchema),
  }),
  preview: procedure({
    method: 'GET',
    path: '/leaves/preview',
    summary: '登记请假前先看会怎样',
    description: '什么也不改。不能登记的，这里就说明原因。',
    tag,
    input: z.strictObject(leaveParts),
    output: effectSchema,
    errors: refusals,
  }),
  enter: procedure({
    method: 'POST',
    path: '/leaves',
    summary: '登记请假和代班人',
    description:
      '请假那几天的计划转给代班人；以后再定在那几天的也给他。今天到期或逾期的，开门前登记的一起转，开门后要代班人接下才转。事后补登的，那几天没做回访的检查发现一并撤回。',
    tag,
    input: z.strictObject(leaveParts),
    output: effectSchema.extend({ id: z.string() }),
    errors: refusals,
  }),
  end: procedure({
    method: 'POST',
    path: '/leaves/{id}/end',
    summary: '提前回来',
    description: '写请假的最后一天；没做的计划回到本人，做过的不动。已经过去、改成没请假的日子照常检查。',
    tag,
    input: z.strictObject({ id: idSchema, throughOn: civilDateSchema.describe('请假的最后一天') }),
    output: changed,
    errors: ['NOT_FOUND', 'NOT_AUTHORITY', 'ALREADY_DONE'],
  }),
  cancel: procedure({
    method: 'POST',
    path: '/leaves/{id}/cancel',
    summary: '撤销请假',
    description: '当作没请过：没做的计划回到本人；已经过去的日子照常检查。',
    tag,
    input: z.strictObject({ id: idSchema }),
    output: changed,
    errors: ['NOT_FOUND', 'NOT_AUTHORITY', 'ALREADY_DONE'],
  }),
  changeStandIn: procedure({
    method: 'PUT',
    path: '/leaves/{id}/stand-in',
    summary: '换代班人',
    description: '以后的计划转给新的代班人；今天到期和逾期的还在原来的人那里。',
    tag,
    input: z.strictObject({ id: idSchema, standInId: idSchema.describe('新的代班人') }),
    output: changed,
    errors: ['NOT_FOUND', 'NOT_AUTHORITY', 'ALREADY_DONE', 'LEAVE_STAND_IN_AWAY'],
  }),
  offered: procedure({
    method: 'GET',
    path: '/leaves/offered',
    summary: '等您接的代班计划',
    description: '您代班的同事请假时已经到期或逾期、还没人接的计划。',
    tag,
    input: z.strictObject({ ...pageInput }),
    output: pageOf(offeredSchema),
  }),
  accept: procedure({
    method: 'POST',
    path: '/leaves/offered/accept',
    summary: '接下代班计划',
    description: '接下以后由您做；当天没做，检查发现也记在您名下。',
    tag,
    input: z.strictObject({ ids: z.array(idSchema).min(1).max(200).describe('计划的编号') }),
    output: z.object({ accepted: z.int() }),
    errors: ['LEAVE_NOT_OFFERED'],
  }),
};
