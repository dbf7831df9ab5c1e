import { z } from 'zod';
import { cardShape } from '../domain/card.ts';
import { entityIdSchema } from '../domain/card-value.ts';
import { levelSchema } from '../domain/level.ts';
import { day } from './customer-rows.ts';
import { idSchema, procedure } from './procedure.ts';

const tag = '购车意向';

const grading = {
  expectedOn: cardShape.expectedOn.describe('预计购车；没有明确时间为空').meta({ examples: ['2026-03-20'] }),
  noExpectedDate: z.boolean().default(false).describe('没有明确时间'),
  level: levelSchema.describe('级别；O 在登记订车后自动得到').meta({ examples: ['B'] }),
} as const;

const graded = z.object({
  id: z.string(),
  level: levelSchema,
  limitOn: day.describe('下次计划最晚哪天'),
  nextPlanId: z.string(),
  nextPlanOn: day,
});

export const opportunityContract = {
  add: procedure({
    method: 'POST',
    path: '/customers/{customerId}/opportunities',
    summary: '新的购车意向',
    description: '同一位客户又想买另一款车。同时建好 48 小时回访。',
    tag,
    input: z.strictObject({
      customerId: idSchema,
      vehicleId: entityIdSchema.describe('意向车型'),
      otherVehicleIds: cardShape.otherVehicleIds,
      colour: cardShape.colour,
      competitors: cardShape.competitors,
      ...grading,
      levelReason: cardShape.levelReason.describe('和建议的级别不同时要写一句原因'),
      nextPlanOn: cardShape.nextPlanOn,
      nextPlanTime: cardShape.nextPlanTime,
      nextPlanMethod: cardShape.nextPlanMethod,
      nextPlanPurpose: cardShape.nextPlanPurpose,
    }),
    output: graded,
    errors: [
      'NOT_FOUND',
      'NOT_OWNER',
      'ALREADY_DONE',
      'LEVEL_NEEDS_REASON',
      'LEVEL_O_NOT_CHOSEN',
      'DATE_IN_PAST',
      'PLAN_NOT_FUTURE',
      'PLAN_FIRST_ONLY_EARLIER',
    ],
  }),
  setLevel: procedure({
    method: 'PUT',
    path: '/opportunities/{id}/level',
    summary: '改级别',
    description: '每次改动都留记录。下次计划超出新级别的最晚日时，同时移到最晚日。',
    tag,
    input: z.strictObject({
      id: idSchema,
      ...grading,
      reason: cardShape.levelReason.describe('改的原因；和建议的级别不同时必填'),
    }),
    output: graded,
    errors: [
      'NOT_FOUND',
      'NOT_OWNER',
      'LEVEL_NEEDS_REASON',
      'LEVEL_O_NOT_CHOSEN',
      'DATE_IN_PAST',
      'OPPORTUNITY_ENDED',
      'ENDING_PENDING',
      'REQUIRED_MISSING',
    ],
  }),
};
