import { z } from 'zod';
import { cardDraftSchema } from '../domain/card.ts';
import { endingSchema } from '../domain/ending.ts';
import { levelSchema } from '../domain/level.ts';
import { planMethodSchema } from '../domain/plan-codes.ts';
import { cardStateSchema, genderSchema } from './card-parts.ts';
import { accessSchema, day, phoneShown } from './customer-rows.ts';
import { instantSchema, personSchema } from './page.ts';

const shown = cardDraftSchema.describe('卡上的内容；无权查看的电话、姓名等已遮住');

/** A card that somebody has begun and not saved. */
export const draftRowSchema = z.object({
  id: z.string(),
  cardId: z.string().nullable(),
  trafficId: z.string().nullable(),
  name: z.string().nullable(),
  phone: z.string().nullable(),
  createdAt: instantSchema,
  updatedAt: instantSchema,
});

export const draftSchema = z.object({
  id: z.string(),
  cardId: z.string().nullable(),
  trafficId: z.string().nullable(),
  body: cardDraftSchema,
  referrer: z.object({ id: z.string(), name: z.string() }).nullable(),
  createdAt: instantSchema,
  updatedAt: instantSchema,
});

/** What a save did. */
export const cardSavedSchema = z.object({
  cardId: z.string(),
  number: z.string().describe('正式卡号'),
  state: cardStateSchema,
  customerId: z.string(),
  opportunityId: z.string().nullable(),
  did: z
    .enum(['new_customer', 'second_opportunity', 'repeat_visit', 'visit_for_colleague', 'report', 'updated'])
    .describe(
      'new_customer 新客户，second_opportunity 同一客户新的购车意向，repeat_visit 再次到店，visit_for_colleague 记在原顾问名下，report 已报备，updated 更新了这张卡',
    ),
  nextPlanId: z.string().nullable(),
  nextPlanOn: day.nullable().describe('下次回访的日子；等经理决定时为空'),
  vinCheckFits: z.boolean().nullable().describe('卡上 VIN 的校验位对不对；不对只提醒，没填为空'),
});

/** Somebody the store knows by one of these numbers. */
export const identityMatchSchema = z.object({
  customerId: z.string(),
  by: z.enum(['phone', 'phone2', 'wechat', 'plate', 'vin']).describe('哪一项重复'),
  kind: z
    .enum(['own', 'colleague', 'unowned'])
    .describe('own 您的客户，colleague 同事的客户（资料遮住），unowned 没有归属的基盘客户'),
  name: z.string(),
  gender: genderSchema.nullable(),
  stage: z.enum(['prospect', 'retained']),
  owner: personSchema.nullable(),
  registeredAt: instantSchema.nullable(),
  lastEffectiveOn: day.nullable(),
  level: levelSchema.nullable(),
  intention: z.string().nullable().describe('还在跟进的意向车型'),
  nextPlanOn: day.nullable().describe('还在跟进的意向下次回访的日子；同事的客户为空'),
  vehicles: z.array(z.string()).describe('名下的车'),
  gaveUp: z
    .object({ ending: endingSchema, on: day, reactivated: z.boolean().describe('来源建议填战败激活') })
    .nullable()
    .describe('以前怎样结束的；还在跟进、买过车或不该看时为空'),
  choices: z
    .array(z.enum(['own', 'visit', 'report', 'household', 'other']))
    .describe('可以怎样办；other 只在车相同时有，household 只在号码相同时有'),
});

export type IdentityMatch = z.infer<typeof identityMatchSchema>;

export const identityCheckSchema = z.object({
  matches: z.array(identityMatchSchema),
  visitKind: z.enum(['first', 'repeat', 'invited']).describe('建议的到店性质'),
});

