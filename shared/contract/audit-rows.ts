import { z } from 'zod';
import { civilDateSchema } from '../calendar/civil-date.ts';
import { auditedFieldNames } from '../domain/audit-compare.ts';
import { lateNote, verdicts } from '../domain/audit-verdict.ts';
import { codesOf } from '../domain/codes.ts';
import { instantSchema, personSchema } from './page.ts';

/** The business day whose cards are audited. */
export const auditDaySchema = civilDateSchema.describe('核对哪天的卡').meta({ examples: ['2026-03-09'] });

/** Which line of the list: a serial, a system card without one, a visitor without a card. */
export const auditKeySchema = z
  .string()
  .min(1)
  .max(90)
  .regex(/^(?:serial|card|traffic):\S+$/u, { error: '不是名单上的一行，请从名单里选' })
  .describe('名单上的哪一行：serial:纸卡号、card:洽谈卡编号、traffic:客流编号')
  .meta({ examples: ['serial:DZ-202600'] });

export const auditedFieldSchema = z.enum(auditedFieldNames);

const verdictSchema = z.enum(codesOf(verdicts)).describe(
  Object.entries(verdicts)
    .map(([code, words]) => `${code} ${words}`)
    .join('，'),
);

export const fieldVerdictSchema = z.enum(['match', 'mismatch']).describe('match 一致，mismatch 不一致');

const countSchema = z.int().min(0);

const auditCountsSchema = z.object({
  cards: countSchema.describe('应有'),
  entered: countSchema.describe('录入'),
  matched: countSchema,
  mismatched: countSchema,
  missing: countSchema.describe('未录入'),
  noPaper: countSchema.describe('无纸卡'),
  noCard: countSchema.describe('客流无卡，不算在应有里'),
  open: countSchema.describe('还没核'),
});

const auditStateSchema = z
  .enum(['early', 'open', 'signed'])
  .describe('early 还没到核对的日子，open 可以核对，signed 已签字锁定');

/** One line of the audit's list. */
export const auditRowSchema = z.object({
  key: z.string(),
  kind: z.enum(['serial', 'card', 'traffic']).describe('serial 纸卡号，card 没有纸卡号的系统卡，traffic 没有卡的客流'),
  serial: z.string().nullable(),
  customerName: z.string().describe('盲录时，没录之前为空'),
  arrivedTime: z.string().describe('到店时间 HH:mm；那天签字以后才录入的卡列在录入那天，写成 MM-DD HH:mm；不明为空'),
  partySize: z.int().nullable().describe('客流的人数'),
  verdict: verdictSchema.nullable().describe('还没核为空'),
  fields: z.array(auditedFieldSchema).describe('不一致的项目'),
  note: z.enum(['', lateNote]).describe('补录：24:00 以后才录入'),
  addedByHand: z.boolean(),
  started: z.boolean().describe('核了一部分'),
});

export type AuditRow = z.infer<typeof auditRowSchema>;

export const auditGroupSchema = z.object({
  person: personSchema.nullable().describe('不知道是谁的为空'),
  counts: auditCountsSchema,
  rows: z.array(auditRowSchema),
});

export type AuditGroupView = z.infer<typeof auditGroupSchema>;

const signatureSchema = z.object({
  number: z.string().describe('检查表的编号'),
  by: personSchema,
  at: instantSchema,
});

/** The audit of one business day. */
export const auditViewSchema = z.object({
  day: auditDaySchema,
  state: auditStateSchema,
  availableOn: z.string().describe('从哪天起可以核对；也是签字的最后一天'),
  late: z.boolean().describe('过了签字的最后一天'),
  signature: signatureSchema.nullable(),
  auditedFields: z
    .array(z.object({ field: auditedFieldSchema, title: z.string() }))
    .describe('要核对的项目，按纸卡的次序'),
  counts: auditCountsSchema,
  groups: z.array(auditGroupSchema).describe('按销售顾问'),
  ownCards: z.boolean().describe('其中有您自己的卡，您不能签字'),
  costs: z
    .object({ mismatch: z.string(), missing: z.string() })
    .describe('不一致、未录入按那天的规定怎么办')
    .meta({ examples: [{ mismatch: '§八.1，拟罚 50 元', missing: '§八.1，拟罚 50 元' }] }),
});

export type AuditView = z.infer<typeof auditViewSchema>;

/** One line of the list of days. */
export const auditDayRowSchema = z.object({
  day: auditDaySchema,
  state: auditStateSchema,
  availableOn: z.string(),
  late: z.boolean(),
  cards: countSchema.describe('系统里的卡'),
  signature: signatureSchema.nullable(),
});

export type AuditDayRow = z.infer<typeof auditDayRowSchema>;

/** One audited field of a card: what the system said at 24:00 and what the paper says. */
export const auditFieldSchema = z.object({
  field: auditedFieldSchema,
  title: z.string(),
  system: z.string().nullable().describe('24:00 的系统值；盲录时没录之前为空，系统里没有卡为空'),
  paper: z.string().nullable().describe('纸卡上写的；没录为空'),
  mark: fieldVerdictSchema.nullable().describe('人工的判断，优先于比对'),
  verdict: fieldVerdictSchema.nullable().describe('还没核为空'),
});

export type AuditFieldView = z.infer<typeof auditFieldSchema>;

/** A line with everything the auditor needs to judge it. */
export const auditItemSchema = auditRowSchema.extend({
  person: personSchema.nullable(),
  own: z.boolean().describe('您自己的卡，请另一位经理核对'),
  cardId: z.string().nullable(),
  cardNumber: z.string().nullable(),
  paperKind: z.enum(['unread', 'read', 'none']).describe('unread 没录，read 录了，none 没有纸卡'),
  hidden: z.boolean().describe('盲录：系统值还藏着'),
  values: z.array(auditFieldSchema),
  laterEdits: z
    .array(
      z.object({ at: instantSchema, by: personSchema, field: auditedFieldSchema, title: z.string(), to: z.string() }),
    )
    .describe('24:00 以后的更正，不改变结论'),
  keyedConsultant: personSchema.nullable().describe('纸卡上写的销售顾问，系统里没有卡时用'),
  traffic: z.object({ id: z.string(), arrivedTime: z.string(), partySize: z.int() }).nullable().describe('是哪次来访'),
  explanation: z.string().describe('没有建卡的说明'),
  treatment: z.string().describe('处理'),
  deadline: z.string().describe('期限'),
});

export type AuditItemView = z.infer<typeof auditItemSchema>;

/** What signing did. */
export const signedSchema = z.object({
  sheetId: z.string(),
  number: z.string().meta({ examples: ['JC-20260309'] }),
  findings: countSchema.describe('核对产生的检查发现'),
  amountFen: countSchema.describe('其中拟罚多少，单位分'),
});

export type Signed = z.infer<typeof signedSchema>;
