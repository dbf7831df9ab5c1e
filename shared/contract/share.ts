import { z } from 'zod';
import { optionalText } from '../text/clean.ts';
import { instantSchema, personSchema } from './page.ts';
import { done, idSchema, procedure } from './procedure.ts';

const tag = '客户';

const shareRowSchema = z.object({
  id: z.string(),
  staff: personSchema,
  by: personSchema,
  note: z.string(),
  createdAt: instantSchema,
});

export type ShareRow = z.infer<typeof shareRowSchema>;

export const shareContract = {
  list: procedure({
    method: 'GET',
    path: '/customers/{customerId}/shares',
    summary: '共享给谁',
    tag,
    input: z.strictObject({ customerId: idSchema }),
    output: z.object({ rows: z.array(shareRowSchema) }),
    errors: ['NOT_FOUND', 'NOT_OWNER'],
  }),
  give: procedure({
    method: 'POST',
    path: '/customers/{customerId}/shares',
    summary: '共享给同事',
    description:
      '归属人或经理把客户共享给指名的同事：他看得到资料与经过（看号码会记下），可以改资料、记联系；归属、计划、级别仍是归属人的，他也不能再共享给别人。',
    tag,
    input: z.strictObject({
      customerId: idSchema,
      staffIds: z.array(idSchema).min(1).max(20).describe('共享给谁；已经共享过的不重复'),
      note: optionalText({ label: '说明', max: 100 })
        .default('')
        .meta({ examples: ['我休假，帮忙照看'] }),
    }),
    output: z.object({ given: z.int().describe('新共享给几位') }),
    errors: ['NOT_FOUND', 'NOT_OWNER'],
  }),
  end: procedure({
    method: 'DELETE',
    path: '/shares/{id}',
    summary: '收回共享',
    tag,
    input: z.strictObject({ id: idSchema }),
    output: done,
    errors: ['NOT_FOUND', 'NOT_OWNER', 'ALREADY_DONE'],
  }),
};
