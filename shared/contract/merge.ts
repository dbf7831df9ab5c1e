import { z } from 'zod';
import { mergeChoicesSchema, phoneSlots } from '../domain/customer-merge.ts';
import { day, stageSchema } from './customer-rows.ts';
import { instantSchema, personSchema } from './page.ts';
import { idSchema, procedure } from './procedure.ts';

const tag = '客户合并';

const stamp = z.string().max(64).describe('这条记录看到的版本，合并时原样带回');

/** One of the two records, as far as telling them apart needs. */
const mergeRecordSchema = z.object({
  id: z.string(),
  name: z.string(),
  stage: stageSchema,
  phone: z.string().nullable().describe('移动电话；不是自己的客户时遮住'),
  owner: personSchema.nullable(),
  createdOn: day,
  createdBy: personSchema,
  lastContactAt: instantSchema.nullable(),
  cards: z.int(),
  opportunities: z.int().describe('还在跟进的购车意向'),
  canReveal: z.boolean().describe('可以查看完整号码，查看会记入日志'),
  stamp,
});

const written = z.object({ by: personSchema, at: instantSchema }).nullable().describe('谁、什么时候写的');
const value = z.record(z.string(), z.string().nullable()).describe('各列的值；不是自己的客户时联系方式遮住');

/** A field of which the two records say something different, or only one says something. */
const mergeFieldSchema = z.object({
  field: z.string().describe('choices 里的名字'),
  label: z.string(),
  kept: value,
  gone: value,
  keptBy: written,
  goneBy: written,
  proposed: z.enum(['kept', 'gone', 'both']),
  isDifferent: z.boolean().describe('两条都有、写得不一样；要看一眼的就是这些'),
});

const phoneSlotSchema = z.enum(phoneSlots).describe('哪条记录的哪个电话');

export const mergeComparisonSchema = z.object({
  kept: mergeRecordSchema,
  gone: mergeRecordSchema,
  fields: z.array(mergeFieldSchema),
  phones: z
    .array(z.object({ slot: phoneSlotSchema, phone: z.string(), by: written }))
    .describe('两条记录的号码，每个一次'),
  proposedPhone: phoneSlotSchema.nullable(),
  proposedPhone2: phoneSlotSchema.nullable(),
  owner: personSchema.nullable().describe('合并后归谁'),
  disputed: z.array(personSchema).describe('各自报备过、归属没有裁定的人；不为空就不能合并'),
  moving: z.array(z.object({ kind: z.string(), count: z.int() })).describe('会跟过去的记录，一类一行'),
});

export type MergeComparison = z.infer<typeof mergeComparisonSchema>;
export type MergeField = MergeComparison['fields'][number];
export type MergeRecord = MergeComparison['kept'];

const pastMergeSchema = z.object({
  id: z.string(),
  at: instantSchema,
  by: personSchema,
  name: z.string().describe('并进来的记录的姓名'),
  phones: z.array(z.string()).describe('它的号码，照样找得到这位客户；不是自己的客户时遮住'),
  createdOn: day,
  undoneAt: instantSchema.nullable(),
  undoneBy: personSchema.nullable(),
  canUndo: z.boolean(),
});

export type PastMerge = z.infer<typeof pastMergeSchema>;

const pieceSchema = z.object({
  id: z.string().describe('take 里的编号'),
  kind: z.string(),
  words: z.string().describe('是哪一张、哪一个'),
  at: instantSchema.describe('什么时候记下的'),
  count: z.int().describe('连着它一共几条记录'),
});

export const mergeUndoSchema = z.object({
  mergeId: z.string(),
  name: z.string().describe('要拆出来的记录的姓名'),
  keptId: z.string(),
  keptName: z.string(),
  at: instantSchema,
  by: personSchema,
  returning: z.array(z.object({ kind: z.string(), count: z.int() })).describe('会回到原记录的，一类一行'),
  blocked: z.string().nullable().describe('现在拆不开的原因，与拆开时的提示一样；空着就拆得开'),
  following: z.int().describe('其中合并以后才记在它们上面的'),
  pieces: z.array(pieceSchema).describe('合并以后新记的、两边都可以归的；不选就留下'),
  fields: z.array(z.object({ label: z.string(), returns: z.boolean() })).describe('合并改过的项目；后来又改过的不退回'),
});

