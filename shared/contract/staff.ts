import { z } from 'zod';
import { roleSchema } from '../domain/roles.ts';
import { loginNameSchema, passwordSchema, staffNameSchema } from '../domain/staff.ts';
import { instantSchema } from './page.ts';
import { done, idSchema, procedure } from './procedure.ts';

const tag = '人员';

/** A person's account: for those who manage people. */
const staffAccountSchema = z.object({
  loginName: z.string(),
  phone: z.string().nullable(),
  mustChangePassword: z.boolean().describe('还在用管理员给的初始密码'),
  createdAt: instantSchema,
  deactivatedAt: instantSchema.nullable(),
  lastSeenAt: instantSchema.nullable().describe('最近一次在用的时间；从没登录过为空'),
});

export const staffRowSchema = z.object({
  id: idSchema,
  name: z.string(),
  role: roleSchema,
  active: z.boolean().describe('停用的人不能登录，历史都在'),
  account: staffAccountSchema.nullable().describe('登录名、电话等；只给经理和系统管理员'),
});

export type StaffRow = z.infer<typeof staffRowSchema>;

const phone = z
  .string()
  .trim()
  .max(40)
  .nullable()
  .describe('本人电话，可以不填')
  .meta({ examples: ['15000003178'] });

export const staffContract = {
  list: procedure({
    method: 'GET',
    path: '/staff',
    summary: '人员名单',
    description: '姓名和岗位人人可看；登录名、电话、最近使用只给经理和系统管理员。按姓名拼音排列。',
    tag,
    input: z.strictObject({
      role: roleSchema.optional().describe('只要这个岗位的人'),
      withInactive: z.boolean().default(false).describe('连停用的人一起'),
    }),
    output: z.object({ rows: z.array(staffRowSchema) }),
  }),
  create: procedure({
    method: 'POST',
    path: '/staff',
    summary: '新增人员',
    description: '本人第一次登录时要改掉这个初始密码。',
    tag,
    input: z.strictObject({
      name: staffNameSchema.meta({ examples: ['王磊'] }),
      role: roleSchema,
      loginName: loginNameSchema.meta({ examples: ['wanglei'] }),
      phone: phone.default(null),
      password: passwordSchema.describe('初始密码').meta({ examples: ['zhanting-2026'] }),
    }),
    output: z.object({ id: idSchema }),
    errors: ['STAFF_NAME_TAKEN', 'PASSWORD_WEAK'],
  }),
  update: procedure({
    method: 'PUT',
    path: '/staff/{id}',
    summary: '改人员资料',
    description: '换岗后不能再跟客户的，名下先要交接完。换岗以后，原来的接口令牌失效，要重新签发。',
    tag,
    input: z.strictObject({
      id: idSchema,
      name: staffNameSchema.optional(),
      role: roleSchema.optional(),
      phone: phone.optional(),
    }),
    output: done,
    errors: ['NOT_FOUND', 'STAFF_LAST_ADMIN', 'STAFF_HAS_WORK'],
  }),
  deactivate: procedure({
    method: 'POST',
    path: '/staff/{id}/deactivate',
    summary: '停用人员',
    description:
      '名下没有未完成的计划、客户的购车意向和没用完的纸卡本时才能停用。停用后马上不能登录，接口令牌一并失效。',
    tag,
    input: z.strictObject({ id: idSchema }),
    output: done,
    errors: ['NOT_FOUND', 'ALREADY_DONE', 'STAFF_HAS_WORK', 'STAFF_LAST_ADMIN'],
  }),
  reactivate: procedure({
    method: 'POST',
    path: '/staff/{id}/reactivate',
    summary: '恢复人员',
    description: '恢复后用原来的密码登录；接口令牌要重新签发。',
    tag,
    input: z.strictObject({ id: idSchema }),
    output: done,
    errors: ['NOT_FOUND', 'ALREADY_DONE'],
  }),
  resetPassword: procedure({
    method: 'PUT',
    path: '/staff/{id}/password',
    summary: '重设别人的密码',
    description: '本人的登录全部退出，接口令牌失效，下次登录要改掉这个密码。改自己的密码请用「改密码」。',
    tag,
    input: z.strictObject({ id: idSchema, password: passwordSchema.describe('新的初始密码') }),
    output: done,
    errors: ['NOT_FOUND', 'PASSWORD_WEAK'],
  }),
};
