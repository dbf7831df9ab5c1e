import { z } from 'zod';
import { codesOf } from '../domain/codes.ts';
import { levelSchema } from '../domain/level.ts';
import { promiseKinds } from '../domain/promise.ts';
import { ruleCodes } from '../domain/rulebook.ts';
import { pageInput, pageOf, personSchema } from './page.ts';
import { planRowSchema } from './plan-rows.ts';
import { idSchema, procedure } from './procedure.ts';

const tag = '我的';

const month = z
  .string()
  .regex(/^(?:19|20|21)\d\d-(?:0[1-9]|1[0-2])$/, { error: '要按 2026-03 这样填' })
  .describe('哪个月')
  .meta({ examples: ['2026-03'] });
const whose = idSchema.optional().describe('谁的；不填是自己的，经理可以看任何人的');

export const ownContract = {
  overview: procedure({
    method: 'GET',
    path: '/own',
    summary: '我的客户、回访和检查发现',
    description:
      '一个人自己的数字，都能点开背后的记录：客户按级别（有进行中意向、归他的），一个月的回访按时、补做、到期没做各几个，检查发现每条规定几次。经理可以看任何人的，别人只能看自己的。',
    tag,
    input: z.strictObject({ month, personId: whose }),
    output: z.object({
      person: personSchema,
      levels: z.array(z.object({ level: levelSchema, count: z.int() })).describe('O 在前；没有客户的级别也列出，为 0'),
      promises: z.object({
        kept: z.int().describe('按时做完'),
        late: z.int().describe('过了日子补做'),
        missed: z.int().describe('到期没做'),
        rate: z.int().nullable().describe('按时率，百分之几；没有到期的为空'),
        formula: z.string().describe('怎么算的'),
      }),
      findings: z.array(
        z.object({
          rule: z.enum(ruleCodes),
          title: z.string(),
          clause: z.string().describe('条款，不带 §；同一条规定按最新的一次'),
          count: z.int(),
          amountFen: z.int().describe('单位分'),
        }),
      ),
    }),
    errors: ['NOT_FOUND'],
  }),
  promises: procedure({
    method: 'GET',
    path: '/own/promises',
    summary: '回访数字背后的记录',
    description: '一个月里按时做完、过了日子补做或到期没做的回访。做了的新的在前，没做的最久的在前。',
    tag,
    input: z.strictObject({ month, kind: z.enum(codesOf(promiseKinds)), personId: whose, ...pageInput }),
    output: pageOf(planRowSchema),
    errors: ['NOT_FOUND'],
  }),
};
