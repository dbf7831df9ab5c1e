import { z } from 'zod';
import { levelSchema } from '../domain/level.ts';
import { genderSchema } from './card-parts.ts';
import { day } from './customer-rows.ts';
import { instantSchema, personSchema } from './page.ts';

/** An opportunity whose grade is out of date (§三). */
export const staleRowSchema = z.object({
  opportunityId: z.string(),
  customerId: z.string(),
  planId: z.string(),
  name: z.string(),
  gender: genderSchema.nullable(),
  phoneTail: z.string().nullable(),
  intention: z.string().nullable().describe('意向车型'),
  level: levelSchema,
  levelSetOn: day.describe('哪天定的级别'),
  expectedOn: day.nullable().describe('预计购车，已经过去；当时没说哪天的为空'),
  staleSince: day.describe('从哪天起要重新定级'),
  nextPlanOn: day.describe('下次回访'),
  lastFeedback: z.object({ category: z.string().nullable(), text: z.string() }).nullable(),
});

export type StaleRow = z.infer<typeof staleRowSchema>;

/** One grading of an opportunity. */
export const levelChangeSchema = z.object({
  id: z.string(),
  from: levelSchema.nullable().describe('第一次定级的为空'),
  to: levelSchema,
  expectedOn: day.nullable(),
  reason: z.string(),
  changedOn: day,
  at: instantSchema,
  by: personSchema,
});

export type LevelChange = z.infer<typeof levelChangeSchema>;