export type MergeUndo = z.infer<typeof mergeUndoSchema>;

const take = z.array(idSchema).max(200).default([]).describe('合并以后新记的里，跟着拆出去的');

export const mergeContract = {
  compare: procedure({
    method: 'GET',
    path: '/customers/{id}/merges/with/{otherId}',
    summary: '比较两条客户记录',
    description:
      '同一个人的两条记录并排：每个项目两边的值、谁什么时候写的、建议留哪个，合并后归谁，什么会跟过去。经理可以比较任何两条，销售顾问只能比较两条都归自己的。',
    tag,
    input: z.strictObject({ id: idSchema.describe('要留下的记录'), otherId: idSchema.describe('要并进去的记录') }),
    output: mergeComparisonSchema,
    errors: ['NOT_FOUND', 'NOT_OWNER', 'CUSTOMER_ERASED', 'ALREADY_DONE'],
  }),
  merge: procedure({
    method: 'POST',
    path: '/customers/{id}/merges',
    summary: '合并客户',
    description:
      '把另一条记录并进来：洽谈卡、购车意向、计划、回访、报备、归属、同意、车辆都跟过来，旧编号、旧链接、二维码都通到留下的记录。归属有争议的不能合并。以后可以拆开。',
    tag,
    input: z.strictObject({
      id: idSchema.describe('要留下的记录'),
      otherId: idSchema.describe('要并进去的记录'),
      choices: mergeChoicesSchema
        .default({})
        .describe('每个项目留哪边的值；不写的按建议')
        .meta({ examples: [{ name: 'gone', remark: 'both', phone: 'kept.phone' }] }),
      stamps: z
        .strictObject({ kept: stamp, gone: stamp })
        .optional()
        .describe('比较时看到的版本；之后有人改过就不合并'),
    }),
    output: z.object({ id: z.string().describe('留下的记录'), mergeId: z.string() }),
    errors: [
      'NOT_FOUND',
      'NOT_OWNER',
      'CUSTOMER_ERASED',
      'ALREADY_DONE',
      'MERGE_DISPUTED',
      'MERGE_STALE',
      'NOT_AUTHORITY',
    ],
  }),
  history: procedure({
    method: 'GET',
    path: '/customers/{id}/merges',
    summary: '客户的合并记录',
    description: '哪些记录并进了这位客户，新的在前；拆开过的也在。',
    tag,
    input: z.strictObject({ id: idSchema }),
    output: z.object({ merges: z.array(pastMergeSchema) }),
    errors: ['NOT_FOUND', 'NOT_OWNER'],
  }),
  prepareUndo: procedure({
    method: 'GET',
    path: '/merges/{mergeId}/undo',
    summary: '拆开前看看',
    description: '拆开一次合并会怎样：什么回到原记录，什么留下，合并以后新记的可以逐个选归哪边；拆不开的先说原因。',
    tag,
    input: z.strictObject({ mergeId: idSchema, take }),
    output: mergeUndoSchema,
    errors: ['NOT_FOUND', 'ALREADY_DONE', 'MERGE_ERASED', 'MERGE_LATER_FIRST'],
  }),
  undo: procedure({
    method: 'POST',
    path: '/merges/{mergeId}/undo',
    summary: '拆开合并的客户',
    description: '两条记录都恢复；合并时跟过来的回到原处，合并以后改的资料不动，新记的留下，选中的跟走。',
    tag,
    input: z.strictObject({
      mergeId: idSchema,
      take,
    }),
    output: z.object({ keptId: z.string(), restoredId: z.string() }),
    errors: ['NOT_FOUND', 'ALREADY_DONE', 'MERGE_ERASED', 'MERGE_LATER_FIRST', 'NUMBER_SHARED', 'NOT_AUTHORITY'],
  }),
};
