import { z } from 'zod';
import { civilDateSchema } from '../calendar/civil-date.ts';
import { levelSchema } from '../domain/level.ts';
import { planMethodSchema } from '../domain/plan-codes.ts';
import { day, extensionSchema } from './customer-rows.ts';
import { instantSchema, personSchema } from './page.ts';
import { done, idSchema, nothing, procedure } from './procedure.ts';

const tag = '回访日历';

/** Six weeks: a month with the days that fill its first and last week. */
export const mostCalendarDays = 42;

export const icsType = 'text/calendar';

/** Where another program reads a person's calendar; whoever reads it brings the key in the address. */
export const calendarFilePath = '/calendar/plans.ics';

const calendarDay = z.object({
  on: day,
  isOpen: z.boolean().describe('营业'),
  note: z.string().describe('休息或营业的原因，比如节日'),
  open: z.int().describe('还没做的回访，连同顺延到这天的'),
  done: z.int().describe('今天和过去：到这天结束做完的'),
  missed: z.int().describe('过去：到这天结束没做的，以后补做的也算'),
});

export type CalendarDay = z.infer<typeof calendarDay>;

const windowSchema = z.object({
  fromOn: day,
  throughOn: day.nullable().describe('最晚哪天；没有期限为空'),
  bound: z
    .enum(['first_48h', 'level', 'extended', 'sale', 'none'])
    .describe(
      'first_48h 48 小时回访只能提前，level 级别的最晚日，extended 经理延到这天，sale 交车后的回访的日子，none 没有期限',
    ),
});

const calendarPlanSchema = z.object({
  id: z.string(),
  customerId: z.string(),
  opportunityId: z.string(),
  role: z.enum(['next', 'further', 'sale']).describe('next 下次计划，further 以后的计划，sale 交车后的回访'),
  name: z.string(),
  level: levelSchema,
  method: planMethodSchema,
  purpose: z.string(),
  dueOn: day,
  dueTime: z
    .string()
    .nullable()
    .meta({ examples: ['15:00'] }),
  countedOn: day.describe('算哪天：休息日顺延到下一个营业日'),
  move: windowSchema.nullable().describe('可以改到哪些天；不能改为空'),
  fixedWords: z.string().nullable().describe('为什么不能改'),
  extension: extensionSchema,
});

export type CalendarPlan = z.infer<typeof calendarPlanSchema>;

export const calendarContract = {
  view: procedure({
    method: 'GET',
    path: '/calendar',
    summary: '回访日历',
    description:
      '一个人几周里的回访，最多六周。每天的数，和每天头几个回访。经理可以看任何人的，别人只能看自己的。改期用「改计划的日期」。',
    tag,
    input: z.strictObject({
      from: civilDateSchema.describe('从哪天').meta({ examples: ['2026-03-02'] }),
      to: civilDateSchema.describe('到哪天，最多六周').meta({ examples: ['2026-04-12'] }),
      assigneeId: idSchema.optional().describe('谁的；不填是自己的'),
      perDay: z.int().min(1).max(100).default(50).describe('每天最多列几个'),
    }),
    output: z.object({
      assignee: personSchema,
      today: day,
      days: z.array(calendarDay),
      plans: z.array(calendarPlanSchema).describe('按天、按时间、按级别'),
    }),
    errors: ['NOT_FOUND'],
  }),
  file: procedure({
    method: 'GET',
    path: calendarFilePath,
    summary: '回访日历文件（ICS）',
    description:
      '自己今天起 60 天里的回访，逾期的算今天；标题只有级别，没有姓名和号码。日历软件凭订阅地址读取，也可以下载后导入。',
    tag,
    input: z.strictObject({
      key: z.string().max(100).optional().describe('订阅地址里的钥匙；登录后下载不用填'),
    }),
    output: z.file().mime(icsType).describe('ics 文件'),
  }),
  subscription: procedure({
    method: 'GET',
    path: '/calendar/subscription',
    summary: '自己的日历订阅',
    tag,
    input: nothing,
    output: z.object({
      subscription: z
        .object({ createdAt: instantSchema, lastUsedAt: instantSchema.nullable() })
        .nullable()
        .describe('还没建或已停用为空'),
    }),
  }),
  subscribe: procedure({
    method: 'POST',
    path: '/calendar/subscription',
    summary: '建日历订阅地址',
    description: '地址只在这一次显示，店里只留它的指纹。再建一个，原来的就停用。改密码、换岗或停用后，也要重新建。',
    tag,
    input: nothing,
    output: z.object({
      path: z
        .string()
        .describe('接在本机地址后面')
        .meta({ examples: [`/api/v1${calendarFilePath}?key=qc_…`] }),
    }),
  }),
  unsubscribe: procedure({
    method: 'DELETE',
    path: '/calendar/subscription',
    summary: '停用日历订阅',
    tag,
    input: nothing,
    output: done,
    errors: ['NOT_FOUND'],
  }),
};
