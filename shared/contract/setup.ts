import { z } from 'zod';
import { loginNameSchema, passwordSchema, staffNameSchema } from '../domain/staff.ts';
import { deviceCodeSchema, hoursProblem, storeHoursFields, storeNameSchema } from '../domain/store-settings.ts';
import { done, nothing, procedure } from './procedure.ts';

const tag = '首次设置';

/** Everything the wizard's three steps ask for; nothing is kept before all of it is. */
export const setupInputSchema = z
  .strictObject({
    storeName: storeNameSchema.describe('店名，印在卡和检查表上').meta({ examples: ['定州轩宇俊鹏'] }),
    zone: storeHoursFields.zone.default('Asia/Shanghai').describe('时区；开了第一张卡就不能再改'),
    openingTime: storeHoursFields.openingTime.default('08:30'),
    closingTime: storeHoursFields.closingTime.default('18:00'),
    closedWeekdays: storeHoursFields.closedWeekdays.default([]).describe('每周休息的日子，周一是 1'),
    deviceCode: deviceCodeSchema.default('A'),
    adminName: staffNameSchema,
    adminLoginName: loginNameSchema,
    adminPassword: passwordSchema,
    finesOn: z.boolean().describe('罚款开或关；关时同样登记检查发现，金额为 0'),
    legalNoticeAccepted: z.boolean().default(false).describe('开罚款前要看过的法律提示'),
    recoveryKeyTail: z.string().trim().max(20).describe('恢复密钥的后 4 位，证明已经抄下'),
  })
  .superRefine((input, context) => {
    const hours = hoursProblem(input);
    if (hours) context.addIssue({ code: 'custom', path: ['closingTime'], message: hours });
    if (input.finesOn && !input.legalNoticeAccepted)
      context.addIssue({ code: 'custom', path: ['legalNoticeAccepted'], message: '要先看过并打勾，才能开启罚款' });
  });

export type SetupInput = z.infer<typeof setupInputSchema>;

export const setupContract = {
  recoveryKey: procedure({
    method: 'POST',
    path: '/setup/recovery-key',
    summary: '生成恢复密钥',
    description: '只在首次设置完成前可用。每调用一次换一把新的，以最后一把为准。',
    screenOnly: true,
    tag,
    input: nothing,
    output: z.object({ text: z.string().describe('要抄下或打印的恢复密钥') }),
    errors: ['ALREADY_SET_UP'],
  }),
  complete: procedure({
    method: 'POST',
    path: '/setup',
    summary: '完成首次设置',
    screenOnly: true,
    tag,
    input: setupInputSchema,
    output: done,
    errors: ['ALREADY_SET_UP', 'PASSWORD_WEAK', 'NOT_AUTHORITY'],
  }),
};
