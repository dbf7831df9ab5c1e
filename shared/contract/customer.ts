import { z } from 'zod';
import { customerShape } from '../domain/customer.ts';
import { customerDetailSchema, customerRowSchema, phoneShown, stageSchema } from './customer-rows.ts';
import { timelineEntrySchema } from './customer-timeline.ts';
import { instantSchema, pageInput, pageOf } from './page.ts';
import { idSchema, procedure } from './procedure.ts';

const tag = '客户';

export const customerViews = ['all', 'mine', 'today', 'week', 'month', 'recent', 'uncontacted3'] as const;

export const customerContract = {
  search: procedure({
    method: 'GET',
    path: '/customers/search',
    summary: '找客户',
    description:
      '按姓名、拼音首字母、手机尾号、车牌、车架号找自己的客户；别人的客户只有输入完整的号码、车牌或车架号才找得到，资料遮住。',
    tag,
    input: z.strictObject({
      query: z
        .string()
        .max(100)
        .describe('输入的内容')
        .meta({ examples: ['3178'] }),
      limit: z.int().min(1).max(50).default(10),
    }),
    output: z.object({ rows: z.array(customerRowSchema), more: z.boolean().describe('还有更多，请再多输几个字') }),
  }),
  list: procedure({
    method: 'GET',
    path: '/customers',
    summary: '客户列表',
    description:
      'all 全部，mine 我的，today、week、month 今天、本周、本月新建，recent 近 7 天有更新，uncontacted3 三天没联系且还在跟进。销售顾问只看自己的。',
    tag,
    input: z.strictObject({
      view: z.enum(customerViews).default('all'),
      stage: stageSchema.optional(),
      ...pageInput,
    }),
    output: pageOf(customerRowSchema),
  }),
  get: procedure({
    method: 'GET',
    path: '/customers/{id}',
    summary: '一位客户',
    tag,
    input: z.strictObject({ id: idSchema }),
    output: customerDetailSchema,
    errors: ['NOT_FOUND'],
  }),
  timeline: procedure({
    method: 'GET',
    path: '/customers/{id}/timeline',
    summary: '客户经过',
    description: '洽谈卡、回访、级别变化、计划、申请与决定、附件、归属、查看号码，新的在前。',
    tag,
    input: z.strictObject({ id: idSchema, ...pageInput }),
    output: pageOf(timelineEntrySchema),
    errors: ['NOT_FOUND', 'NOT_OWNER'],
  }),
  update: procedure({
    method: 'PUT',
    path: '/customers/{id}',
    summary: '改客户资料',
    description: '写明要改的项目和改之前看到的值；值已被别人改过就不写。当天的洽谈卡同时改。',
    tag,
    input: z.strictObject({
      id: idSchema,
      patch: z.strictObject({ ...customerShape }).describe('要改的项目；null 是清空'),
      seen: z
        .record(z.string().max(40), z.union([z.string().max(2000), z.null()]))
        .default({})
        .describe('每个要改的项目改之前看到的值'),
    }),
    output: z.object({ id: z.string(), updatedAt: instantSchema }),
    errors: ['NOT_FOUND', 'NOT_OWNER', 'STALE_EDIT', 'PHONE_TAKEN', 'REQUIRED_MISSING'],
  }),
  revealPhone: procedure({
    method: 'POST',
    path: '/customers/{id}/phone-reveals',
    summary: '查看完整号码',
    description: '归属人之外的每次查看都记入日志。',
    tag,
    input: z.strictObject({ id: idSchema }),
    output: z.object({
      phone: phoneShown,
      phone2: z.string().nullable(),
      wechat: z.string().nullable(),
      qq: z.string().nullable(),
      weibo: z.string().nullable(),
      email: z.string().nullable(),
    }),
    errors: ['NOT_FOUND', 'NOT_OWNER'],
  }),
};
