import { z } from 'zod';
import { civilDateSchema } from '../calendar/civil-date.ts';
import { partBytes } from '../domain/attachment.ts';
import { recordingMediaTypes } from '../domain/recording/media.ts';
import { textField } from '../text/clean.ts';
import { instantSchema, pageInput, pageOf, personSchema } from './page.ts';
import { done, idSchema, procedure } from './procedure.ts';

const tag = '录音';

/** Why an attached file looks like the wrong one: its name tells the number of somebody else, or another day. */
export const recordingDoubts = ['number', 'day'] as const;
export type RecordingDoubt = (typeof recordingDoubts)[number];

/** A recorded call. */
export const recordingRowSchema = z.object({
  id: z.string(),
  customerId: z.string(),
  customerName: z.string(),
  contactId: z.string().nullable().describe('是哪次联系的录音；还没对上为空'),
  contact: z
    .object({ at: instantSchema, onDay: civilDateSchema, outcome: z.string(), feedback: z.string(), by: personSchema })
    .nullable(),
  staff: personSchema.nullable().describe('谁打的'),
  confidence: z.int().min(0).max(100).describe('按号码和时间对上的把握；人认定的为 100'),
  matchedBy: z.enum(['rule', 'person']),
  spokenAt: instantSchema.nullable().describe('通话开始；文件没写为空'),
  spokenOn: civilDateSchema,
  durationMs: z.int().nullable().describe('时长，毫秒；读不出为空'),
  mediaType: z.enum(recordingMediaTypes),
  bytes: z.int(),
  originalName: z.string(),
  source: z.enum(['hand', 'folder']),
  at: instantSchema,
  by: personSchema,
  expiredAt: instantSchema.nullable().describe('声音删掉的时间：保存期满，或客户要求删除资料'),
  hasConsent: z.boolean().nullable().describe('客户是否同意录音；没问过为空'),
  canCorrect: z.boolean(),
  canUnmatch: z.boolean().describe('可以说它不属于任何一次联系：经理，或自己附上的'),
  canRemove: z.boolean(),
});

export type RecordingRow = z.infer<typeof recordingRowSchema>;

/** What somebody wrote down at a moment of a recording. */
export const recordingNoteSchema = z.object({
  id: z.string(),
  atMs: z.int().describe('从开头算的毫秒'),
  text: z.string(),
  by: personSchema,
  at: instantSchema,
  canRemove: z.boolean(),
});

export type RecordingNote = z.infer<typeof recordingNoteSchema>;

/** A contact that a recording may belong to. */
export const recordingCandidateSchema = z.object({
  contactId: z.string(),
  at: instantSchema,
  onDay: civilDateSchema,
  outcome: z.string(),
  feedback: z.string(),
  by: personSchema,
  confidence: z.int().min(0).max(100),
});

export type RecordingCandidate = z.infer<typeof recordingCandidateSchema>;

const target = {
  customerId: idSchema.describe('哪位客户的录音'),
  contactId: idSchema.optional().describe('哪次联系的录音；不写时按时间找最近的一次'),
} as const;
const targetErrors = ['NOT_FOUND', 'NOT_OWNER', 'FORBIDDEN'] as const;
const uploadErrors = ['RECORDING_TYPE', 'RECORDING_BROKEN', 'RECORDING_TOO_LARGE'] as const;
const name = z
  .string()
  .max(20_000)
  .describe('文件名，只留最后一段')
  .meta({ examples: ['录音_13800005521_20261121152300.mp3'] });
const uploadId = idSchema.describe('开始上传时给的编号');

