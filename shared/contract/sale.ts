import { z } from 'zod';
import { civilDateSchema } from '../calendar/civil-date.ts';
import { cardShape } from '../domain/card.ts';
import { entityIdSchema } from '../domain/card-value.ts';
import { customerShape } from '../domain/customer.ts';
import { followupOutcomeSchema } from '../domain/followup.ts';
import { levelSchema } from '../domain/level.ts';
import { planMethodSchema } from '../domain/plan-codes.ts';
import { saleAnswersSchema } from '../domain/sale-script.ts';
import { optionalText, textField } from '../text/clean.ts';
import { codeSchema, genderSchema } from './card-parts.ts';
import { day } from './customer-rows.ts';
import { pageInput, pageOf } from './page.ts';
import { idSchema, nothing, procedure } from './procedure.ts';
import { saleCallSchema, saleDetailSchema, saleRowSchema } from './sale-rows.ts';

const tag = '订单与交车';

const fen = z.int().min(0).max(10_000_000_000);
const price = fen.min(1, { error: '不能是 0，请填成交的价' });
const vin = optionalText({ label: 'VIN', max: 40 });
const reason = textField({ label: '原因', max: 200 });
const confirmedVin = z.boolean().default(false).describe('VIN 已登记在别人名下也照存；第一次会提醒');

/** What is filled in of the customer on the way; what is left out stays. */
const customerPatch = z
  .strictObject({
    ...{ name: customerShape.name, gender: customerShape.gender, phone: customerShape.phone },
    ...{ customerType: customerShape.customerType, source: customerShape.source },
    ...{ regionCode: customerShape.regionCode, street: customerShape.street },
    ...{ wechat: customerShape.wechat, qq: customerShape.qq, weibo: customerShape.weibo, email: customerShape.email },
  })
  .partial()
  .default({})
  .describe('客户资料里要补的，不填的不动');

const deliveredOn = civilDateSchema.describe('交车日期，就是购车日期').meta({ examples: ['2026-03-09'] });
const plate = optionalText({ label: '车牌', max: 20 }).nullable().default(null);

const callDays = z.array(
  z.object({
    planId: z.string(),
    call: saleCallSchema,
    dueOn: day,
    lateSinceOn: day.nullable().describe('补录的：原来该做的那天'),
  }),
);
const vinFits = z.boolean().nullable().describe('VIN 校验位对不对；没填为空');

const entryErrors = [
  'NOT_FOUND',
  'NOT_OWNER',
  'PHONE_TAKEN',
  'NUMBER_NEEDED',
  'STALE_EDIT',
  'REQUIRED_MISSING',
  'DATE_IN_FUTURE',
  'SALE_BEFORE_CARD',
  'SALE_BEFORE_ORDER',
  'SALE_VIN_KNOWN',
  'SALE_NOT_WAITING',
  'ENDING_PENDING',
] as const;

const called = z.object({
  contactId: z.string().describe('这次联系的编号，用它撤销'),
  followupId: z.string(),
  customerId: z.string(),
  saleId: z.string(),
  nextPlan: z.object({ id: z.string(), dueOn: day }).nullable().describe('没联系上：下次再打的计划'),
  unreached: z.boolean().describe('满意度回访到最后一天没联系上，转客服'),
  shownToManager: z.boolean(),
  draftId: z.string().nullable().describe('介绍来的客户，洽谈卡的草稿'),
});

const spoken = {
  contactId: idSchema.optional().describe('调用方给这次联系的编号；同一编号再发一次不会重复记'),
  outcome: followupOutcomeSchema,
  method: planMethodSchema.default('phone'),
  category: codeSchema.nullable().default(null).describe('客户反馈的分类，字典 feedback_category 的代码'),
  feedback: optionalText({ label: '客户反馈', max: 1000, multiline: true }).default(''),
  answers: saleAnswersSchema.default({}).describe('照话术问到的回答；反馈空着时也写成一句反馈'),
  confirmedEmpty: z.boolean().default(false).describe('反馈空着也要保存；第一次会提醒'),
} as const;

