import { z } from 'zod';
import { consentAskerSchema, consentWaySchema } from '../domain/consent.ts';
import { entryCodeSchema } from '../domain/dictionary.ts';
import { optionalText } from '../text/clean.ts';
import { instantSchema, pageInput, pageOf, personSchema } from './page.ts';
import { idSchema, procedure } from './procedure.ts';

const tag = '客户同意';

/** One consent or withdrawal, for good. */
export const consentFactSchema = z.object({
  id: z.string(),
  purpose: z.string().describe('用途，字典 consent_purpose 的代码'),
  given: z.boolean().describe('true 同意，false 不同意或撤回'),
  at: instantSchema,
  by: personSchema.describe('谁记下的'),
  cardId: z.string().nullable().describe('写在哪张洽谈卡上；在客户资料里改的为空'),
  way: consentWaySchema.nullable(),
  asker: consentAskerSchema.nullable(),
  note: z.string(),
});

export type ConsentFact = z.infer<typeof consentFactSchema>;

export const consentContract = {
  record: procedure({
    method: 'POST',
    path: '/customers/{id}/consents',
    summary: '记下客户同意或撤回',
    description: '每项用途以最后一次为准，以前的都留着。撤回「回访」不会取消计划：请接着申请休眠或无效，由经理决定。',
    tag,
    input: z.strictObject({
      id: idSchema,
      purpose: entryCodeSchema.describe('字典 consent_purpose 的代码').meta({ examples: ['followup'] }),
      given: z.boolean().describe('true 同意，false 不同意或撤回'),
      way: consentWaySchema.describe('in_person 当面，phone 电话，wechat 微信，writing 书面'),
      asker: consentAskerSchema.default('self').describe('self 本人，family 家人代说，agent 受托人'),
      note: optionalText({ label: '原话或说明', max: 200 }).default(''),
    }),
    output: z.object({
      id: z.string(),
      openPlans: z.int().describe('撤回「回访」以后，还有几个计划等着处理'),
    }),
    errors: ['NOT_FOUND', 'NOT_OWNER', 'ALREADY_DONE'],
  }),
  history: procedure({
    method: 'GET',
    path: '/customers/{id}/consents',
    summary: '同意与撤回的记录',
    description: '新的在前。',
    tag,
    input: z.strictObject({ id: idSchema, ...pageInput }),
    output: pageOf(consentFactSchema),
    errors: ['NOT_FOUND', 'NOT_OWNER'],
  }),
};
