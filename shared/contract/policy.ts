import { z } from 'zod';
import { auditedFieldNames } from '../domain/audit-compare.ts';
import { levelSchema } from '../domain/level.ts';
import { measures, ruleCodes } from '../domain/rulebook.ts';
import { nothing, procedure } from './procedure.ts';

const tag = '规定';

const levelPolicyVersionSchema = z.object({
  id: z.string(),
  effectiveFrom: z.string(),
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
  rules: procedure({
    method: 'GET',
    path: '/policies/rules',
    summary: '检查规则的各版',
    tag,
    input: nothing,
    output: z.object({ current: currentId, versions: z.array(rulebookVersionSchema) }),
  }),
};