export const saleContract = {
  order: procedure({
    method: 'POST',
    path: '/opportunities/{opportunityId}/order',
    summary: '登记订车',
    description:
      '购车意向升为 O 级，交车或取消前照 O 级的期限留一个回访计划。当天提车的连同 delivery 一起填，一次办完：四次回访同时建好。',
    tag,
    input: z.strictObject({
      opportunityId: idSchema,
      orderedOn: civilDateSchema.describe('订车日期').meta({ examples: ['2026-03-09'] }),
      vehicleId: entityIdSchema.describe('订的车型'),
      colour: codeSchema.nullable().default(null),
      vin: vin.nullable().default(null).describe('17 位，知道才填'),
      priceFen: price.describe('成交价，单位分').meta({ examples: [11_280_000] }),
      depositFen: fen.describe('定金，单位分；没交填 0').meta({ examples: [500_000] }),
      expectedOn: civilDateSchema.nullable().default(null).describe('约好哪天交车'),
      note: optionalText({ label: '说明', max: 200 }).default(''),
      customer: customerPatch,
      confirmedVin,
      delivery: z
        .strictObject({ deliveredOn, plate, customer: customerPatch })
        .nullable()
        .default(null)
        .describe('当天提车：订车和交车一次办；要填 VIN 和客户的全部资料'),
    }),
    output: z.object({
      id: z.string(),
      customerId: z.string(),
      vinCheckFits: vinFits,
      nextPlan: z
        .object({ id: z.string(), dueOn: day, limitOn: day.describe('O 级最晚哪天') })
        .nullable()
        .describe('留着的回访计划；当天提车为空'),
      calls: callDays.describe('当天提车：四次回访'),
    }),
    errors: [...entryErrors, 'ALREADY_DONE', 'OPPORTUNITY_ENDED'],
  }),
  deliver: procedure({
    method: 'POST',
    path: '/sales/{id}/delivery',
    summary: '登记交车',
    description:
      '购车意向和它的 O 级计划结束，同时建好四次回访：48 小时、一周首保提醒、满意度（1–15 号交车在当月 20–25 号，16 号以后在下月 5–10 号）、一月。客户资料要填全，地址到门牌。补录的，日子已过的回访今天做。',
    tag,
    input: z.strictObject({
      id: idSchema,
      deliveredOn,
      vin: vin.nullable().default(null).describe('17 位；订车时填过可以不填'),
      plate,
      vehicleId: entityIdSchema.optional().describe('和订的不一样才填'),
      colour: codeSchema.optional(),
      priceFen: price.optional().describe('和订的不一样才填，单位分'),
      customer: customerPatch,
      confirmedVin,
    }),
    output: z.object({ id: z.string(), customerId: z.string(), vinCheckFits: vinFits, calls: callDays }),
    errors: entryErrors,
  }),
  cancel: procedure({
    method: 'POST',
    path: '/sales/{id}/cancellation',
    summary: '取消订单',
    description: '购车意向回到选的级别，留一个回访计划。已交车的只有经理能取消，没做的交车后回访一起取消。',
    tag,
    input: z.strictObject({
      id: idSchema,
      reason,
      level: levelSchema.describe('回到哪个级别').meta({ examples: ['B'] }),
      expectedOn: cardShape.expectedOn.describe('预计购车；没有明确时间为空').meta({ examples: ['2026-04-01'] }),
      noExpectedDate: z.boolean().default(false).describe('没有明确时间'),
      levelReason: cardShape.levelReason.describe('和建议的级别不同时要写一句原因'),
      nextPlanOn: civilDateSchema.nullable().default(null).describe('取消已交车的：下次计划哪天；不填由程序选'),
    }),
    output: z.object({
      id: z.string(),
      customerId: z.string(),
      opportunityId: z.string(),
      nextPlan: z.object({ id: z.string(), dueOn: day }),
    }),
    errors: [
      'NOT_FOUND',
      'NOT_OWNER',
      'SALE_NOT_WAITING',
      'ENDING_PENDING',
      'LEVEL_NEEDS_REASON',
      'LEVEL_O_NOT_CHOSEN',
      'DATE_IN_PAST',
      'PLAN_NOT_FUTURE',
      'PLAN_BEYOND_LIMIT',
      'REQUIRED_MISSING',
    ],
  }),
  correct: procedure({
    method: 'PUT',
    path: '/sales/{id}',
    summary: '更正订单',
    description:
      '等交车的，归属人可以改车、价和约好的日子；订车、交车的日期和已交车的只有经理能更正，要写原因。改了交车日期，没做的回访跟着移。',
    tag,
    input: z.strictObject({
      id: idSchema,
      orderedOn: civilDateSchema.optional(),
      deliveredOn: civilDateSchema.optional(),
      expectedOn: civilDateSchema.nullable().optional(),
      vehicleId: entityIdSchema.optional(),
      colour: codeSchema.nullable().optional(),
      vin: vin.nullable().optional(),
      priceFen: price.optional(),
      depositFen: fen.nullable().optional(),
      note: optionalText({ label: '说明', max: 200 }).optional(),
      reason: optionalText({ label: '更正的原因', max: 200 }).default(''),
      confirmedVin,
    }),
    output: z.object({ id: z.string(), customerId: z.string(), vinCheckFits: vinFits }),
    errors: [
      'NOT_FOUND',
      'NOT_OWNER',
      'REQUIRED_MISSING',
      'DATE_IN_FUTURE',
      'SALE_BEFORE_CARD',
      'SALE_BEFORE_ORDER',
      'SALE_VIN_KNOWN',
      'SALE_NOT_WAITING',
    ],
  }),
  list: procedure({
    method: 'GET',
    path: '/sales',
    summary: '订单与交车',
    description:
      'waiting 等交车，delivered 已交车，cancelled 已取消，vain 联系不上要经理过问，unreached 满意度回访没联系上转客服。销售顾问只看归自己的客户。',
    tag,
    input: z.strictObject({
      view: z.enum(['waiting', 'delivered', 'cancelled', 'vain', 'unreached']).default('waiting'),
      ownerId: idSchema.optional().describe('只看归谁的；经理可以选'),
      ...pageInput,
    }),
    output: pageOf(saleRowSchema),
  }),
  counts: procedure({
    method: 'GET',
    path: '/sales/counts',
    summary: '订单与交车各有多少',
    tag,
    input: nothing,
    output: z.object({
      waiting: z.int(),
      late: z.int().describe('约好交车的日子已过'),
      vain: z.int().describe('联系不上，要经理过问；不是经理为 0'),
      unreached: z.int().describe('满意度回访没联系上'),
    }),
  }),
  get: procedure({
    method: 'GET',
    path: '/sales/{id}',
    summary: '一份订单和它的四次回访',
    tag,
    input: z.strictObject({ id: idSchema }),
    output: saleDetailSchema,
    errors: ['NOT_FOUND', 'NOT_OWNER'],
  }),
  ofCustomer: procedure({
    method: 'GET',
    path: '/customers/{customerId}/sales',
    summary: '一位客户的订单',
    tag,
    input: z.strictObject({ customerId: idSchema }),
    output: z.object({ sales: z.array(saleDetailSchema).describe('新的在前') }),
    errors: ['NOT_FOUND', 'NOT_OWNER'],
  }),
  recordCall: procedure({
    method: 'POST',
    path: '/plans/{planId}/sale-call',
    summary: '登记一次交车后的回访',
    description:
      '没联系上的，下一个营业日再打；满意度回访只在规定的几天里再打，最后一天也没联系上的记为未联系上，转客服。一月回访里客户介绍了人，给他开一张洽谈卡草稿。',
    tag,
    input: z.strictObject({
      planId: idSchema,
      ...spoken,
      lead: z
        .strictObject({ name: textField({ label: '介绍的客户', max: 50 }), phone: customerShape.phone.default(null) })
        .nullable()
        .default(null)
        .describe('一月回访：客户介绍了谁'),
    }),
    output: called,
    errors: ['NOT_FOUND', 'NOT_OWNER', 'ALREADY_DONE', 'PLAN_ALREADY_CLOSED', 'SALE_CALL_TOO_EARLY', 'FEEDBACK_EMPTY'],
  }),
  serviceSheet: procedure({
    method: 'POST',
    path: '/sales/{id}/service-sheet',
    summary: '客服联系前看客户的号码',
    description: '只用于满意度回访没联系上、还没补上的；看号码记入日志。',
    tag,
    input: z.strictObject({ id: idSchema }),
    output: z.object({
      id: z.string(),
      name: z.string(),
      gender: genderSchema.nullable(),
      phone: z.string().nullable(),
      vehicleLabel: z.string().nullable(),
      deliveredOn: day,
    }),
    errors: ['NOT_FOUND', 'ALREADY_DONE'],
  }),
  serviceCall: procedure({
    method: 'POST',
    path: '/sales/{id}/service-call',
    summary: '客服补打满意度回访',
    description: '联系上了，就从客服的单子里拿掉；没联系上的留着。',
    tag,
    input: z.strictObject({ id: idSchema, ...spoken }),
    output: z.object({ contactId: z.string(), followupId: z.string(), reached: z.boolean() }),
    errors: ['NOT_FOUND', 'ALREADY_DONE', 'FEEDBACK_EMPTY'],
  }),
};
