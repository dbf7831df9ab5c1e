import { z } from 'zod';
import { civilDateSchema } from '../calendar/civil-date.ts';
import { recordingMediaTypes } from '../domain/recording/media.ts';
import { fileProblems, folderTroubles } from '../domain/recording-folder/looks.ts';
import { textField } from '../text/clean.ts';
import { instantSchema, pageInput, pageOf, personSchema } from './page.ts';
import { done, idSchema, nothing, procedure } from './procedure.ts';
import { recordingCandidateSchema, recordingRowSchema } from './recording.ts';

const tag = '录音文件夹';

/** The watched folder as it stands. */
export const recordingFolderSchema = z.object({
  isSet: z.boolean().describe('设过没有'),
  path: z.string().nullable().describe('看哪个文件夹；还没设、或不在展厅主机上看，为空'),
  isOn: z.boolean(),
  setAt: instantSchema.nullable(),
  setBy: personSchema.nullable(),
  canSet: z.boolean().describe('在展厅主机这台电脑上打开的，才能改'),
  isLooking: z.boolean().describe('正在看'),
  progress: z
    .object({ done: z.int(), of: z.int() })
    .nullable()
    .describe('正在读新文件：读了几个、一共几个；没有新文件为空'),
  lastLookAt: instantSchema.nullable().describe('上次看完的时间；程序打开后还没看过为空'),
  trouble: z.enum(folderTroubles).nullable().describe('上次没看成的原因'),
  files: z.int().describe('上次看到几个文件'),
  arriving: z.int().describe('还在拷贝、下次再读的'),
  unreadable: z.int().describe('打不开、下次再试的'),
  taken: z.int().describe('一共收了几份录音'),
  waiting: z.int().describe('没对上客户、等人认的'),
  notTaken: z.array(z.object({ problem: z.enum(fileProblems), count: z.int() })).describe('没收的，按原因'),
});

export type RecordingFolderView = z.infer<typeof recordingFolderSchema>;

/** A recording from the folder that is nobody's yet. */
export const waitingRecordingSchema = z.object({
  id: z.string(),
  originalName: z.string(),
  mediaType: z.enum(recordingMediaTypes),
  bytes: z.int(),
  durationMs: z.int().nullable(),
  phone: z.string().nullable().describe('文件名里的号码；是客户的就遮住中间'),
  spokenAt: instantSchema.nullable(),
  spokenOn: civilDateSchema.nullable(),
  at: instantSchema.describe('什么时候收进来的'),
  dropsOn: civilDateSchema.describe('到这天还没人认，声音就删掉'),
  why: z.enum(['no_number', 'unknown_number', 'shared_number']).describe('为什么没对上'),
  customers: z.array(z.object({ id: z.string(), name: z.string() })).describe('有这个号码的客户'),
  aside: z.object({ at: instantSchema, by: personSchema, reason: z.string() }).nullable().describe('放一边的'),
});

export type WaitingRecording = z.infer<typeof waitingRecordingSchema>;

const id = idSchema.describe('没对上的录音的编号');

export const recordingFolderContract = {
  get: procedure({
    method: 'GET',
    path: '/recording-folder',
    summary: '录音文件夹的情况',
    tag,
    input: nothing,
    output: recordingFolderSchema,
  }),
  set: procedure({
    method: 'PUT',
    path: '/recording-folder',
    summary: '设录音文件夹',
    description:
      '只能在展厅主机那台电脑上设，接口令牌不能设。文件夹要在，能读，不在数据文件夹和云盘里。不写路径时用原来的。',
    tag,
    input: z.strictObject({
      path: z
        .string()
        .min(1)
        .max(4096)
        .optional()
        .describe('完整路径')
        .meta({ examples: ['D:\\通话录音'] }),
      isOn: z.boolean().describe('看还是不看'),
    }),
    output: recordingFolderSchema,
    errors: ['HOST_ONLY'],
  }),
  scanNow: procedure({
    method: 'POST',
    path: '/recording-folder/looks',
    summary: '现在看一遍录音文件夹',
    description: '马上开始看，不等看完就回答；看到哪里用「录音文件夹的情况」问。',
    tag,
    input: nothing,
    output: recordingFolderSchema,
  }),
  refused: procedure({
    method: 'GET',
    path: '/recording-folder/refused',
    summary: '录音文件夹里没收的文件',
    description: '新的在前。换了内容或重新拷过的会再看。',
    tag,
    input: z.strictObject({ ...pageInput }),
    output: pageOf(
      z.object({
        id: z.string(),
        name: z.string(),
        bytes: z.int(),
        problem: z.enum(fileProblems),
        at: instantSchema,
      }),
    ),
  }),
  waiting: procedure({
    method: 'GET',
    path: '/waiting-recordings',
    summary: '没对上的录音',
    description: '新的在前。客户的号码后来登记了的，自己会对上，不再在这里。',
    tag,
    input: z.strictObject({ aside: z.boolean().default(false).describe('看放一边的'), ...pageInput }),
    output: pageOf(waitingRecordingSchema),
  }),
  content: procedure({
    method: 'GET',
    path: '/waiting-recordings/{id}/content',
    summary: '听没对上的录音',
    description: '每听一次都记入日志。',
    tag,
    input: z.strictObject({ id }),
    output: z.file(),
    errors: ['NOT_FOUND', 'RECORDING_LOST'],
  }),
  candidates: procedure({
    method: 'GET',
    path: '/waiting-recordings/{id}/candidates',
    summary: '没对上的录音可能是一位客户的哪次联系',
    tag,
    input: z.strictObject({ id, customerId: idSchema }),
    output: z.object({ candidates: z.array(recordingCandidateSchema).describe('把握大的在前') }),
    errors: ['NOT_FOUND'],
  }),
  assign: procedure({
    method: 'POST',
    path: '/waiting-recordings/{id}/assign',
    summary: '认下没对上的录音',
    tag,
    input: z.strictObject({
      id,
      customerId: idSchema.describe('是哪位客户的'),
      contactId: idSchema.optional().describe('是哪次联系的；不写时按时间找，找不准就只归客户'),
    }),
    output: z.object({ recording: recordingRowSchema }),
    errors: ['NOT_FOUND', 'NOT_OWNER'],
  }),
  setAside: procedure({
    method: 'POST',
    path: '/waiting-recordings/{id}/aside',
    summary: '把没对上的录音放一边',
    description: '例如私人电话、和客户无关。放一边以后仍可以认下，到期删掉。',
    tag,
    input: z.strictObject({
      id,
      reason: textField({ label: '原因', max: 60 }).meta({ examples: ['私人电话'] }),
    }),
    output: done,
    errors: ['NOT_FOUND', 'ALREADY_DONE'],
  }),
};
