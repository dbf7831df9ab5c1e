import { z } from 'zod';
import { civilDateSchema } from '../calendar/civil-date.ts';
import { codesOf } from '../domain/codes.ts';
import { followupOutcomeSchema } from '../domain/followup.ts';
import { planMethodSchema } from '../domain/plan-codes.ts';
import { recordingMediaTypes } from '../domain/recording/media.ts';
import { strata } from '../domain/spot-check/sample.ts';
import { marksSchema, spotResults } from '../domain/spot-check/score.ts';
import { mostItems, scoreItemSchema, scoreSheetSchema } from '../domain/spot-check/score-sheet.ts';
import { optionalText } from '../text/clean.ts';
import { instantSchema, pageInput, pageOf, personSchema } from './page.ts';
import { idSchema, nothing, procedure } from './procedure.ts';

const tag = '录音抽查';

/** So many recordings are drawn of one person at most. */
export const mostPerConsultant = 20;

const stratumCounts = z.object({
  population: z.int().describe('有几份可以抽'),
  drawn: z.int().describe('抽几份'),
});

/** What of one person's recordings is drawn. */
export const spotShareSchema = z.object({
  consultant: personSchema,
  effective: stratumCounts.describe('联系上的'),
  ineffective: stratumCounts.describe('没联系上的'),
  before: z.int().describe('另有几份以前抽过，这次不抽'),
});

export type SpotShare = z.infer<typeof spotShareSchema>;

/** One draw, as lists show it. */
export const spotCheckRowSchema = z.object({
  id: z.string(),
  from: civilDateSchema,
  to: civilDateSchema,
  at: instantSchema,
  by: personSchema,
  seed: z.string().describe('抽样种子：用它重抽，结果相同'),
  perConsultant: z.int(),
  again: z.boolean().describe('以前抽过的也抽'),
  drawn: z.int(),
  judged: z.int(),
  failed: z.int(),
  gone: z.int().describe('没评、也不能再评的'),
});

export type SpotCheckRow = z.infer<typeof spotCheckRowSchema>;

/** Why a drawn recording can no longer be scored. */
export const goneReasons = {
  removed: '已移走',
  expired: '保存期满，声音已删',
  erased: '的客户已按要求删除资料',
  unmatched: '现在没对上联系',
  moved: '改成了别人的通话',
} as const;

/** A drawn recording, the contact it belongs to, and what it came to. */
export const spotItemSchema = z.object({
  id: z.string(),
  checkId: z.string(),
  recordingId: z.string(),
  customerId: z.string(),
  customerName: z.string(),
  consultant: personSchema,
  stratum: z.enum(codesOf(strata)),
  spokenOn: civilDateSchema,
  spokenAt: instantSchema.nullable(),
  durationMs: z.int().nullable(),
  mediaType: z.enum(recordingMediaTypes),
  contact: z
    .object({
      at: instantSchema,
      outcome: followupOutcomeSchema,
      category: z.string().nullable(),
      feedback: z.string(),
      next: z
        .object({
          dueOn: civilDateSchema,
          dueTime: z.string().nullable(),
          method: planMethodSchema,
          purpose: z.string(),
        })
        .nullable()
        .describe('这次联系约定的下次计划'),
    })
    .nullable()
    .describe('登记的联系；已撤销为空'),
  sheetId: z.string().describe('用哪一版评分表'),
  marks: marksSchema.describe('每项的分；还没评为空'),
  score: z.int().nullable(),
  result: z.enum(codesOf(spotResults)).nullable().describe('还没评为空'),
  lacking: z.array(z.string()).describe('没做好的项目'),
  remark: z.string(),
  judgedAt: instantSchema.nullable(),
  judgedBy: personSchema.nullable(),
  correctReason: z.string(),
  gone: z.enum(codesOf(goneReasons)).nullable().describe('不能再评的原因'),
  isOwn: z.boolean().describe('自己打的电话，自己不能评'),
  needsReason: z.boolean().describe('过了评分当天，改要写原因'),
  findingId: z.string().nullable().describe('记下的检查发现'),
});

export type SpotItem = z.infer<typeof spotItemSchema>;

/** A version of the score sheet. */
export const scoreSheetRowSchema = scoreSheetSchema.extend({
  note: z.string(),
  createdAt: instantSchema.nullable().describe('程序自带的为空'),
  createdBy: personSchema.nullable(),
});

export type ScoreSheetRow = z.infer<typeof scoreSheetRowSchema>;

const days = {
  from: civilDateSchema.describe('从哪天的通话起（含）').meta({ examples: ['2026-03-02'] }),
  to: civilDateSchema.describe('到哪天止（含），最多 92 天').meta({ examples: ['2026-03-08'] }),
} as const;
const terms = {
  ...days,
  perConsultant: z
    .int()
    .min(1)
    .max(mostPerConsultant)
    .describe('每个人抽几份')
    .meta({ examples: [3] }),
  again: z.boolean().default(false).describe('以前抽过的也抽'),
} as const;
const id = idSchema.describe('抽到的录音的编号');
const judgement = {
  marks: marksSchema
    .default({})
    .describe('每项的分：做到 1、没做到 0；打分的 0–5；不适用 null')
    .meta({
      examples: [{ greeting: 1, identity: 1, needs: 4, answers: 5, recorded: 0, 'next-time': null, closing: 1 }],
    }),
  unusable: z.boolean().default(false).describe('没法评：空白、放错了；要写评语，不算分'),
  remark: optionalText({ label: '评语', max: 300, multiline: true }).default(''),
} as const;
const dayErrors = ['INVALID_INPUT', 'DATE_IN_FUTURE'] as const;
const judgeErrors = [
  'NOT_FOUND',
  'NOT_AUTHORITY',
  'SPOT_SELF',
  'SPOT_GONE',
  'SPOT_CHANGED',
  'SCORE_INCOMPLETE',
  'REQUIRED_MISSING',
] as const;

