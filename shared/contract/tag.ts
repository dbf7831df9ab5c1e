import { z } from 'zod';
import { entryCodeSchema } from '../domain/dictionary.ts';
import { idSchema, procedure } from './procedure.ts';

const codes = z.array(entryCodeSchema).max(20);

/** Customers of whom tags are said in one act. */
export const mostTaggedAtOnce = 100;

export const tagContract = {
  change: procedure({
    method: 'POST',
    path: '/customer-tags',
    summary: '加减标签',
    description: '给一位或几位客户加上、去掉标签；标签是字典 customer_tag 的代码，由经理在设置里增减。',
    tag: '客户',
    input: z.strictObject({
      customerIds: z.array(idSchema).min(1).max(mostTaggedAtOnce).describe('哪几位客户'),
      add: codes
        .default([])
        .describe('要加的标签')
        .meta({ examples: [['key_customer']] }),
      remove: codes.default([]).describe('要去掉的标签'),
    }),
    output: z.object({
      changed: z.int().describe('有变化的客户几位'),
      changes: z
        .array(z.object({ customerId: z.string(), added: z.array(z.string()), removed: z.array(z.string()) }))
        .describe('每位有变化的客户加了、去了哪些；原样发回去就是撤销'),
    }),
    errors: ['NOT_FOUND', 'NOT_OWNER'],
  }),
};
