import { z } from 'zod';
import { civilDateSchema } from '../calendar/civil-date.ts';
import { instantSchema, pageInput, pageOf, personSchema } from './page.ts';
import { idSchema, procedure } from './procedure.ts';

export const logRowSchema = z.object({
  seq: z.int(),
  at: instantSchema,
  person: personSchema.nullable().describe('谁做的；首次设置和程序自己做的为空'),
  program: z.string().nullable().describe('由程序用哪个接口令牌办的；本人办的为空'),
  action: z.string().describe('做了什么，如 plan.move'),
  title: z.string().describe('做了什么，中文'),
  subject: z.string().describe('对什么做的，如 plan:0198…'),
  subjectWords: z
    .string()
    .describe('对什么做的，中文；客户的姓名按看的人的权限')
    .meta({ examples: ['核对的卡 2026-03-09 DZ-202600，王磊'] }),
});

export type LogRow = z.infer<typeof logRowSchema>;

export const logContract = {
  list: procedure({
    method: 'GET',
    path: '/log',
    summary: '操作日志',
    description: '谁在什么时候对什么做了什么，最近的在前。可以只看一个人的、一天的。不含客户资料的内容。',
    tag: '操作日志',
    input: z.strictObject({
      ...pageInput,
      subject: z
        .string()
        .max(130)
        .optional()
        .describe('只看对这一样做的')
        .meta({ examples: ['customer:0198-…'] }),
      personId: idSchema.optional().describe('只看这个人做的'),
      day: civilDateSchema
        .optional()
        .describe('只看这一天的')
        .meta({ examples: ['2026-03-09'] }),
    }),
    output: pageOf(logRowSchema),
  }),
};
