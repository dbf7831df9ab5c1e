import { z } from 'zod';
import { textField } from '../text/clean.ts';
import { instantSchema, personSchema } from './page.ts';
import { done, idSchema, nothing, procedure } from './procedure.ts';

const tag = '接口令牌';

const madeScopeSchema = z.enum(['read', 'write']).describe('read 只读，write 能读能写');
const scopeSchema = z
  .enum(['read', 'write', 'calendar'])
  .describe('read 只读，write 能读能写，calendar 只取自己的回访日历（日历订阅）');

/** What a token that somebody makes may do. */
export type MadeTokenScope = z.infer<typeof madeScopeSchema>;
export type TokenScope = z.infer<typeof scopeSchema>;

export const tokenRowSchema = z.object({
  id: idSchema,
  name: z.string().describe('用在哪里'),
  person: personSchema.describe('权限不超过这位员工'),
  scope: scopeSchema,
  createdAt: instantSchema,
  createdBy: personSchema,
  expiresAt: instantSchema.nullable().describe('到这时失效；一直有效为空'),
  lastUsedAt: instantSchema.nullable(),
  revokedAt: instantSchema.nullable(),
});

export type TokenRow = z.infer<typeof tokenRowSchema>;

export const tokenContract = {
  list: procedure({
    method: 'GET',
    path: '/tokens',
    summary: '接口令牌',
    description: '系统管理员看到全部，经理看到自己的。',
    tag,
    input: nothing,
    output: z.object({ rows: z.array(tokenRowSchema) }),
  }),
  create: procedure({
    method: 'POST',
    path: '/tokens',
    summary: '签发接口令牌',
    description:
      '系统管理员给一位员工签发，经理给自己签发。令牌只在这一次显示，店里只留它的指纹。程序能办的不超过这位员工；决定战败等申请、看完整电话，以及人员、密码和令牌的事，只能本人登录后办；核对签字只认本人给自己签发的令牌。本人的密码重设、换岗或停用后，令牌失效。',
    tag,
    input: z.strictObject({
      staffId: idSchema.describe('哪一位员工'),
      name: textField({ label: '用途', max: 40 }).meta({ examples: ['总部报表'] }),
      scope: madeScopeSchema.default('read'),
      validDays: z.int().min(1).max(3660).nullable().default(null).describe('几天内有效；一直有效为空'),
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
