import { z } from 'zod';
import { civilDateSchema } from '../calendar/civil-date.ts';
import { cardDraftSchema, cardInputSchema } from '../domain/card.ts';
import { entryCodeSchema } from '../domain/dictionary.ts';
import { mostSuggestions } from '../domain/identity-similar.ts';
import { cardStateSchema, genderSchema } from './card-parts.ts';
import {
  cardDetailSchema,
  cardPrintSchema,
  cardRowSchema,
  cardSavedSchema,
  draftRowSchema,
  draftSchema,
  identityCheckSchema,
  similarCustomerSchema,
} from './card-rows.ts';
import { instantSchema, pageInput, pageOf } from './page.ts';
import { done, idSchema, procedure } from './procedure.ts';

const tag = '洽谈卡';

/** What the person decided about a number that is known already. */
export const identityChoiceSchema = z.strictObject({
  customerId: idSchema.describe('就是哪一位已登记的客户'),
  as: z
    .enum(['own', 'visit', 'report', 'household', 'other', 'clash'])
    .describe(
      'own 自己的客户或没有归属的基盘客户，visit 再次到店（客户仍归原顾问），report 报备（记下您的登记时间），household 家人共用这个号码（另建一位，和这位客户连起来），other 车牌或 VIN 相同但已换了主人，clash 只是相像，各记各的并发起冲突；后两种经理都看得到',
    ),
  relation: entryCodeSchema
    .optional()
    .describe('as 是 household 时必填：卡上的人是这位客户的什么人，字典 relation 的代码')
    .meta({ examples: ['spouse'] }),
});

export type IdentityChoice = z.infer<typeof identityChoiceSchema>;

const values = cardInputSchema
  .describe('卡上填的内容；没填的不写或写 null')
  .meta({ examples: [{ name: '田 先生', phone: '13900006621', level: 'B' }] });

const seen = cardDraftSchema
  .optional()
  .describe('每个要改的项目改之前看到的值；值已被别人改过就什么都不写，答复里逐项说明。没写的项目不检查');

const saveInput = {
  draftId: idSchema.optional().describe('来自哪个草稿；保存成功后草稿收走，再发一次不会多出一张卡'),
  draftSeenAt: instantSchema.optional().describe('看到的草稿是哪时保存的；后来在别的窗口改过的草稿留着，不收走'),
  cardId: idSchema.optional().describe('快速保存过的洽谈卡；新卡不填'),
  trafficId: idSchema.optional().describe('这次来访的到店登记；到店、离店时间取自它'),
  values,
  seen,
  identity: identityChoiceSchema.optional(),
} as const;

const saveErrors = [
  'STALE_EDIT',
  'REQUIRED_MISSING',
  'NOT_FOUND',
  'NOT_OWNER',
  'PHONE_TAKEN',
  'NUMBER_NEEDED',
  'CLASH_NOT_SIMILAR',
  'NOT_RECEIVER',
  'ALREADY_DONE',
  'LEVEL_NEEDS_REASON',
  'LEVEL_O_NOT_CHOSEN',
  'LEVEL_O_STAYS',
  'DATE_IN_PAST',
  'PLAN_BEYOND_LIMIT',
  'PLAN_NOT_FUTURE',
  'PLAN_DUE_NOT_MOVABLE',
  'PLAN_FIRST_ONLY_EARLIER',
  'AUDIT_SIGNED',
  'SERIAL_UNKNOWN',
  'SERIAL_USED',
  'SERIAL_VOID',
  'ENDING_NEEDS_ATTEMPT',
  'ENDING_PENDING',
] as const;

