import { z } from 'zod';
import { civilDateSchema } from '../calendar/civil-date.ts';
import { auditedFieldNames } from '../domain/audit-compare.ts';
import { levelSchema } from '../domain/level.ts';
import { gapSchema, horizonSchema } from '../domain/level-policy.ts';
import { measures, ruleCodes } from '../domain/rulebook.ts';
import { optionalText } from '../text/clean.ts';
import { instantSchema, personSchema } from './page.ts';
import { levelPreviewSchema } from './policy-preview.ts';
import { idSchema, nothing, procedure } from './procedure.ts';

const tag = '规定';

const levelPolicyVersionSchema = z.object({
  id: z.string(),
  effectiveFrom: z.string(),
  note: z.string().describe('为什么改；第一版为空'),
  createdAt: instantSchema,
  createdBy: personSchema.nullable().describe('谁定的；第一次设置时定的为空'),
  withdrawable: z.boolean().describe('还没开始执行，可以撤回'),
  firstPlanDays: z.int().describe('新的购车意向，第一次回访在开卡后几天'),
  levels: z.array(
    z.object({
      level: levelSchema,
      horizonDays: z.int().nullable().describe('预计几天内购车；O、N 级没有'),
      gapUnit: z.enum(['day', 'month']),
      gapCount: z.int().describe('最长多久要有下一次回访'),
    }),
  ),
});

export type LevelPolicyVersion = z.infer<typeof levelPolicyVersionSchema>;

const ruleSchema = z.object({
  code: z.enum(ruleCodes),
  title: z.string(),
  clause: z.string().describe('条款，如 八.1'),
  text: z.string().describe('条款的原话'),
  measure: z.enum(measures).describe('money 罚款，points 记分，coaching 辅导，notice 提醒'),
  amountFen: z.int().describe('金额，分'),
  enabled: z.boolean(),
});

const rulebookVersionSchema = z.object({
  id: z.string(),
  effectiveFrom: z.string(),
  rules: z.array(ruleSchema),
  auditedFields: z.array(z.enum(auditedFieldNames)).describe('次日核对比较的项目'),
});

export type RulebookVersion = z.infer<typeof rulebookVersionSchema>;

const gap = gapSchema.describe('最长多久要有下一次回访').meta({ examples: [{ unit: 'day', count: 7 }] });
const horizon = horizonSchema.describe('预计几天内购车').meta({ examples: [7] });

/** A new version of the intervals, and the one that its writer saw. */
const newLevels = {
  effectiveFrom: civilDateSchema.describe('从哪天开始执行，今天或以后').meta({ examples: ['2026-03-16'] }),
  gaps: z.strictObject({ O: gap, H: gap, A: gap, B: gap, C: gap, N: gap }),
  horizons: z
    .strictObject({ H: horizon, A: horizon, B: horizon, C: horizon })
    .refine(({ H, A, B, C }) => H < A && A < B && B < C, { error: '要 H、A、B、C 一级比一级长' }),
  firstPlanDays: z
    .int()
    .min(0)
    .max(30)
    .describe('新的购车意向，第一次回访在开卡后几天')
    .meta({ examples: [2] }),
  basedOn: idSchema.describe('照哪一版改的：那天执行的一版的编号'),
} as const;

const refusals = ['DATE_IN_PAST', 'POLICY_DAY_TAKEN', 'POLICY_CHANGED', 'POLICY_SAME', 'NOT_AUTHORITY'] as const;

const currentId = z.string().nullable().describe('今天生效的那一版');

export const policyContract = {
  levels: procedure({
    method: 'GET',
    path: '/policies/levels',
    summary: '级别规定的各版',
    tag,
    input: nothing,
    output: z.object({ current: currentId, versions: z.array(levelPolicyVersionSchema) }),
  }),
  previewLevels: procedure({
    method: 'POST',
    path: '/policies/levels/preview',
    summary: '先看新的级别规定会改动什么',
    description: '按现在的购车意向和回访计划算，什么也不保存。',
    tag,
    input: z.strictObject(newLevels),
    output: levelPreviewSchema,
    errors: refusals,
  }),
  saveLevels: procedure({
    method: 'POST',
    path: '/policies/levels',
    summary: '定新的级别规定',
    description:
      '从今天起的马上执行，以后的到那天零点执行；已经过去的日子照原来的规定判。间隔改短时，超出的下次回访移到最晚日，改长时计划不动。开始执行以后不能改，只能再定新的一版。',
    tag,
    input: z.strictObject({
      ...newLevels,
      note: optionalText({ label: '为什么改', max: 200 }).default(''),
    }),
    output: z.object({
      id: z.string(),
      inForce: z.boolean().describe('已经开始执行'),
      moved: z.int().describe('当场移动了几个回访计划'),
      more: z.boolean().describe('购车意向很多，其余的接着在后台移'),
    }),
    errors: refusals,
  }),
  withdrawLevels: procedure({
    method: 'DELETE',
    path: '/policies/levels/{id}',
    summary: '撤回还没执行的级别规定',
    tag,
    input: z.strictObject({ id: idSchema }),
    output: z.object({ id: z.string() }),
    errors: ['NOT_FOUND', 'POLICY_IN_FORCE', 'NOT_AUTHORITY'],
  }),
  rules: procedure({
    method: 'GET',
    path: '/policies/rules',
    summary: '检查规则的各版',
    tag,
    input: nothing,
    output: z.object({ current: currentId, versions: z.array(rulebookVersionSchema) }),
  }),
};
