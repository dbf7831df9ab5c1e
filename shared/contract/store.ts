import { z } from 'zod';
import { civilDateSchema } from '../calendar/civil-date.ts';
import { recordingDaysSchema } from '../domain/recording/keeping.ts';
import { reminderFields } from '../domain/reminder.ts';
import { csiWordingSchema } from '../domain/sale-script.ts';
import { storeHoursFields, storeNameSchema } from '../domain/store-settings.ts';
import { optionalText } from '../text/clean.ts';
import { instantSchema } from './page.ts';
import { done, nothing, procedure } from './procedure.ts';

const tag = '店面';

export const storeSettingsSchema = z.object({
  name: z.string(),
  zone: z.string(),
  zoneFixed: z.boolean().describe('已经开了洽谈卡，时区不能再改'),
  openingTime: z.string(),
  closingTime: z.string(),
  closedWeekdays: z.array(z.int()).describe('每周休息的日子，周一是 1'),
  finesOn: z.boolean(),
  legalNoticeAt: instantSchema.nullable().describe('看过罚款法律提示的时间'),
  idleLockMinutes: z.int(),
  ...reminderFields,
  recordingDays: recordingDaysSchema,
  csiWording: csiWordingSchema.describe('满意度回访怎么说'),
  deviceCode: z.string().describe('本机代号，洽谈卡编号的一部分'),
  createdAt: instantSchema,
});

export type StoreSettingsView = z.infer<typeof storeSettingsSchema>;

const dayKind = z.enum(['open', 'closed']).describe('open 营业，closed 休息');
const note = optionalText({ label: '说明', max: 40 });

/** One day of the store's calendar: what holds, why, and what the public holidays would make of it. */
export const calendarDaySchema = z.object({
  on: civilDateSchema,
  kind: dayKind,
  special: z.boolean().describe('这一天单独定过，不按每周的规律'),
  note: z.string(),
  proposal: z.object({ kind: dayKind, note: z.string() }).nullable().describe('国家放假或调休与现在不同时的建议'),
});

export type CalendarDayView = z.infer<typeof calendarDaySchema>;

export const storeContract = {
  settings: procedure({
    method: 'GET',
    path: '/store',
    summary: '店面设置',
    tag,
    input: nothing,
    output: storeSettingsSchema,
  }),
  update: procedure({
    method: 'PUT',
    path: '/store',
    summary: '改店面设置',
    description: '只改填了的项目。',
    tag,
    input: z.strictObject({
      name: storeNameSchema.optional(),
      zone: storeHoursFields.zone.optional(),
      openingTime: storeHoursFields.openingTime.optional(),
      closingTime: storeHoursFields.closingTime.optional(),
      closedWeekdays: storeHoursFields.closedWeekdays.optional(),
      idleLockMinutes: z.int().min(1).max(480).optional().describe('离开多少分钟后锁定'),
      ...z.object(reminderFields).partial().shape,
      recordingDays: recordingDaysSchema.optional(),
      csiWording: csiWordingSchema
        .optional()
        .describe('满意度回访怎么说：neutral 请客户照实说，regulation 规定里的说法（§五.1(3)）'),
    }),
    output: done,
    errors: ['ZONE_FIXED'],
  }),
  previewRecordingDays: procedure({
    method: 'GET',
    path: '/store/recording-days/preview',
    summary: '改短录音保存天数前先看会删多少',
    description: '什么也不改。超过这么多天的录音只删声音，记录、笔记和评分留着。',
    tag,
    input: z.strictObject({ recordingDays: recordingDaysSchema.meta({ examples: [90] }) }),
    output: z.object({
      count: z.int().describe('现在已经超过这么多天、声音还在的录音有几份；最多数到 10000'),
      isMore: z.boolean().describe('还不止这么多'),
    }),
  }),
  calendar: procedure({
    method: 'GET',
    path: '/store/calendar',
    summary: '营业日历',
    tag,
    input: z.strictObject({
      from: civilDateSchema.describe('从哪一天').meta({ examples: ['2026-10-01'] }),
      to: civilDateSchema.describe('到哪一天，最多 400 天').meta({ examples: ['2026-10-31'] }),
    }),
    output: z.object({ days: z.array(calendarDaySchema) }),
  }),
  setDays: procedure({
    method: 'PUT',
    path: '/store/calendar',
    summary: '定哪些天营业、休息',
    description: '只能定今天和以后的日子；过去的日子已经按当时的日历判过。',
    tag,
    input: z.strictObject({
      days: z
        .array(
          z.strictObject({
            on: civilDateSchema,
            kind: z.enum(['open', 'closed', 'usual']).describe('open 营业，closed 休息，usual 回到每周的规律'),
            note: note.default(''),
          }),
        )
        .min(1)
        .max(400),
    }),
    output: done,
    errors: ['DATE_IN_PAST'],
  }),
  renewRecoveryKey: procedure({
    method: 'POST',
    path: '/store/recovery-key',
    summary: '换恢复密钥',
    description: '给出一把新的。用后 4 位确认之前，旧的一把仍然有效。要再输一次自己的密码。',
    screenOnly: true,
    tag,
    input: z.strictObject({ password: z.string().max(200).describe('自己的登录密码') }),
    output: z.object({ text: z.string().describe('要抄下或打印的恢复密钥') }),
    errors: ['BAD_CREDENTIALS', 'LOGIN_THROTTLED'],
  }),
  confirmRecoveryKey: procedure({
    method: 'PUT',
    path: '/store/recovery-key',
    summary: '确认恢复密钥已经抄好',
    description: '从这时起用新的一把；以前做的备份仍配旧的一把。',
    screenOnly: true,
    tag,
    input: z.strictObject({
      recoveryKeyTail: z.string().trim().max(20).describe('恢复密钥的后 4 位，证明已经抄下'),
    }),
    output: done,
  }),
};
