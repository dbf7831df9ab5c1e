import { z } from 'zod';
import { handoverKindSchema } from '../domain/handover.ts';
import { levelSchema } from '../domain/level.ts';
import { roleSchema } from '../domain/roles.ts';
import { optionalText } from '../text/clean.ts';
import { genderSchema } from './card-parts.ts';
import { day } from './customer-rows.ts';
import { instantSchema, pageInput, pageOf, personSchema } from './page.ts';
import { idSchema, nothing, procedure } from './procedure.ts';

const tag = '客户交接';

/** Customers that are chosen one by one; whoever gives more gives all of them. */
export const mostChosen = 500;

/** Who goes to whom. */
const selection = {
  fromId: idSchema.describe('交出客户的人'),
  customerIds: z
    .array(idSchema)
    .min(1)
    .max(mostChosen)
    .nullable()
    .describe(`哪几位客户，最多 ${mostChosen} 位；null 是名下全部，连同没成交的、已购车的和代别人做的计划`),
  receiverIds: z.array(idSchema).max(30).default([]).describe('接手的人；几个人时按级别平均分'),
  choices: z
    .array(z.strictObject({ customerId: idSchema, toId: idSchema }))
    .max(mostChosen)
    .default([])
    .describe('单独指定给谁的客户'),
  keepsDue: z.boolean().default(false).describe('今天到期和逾期的计划仍由原来的人做完'),
} as const;

const levelCounts = z.array(z.object({ level: levelSchema, count: z.int() })).describe('各级别几位，没有的不列');

export const handoverPreviewSchema = z.object({
  from: personSchema,
  customers: z.int().describe('交出的客户'),
  pursued: z.int().describe('其中还在跟进的'),
  pending: z.int().describe('其中申请了结束、等经理决定的；决定以后归接手的人'),
  disputed: z.int().describe('其中归属有争议的：别的顾问也报备过，裁定以前交接，归接手的人'),
  disputedNames: z.array(z.string()).describe('其中几位是谁，至多 5 位；管理员看不到客户，为空'),
  levels: levelCounts,
  plans: z.object({
    ahead: z.int().describe('以后的计划'),
    due: z.int().describe('今天到期的'),
    overdue: z.int().describe('已逾期的；原来的检查发现不变'),
  }),
  foreignPlans: z.int().describe('在别人客户上的计划，一并交出'),
  books: z.int().describe('没用完的卡本'),
  standsIn: z
    .array(z.object({ leaveId: z.string(), staff: personSchema, fromOn: day, throughOn: day }))
    .describe('他正在或将要代班的请假；要先换代班人'),
  receivers: z.array(
    z.object({
      person: personSchema,
      customers: z.int(),
      levels: levelCounts,
      plans: z.int().describe('一起过去的计划'),
      pursuedNow: z.int().describe('现在跟进的客户'),
      pursuedThen: z.int().describe('交接以后跟进的客户'),
      awayThrough: day.nullable().describe('正在请假，请到哪天；没请假为空'),
    }),
  ),
});

export type HandoverPreview = z.infer<typeof handoverPreviewSchema>;

const stateSchema = z.enum(['running', 'done', 'stopped']).describe('running 正在交，done 交完了，stopped 停下了');

const progressSchema = z.object({
  id: z.string(),
  customers: z.int().describe('一共要交的客户'),
  done: z.int().describe('已经交的'),
  plans: z.int().describe('一起换了人的计划'),
  state: stateSchema,
});

export type HandoverProgress = z.infer<typeof progressSchema>;

export const handoverRowSchema = progressSchema.extend({
  from: personSchema,
  kind: handoverKindSchema,
  reason: z.string(),
  receivers: z.array(personSchema),
  whole: z.boolean().describe('名下全部'),
  at: instantSchema,
  by: personSchema,
});

export type HandoverRow = z.infer<typeof handoverRowSchema>;

export const receivedRowSchema = z.object({
  id: z.string(),
  customerId: z.string(),
  name: z.string(),
  gender: genderSchema.nullable(),
  phoneTail: z.string().nullable(),
  level: levelSchema.nullable().describe('还在跟进的购车意向里最急的级别'),
  nextPlanOn: day.nullable(),
  isWaiting: z.boolean().describe('申请了结束，等经理决定'),
  from: personSchema.nullable().describe('原来归谁'),
  by: personSchema.describe('谁办的交接'),
  at: instantSchema,
  reason: z.string(),
  isNew: z.boolean().describe('还在跟进，交接以后还没人联系过'),
});

