import { z } from 'zod';
import { roleSchema } from '../domain/roles.ts';
import { loginNameSchema } from '../domain/staff.ts';
import { done, idSchema, nothing, procedure } from './procedure.ts';

const tag = '登录';

/** Who is at the keyboard, and what the host knows that the screen must not guess: the time, the day, the store. */
export const currentSchema = z.object({
  setUp: z.boolean().describe('这家店是否已设置'),
  storeName: z.string(),
  person: z
    .object({ id: idSchema, name: z.string(), role: roleSchema, mustChangePassword: z.boolean() })
    .nullable()
    .describe('没有登录时为空'),
  locked: z.boolean().describe('离开太久，已锁定'),
  idleLockMinutes: z.int(),
  now: z.int().describe('展厅主机的时间，UTC 毫秒'),
  today: z.string().describe('展厅的今天'),
  zone: z.string(),
  version: z.string(),
});

export type Current = z.infer<typeof currentSchema>;

const password = z.string().min(1).max(200);

export const sessionContract = {
  current: procedure({
    method: 'GET',
    path: '/session',
    summary: '当前登录人与展厅时间',
    tag,
    input: nothing,
    output: currentSchema,
  }),
  login: procedure({
    method: 'POST',
    path: '/session',
    summary: '登录',
    screenOnly: true,
    tag,
    input: z.strictObject({ loginName: loginNameSchema, password }),
    output: currentSchema,
    errors: ['BAD_CREDENTIALS', 'LOGIN_THROTTLED'],
  }),
  unlock: procedure({
    method: 'POST',
    path: '/session/unlock',
    summary: '输入密码解锁',
    screenOnly: true,
    tag,
    input: z.strictObject({ password }),
    output: currentSchema,
    errors: ['BAD_CREDENTIALS', 'LOGIN_THROTTLED'],
  }),
  lock: procedure({
    method: 'POST',
    path: '/session/lock',
    summary: '锁定',
    screenOnly: true,
    tag,
    input: nothing,
    output: done,
  }),
  logout: procedure({
    method: 'DELETE',
    path: '/session',
    summary: '退出',
    screenOnly: true,
    tag,
    input: nothing,
    output: done,
  }),
  changePassword: procedure({
    method: 'PUT',
    path: '/session/password',
    summary: '改密码',
    screenOnly: true,
    tag,
    input: z.strictObject({ oldPassword: password, newPassword: z.string().min(1).max(200) }),
    output: done,
    errors: ['BAD_CREDENTIALS', 'LOGIN_THROTTLED', 'PASSWORD_WEAK'],
  }),
};
