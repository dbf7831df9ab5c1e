import { z } from 'zod';
import { cardShape } from '../domain/card.ts';
import { entityIdSchema } from '../domain/card-value.ts';
import { levelSchema } from '../domain/level.ts';
import { day } from './customer-rows.ts';
import { pageInput, pageOf, personSchema } from './page.ts';
import { idSchema, nothing, procedure } from './procedure.ts';
import { levelChangeSchema, staleRowSchema } from './stale-levels.ts';

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
  levels: procedure({
    method: 'GET',
    path: '/opportunities/{id}/levels',
    summary: '一个购车意向的级别变化',
    description: '新的在前，最近 20 次：从哪级到哪级、谁、哪天、为什么。',
    tag,
    input: z.strictObject({ id: idSchema }),
    output: z.object({ rows: z.array(levelChangeSchema) }),
    errors: ['NOT_FOUND', 'NOT_OWNER'],
  }),
  stale: procedure({
    method: 'GET',
    path: '/opportunities/stale',
    summary: '要重新定级的购车意向',
    description:
      '预计购车的日子过了还没订车，或没说哪天、定级后过了这个级别的天数。先日子过了的，过得久的在前。经理可以看任何人的，别人只能看自己的。',
    tag,
    input: z.strictObject({ assigneeId: idSchema.optional().describe('谁的；不填是自己的'), ...pageInput }),
    output: pageOf(staleRowSchema).extend({ assignee: personSchema, count: z.int().describe('一共几个') }),
    errors: ['NOT_OWNER', 'NOT_FOUND'],
  }),
  staleCounts: procedure({
    method: 'GET',
    path: '/opportunities/stale/counts',
    summary: '每个人有几个要重新定级',
    description: '经理看到每个有的人，多的在前；别人只看到自己的。',
    tag,
    input: nothing,
    output: z.object({
      own: z.int(),
      total: z.int(),
      people: z.array(z.object({ person: personSchema, count: z.int() })),
    }),
  }),
  setLevel: procedure({
    method: 'PUT',
    path: '/opportunities/{id}/level',
    summary: '改级别',
    description:
      '每次改动都留记录。下次计划超出新级别的最晚日时，同时移到最晚日。该重新定级的，选同样的级别也记一次，从今天重新算。',
    tag,
    input: z.strictObject({
      id: idSchema,
      ...grading,
      reason: cardShape.levelReason.describe('改的原因；和建议的级别不同时必填'),
    }),
    output: graded.extend({ changeId: z.string().nullable().describe('这次改动的编号，用它撤销；没有变化为空') }),
    errors: [
      'NOT_FOUND',
      'NOT_OWNER',
      'LEVEL_NEEDS_REASON',
      'LEVEL_O_NOT_CHOSEN',
      'LEVEL_O_STAYS',
      'DATE_IN_PAST',
      'OPPORTUNITY_ENDED',
      'ENDING_PENDING',
      'REQUIRED_MISSING',
    ],
  }),
  undoLevel: procedure({
    method: 'POST',
    path: '/level-changes/{changeId}/undo',
    summary: '撤销刚才定的级别',
    description:
      '只能撤销自己单独定的，10 分钟内，最晚到当天 24:00；回访和洽谈卡里定的随那次一起撤销。级别、最晚日、下次计划和今天的洽谈卡都回到定级以前；之后又改过的不能撤销。',
    tag,
    input: z.strictObject({ changeId: idSchema.describe('定级时得到的改动编号') }),
    output: graded,
    errors: ['NOT_FOUND', 'NOT_OWNER', 'ALREADY_DONE', 'LEVEL_NOT_UNDONE'],
  }),
};