export type ReceivedRow = z.infer<typeof receivedRowSchema>;

export const loadRowSchema = z.object({
  person: personSchema,
  role: roleSchema,
  customers: z.int().describe('名下的客户'),
  pursued: z.int().describe('还在跟进的'),
  plans: z.int().describe('没做的计划'),
  due: z.int().describe('今天要做的，连同逾期的'),
  overdue: z.int(),
  away: z.object({ through: day, standIn: personSchema.nullable() }).nullable().describe('正在请假；没请假为空'),
});

export type LoadRow = z.infer<typeof loadRowSchema>;

const refusals = [
  'NOT_FOUND',
  'NOT_AUTHORITY',
  'REQUIRED_MISSING',
  'HANDOVER_RUNNING',
  'HANDOVER_RECEIVER',
  'HANDOVER_NOTHING',
] as const;

export const handoverContract = {
  loads: procedure({
    method: 'GET',
    path: '/handovers/loads',
    summary: '各人名下有多少',
    description: '每个跟客户的人：客户、没做的计划、是否请假。按姓名拼音排列。',
    tag,
    input: nothing,
    output: z.object({ rows: z.array(loadRowSchema) }),
  }),
  preview: procedure({
    method: 'POST',
    path: '/handovers/preview',
    summary: '交接前先看会怎样',
    description: '什么也不改：交出什么、每个接手的人得到多少。不能交的，这里就说明原因。',
    tag,
    input: z.strictObject(selection),
    output: handoverPreviewSchema,
    errors: refusals,
  }),
  begin: procedure({
    method: 'POST',
    path: '/handovers',
    summary: '开始交接',
    description: '定下谁归谁；接着反复调用「交接下一批」直到办完。每一批要么整批过去，要么一位不动；中断了可以接着办。',
    tag,
    input: z.strictObject({
      ...selection,
      kind: handoverKindSchema.describe('resignation 离职，transfer 调岗，balance 平衡，other 其他'),
      reason: optionalText({ label: '说明', max: 100 }).default(''),
      returnsBooks: z.boolean().default(false).describe('交出全部时：没用完的卡本交回前台'),
    }),
    output: progressSchema,
    errors: refusals,
  }),
  advance: procedure({
    method: 'POST',
    path: '/handovers/{id}/advance',
    summary: '交接下一批',
    description: '客户归属、没做的计划一起过去；等经理决定的申请跟着走。已经不归他的跳过。',
    tag,
    input: z.strictObject({ id: idSchema }),
    output: progressSchema,
    errors: ['NOT_FOUND', 'NOT_AUTHORITY', 'HANDOVER_ENDED', 'HANDOVER_RECEIVER'],
  }),
  stop: procedure({
    method: 'POST',
    path: '/handovers/{id}/stop',
    summary: '停下交接',
    description: '已经交的算数，没交的不动。',
    tag,
    input: z.strictObject({ id: idSchema }),
    output: progressSchema,
    errors: ['NOT_FOUND', 'NOT_AUTHORITY', 'HANDOVER_ENDED'],
  }),
  list: procedure({
    method: 'GET',
    path: '/handovers',
    summary: '交接记录',
    description: '新的在前。',
    tag,
    input: z.strictObject({ ...pageInput }),
    output: pageOf(handoverRowSchema),
  }),
  received: procedure({
    method: 'GET',
    path: '/handovers/received',
    summary: '交接给您的客户',
    description: '现在还归您的，新交接的在前。',
    tag,
    input: z.strictObject({ ...pageInput }),
    output: pageOf(receivedRowSchema),
  }),
  counts: procedure({
    method: 'GET',
    path: '/handovers/counts',
    summary: '有几件交接和代班等您',
    tag,
    input: nothing,
    output: z.object({
      customers: z.int().describe('近 30 天交接给您、还没人联系过的客户'),
      offered: z.int().describe('等您接的代班计划'),
    }),
  }),
};
