import { z } from 'zod';
import { instantSchema, pageInput, pageOf, personSchema } from './page.ts';
import { procedure } from './procedure.ts';

export const logRowSchema = z.object({
  seq: z.int(),
  at: instantSchema,
  person: personSchema.nullable().describe('谁做的；首次设置和程序自己做的为空'),
  action: z.string().describe('做了什么，如 plan.move'),
  title: z.string().describe('做了什么，中文'),
  subject: z.string().describe('对什么做的，如 plan:0198…'),
});

export type LogRow = z.infer<typeof logRowSchema>;

export const logContract = {
  list: procedure({
    method: 'GET',
    path: '/log',
    summary: '操作日志',
    description: '谁在什么时候对什么做了什么，最近的在前。不含客户资料的内容。',
    tag: '操作日志',
    input: z.strictObject({
      ...pageInput,
      subject: z
        .string()
        .max(130)
        .optional()
        .describe('只看对这一样做的')
        .meta({ examples: ['customer:0198-…'] }),
    }),
    output: pageOf(logRowSchema),
  }),
};
