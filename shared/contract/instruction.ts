import { z } from 'zod';
import { textField } from '../text/clean.ts';
import { instructionRowSchema } from './instruction-rows.ts';
import { instantSchema, pageInput, pageOf, personSchema } from './page.ts';
import { done, idSchema, nothing, procedure } from './procedure.ts';

const tag = '领导批示';

const waiting = z.object({
  unread: z.int().describe('还没点「知道了」的'),
  read: z.int().describe('已读、还没回复的'),
});

export const instructionContract = {
  write: procedure({
    method: 'POST',
    path: '/customers/{customerId}/instructions',
    summary: '写批示',
    description:
      '经理对一位客户或一次回访写下一步怎么做。打下一个电话的人在工作列表最前面看到，点「知道了」留下时间，再用回访或一句话回复。客户交接以后跟着客户走。',
    tag,
    input: z.strictObject({
      customerId: idSchema,
      content: textField({ label: '批示', max: 300, multiline: true }).meta({
        examples: ['旧车可按 3.2 万收，今天把看车时间定下来。'],
      }),
      followupId: idSchema.optional().describe('批在哪次回访上；不填是对客户写的'),
    }),
    output: z.object({ id: z.string(), to: personSchema.describe('谁会看到') }),
    errors: ['NOT_FOUND', 'NOT_OWNER', 'INSTRUCTION_NOBODY', 'REQUIRED_MISSING'],
  }),
  withdraw: procedure({
    method: 'DELETE',
    path: '/instructions/{id}',
    summary: '撤销刚写的批示',
    description: '写的人 10 分钟内、对方还没点「知道了」时可以撤销。',
    tag,
    input: z.strictObject({ id: idSchema }),
    output: done,
    errors: ['NOT_FOUND', 'INSTRUCTION_NOT_UNDONE'],
  }),
  acknowledge: procedure({
    method: 'PUT',
    path: '/instructions/{id}/receipt',
    summary: '知道了',
    description: '归属人或计划的执行人看过批示。时间只记第一次，再点一次不改。',
    tag,
    input: z.strictObject({ id: idSchema }),
    output: z.object({ readAt: instantSchema }),
    errors: ['NOT_FOUND', 'NOT_OWNER'],
  }),
  answer: procedure({
    method: 'PUT',
    path: '/instructions/{id}/answer',
    summary: '回复批示',
    description: '用一句话说怎么办的。用回访回复时，在登记回访里写 answers。',
    tag,
    input: z.strictObject({
      id: idSchema,
      content: textField({ label: '回复', max: 300, multiline: true }).meta({ examples: ['已约周六上午看车'] }),
    }),
    output: z.object({ answeredAt: instantSchema }),
    errors: ['NOT_FOUND', 'NOT_OWNER', 'ALREADY_DONE', 'REQUIRED_MISSING'],
  }),
  undoAnswer: procedure({
    method: 'DELETE',
    path: '/instructions/{id}/answer',
    summary: '撤销刚写的回复',
    description: '回复的人 10 分钟内可以撤销，批示重新等回复。',
    tag,
    input: z.strictObject({ id: idSchema }),
    output: done,
    errors: ['NOT_FOUND', 'INSTRUCTION_NOT_UNDONE'],
  }),
  list: procedure({
    method: 'GET',
    path: '/instructions',
    summary: '批示列表',
    description:
      '没回复的：先没点「知道了」的，再已读的，久的在前；已回复的新的在前。经理看全部或一个人的，别人只看自己的。',
    tag,
    input: z.strictObject({
      tab: z.enum(['open', 'answered']).default('open').describe('open 没回复，answered 已回复'),
      personId: idSchema.optional().describe('谁要看的；经理可以填，不填是全部'),
      ...pageInput,
    }),
    output: pageOf(instructionRowSchema),
    errors: ['NOT_FOUND'],
  }),
  ofCustomer: procedure({
    method: 'GET',
    path: '/customers/{customerId}/instructions',
    summary: '一位客户的批示',
    tag,
    input: z.strictObject({ customerId: idSchema }),
    output: z.object({ rows: z.array(instructionRowSchema) }),
    errors: ['NOT_FOUND', 'NOT_OWNER'],
  }),
  counts: procedure({
    method: 'GET',
    path: '/instructions/counts',
    summary: '没回复的批示有几条',
    description: '自己要回复的；经理另有每个人的，夕会用。',
    tag,
    input: nothing,
    output: waiting.extend({
      people: z.array(waiting.extend({ person: personSchema })).describe('每个人没回复的；不是经理为空'),
    }),
  }),
};