/** Somebody who may be the same person; nothing but a hint. */
export const similarCustomerSchema = z.object({
  customerId: z.string(),
  kind: z.enum(['own', 'colleague', 'unowned']),
  name: z.string().describe('同事的、没有归属的客户遮住'),
  gender: genderSchema.nullable(),
  owner: personSchema.nullable(),
  why: z
    .enum(['same', 'homophone', 'surname'])
    .nullable()
    .describe('same 同名，homophone 同音，surname 同姓同称呼；别人的客户为空'),
  sameSeries: z.boolean().nullable().describe('想买同一车系；别人的客户为空'),
  intention: z.string().nullable().describe('还在跟进的意向车型；别人的客户为空'),
  level: levelSchema.nullable(),
  nextPlanOn: day.nullable(),
  choices: z
    .array(z.enum(['own', 'clash']))
    .describe('own 就是这位（自己的），clash 发起冲突（同事的）；没有归属的要先对上号码，为空'),
});

export type SimilarCustomer = z.infer<typeof similarCustomerSchema>;

/** One change of one field. */
export const fieldChangeSchema = z.object({
  at: instantSchema,
  by: personSchema,
  field: z.string(),
  label: z.string(),
  from: z.unknown(),
  to: z.unknown(),
});

export type FieldChange = z.infer<typeof fieldChangeSchema>;

/** A card with everything on it and how it became so. */
export const cardDetailSchema = z.object({
  id: z.string(),
  number: z.string(),
  state: cardStateSchema,
  access: accessSchema,
  canCorrect: z.boolean(),
  masked: z.boolean().describe('电话等资料已遮住'),
  customerId: z.string(),
  customer: z.object({ name: z.string(), owner: personSchema.nullable() }),
  opportunityId: z.string().nullable(),
  trafficId: z.string().nullable(),
  consultant: personSchema,
  receptionist: personSchema.nullable(),
  firstSavedAt: instantSchema,
  completedAt: instantSchema.nullable(),
  arrivedOn: day,
  values: shown,
  vehicleLabel: z.string().nullable(),
  otherVehicleLabels: z.array(z.string()),
  referrer: z.object({ id: z.string(), name: z.string() }).nullable(),
  planId: z.string().nullable().describe('这张卡建的回访计划'),
  nextPlan: z
    .object({
      id: z.string(),
      dueOn: day,
      dueTime: z.string().nullable(),
      method: planMethodSchema,
      purpose: z.string(),
      assignee: personSchema.nullable(),
    })
    .nullable()
    .describe('这个购车意向现在的下次回访，不一定是这张卡建的；已结束为空'),
  missing: z.array(z.object({ field: z.string(), label: z.string() })).describe('完成还差的项目，按纸卡的顺序'),
  history: z.array(fieldChangeSchema).describe('保存以后的更正，旧的在前'),
});

export type CardDetail = z.infer<typeof cardDetailSchema>;

/** One line of the list of cards. */
export const cardRowSchema = z.object({
  id: z.string(),
  number: z.string(),
  serial: z.string().nullable(),
  state: cardStateSchema,
  arrivedAt: instantSchema,
  arrivedOn: day,
  departedAt: instantSchema.nullable(),
  consultant: personSchema,
  customerId: z.string(),
  name: z.string(),
  gender: genderSchema.nullable(),
  phone: phoneShown,
  phoneMasked: z.boolean(),
  vehicleLabel: z.string().nullable(),
  level: levelSchema.nullable(),
  visitKind: z.string().nullable(),
  result: z.string().nullable(),
  nextPlanOn: day.nullable(),
  missing: z.array(z.object({ field: z.string(), label: z.string() })).describe('还没补完的项目'),
});

export type CardRow = z.infer<typeof cardRowSchema>;

/** A card for paper. */
export const cardPrintSchema = z.object({
  storeName: z.string(),
  card: cardDetailSchema.describe('号码不遮；谁打印的记在日志里'),
  printedBy: personSchema,
  printedAt: instantSchema,
  times: z.int().describe('这张卡第几次打印'),
});

export type CardPrint = z.infer<typeof cardPrintSchema>;
