import { z } from 'zod';
import { endingSchema, opportunityStateSchema } from '../domain/ending.ts';
import { levelSchema } from '../domain/level.ts';
import { planMethodSchema, planOriginSchema, planStateSchema } from '../domain/plan-codes.ts';
import { genderSchema } from './card-parts.ts';
import { instantSchema, personSchema } from './page.ts';

/** Owner and assignees see everything; managers too, each showing of the phone logged; others a mask (domain §13). */
export const accessSchema = z
  .enum(['own', 'task', 'manager', 'shared', 'masked'])
  .describe('own 归您，task 您有他的计划，manager 经理，shared 同事共享给您，masked 只能看到遮住的资料');

export const stageSchema = z.enum(['prospect', 'retained']).describe('prospect 潜在客户，retained 基盘客户');

export const day = z.string().meta({ examples: ['2026-03-09'] });
export const phoneShown = z
  .string()
  .nullable()
  .describe('移动电话；phoneMasked 为真时是 150****3178 这样遮住的号码')
  .meta({ examples: ['15000003178'] });

/** What the customer says in the store's own fields. */
const customShown = z
  .record(z.string(), z.union([z.string(), z.number(), z.array(z.string())]))
  .describe('自定义项：{代码: 值}；没填的不在，无权查看时为空');

/** One line of a customer list, also of a search. */
export const customerRowSchema = z.object({
  id: z.string(),
  access: accessSchema,
  name: z.string().describe('无权查看时是 宋* 这样遮住的姓名'),
  gender: genderSchema.nullable(),
  stage: stageSchema,
  phone: phoneShown,
  phoneMasked: z.boolean(),
  owner: personSchema.nullable().describe('归属的销售顾问；没有归属为空'),
  level: levelSchema.nullable().describe('还在跟进的购车意向里最急的级别'),
  intention: z.string().nullable().describe('这个购车意向的车型'),
  nextPlanOn: day.nullable().describe('还在跟进的购车意向里最近的下次回访'),
  isWaiting: z.boolean().describe('这个购车意向申请了结束，正等经理决定，没有回访要做'),
  expectedOn: day.nullable().describe('这个购车意向预计哪天购车'),
  source: z.string().nullable().describe('来源的代码；无权查看时为空'),
  regionCode: z.string().nullable().describe('县区代码；无权查看时为空'),
  plates: z.array(z.string()).describe('名下车辆的车牌；无权查看时为空'),
  tags: z.array(z.string()).describe('标签，字典 customer_tag 的代码；无权查看时为空'),
  lastContactAt: instantSchema.nullable(),
  lastEffectiveOn: day.nullable().describe('最近一次有效联系的日子'),
  createdOn: day,
  updatedAt: instantSchema,
  custom: customShown,
});

export type CustomerRow = z.infer<typeof customerRowSchema>;

/** A manager let a plan stay beyond its limit (§三). */
export const extensionSchema = z
  .object({ to: day, reason: z.string(), by: personSchema })
  .nullable()
  .describe('经理延到级别最晚日以后：到哪天、为什么、谁；没有延期为空');

export type Extension = NonNullable<z.infer<typeof extensionSchema>>;

/** A plan as the customer's page shows it. */
export const customerPlanSchema = z.object({
  id: z.string(),
  opportunityId: z.string(),
  role: z
    .enum(['next', 'further', 'decision', 'sale'])
    .describe('next 下次计划，further 以后的计划，decision 等经理决定，sale 交车后的回访'),
  dueOn: day,
  dueTime: z.string().nullable(),
  method: planMethodSchema.or(z.literal('')),
  purpose: z.string(),
  origin: planOriginSchema,
  state: planStateSchema,
  assignee: personSchema.nullable(),
  extension: extensionSchema,
  closedOn: day.nullable(),
  closeReason: z.string(),
});

export type CustomerPlan = z.infer<typeof customerPlanSchema>;