export const spotCheckContract = {
  preview: procedure({
    method: 'GET',
    path: '/spot-checks/preview',
    summary: '抽查前看看每个人有几份录音',
    description: '只数，不抽。算的是对上了联系、声音还在的录音，按联系上和没联系上分开。',
    tag,
    input: z.strictObject(terms),
    output: z.object({ rows: z.array(spotShareSchema), total: z.int().describe('一共会抽几份') }),
    errors: dayErrors,
  }),
  draw: procedure({
    method: 'POST',
    path: '/spot-checks',
    summary: '抽查录音',
    description:
      '每个人随机抽几份：联系上的和没联系上的各至少一份，其余按比例。种子由展厅主机产生并留下；同一编号再发一次不会再抽。抽了不能作废。',
    tag,
    input: z.strictObject({ id: idSchema.optional().describe('调用方给的编号'), ...terms }),
    output: spotCheckRowSchema,
    errors: [...dayErrors, 'SPOT_NOTHING', 'NOT_AUTHORITY', 'ALREADY_DONE'],
  }),
  list: procedure({
    method: 'GET',
    path: '/spot-checks',
    summary: '录音抽查列表',
    description: '近的在前，带评到第几份。',
    tag,
    input: z.strictObject({ ...pageInput }),
    output: pageOf(spotCheckRowSchema),
  }),
  get: procedure({
    method: 'GET',
    path: '/spot-checks/{id}',
    summary: '一次抽查：抽到的录音和评分表',
    tag,
    input: z.strictObject({ id: idSchema }),
    output: z.object({
      check: spotCheckRowSchema,
      shares: z.array(spotShareSchema.omit({ before: true })).describe('抽的时候每个人有几份、抽了几份'),
      sheet: scoreSheetRowSchema,
      items: z.array(spotItemSchema).describe('按人排'),
    }),
    errors: ['NOT_FOUND'],
  }),
  redraw: procedure({
    method: 'GET',
    path: '/spot-checks/{id}/redraw',
    summary: '用原来的种子重抽核对',
    description:
      '按抽查时的日期、份数和种子再抽一次，和当时抽到的比。录音移走、期满、改了对应的联系以后，会有对不上的，一份一份列出来。',
    tag,
    input: z.strictObject({ id: idSchema }),
    output: z.object({
      same: z.int().describe('两次都抽到的'),
      missing: z.array(spotItemSchema).describe('当时抽到，现在抽不到的'),
      extra: z.int().describe('现在抽到，当时没抽到的'),
    }),
    errors: ['NOT_FOUND'],
  }),
  score: procedure({
    method: 'PUT',
    path: '/spot-check-items/{id}/result',
    summary: '给抽到的录音评分',
    description: '不到合格分的记一条检查发现（§八.4）。自己的电话自己不能评。',
    tag,
    input: z.strictObject({ id, ...judgement }),
    output: spotItemSchema,
    errors: judgeErrors,
  }),
  correct: procedure({
    method: 'POST',
    path: '/spot-check-items/{id}/correction',
    summary: '改录音的评分',
    description: '当天随便改，以后要写原因。改成合格或没法评，撤回检查发现；改回不合格，重新记。',
    tag,
    input: z.strictObject({
      id,
      ...judgement,
      reason: optionalText({ label: '更正原因', max: 200 }).default(''),
      judgedAt: instantSchema.describe('看到的是什么时候评的；别人刚改过就不保存'),
    }),
    output: spotItemSchema,
    errors: judgeErrors,
  }),
  results: procedure({
    method: 'GET',
    path: '/spot-check-results',
    summary: '抽查结果',
    description: '新评的在前；按评分的日子选。经理看全店或一个人的，别人只看到自己的。夕会通报用。',
    tag,
    input: z.strictObject({
      personId: idSchema.optional().describe('只要这个人的'),
      from: civilDateSchema
        .optional()
        .describe('从哪天评的起（含）')
        .meta({ examples: ['2026-03-09'] }),
      to: civilDateSchema
        .optional()
        .describe('到哪天评的止（含）')
        .meta({ examples: ['2026-03-09'] }),
      ...pageInput,
    }),
    output: pageOf(spotItemSchema),
  }),
  sheets: procedure({
    method: 'GET',
    path: '/score-sheets',
    summary: '录音评分表的各版',
    description: '新的在前，最后是程序自带的。谁都可以看自己按什么评。',
    tag,
    input: nothing,
    output: z.object({
      current: z.string().describe('今天用的是哪一版'),
      versions: z.array(scoreSheetRowSchema),
    }),
  }),
  saveSheet: procedure({
    method: 'POST',
    path: '/score-sheets',
    summary: '存一版录音评分表',
    description: '存了就不再改；从哪天起用，哪天起抽的录音按它评，以前抽的按以前的。',
    tag,
    input: z.strictObject({
      effectiveFrom: civilDateSchema.describe('从哪天起用，今天或以后').meta({ examples: ['2026-03-10'] }),
      items: z
        .array(scoreItemSchema)
        .min(1)
        .max(mostItems)
        .describe('听什么，一行一项')
        .meta({ examples: [[{ id: 'greeting', label: '自我介绍', weight: 1, kind: 'yes_no' }]] }),
      passMark: z
        .int()
        .min(1)
        .max(100)
        .describe('多少分合格')
        .meta({ examples: [70] }),
      note: optionalText({ label: '说明', max: 100 }).default(''),
    }),
    output: scoreSheetRowSchema,
    errors: ['SCORE_SHEET_PAST', 'NOT_AUTHORITY'],
  }),
};
