import { z } from 'zod';
import { attachmentKindSchema } from '../domain/attachment.ts';
import { endingSchema } from '../domain/ending.ts';
import { followupOutcomeSchema } from '../domain/followup.ts';
import { levelSchema } from '../domain/level.ts';
import { planMethodSchema, planOriginSchema } from '../domain/plan-codes.ts';
import { cardStateSchema } from './card-parts.ts';
import { day } from './customer-rows.ts';
import { instantSchema, personSchema } from './page.ts';

const base = {
  id: z.string(),
  at: instantSchema,
  by: personSchema.nullable(),
  opportunityId: z.string().nullable(),
} as const;

/** One thing that happened with a customer; newest first. */
export const timelineEntrySchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('card'),
    ...base,
    number: z.string(),
    state: cardStateSchema,
    visitKind: z.string().nullable(),
    contactWay: z.string().nullable(),
    partySize: z.int().nullable(),
    departedAt: instantSchema.nullable(),
    vehicleLabel: z.string().nullable(),
    level: z.string().nullable(),
    talk: z.string().nullable(),
    result: z.string().nullable(),
  }),
  z.object({
    kind: z.literal('followup'),
    ...base,
    method: planMethodSchema.or(z.literal('')),
    outcome: followupOutcomeSchema,
    category: z.string().nullable(),
    feedback: z.string(),
    planId: z.string().nullable(),
    planOrigin: planOriginSchema.nullable(),
    planDueOn: day.nullable().describe('执行的计划原定哪天；计划外的联系为空'),
    onDay: day,
    attempt: z.boolean().describe('算一次跟进；别人代接的不算'),
  }),
  z.object({
    kind: z.literal('level'),
    ...base,
    from: levelSchema.nullable(),
    to: levelSchema,
    expectedOn: day.nullable(),
    reason: z.string(),
  }),
  z.object({
    kind: z.literal('plan_closed'),
    ...base,
    state: z.enum(['cancelled', 'replaced']),
    dueOn: day,
    origin: planOriginSchema,
    reason: z.string(),
  }),
  z.object({ kind: z.literal('ending_request'), ...base, ending: endingSchema, reason: z.string() }),
  z.object({ kind: z.literal('ending_decision'), ...base, approved: z.boolean(), reason: z.string() }),
  z.object({
    kind: z.literal('ownership'),
    ...base,
    owner: personSchema.nullable(),
    cause: z.enum(['first_registration', 'hand_over', 'ruling', 'pool', 'share']),
    reason: z.string(),
  }),
  z.object({
    kind: z.literal('attachment'),
    ...base,
    fileKind: attachmentKindSchema,
    originalName: z.string(),
    note: z.string(),
    cardId: z.string().nullable(),
  }),
  z.object({ kind: z.literal('report'), ...base }),
  z.object({ kind: z.literal('reveal'), ...base, audited: z.boolean().describe('核对洽谈卡时看到的') }),
]);

export type TimelineEntry = z.infer<typeof timelineEntrySchema>;
