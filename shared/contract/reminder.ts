import { z } from 'zod';
import { endingSchema } from '../domain/ending.ts';
import { reminderSettingsSchema } from '../domain/reminder.ts';
import { day } from './customer-rows.ts';
import { personSchema } from './page.ts';
import { nothing, procedure } from './procedure.ts';

export const reminderContract = {
  today: procedure({
    method: 'GET',
    path: '/reminders/today',
    summary: '今天要提醒的',
    description:
      '约了时间的回访、今天还没做的几个、因级别规定提前到今天的几个、经理没批准的申请；经理另有每个人还没做的几个。几点提醒见店面设置。',
    tag: '回访计划',
    input: nothing,
    output: z.object({
      today: day,
      openDay: z.boolean().describe('今天营业'),
      timed: z
        .array(
          z.object({
            planId: z.string(),
            dueTime: z.string().meta({ examples: ['15:00'] }),
            who: z
              .string()
              .meta({ examples: ['刘先生（尾号 5521）'] })
              .describe('姓、称呼和尾号，旁人看见也无妨'),
          }),
        )
        .describe('今天约了时间、还没做的'),
      open: z.int().describe('今天和逾期还没做的'),
      broughtForward: z.int().describe('级别规定改了，原来在以后、提前到今天、还没做的'),
      sentBack: z
        .array(
          z.object({
            planId: z.string(),
            dueOn: day,
            who: z.string().meta({ examples: ['刘先生（尾号 5521）'] }),
            ending: endingSchema,
            by: personSchema,
            reason: z.string().describe('经理为什么没批准、要您怎么做'),
          }),
        )
        .describe('经理没批准的申请，下一个营业日要再联系的'),
      people: z.array(z.object({ person: personSchema, open: z.int() })).describe('每个人还没做的；不是经理为空'),
      settings: reminderSettingsSchema,
    }),
  }),
};
