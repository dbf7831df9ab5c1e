import { z } from 'zod';
import { sheetSchema } from '../domain/audit-sheet.ts';
import { auditDaySchema, auditedFieldSchema } from './audit-rows.ts';
import { instantSchema, pageInput, pageOf, personSchema } from './page.ts';
import { procedure } from './procedure.ts';

const tag = '检查表';

const { items, ...sheetShape } = sheetSchema.shape;
const { fields: _values, ...itemShape } = items.element.shape;

/** 《展厅经理日常检查表》 as it is read and printed: the field values of single cards stay with the audit. */
export const sheetViewSchema = z.object({
  ...sheetShape,
  items: z.array(z.object({ ...itemShape, fields: z.array(auditedFieldSchema) })),
  signed: z
    .object({ id: z.string(), by: personSchema, at: instantSchema, checkCode: z.string().describe('校验码') })
    .nullable()
    .describe('还没签字的预览为空'),
});

export type SheetView = z.infer<typeof sheetViewSchema>;

/** One line of the list of signed sheets. */
export const sheetRowSchema = z.object({
  day: auditDaySchema,
  number: z.string(),
  by: personSchema,
  at: instantSchema,
  late: z.boolean(),
  cards: z.int(),
  mismatched: z.int(),
  missing: z.int(),
  findings: z.int(),
  amountFen: z.int().describe('单位分'),
});

export type SheetRowView = z.infer<typeof sheetRowSchema>;

/** The media type of an xlsx file. */
export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const input = z.strictObject({ day: auditDaySchema });

export const sheetContract = {
  list: procedure({
    method: 'GET',
    path: '/sheets',
    summary: '签过字的检查表',
    description: '近的在前。',
    tag,
    input: z.strictObject({ ...pageInput }),
    output: pageOf(sheetRowSchema),
  }),
  get: procedure({
    method: 'GET',
    path: '/sheets/{day}',
    summary: '一天的检查表',
    description: '签字时的内容，此后不变。',
    tag,
    input,
    output: sheetViewSchema,
    errors: ['NOT_FOUND'],
  }),
  preview: procedure({
    method: 'GET',
    path: '/sheets/{day}/preview',
    summary: '签字前看检查表',
    description: '照现在核对的结果；全部核完才有。',
    tag,
    input,
    output: sheetViewSchema,
    errors: ['AUDIT_INCOMPLETE', 'AUDIT_EMPTY', 'AUDIT_SIGNED'],
  }),
  print: procedure({
    method: 'POST',
    path: '/sheets/{day}/prints',
    summary: '打印检查表',
    description: '给出要打印的内容、打印人和时间，并记入日志。',
    tag,
    input,
    output: z.object({ sheet: sheetViewSchema, printedBy: personSchema, printedAt: instantSchema }),
    errors: ['NOT_FOUND'],
  }),
  xlsx: procedure({
    method: 'POST',
    path: '/sheets/{day}/exports',
    summary: '导出检查表（xlsx）',
    description: 'A4 横向，内容与打印的相同，带导出人的水印。记入日志。',
    tag,
    input,
    output: z.file().mime(xlsxType).describe('xlsx 文件'),
    errors: ['NOT_FOUND'],
  }),
};
