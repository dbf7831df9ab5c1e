import { z } from 'zod';
import { followupOutcomeSchema } from '../domain/followup.ts';
import { planStateSchema } from '../domain/plan-codes.ts';
import { saleStateSchema } from '../domain/sale.ts';
import { saleCalls } from '../domain/sale-plan.ts';
import { saleAnswersSchema } from '../domain/sale-script.ts';
import { genderSchema } from './card-parts.ts';
import { day } from './customer-rows.ts';
import { instantSchema, personSchema } from './page.ts';

export const saleCallSchema = z
  .enum(saleCalls)
  .describe('sale_48h 48 小时回访，sale_week 一周首保提醒，sale_csi 满意度回访，sale_month 一月回访');

/** One of the four plans of a sale, with the last contact that executed it. */
const saleCallRowSchema = z.object({
  planId: z.string(),
  call: saleCallSchema,
  state: planStateSchema,
  dueOn: day,
  lateSinceOn: day.nullable().describe('补录的：原来该做的那天'),
  limitOn: day.describe('最晚哪天做'),
  windowFrom: day.nullable().describe('满意度回访：最早哪天做'),
  assignee: personSchema.nullable(),
});

const saleAnswerRowSchema = z.object({
  id: z.string(),
  call: saleCallSchema,
  at: instantSchema,
  onDay: day,
  by: personSchema,
  outcome: followupOutcomeSchema,
  answers: saleAnswersSchema,
  feedback: z.string(),
});

/** One line of the list of orders and deliveries. */
export const saleRowSchema = z.object({
  id: z.string(),
  customerId: z.string(),
  opportunityId: z.string(),
  name: z.string().describe('无权查看时是 宋* 这样遮住的姓名'),
  gender: genderSchema.nullable(),
  phoneTail: z.string().nullable(),
  state: saleStateSchema,
  seller: personSchema,
  vehicleId: z.string().nullable(),
  vehicleLabel: z.string().nullable(),
  colour: z.string().nullable(),
  priceFen: z.int().describe('成交价，单位分'),
  depositFen: z.int().nullable().describe('定金，单位分'),
  orderedOn: day,
  orderEnteredOn: day.describe('哪天录入的订车'),
  expectedOn: day.nullable().describe('约好哪天交车'),
  deliveredOn: day.nullable(),
  deliveryEnteredOn: day.nullable().describe('哪天录入的交车'),
  cancelledOn: day.nullable(),
  vainSinceOn: day.nullable().describe('哪天起联系不上，要经理过问'),
  unreachedOn: day.nullable().describe('满意度回访到最后一天也没联系上'),
  reachedOn: day.nullable().describe('客服联系上的日子'),
  nextCall: z.object({ call: saleCallSchema, dueOn: day }).nullable().describe('交车后下一个要做的回访'),
  callsDone: z.int().describe('四次回访做了几次'),
});
export type SaleRow = z.infer<typeof saleRowSchema>;

/** A sale with its calls. */
export const saleDetailSchema = saleRowSchema.extend({
  canWork: z.boolean().describe('可以登记交车、改订单'),
  vin: z.string().nullable(),
  note: z.string(),
  cancelReason: z.string(),
  correctReason: z.string(),
  calls: z.array(saleCallRowSchema).describe('四次回访，连同重打的，按日期'),
  answers: z.array(saleAnswerRowSchema).describe('打过的回访和回答，先打的在前'),
});
export type SaleDetail = z.infer<typeof saleDetailSchema>;