export const recordingContract = {
  begin: procedure({
    method: 'POST',
    path: '/recording-uploads',
    summary: '开始上传录音',
    description: `wav、mp3、m4a、amr，最多 60 MB；按 ${partBytes} 字节一段依次上传，最后一段可以短。太大的一个字节都不收。`,
    tag,
    input: z.strictObject({
      ...target,
      name,
      bytes: z
        .int()
        .min(0)
        .max(2 ** 40)
        .describe('整个文件多少字节')
        .meta({ examples: [480_000] }),
    }),
    output: z.object({ uploadId: z.string(), partBytes: z.int(), parts: z.int() }),
    errors: [...targetErrors, ...uploadErrors, 'UPLOAD_CROWDED'],
  }),
  part: procedure({
    method: 'PUT',
    path: '/recording-uploads/{uploadId}/parts/{index}',
    summary: '上传录音的一段',
    description: '从 0 起依次上传。是不是录音看内容，不看文件名；第一段就认出不是录音的，当场拒绝。',
    tag,
    input: z.strictObject({
      uploadId,
      index: z.int().min(0).max(100_000).describe('第几段，从 0 起'),
      content: z.file({ error: '要是文件' }).describe('这一段的内容'),
    }),
    output: z.object({ received: z.int().describe('已收到多少字节') }),
    errors: ['UPLOAD_GONE', ...uploadErrors],
  }),
  finish: procedure({
    method: 'POST',
    path: '/recording-uploads/{uploadId}/finish',
    summary: '附上录音',
    description:
      '全部段传完后附到客户。写了哪次联系就是那一次；不写时按文件名里的号码和时间找，有一次明显就是它（confidence 是把握），分不清的留给人选。客户不同意录音的也存，hasConsent 会说明。同一份录音在同一位客户处再附一次，不会多出一份。',
    tag,
    input: z.strictObject({ uploadId, ...target, name }),
    output: z.object({
      recording: recordingRowSchema,
      known: z.boolean().describe('这份录音早已附在这里，没有重复存'),
      doubt: z
        .enum(recordingDoubts)
        .nullable()
        .describe('附上了，但像是选错了文件：number 文件名里的号码不是这位客户的，day 文件名里的日子不是那次联系的'),
    }),
    errors: [...targetErrors, ...uploadErrors, 'UPLOAD_GONE'],
  }),
  cancel: procedure({
    method: 'DELETE',
    path: '/recording-uploads/{uploadId}',
    summary: '放弃上传录音',
    tag,
    input: z.strictObject({ uploadId }),
    output: done,
  }),
  list: procedure({
    method: 'GET',
    path: '/recordings',
    summary: '一位客户的录音',
    description: '新的在前。看不到客户资料的人，只看得到自己打的和自己附上的。',
    tag,
    input: z.strictObject({ customerId: idSchema, contactId: idSchema.optional(), ...pageInput }),
    output: pageOf(recordingRowSchema),
    errors: targetErrors,
  }),
  get: procedure({
    method: 'GET',
    path: '/recordings/{id}',
    summary: '一份录音：笔记、谁听过、可能属于哪次联系',
    description: 'candidates 是这位客户前后七天里的联系，按把握排；confidence 为 0 的只是供人选。',
    tag,
    input: z.strictObject({ id: idSchema }),
    output: z.object({
      recording: recordingRowSchema,
      notes: z.array(recordingNoteSchema),
      listeners: z.array(z.object({ by: personSchema, at: instantSchema })).describe('谁听过，新的在前'),
      candidates: z.array(recordingCandidateSchema).describe('可能是哪次联系，把握大的在前'),
    }),
    errors: targetErrors,
  }),
  content: procedure({
    method: 'GET',
    path: '/recordings/{id}/content',
    summary: '听录音',
    description: '每听一次都记入日志，归属人自己听也记；同一个人十分钟内再听算同一次。接口令牌只给听本人客户的。',
    tag,
    input: z.strictObject({ id: idSchema }),
    output: z.file(),
    errors: ['NOT_FOUND', 'NOT_OWNER', 'FORBIDDEN', 'RECORDING_EXPIRED', 'RECORDING_LOST'],
  }),
  correct: procedure({
    method: 'POST',
    path: '/recordings/{id}/match',
    summary: '改录音属于哪次联系',
    description: '人认定以后把握是 100，程序不再动它。抽查过的，只有经理能改，自己的通话由另一位经理改。',
    tag,
    input: z.strictObject({ id: idSchema, contactId: idSchema.nullable().describe('空：不属于任何一次联系') }),
    output: recordingRowSchema,
    errors: targetErrors,
  }),
  note: procedure({
    method: 'POST',
    path: '/recordings/{id}/notes',
    summary: '在录音的某一秒记一笔',
    description: '一份录音最多 200 条。声音期满以后还可以记。',
    tag,
    input: z.strictObject({
      id: idSchema,
      noteId: idSchema.optional().describe('调用方给的编号；同一编号再发一次不会重复记'),
      atMs: z.int().min(0).max(86_400_000).describe('从开头算的毫秒'),
      text: textField({ label: '笔记', max: 300 }),
    }),
    output: recordingNoteSchema,
    errors: [...targetErrors, 'LIMIT_REACHED'],
  }),
  removeNote: procedure({
    method: 'DELETE',
    path: '/recordings/{id}/notes/{noteId}',
    summary: '删掉录音上的一条笔记',
    description: '写的人可以删，经理也可以。',
    tag,
    input: z.strictObject({ id: idSchema, noteId: idSchema }),
    output: done,
    errors: targetErrors,
  }),
  remove: procedure({
    method: 'DELETE',
    path: '/recordings/{id}',
    summary: '移走录音',
    description: '附上的人当天可以移走，经理随时可以；抽查过的不能移走。',
    tag,
    input: z.strictObject({ id: idSchema }),
    output: done,
    errors: [...targetErrors, 'RECORDING_CHECKED'],
  }),
};