export const cardContract = {
  saveDraft: procedure({
    method: 'PUT',
    path: '/card-drafts',
    summary: '保存草稿',
    description: '填写时每秒自动保存；没填完、没填对都可以。只有本人看得到。',
    tag,
    input: z.strictObject({
      id: idSchema.optional().describe('哪个草稿；新草稿不填'),
      seenAt: instantSchema.optional().describe('上次看到的保存时间；后来在别的窗口改过就拒绝，不覆盖'),
      body: cardDraftSchema.describe('正在填的内容'),
      trafficId: idSchema.nullable().optional().describe('接上哪次来访；null 是取下，不写是不动'),
      cardId: idSchema.optional().describe('在补哪张洽谈卡；新卡不填'),
    }),
    output: z.object({ id: z.string(), savedAt: instantSchema }),
    errors: ['DRAFT_TOO_LARGE', 'NOT_FOUND', 'DRAFT_CHANGED', 'ALREADY_DONE'],
  }),
  drafts: procedure({
    method: 'GET',
    path: '/card-drafts',
    summary: '我的草稿',
    tag,
    input: z.strictObject({ ...pageInput }),
    output: pageOf(draftRowSchema),
  }),
  draft: procedure({
    method: 'GET',
    path: '/card-drafts/{id}',
    summary: '一个草稿',
    tag,
    input: z.strictObject({ id: idSchema }),
    output: draftSchema,
    errors: ['NOT_FOUND'],
  }),
  discardDraft: procedure({
    method: 'DELETE',
    path: '/card-drafts/{id}',
    summary: '丢弃草稿',
    tag,
    input: z.strictObject({ id: idSchema }),
    output: done,
    errors: ['NOT_FOUND'],
  }),
  quickSave: procedure({
    method: 'POST',
    path: '/cards/quick',
    summary: '快速保存洽谈卡',
    description:
      '只要销售顾问、称谓、电话或不留的原因、级别（或预计购车）。登记客户、购车意向与 48 小时回访，给出正式卡号；当天再补完。',
    tag,
    input: z.strictObject(saveInput),
    output: cardSavedSchema,
    errors: saveErrors,
  }),
  complete: procedure({
    method: 'POST',
    path: '/cards',
    summary: '完成洽谈卡',
    description: '必填项都要有；缺的按纸卡的顺序一起报出来，什么都不写，已填的不丢。',
    tag,
    input: z.strictObject(saveInput),
    output: cardSavedSchema,
    errors: saveErrors,
  }),
  correct: procedure({
    method: 'PUT',
    path: '/cards/{cardId}',
    summary: '更正洽谈卡',
    description:
      '写明要改的项目，没写的不动，null 是清空。更正随时可以，核对只看当天 24:00 的内容。最近一张卡的更正同时改客户与购车意向。',
    tag,
    input: z.strictObject({
      cardId: idSchema,
      draftId: saveInput.draftId,
      draftSeenAt: saveInput.draftSeenAt,
      trafficId: idSchema.optional().describe('接上当天的哪次来访；已接上的由经理改'),
      values,
      seen,
    }),
    output: cardSavedSchema,
    errors: saveErrors,
  }),
  checkIdentity: procedure({
    method: 'POST',
    path: '/cards/identity-check',
    summary: '查重',
    description:
      '号码、微信、车牌或 VIN 是不是已经登记：自己的、同事的（遮住）、没有归属的基盘客户，以及可以怎样办。没填完整的号码谁也查不到。',
    tag,
    input: z.strictObject({
      phone: z.string().max(40).nullish(),
      phone2: z.string().max(40).nullish(),
      wechat: z.string().max(40).nullish(),
      plate: z.string().max(40).nullish(),
      vin: z.string().max(40).nullish(),
      consultantId: idSchema.optional().describe('替哪位销售顾问查；不填是自己'),
      cardId: idSchema.optional().describe('正在补的卡；它自己的客户不算重复。不能补的卡不起作用'),
    }),
    output: identityCheckSchema,
  }),
  similar: procedure({
    method: 'POST',
    path: '/cards/similar-customers',
    summary: '查相像的客户',
    description:
      '姓名相同或相近、同县，并且（姓名不全同时）同车系的客户，最多三位，只作提醒，不挡保存。自己的给全名；同事的只给遮住的称呼和归属，并记入日志。',
    tag,
    input: z.strictObject({
      name: z
        .string()
        .max(100)
        .meta({ examples: ['田永刚'] }),
      gender: genderSchema.nullish(),
      regionCode: z
        .string()
        .max(12)
        .nullish()
        .meta({ examples: ['130682'] }),
      vehicleId: idSchema.nullish().describe('主要意向车型'),
      consultantId: idSchema.optional().describe('替哪位销售顾问查；不填是自己'),
      cardId: idSchema.optional().describe('正在补的卡；它自己的客户不算。不能补的卡不起作用'),
    }),
    output: z.object({ rows: z.array(similarCustomerSchema).max(mostSuggestions) }),
  }),
  get: procedure({
    method: 'GET',
    path: '/cards/{id}',
    summary: '一张洽谈卡',
    tag,
    input: z.strictObject({ id: idSchema }),
    output: cardDetailSchema,
    errors: ['NOT_FOUND', 'NOT_OWNER'],
  }),
  print: procedure({
    method: 'POST',
    path: '/cards/{id}/prints',
    summary: '打印一张洽谈卡',
    description: '给出纸上的全部内容，并记下是谁第几次打印。看不到客户资料的人不能打印。',
    tag,
    input: z.strictObject({ id: idSchema }),
    output: cardPrintSchema,
    errors: ['NOT_FOUND', 'NOT_OWNER'],
  }),
  list: procedure({
    method: 'GET',
    path: '/cards',
    summary: '洽谈卡列表',
    description: '销售顾问看自己的，经理与前台看全部（没有权限的资料遮住）。',
    tag,
    input: z.strictObject({
      day: civilDateSchema
        .optional()
        .describe('到店那天')
        .meta({ examples: ['2026-03-09'] }),
      consultantId: idSchema.optional(),
      state: cardStateSchema.optional(),
      ...pageInput,
    }),
    output: pageOf(cardRowSchema),
  }),
  availableSerials: procedure({
    method: 'GET',
    path: '/card-serials/available',
    summary: '可用的纸卡号',
    description: '领给您的本和前台的本，每本接下来没用过的号码。',
    tag,
    input: z.strictObject({ limit: z.int().min(1).max(50).default(5).describe('每本最多几个') }),
    output: z.object({
      books: z.array(
        z.object({
          bookId: z.string(),
          holderId: z.string().nullable().describe('放在前台为空'),
          serials: z.array(z.string()),
        }),
      ),
    }),
  }),
};
