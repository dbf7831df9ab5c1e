import { z } from 'zod';
import { cardShape } from '../domain/card.ts';
import { customerShape } from '../domain/customer.ts';
import { chosenColumnsSchema } from '../domain/customer-columns.ts';
import { customerListInput, customerViews } from './customer-list.ts';
import { customerDetailSchema, customerRowSchema, phoneShown } from './customer-rows.ts';
import { timelineEntrySchema } from './customer-timeline.ts';
import { instantSchema, pageInput, pageOf, personSchema } from './page.ts';
import { done, idSchema, nothing, procedure } from './procedure.ts';

const tag = '客户';

export const customerContract = {
  search: procedure({
    method: 'GET',
    path: '/customers/search',
    summary: '找客户',
    description:
      '按姓名、拼音或首字母、手机尾号、车牌、车架号尾部、洽谈卡号、纸卡号找自己的客户；别人的客户只有输入完整的号码、车牌或车架号才找得到，资料遮住。',
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
      'all 全部，mine 我的，today、week、month 今天、本周、本月新建，recent 近 7 天有更新，uncontacted3 三天没联系且还在跟进，shared 同事共享给您。销售顾问只看自己的。条件筛掉的多时，一页可能不满甚至为空：nextCursor 不为空就还有，接着要下一页。',
    tag,
    input: z.strictObject({
      ...customerListInput,
      ...pageInput,
      end: z.boolean().default(false).describe('true 从最后一页读起；有 cursor 时不看它'),
    }),
    output: pageOf(customerRowSchema).extend({
      previousCursor: z.string().nullable().describe('上一页的 cursor；已经在最前为空'),
    }),
  }),
  count: procedure({
    method: 'GET',
    path: '/customers/count',
    summary: '客户列表有多少位',
    description: '数得快就给准数；太多或要一位一位看的，给不出准数，只给大约或至少多少。',
    tag,
    input: z.strictObject({ ...customerListInput }),
    output: z.object({
      count: z.int().describe('位数'),
      kind: z.enum(['exact', 'about', 'atLeast']).describe('exact 准数，about 大约，atLeast 至少'),
    }),
  }),
  columns: procedure({
    method: 'GET',
    path: '/customers/columns',
    summary: '客户列表的列',
    description: '本人为每个范围选的列，没选过的范围不在里面。',
    tag,
    input: nothing,
    output: z.object({ views: z.array(z.object({ view: z.enum(customerViews), columns: chosenColumnsSchema })) }),
  }),
  saveColumns: procedure({
    method: 'PUT',
    path: '/customers/columns/{view}',
    summary: '选客户列表的列',
    description: '只影响本人。columns 为空是改回原来的列。',
    tag,
    input: z.strictObject({
      view: z.enum(customerViews).meta({ examples: ['all'] }),
      columns: chosenColumnsSchema.nullable().describe('要哪些列，按先后；空是改回原来的'),
    }),
    output: done,
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
    description:
      '洽谈卡、报价、订车和交车、回访、级别变化、计划、申请与决定、附件、归属、共享、家人、谁改了什么资料、查看号码，新的在前。',
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
      patch: z.strictObject({ ...customerShape, custom: cardShape.custom }).describe('要改的项目；null 是清空'),
      seen: z
        .record(z.string().max(50), z.union([z.string().max(2000), z.null()]))
        .default({})
        .describe('每个要改的项目改之前看到的值；自定义项写 custom.代码，数字写成文字，多选用「、」隔开'),
    }),
    output: z.object({ id: z.string(), updatedAt: instantSchema }),
    errors: ['NOT_FOUND', 'NOT_OWNER', 'STALE_EDIT', 'PHONE_TAKEN', 'REQUIRED_MISSING'],
  }),
  writers: procedure({
    method: 'GET',
    path: '/customers/{id}/writers',
    summary: '客户资料是谁写的',
    description: '每个项目最后由谁、什么时候写的；两个人同时改时用得上。',
    tag,
    input: z.strictObject({ id: idSchema }),
    output: z.object({ fields: z.array(z.object({ field: z.string(), by: personSchema, at: instantSchema })) }),
    errors: ['NOT_FOUND', 'NOT_OWNER'],
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
