import { z } from 'zod';
import { cardShape } from '../domain/card.ts';
import { entityIdSchema } from '../domain/card-value.ts';
import { optionalText, textField } from '../text/clean.ts';
import { instantSchema } from './page.ts';
import { done, idSchema, procedure } from './procedure.ts';

const tag = '客户';

const contactRowSchema = z.object({
  id: z.string(),
  name: z.string(),
  position: z.string().describe('职务；没填为空字'),
  phone: z.string().nullable().describe('不是归属人看到的是遮住的号码'),
  wechat: z.string().nullable(),
  phoneMasked: z.boolean(),
  note: z.string(),
  isMain: z.boolean().describe('主要联系人，洽谈卡上的「联系人」'),
  person: z.object({ id: z.string(), name: z.string() }).nullable().describe('他本人也是客户时，是哪一位'),
  createdAt: instantSchema,
});

export type ContactRow = z.infer<typeof contactRowSchema>;

const fields = {
  position: optionalText({ label: '职务', max: 20 }).meta({ examples: ['车队长'] }),
  phone: cardShape.phone.describe('电话；全店查重').meta({ examples: ['13950577216'] }),
  wechat: cardShape.wechat,
  note: optionalText({ label: '备注', max: 100 }),
  isMain: z.boolean().describe('主要联系人；一位客户只有一个'),
  personId: entityIdSchema.nullish().describe('他本人也是客户时，是哪一位；同时连成家人'),
} as const;

export const contactContract = {
  list: procedure({
    method: 'GET',
    path: '/customers/{customerId}/contacts',
    summary: '联系人',
    description: '一位客户的联系人，主要的在前。号码照客户本人的规矩遮住。',
    tag,
    input: z.strictObject({ customerId: idSchema }),
    output: z.object({ rows: z.array(contactRowSchema) }),
    errors: ['NOT_FOUND', 'NOT_OWNER'],
  }),
  add: procedure({
    method: 'POST',
    path: '/customers/{customerId}/contacts',
    summary: '加联系人',
    description: '单位可以有几位，个人也可以有。号码从此找得到这位客户，别人录到它会先提醒。',
    tag,
    input: z.strictObject({
      customerId: idSchema,
      name: textField({ label: '姓名', max: 50 }).meta({ examples: ['陈队长'] }),
      position: fields.position.default(''),
      phone: fields.phone,
      wechat: fields.wechat,
      note: fields.note.default(''),
      isMain: fields.isMain.default(false),
      personId: fields.personId,
    }),
    output: z.object({ id: z.string() }),
    errors: ['NOT_FOUND', 'NOT_OWNER', 'PHONE_TAKEN'],
  }),
  update: procedure({
    method: 'PUT',
    path: '/contacts/{id}',
    summary: '改联系人',
    description: '没写的不动，null 是清空。写明改之前看到的值；值已被别人改过就不写。',
    tag,
    input: z.strictObject({
      id: idSchema,
      name: textField({ label: '姓名', max: 50 }).optional(),
      position: fields.position.optional(),
      phone: fields.phone,
      wechat: fields.wechat,
      note: fields.note.optional(),
      isMain: fields.isMain.optional(),
      personId: fields.personId,
      seen: z
        .record(z.string().max(40), z.union([z.string().max(2000), z.null()]))
        .default({})
        .describe('每个要改的项目改之前看到的值'),
    }),
    output: done,
    errors: ['NOT_FOUND', 'NOT_OWNER', 'PHONE_TAKEN', 'STALE_EDIT'],
  }),
  remove: procedure({
    method: 'DELETE',
    path: '/contacts/{id}',
    summary: '删联系人',
    tag,
    input: z.strictObject({ id: idSchema }),
    output: done,
    errors: ['NOT_FOUND', 'NOT_OWNER'],
  }),
  reveal: procedure({
    method: 'POST',
    path: '/contacts/{id}/phone-reveals',
    summary: '查看联系人的完整号码',
    description: '归属人之外的每次查看都记入日志。',
    tag,
    input: z.strictObject({ id: idSchema }),
    output: z.object({ phone: z.string().nullable(), wechat: z.string().nullable() }),
    errors: ['NOT_FOUND', 'NOT_OWNER'],
  }),
};
