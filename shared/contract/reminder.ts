import { z } from 'zod';
import { reminderSettingsSchema } from '../domain/reminder.ts';
import { day } from './customer-rows.ts';
import { personSchema } from './page.ts';
import { nothing, procedure } from './procedure.ts';

export const reminderContract = {
  today: procedure({
    method: 'GET',
    path: '/reminders/today',
    summary: '今天要提醒的',
    description: '约了时间的回访、今天还没做的几个；经理另有每个人还没做的几个。几点提醒见店面设置。',
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
      people: z.array(z.object({ person: personSchema, open: z.int() })).describe('每个人还没做的；不是经理为空'),
      settings: reminderSettingsSchema,
    }),
  }),
};
