import { z } from 'zod';
import { codesOf } from '../domain/codes.ts';
import { followupOutcomeSchema } from '../domain/followup.ts';
import { instructionStates } from '../domain/instruction.ts';
import { genderSchema } from './card-parts.ts';
import { instantSchema, personSchema } from './page.ts';

const contactTold = z
  .object({ at: instantSchema, outcome: followupOutcomeSchema, text: z.string() })
  .describe('一次联系：何时、结果、客户反馈');

/** One 领导批示 with its read receipt and its answer. */
export const instructionRowSchema = z.object({
  id: z.string(),
  customerId: z.string(),
  name: z.string().describe('无权查看的客户姓名遮住'),
  gender: genderSchema.nullable(),
  phoneTail: z.string().nullable(),
  content: z.string().describe('批示；客户已不归您时为空'),
  at: instantSchema,
  by: personSchema,
  onFollowup: contactTold.nullable().describe('批在哪次回访上；对客户写的为空'),
  state: z
    .enum(codesOf(instructionStates))
    .describe('unread 还没点「知道了」，read 已读没回复，answered 已回复，withdrawn 已撤回'),
  to: personSchema.nullable().describe('谁要看：打下一个电话的人；没有计划时是归属人'),
  read: z.object({ at: instantSchema, by: personSchema }).nullable().describe('「知道了」的时间'),
  answer: z
    .object({
      at: instantSchema,
      by: personSchema,
      text: z.string().describe('怎么办的；用一次联系回复时为空'),
      followup: contactTold.nullable().describe('用哪次联系回复'),
    })
    .nullable(),
  mine: z.boolean().describe('您要看、要回复的'),
});

export type InstructionRow = z.infer<typeof instructionRowSchema>;