/** One intention to buy. */
export const opportunityRowSchema = z.object({
  id: z.string(),
  state: opportunityStateSchema,
  endedAs: z.union([endingSchema, z.string()]).nullable().describe('结束的原因：lost、dormant、invalid 等'),
  endedOn: day.nullable(),
  vehicleId: z.string().nullable(),
  vehicleLabel: z.string().nullable(),
  otherVehicleIds: z.array(z.string()),
  colour: z.string().nullable(),
  competitors: z.array(z.string()),
  level: levelSchema,
  levelSetOn: day,
  levelStale: z.boolean().describe('预计购车已过，等重新判定级别'),
  expectedOn: day.nullable(),
  noExpectedDate: z.boolean(),
  attemptOn: day.describe('最近一次跟进的日子，下次计划的最晚日从它算起'),
  limitOn: day.describe('下次计划最晚哪天，遇休息日已顺延'),
  createdOn: day,
  originCardId: z.string().nullable(),
  quote: z
    .object({
      version: z.int(),
      priceFen: z.int(),
      totalFen: z.int().describe('落地合计，单位分'),
      validUntil: day.nullable(),
    })
    .nullable()
    .describe('最近一版报价；还没报过为空'),
  nextPlan: customerPlanSchema.nullable(),
});

export type OpportunityRow = z.infer<typeof opportunityRowSchema>;

/** A car that a 基盘 customer owns. */
const ownedVehicleSchema = z.object({
  id: z.string(),
  vehicleId: z.string().nullable(),
  label: z.string(),
  plate: z.string().nullable(),
  vin: z.string().nullable(),
  deliveredOn: day.nullable(),
});

/** Who announced the customer, and when (§七.2). */
const registrationSchema = z.object({
  id: z.string(),
  staff: personSchema,
  kind: z.enum(['card', 'report', 'owner_entry']).describe('card 首次录入，report 报备，owner_entry 基盘录入'),
  at: instantSchema,
  cardId: z.string().nullable(),
});

const consentRowSchema = z.object({
  purpose: z.string(),
  given: z.boolean(),
  at: instantSchema,
  by: personSchema,
});

/** A customer with everything that hangs on him. */
export const customerDetailSchema = z.object({
  id: z.string(),
  access: accessSchema,
  canEdit: z.boolean(),
  canReveal: z.boolean().describe('可以查看完整号码，查看会记入日志'),
  stage: stageSchema,
  name: z.string(),
  gender: genderSchema.nullable(),
  phone: phoneShown,
  phoneMasked: z.boolean(),
  noPhoneReason: z.string().nullable(),
  phone2: z.string().nullable(),
  wechat: z.string().nullable(),
  qq: z.string().nullable(),
  weibo: z.string().nullable(),
  email: z.string().nullable(),
  customerType: z.string(),
  contactPerson: z.string().nullable(),
  regionCode: z.string().nullable(),
  street: z.string().nullable(),
  source: z.string().nullable(),
  remark: z.string(),
  custom: customShown,
  owner: personSchema.nullable(),
  registeredAt: instantSchema.nullable().describe('归属人登记这位客户的时间'),
  createdOn: day,
  createdBy: personSchema,
  lastContactAt: instantSchema.nullable(),
  lastEffectiveOn: day.nullable(),
  opportunities: z.array(opportunityRowSchema),
  plans: z.array(customerPlanSchema).describe('待办的全部，已关闭的最近 20 个'),
  consents: z.array(consentRowSchema).describe('每项用途最近一次的同意或撤回'),
  vehicles: z.array(ownedVehicleSchema),
  tags: z.array(z.string()).describe('标签，字典 customer_tag 的代码'),
  registrations: z.array(registrationSchema).describe('全部报备记录；只给经理看'),
  erased: z
    .object({ at: instantSchema, name: z.string() })
    .nullable()
    .describe('按本人要求删除了资料：何时、现在叫什么；没有删除为空'),
  reveals: z.int().describe('近 30 天完整号码被查看的次数'),
});

export type CustomerDetail = z.infer<typeof customerDetailSchema>;
