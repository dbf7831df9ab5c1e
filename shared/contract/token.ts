import { z } from 'zod';
import { textField } from '../text/clean.ts';
import { instantSchema, personSchema } from './page.ts';
import { done, idSchema, nothing, procedure } from './procedure.ts';

const tag = '接口令牌';

export const tokenRowSchema = z.object({
  id: idSchema,
  name: z.string().describe('用在哪里'),
  person: personSchema.describe('权限与这位员工相同'),
  createdAt: instantSchema,
  createdBy: personSchema,
  lastUsedAt: instantSchema.nullable(),
  revokedAt: instantSchema.nullable(),
});

export type TokenRow = z.infer<typeof tokenRowSchema>;

export const tokenContract = {
  list: procedure({
    method: 'GET',
    path: '/tokens',
    summary: '接口令牌',
    tag,
    input: nothing,
    output: z.object({ rows: z.array(tokenRowSchema) }),
  }),
  create: procedure({
    method: 'POST',
    path: '/tokens',
    summary: '给一位员工签发接口令牌',
    description: '令牌只在这一次显示，店里只留它的指纹。',
    tag,
    input: z.strictObject({
      staffId: idSchema.describe('哪一位员工'),
      name: textField({ label: '用途', max: 40 }).meta({ examples: ['总部报表'] }),
    }),
    output: z.object({ id: idSchema, secret: z.string().describe('以 qt_ 开头，放在 Authorization: Bearer 后面') }),
    errors: ['NOT_FOUND'],
  }),
  revoke: procedure({
    method: 'DELETE',
    path: '/tokens/{id}',
    summary: '吊销接口令牌',
    tag,
    input: z.strictObject({ id: idSchema }),
    output: done,
    errors: ['NOT_FOUND', 'ALREADY_DONE'],
  }),
};
