import { z } from 'zod';
import { roleSchema } from '../domain/roles.ts';
import { loginNameSchema } from '../domain/staff.ts';
import { instantSchema, pageInput, pageOf, personSchema } from './page.ts';
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

/** Somewhere a person is signed in. */
export const sessionRowSchema = z.object({
  id: idSchema,
  person: personSchema,
  createdAt: instantSchema,
  lastSeenAt: instantSchema,
  locked: z.boolean(),
  transport: z.string().describe('browser 浏览器，desktop 桌面程序'),
  address: z.string(),
  agent: z.string().describe('浏览器自己报的名称'),
  current: z.boolean().describe('就是现在这一个'),
});

export type SessionRow = z.infer<typeof sessionRowSchema>;

/** One attempt to sign in. */
export const loginLogRowSchema = z.object({
  seq: z.int(),
  at: instantSchema,
  person: personSchema.nullable().describe('没有这个登录名时为空'),
  loginName: z.string().describe('没有这个登录名时只留第一个字：有人会把密码打在这里'),
  outcome: z.enum(['passed', 'failed', 'reset']).describe('passed 登录成功，failed 密码不对，reset 管理员重设了密码'),
  address: z.string(),
});

export type LoginLogRow = z.infer<typeof loginLogRowSchema>;

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
  list: procedure({
    method: 'GET',
    path: '/sessions',
    summary: '登录在哪些地方',
    description: '自己的；系统管理员看全店的。最近用过的在前。',
    tag,
    input: z.strictObject(pageInput),
    output: pageOf(sessionRowSchema),
  }),
  end: procedure({
    method: 'DELETE',
    path: '/sessions/{id}',
    summary: '让一处登录退出',
    description: '自己的；系统管理员可以让任何人的退出。',
    tag,
    input: z.strictObject({ id: idSchema }),
    output: done,
    errors: ['NOT_FOUND'],
  }),
  loginLog: procedure({
    method: 'GET',
    path: '/sessions/log',
    summary: '登录记录',
    description: '自己的；系统管理员看全店的，也看得到试错。最近的在前。',
    tag,
    input: z.strictObject(pageInput),
    output: pageOf(loginLogRowSchema),
  }),
};
