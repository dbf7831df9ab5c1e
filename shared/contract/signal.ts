import { z } from 'zod';
import { civilDateSchema } from '../calendar/civil-date.ts';
import { signalKindSchema, signalStrengthSchema } from '../domain/signal/kinds.ts';
import { signalVerdictSchema } from '../domain/signal/review.ts';
import { optionalText } from '../text/clean.ts';
import { genderSchema } from './card-parts.ts';
import { instantSchema, pageInput, pageOf, personSchema } from './page.ts';
import { idSchema, procedure } from './procedure.ts';

const tag = '异常信号';

const reviewSchema = z.object({
  verdict: signalVerdictSchema.describe('explained 有合理解释，talked 已找本人谈过，watch 先看着'),
  note: z.string(),
  by: personSchema,
  at: instantSchema,
  more: z.int().min(0).describe('看过以后又多了几条依据，比如后来附上的录音'),
});

/** Something in one person's day that is worth a look, as lists show it. */
export const signalRowSchema = z.object({
  id: z.string(),
  kind: signalKindSchema.describe(
    'burst 下班后集中登记，paste 反馈雷同，short_call 接通但录音很短，downgrade 到期前降级，same_date 下次日期总一样',
  ),
  title: z.string().meta({ examples: ['反馈雷同'] }),
  person: personSchema,
  onDay: civilDateSchema.describe('说的是哪天'),
  strength: signalStrengthSchema.describe('1 够得上，2 有两倍，3 有三倍'),
  count: z.int().describe('有几条依据'),
  words: z.string().meta({ examples: ['7 位客户的反馈几乎一样'] }),
  review: reviewSchema.nullable().describe('经理看过以后怎么说；还没看为空'),
});

export type SignalRow = z.infer<typeof signalRowSchema>;

/** One thing behind a signal: a contact, or a change of level. */
export const signalEvidenceSchema = z.object({
  id: z.string(),
  subject: z.enum(['followup', 'levelChange']),
  customerId: z.string(),
  customerName: z.string(),
  gender: genderSchema.nullable(),
  at: instantSchema.describe('登记的时间'),
  words: z
    .string()
    .describe('结果，或者级别怎么改的')
    .meta({ examples: ['接通'] }),
  text: z.string().describe('当时写的反馈或原因'),
  recordings: z.array(
    z.object({
      id: z.string(),
      seconds: z.number().nullable().describe('多长；读不出为空'),
      expired: z.boolean().describe('保存期满，声音已删'),
    }),
  ),
  limitOn: civilDateSchema.nullable().describe('最晚日；不看日期的为空'),
  dueOn: civilDateSchema.nullable().describe('定在哪天；不看日期的为空'),
});

export type SignalEvidence = z.infer<typeof signalEvidenceSchema>;

export const signalDetailSchema = signalRowSchema.extend({
  rule: z.string().describe('怎样才会列出来'),
  excuse: z.string().describe('也可能是怎么回事'),
  evidence: z.array(signalEvidenceSchema).describe('凭什么，先登记的在前'),
});

export type SignalDetail = z.infer<typeof signalDetailSchema>;

export const signalContract = {
  list: procedure({
    method: 'GET',
    path: '/signals',
    summary: '异常信号',
    description:
      '值得经理看一眼的情形，近的在前。每天 24:00 以后列出，后来附上的录音会补算。只是提醒：不是检查发现，不罚款，也不给谁排名。自己的看不到。',
    tag,
    input: z.strictObject({
      personId: idSchema.optional().describe('只要这个人的'),
      kind: signalKindSchema.optional().describe('只要这一种'),
      state: z.enum(['open', 'reviewed']).optional().describe('open 还没看，reviewed 看过；不填是全部'),
      ...pageInput,
    }),
    output: pageOf(signalRowSchema),
  }),
  get: procedure({
    method: 'GET',
    path: '/signals/{id}',
    summary: '一条异常信号',
    description: '怎样才会列出来，凭什么，也可能是怎么回事。',
    tag,
    input: z.strictObject({ id: idSchema }),
    output: signalDetailSchema,
    errors: ['NOT_FOUND'],
  }),
  review: procedure({
    method: 'PUT',
    path: '/signals/{id}/review',
    summary: '写下看过的结果',
    description: '可以改，可以收回；每次都记入日志。写下的话不通知本人，也不产生检查发现。',
    tag,
    input: z.strictObject({
      id: idSchema,
      verdict: signalVerdictSchema.nullable().describe('空：收回，重新算没看'),
      note: optionalText({ label: '说明', max: 200, multiline: true })
        .default('')
        .meta({ examples: ['下午跑上牌，晚上补登，通话记录对得上'] }),
    }),
    output: signalRowSchema,
    errors: ['NOT_FOUND'],
  }),
};
