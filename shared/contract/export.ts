import { z } from 'zod';
import { civilDateSchema } from '../calendar/civil-date.ts';
import { exportKindSchema, exportUseSchema } from '../domain/export.ts';
import { textField } from '../text/clean.ts';
import { customerContract } from './customer.ts';
import { instantSchema, pageInput, pageOf, personSchema } from './page.ts';
import { done, idSchema, procedure } from './procedure.ts';
import { xlsxType } from './sheet.ts';

const tag = '导出';

/** The same choice as in the list of customers, without its pages. */
const customerFilterSchema = listInput().omit({ cursor: true, end: true, limit: true });

function listInput() {
  const { inputSchema } = customerContract.list['~orpc'];
  if (inputSchema === undefined) throw new Error('the list of customers takes no input');
  return inputSchema;
}

const progressSchema = z.object({
  id: z.string(),
  rows: z.int().describe('已写进文件几行'),
  leftOut: z.int().describe('没有同意或已撤回，没放进去的客户'),
  isDone: z.boolean(),
});

export type ExportProgress = z.infer<typeof progressSchema>;

/** One file that was taken out of the program. */
const exportedSchema = z.object({
  seq: z.int(),
  at: instantSchema,
  by: personSchema,
  kind: exportKindSchema,
  purpose: z.string(),
  use: exportUseSchema,
  rows: z.int(),
  fullPhones: z.boolean(),
});

export type ExportedRow = z.infer<typeof exportedSchema>;

export const exportContract = {
  list: procedure({
    method: 'GET',
    path: '/exports',
    summary: '导出过的文件',
    description: '谁在什么时候、为什么导出了多少行，新的在前。',
    tag,
    input: z.strictObject({ ...pageInput }),
    output: pageOf(exportedSchema),
  }),
  begin: procedure({
    method: 'POST',
    path: '/exports',
    summary: '开始导出',
    description:
      '客户按列表的范围，洽谈卡按到店日期。写明用途。接着反复调用「导出下一段」直到完成，再取文件。号码默认遮住；要完整号码须说明，每位客户都记一笔。',
    tag,
    input: z.strictObject({
      kind: exportKindSchema.describe('customers 客户，cards 洽谈卡'),
      customers: customerFilterSchema.optional().describe('导客户时：和客户列表同样的范围'),
      from: civilDateSchema
        .optional()
        .describe('导洽谈卡时：从哪天')
        .meta({ examples: ['2026-03-01'] }),
      to: civilDateSchema
        .optional()
        .describe('导洽谈卡时：到哪天')
        .meta({ examples: ['2026-03-31'] }),
      purpose: textField({ label: '用途', max: 100 }).meta({ examples: ['三月份月报'] }),
      use: exportUseSchema.default('internal').describe('internal 店内统计，followup 联系客户，marketing 群发短信'),
      fullPhones: z.boolean().default(false).describe('要完整号码'),
    }),
    output: progressSchema,
    errors: ['REQUIRED_MISSING'],
  }),
  advance: procedure({
    method: 'POST',
    path: '/exports/{id}/rows',
    summary: '导出下一段',
    tag,
    input: z.strictObject({ id: idSchema }),
    output: progressSchema,
    errors: ['EXPORT_GONE'],
  }),
  file: procedure({
    method: 'POST',
    path: '/exports/{id}/file',
    summary: '取导出的文件',
    description: 'xlsx，第一行和每页页脚有导出人、时间和用途。记入日志，连同行数和用途。',
    tag,
    input: z.strictObject({ id: idSchema }),
    output: z.file().mime(xlsxType).describe('xlsx 文件'),
    errors: ['EXPORT_GONE', 'EXPORT_NOT_READY'],
  }),
  cancel: procedure({
    method: 'DELETE',
    path: '/exports/{id}',
    summary: '取消导出',
    tag,
    input: z.strictObject({ id: idSchema }),
    output: done,
  }),
};
