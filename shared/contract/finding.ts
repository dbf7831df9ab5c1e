import { z } from 'zod';
import { civilDateSchema } from '../calendar/civil-date.ts';
import { findingSchema } from '../domain/finding.ts';
import { ruleCodes } from '../domain/rulebook.ts';
import { instantSchema, pageInput, pageOf, personSchema } from './page.ts';
import { idSchema, procedure } from './procedure.ts';

const tag = '检查发现';
const { measure, amountFen, state, subjectKind } = findingSchema.shape;

/** One breach of one rule, as lists show it. */
export const findingRowSchema = z.object({
  id: z.string(),
  rule: z.enum(ruleCodes),
  title: z
    .string()
    .describe('规则的名称')
    .meta({ examples: ['洽谈卡与系统不一致'] }),
  clause: z
    .string()
    .describe('条款，不带 §')
    .meta({ examples: ['八.1'] }),
  concernsOn: civilDateSchema.describe('说的是哪天'),
  person: personSchema.nullable().describe('没有人的为空'),
  subjectKind,
  subject: z
    .string()
    .describe('卡号、回访等')
    .meta({ examples: ['DZ-202602'] }),
  customerName: z.string(),
  words: z
    .string()
    .describe('怎么回事')
    .meta({ examples: ['不一致：竞品'] }),
  measure,
  measureWords: z.string().meta({ examples: ['拟罚 50 元'] }),
  amountFen: amountFen.describe('单位分'),
  state,
  createdAt: instantSchema,
});

export type FindingRow = z.infer<typeof findingRowSchema>;

/** A finding with the clause it rests on and what proves it. */
export const findingDetailSchema = findingRowSchema.extend({
  clauseText: z.string().describe('当时生效的规定怎么写'),
  rulebookFrom: civilDateSchema.nullable().describe('那一版规定从哪天起生效'),
  evidence: z.array(z.object({ label: z.string(), value: z.string() })).describe('凭什么，一项一行'),
  customerId: z.string().nullable(),
  cardId: z.string().nullable(),
  planId: z.string().nullable(),
  auditOn: civilDateSchema.nullable().describe('来自哪天的检查表'),
  stateAt: instantSchema,
  stateReason: z.string(),
});

export type FindingDetail = z.infer<typeof findingDetailSchema>;

const from = civilDateSchema
  .optional()
  .describe('从哪天起（含）')
  .meta({ examples: ['2026-03-01'] });
const to = civilDateSchema
  .optional()
  .describe('到哪天止（含）')
  .meta({ examples: ['2026-03-31'] });
const rule = z.enum(ruleCodes).optional().describe('只要这条规则的');

export const findingContract = {
  list: procedure({
    method: 'GET',
    path: '/findings',
    summary: '检查发现',
    description: '近的在前。经理看全店的，别人只看到自己的。',
    tag,
    input: z.strictObject({ personId: idSchema.optional().describe('只要这个人的'), from, to, rule, ...pageInput }),
    output: pageOf(findingRowSchema),
  }),
  mine: procedure({
    method: 'GET',
    path: '/findings/mine',
    summary: '我的检查发现',
    tag,
    input: z.strictObject({ from, to, rule, ...pageInput }),
    output: pageOf(findingRowSchema),
  }),
  summary: procedure({
    method: 'GET',
    path: '/findings/summary',
    summary: '每个人几次、拟罚多少',
    description: '经理看全店的，别人只看到自己的。最多看 370 天。',
    tag,
    input: z.strictObject({
      from: civilDateSchema.describe('从哪天起（含）').meta({ examples: ['2026-03-01'] }),
      to: civilDateSchema.describe('到哪天止（含）').meta({ examples: ['2026-03-31'] }),
    }),
    output: z.object({
      rows: z.array(
        z.object({ person: personSchema.nullable(), count: z.int(), amountFen: z.int().describe('单位分') }),
      ),
    }),
  }),
  get: procedure({
    method: 'GET',
    path: '/findings/{id}',
    summary: '一条检查发现',
    description: '条款原文、凭据、处理结果。',
    tag,
    input: z.strictObject({ id: idSchema }),
    output: findingDetailSchema,
    errors: ['NOT_FOUND'],
  }),
};
