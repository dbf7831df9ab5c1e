import { z } from 'zod';
import { entryCodeSchema } from '../domain/dictionary.ts';
import { genderSchema } from './card-parts.ts';
import { accessSchema, phoneShown } from './customer-rows.ts';
import { instantSchema, personSchema } from './page.ts';
import { done, idSchema, procedure } from './procedure.ts';

const tag = '客户';

const relation = entryCodeSchema
  .describe('那位是这位客户的什么人，字典 relation 的代码')
  .meta({ examples: ['spouse'] });

const memberSchema = z.object({
  id: z.string().describe('这个关系的编号'),
  relation: z.string().describe('那位是这位客户的什么人'),
  customer: z.object({
    id: z.string(),
    access: accessSchema,
    name: z.string().describe('无权查看时遮住'),
    gender: genderSchema.nullable(),
    phone: phoneShown,
    phoneMasked: z.boolean(),
    owner: personSchema.nullable(),
  }),
  sharedNumbers: z.array(z.string()).describe('两位共用的号码或微信，只给末四位'),
  createdAt: instantSchema,
});

export type HouseholdMember = z.infer<typeof memberSchema>;

export const householdContract = {
  list: procedure({
    method: 'GET',
    path: '/customers/{customerId}/household',
    summary: '家人',
    description: '谁是这位客户的配偶、父母、付款人、使用人，以及和谁共用号码。',
    tag,
    input: z.strictObject({ customerId: idSchema }),
    output: z.object({ rows: z.array(memberSchema) }),
    errors: ['NOT_FOUND', 'NOT_OWNER'],
  }),
  link: procedure({
    method: 'POST',
    path: '/customers/{customerId}/household',
    summary: '加家人',
    description: '两位客户连成一家，两边都看得到；从此可以共用号码。两位都要是您能改的客户，否则请经理来办。',
    tag,
    input: z.strictObject({ customerId: idSchema, otherId: idSchema.describe('那位客户'), relation }),
    output: z.object({ id: z.string() }),
    errors: ['NOT_FOUND', 'NOT_OWNER'],
  }),
  relate: procedure({
    method: 'PUT',
    path: '/household-links/{id}',
    summary: '改家人关系',
    tag,
    input: z.strictObject({ id: idSchema, customerId: idSchema.describe('从哪一位看'), relation }),
    output: done,
    errors: ['NOT_FOUND', 'NOT_OWNER'],
  }),
  unlink: procedure({
    method: 'DELETE',
    path: '/household-links/{id}',
    summary: '解除家人关系',
    description: '还共用号码时不能解除：先改掉其中一位的号码。',
    tag,
    input: z.strictObject({ id: idSchema }),
    output: done,
    errors: ['NOT_FOUND', 'NOT_OWNER', 'NUMBER_SHARED'],
  }),
};
