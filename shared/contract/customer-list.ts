import { z } from 'zod';
import { conditionsSchema, customerSortSchema } from '../domain/customer-filter.ts';
import { stageSchema } from './customer-rows.ts';

export const customerViews = ['all', 'mine', 'today', 'week', 'month', 'recent', 'uncontacted3', 'shared'] as const;

export type CustomerView = (typeof customerViews)[number];

/** Which customers a list holds and in which order; spread into the input of everything that reads one. */
export const customerListInput = {
  view: z.enum(customerViews).default('all'),
  stage: stageSchema.optional(),
  where: conditionsSchema.default([]).describe('条件，都要符合'),
  sort: customerSortSchema
    .optional()
    .describe('按什么排，不写用这个范围常用的；contact、level、nextPlan、expected 只列还在跟进的客户'),
  descends: z.boolean().optional().describe('true 倒着排；不写时 updated、created 新的在前，其余从小到大'),
} as const;
