import { z } from 'zod';
import { civilDateSchema } from '../calendar/civil-date.ts';
import { optionalText, textField } from '../text/clean.ts';
import { cardStateSchema, codeSchema } from './card-parts.ts';
import { instantSchema, pageInput, pageOf, personSchema } from './page.ts';
import { idSchema, procedure } from './procedure.ts';

const tag = '展厅客流';

const partySize = z
  .int()
  .min(1)
  .max(99)
  .describe('人数')
  .meta({ examples: [2] });
const contactWay = codeSchema.describe('接触方式的代码').meta({ examples: ['showroom'] });
const named = z.boolean().describe('客户指名要他接待，不占他的轮次');
const byTurn = z.boolean().default(false).describe('按轮次接待：现在轮到的不是他就不登记，答复轮到了谁');
const note = optionalText({ label: '备注', max: 200, multiline: true });

/** One arrival of the 来店(电)登记表. */
export const trafficRowSchema = z.object({
  id: z.string(),
  contactWay: z.string(),
  arrivedAt: instantSchema,
  arrivedOn: z.string(),
  departedAt: instantSchema.nullable(),
  partySize: z.int(),
  receiver: personSchema.nullable().describe('接待的销售顾问'),
  receivedAt: instantSchema.nullable().describe('定下接待的时间'),
  named: z.boolean().describe('客户指名，不占轮次'),
  receptionist: personSchema,
  note: z.string(),
  card: z
    .object({ id: z.string(), number: z.string(), state: cardStateSchema })
    .nullable()
    .describe('这次来访的洽谈卡；还没有为空'),
  explanation: z.string().describe('没有建卡的说明'),
  explainedAt: instantSchema.nullable(),
  voidedAt: instantSchema.nullable().describe('登错了、作废的时间；有效的为空'),
  voidReason: z.string(),
});

export type TrafficRow = z.infer<typeof trafficRowSchema>;

/** What the front desk may take back: the procedure that did it. */
const undoableActs = ['arrive', 'depart', 'assign', 'void'] as const;

export type UndoableAct = (typeof undoableActs)[number];

const changed = z.object({ id: z.string() });

export const trafficContract = {
  arrive: procedure({
    method: 'POST',
    path: '/traffic',
    summary: '登记到店',
    description: '登记一次来店或来电。不填 arrivedAt 就是现在；只能补登今天的，补登以前的由经理办。',
    tag,
    input: z.strictObject({
      contactWay: contactWay.default('showroom'),
      arrivedAt: instantSchema.optional(),
      partySize: partySize.default(1),
      receiverId: idSchema.nullable().default(null).describe('接待的销售顾问；还没定为空'),
      named: named.default(false),
      byTurn,
      note: note.default(''),
      arrivalId: idSchema.optional().describe('调用方给这次登记的编号；同一编号再发一次，答复的是第一次登记的'),
    }),
    output: z.object({ id: z.string(), arrivedAt: instantSchema, arrivedOn: z.string() }),
    errors: ['NOT_FOUND', 'FLOOR_TURN_MOVED'],
  }),
  depart: procedure({
    method: 'POST',
    path: '/traffic/{id}/departure',
    summary: '登记离店',
    description:
      '记下离店时间，同时写到这次来访的洽谈卡上。当天不填 departedAt 就是现在；以前的来访要填实际离店的时间。',
    tag,
    input: z.strictObject({ id: idSchema, departedAt: instantSchema.optional() }),
    output: z.object({ id: z.string(), departedAt: instantSchema }),
    errors: ['NOT_FOUND', 'ALREADY_DONE', 'TRAFFIC_VOIDED'],
  }),
  list: procedure({
    method: 'GET',
    path: '/traffic',
    summary: '一天的来店登记',
    tag,
    input: z.strictObject({
      day: civilDateSchema
        .optional()
        .describe('哪一天，不填是今天')
        .meta({ examples: ['2026-03-09'] }),
      ...pageInput,
    }),
    output: pageOf(trafficRowSchema),
  }),
  correct: procedure({
    method: 'PUT',
    path: '/traffic/{id}',
    summary: '更正来店登记',
    description:
      '经理更正到店、离店时间等，写到这次来访的洽谈卡上，并记入日志。已签字那天的来访不能改到别的日子，别的日子也不能改进去；自己接待的，隔天由另一位经理更正。',
    tag,
    input: z.strictObject({
      id: idSchema,
      contactWay: contactWay.optional(),
      arrivedAt: instantSchema.optional(),
      departedAt: instantSchema.nullable().optional(),
      partySize: partySize.optional(),
      receiverId: idSchema.nullable().optional(),
      note: note.optional(),
      reason: textField({ label: '更正原因', max: 200 }),
    }),
    output: changed,
    errors: ['NOT_FOUND', 'TRAFFIC_VOIDED', 'AUDIT_SIGNED', 'TRAFFIC_SELF'],
  }),
  assign: procedure({
    method: 'PUT',
    path: '/traffic/{id}/receiver',
    summary: '定接待的顾问',
    description: '定下谁接待；选错了，当天还没有洽谈卡时可以改定。以后由经理更正。',
    tag,
    input: z.strictObject({
      id: idSchema,
      receiverId: idSchema.describe('接待的销售顾问'),
      named: named.default(false),
      byTurn,
    }),
    output: changed,
    errors: ['NOT_FOUND', 'ALREADY_DONE', 'TRAFFIC_HAS_CARD', 'TRAFFIC_VOIDED', 'FLOOR_TURN_MOVED'],
  }),
  void: procedure({
    method: 'POST',
    path: '/traffic/{id}/void',
    summary: '作废一次登记',
    description:
      '没有这个人来、或登了两遍：这一条留在登记表里划掉，不算客流，也不是客流无卡。前台当天可以作废，经理在那天的检查表签字以前可以；已经有洽谈卡的不能。',
    tag,
    input: z.strictObject({ id: idSchema, reason: textField({ label: '作废原因', max: 100 }) }),
    output: changed,
    errors: ['NOT_FOUND', 'TRAFFIC_VOIDED', 'TRAFFIC_HAS_CARD', 'AUDIT_SIGNED', 'TRAFFIC_SELF', 'FORBIDDEN'],
  }),
  undo: procedure({
    method: 'POST',
    path: '/traffic/{id}/undo',
    summary: '撤销刚才的登记',
    description: '收回自己 10 分钟内做的一步：到店（整条去掉）、离店、定接待、作废。之后又有改动的不能。',
    tag,
    input: z.strictObject({ id: idSchema, act: z.enum(undoableActs).describe('撤销哪一步') }),
    output: changed,
    errors: ['NOT_FOUND', 'TRAFFIC_NOT_UNDONE', 'AUDIT_SIGNED'],
  }),
  explain: procedure({
    method: 'PUT',
    path: '/traffic/{id}/explanation',
    summary: '说明为什么没有建卡',
    tag,
    input: z.strictObject({ id: idSchema, explanation: textField({ label: '说明', max: 200, multiline: true }) }),
    output: changed,
    errors: ['NOT_FOUND', 'NOT_RECEIVER', 'TRAFFIC_VOIDED'],
  }),
};
