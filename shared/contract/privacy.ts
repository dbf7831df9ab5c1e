import { z } from 'zod';
import { civilDateSchema } from '../calendar/civil-date.ts';
import { erasureAskerSchema, erasureProofSchema, erasureWaySchema } from '../domain/erasure.ts';
import { genderSchema } from './card-parts.ts';
import { day } from './customer-rows.ts';
import { instantSchema, personSchema } from './page.ts';
import { idSchema, procedure } from './procedure.ts';
import { xlsxType } from './sheet.ts';

const tag = '客户隐私';

/** What becomes of one kind of record when a person is forgotten. */
const fateSchema = z.object({
  what: z.string().meta({ examples: ['洽谈卡'] }),
  count: z.int(),
  words: z.string().describe('去掉什么，或为什么留下'),
});

export type Fate = z.infer<typeof fateSchema>;

export const erasurePreviewSchema = z.object({
  id: z.string(),
  name: z.string(),
  gender: genderSchema.nullable(),
  goes: z.array(fateSchema).describe('会删去的'),
  stays: z.array(fateSchema).describe('会留下的和原因'),
  waits: z.array(z.string()).describe('现在还不能删的原因；空的才能删'),
  backupsForgetOn: day.describe('最晚到这天，备份里也没有了'),
});

export type ErasurePreview = z.infer<typeof erasurePreviewSchema>;

/** One value that the store holds of a person, with when and by whom it was written. */
const reportLineSchema = z.object({
  label: z.string(),
  value: z.string(),
  at: instantSchema.nullable().describe('什么时候写的；程序自己算的为空'),
  by: z.string().describe('谁写的'),
  source: z.string().describe('怎么来的，如完成洽谈卡'),
});

const reportEntrySchema = z.object({
  title: z.string().describe('哪一条，如洽谈卡 20260309-A07'),
  lines: z.array(reportLineSchema),
});

const reportSectionSchema = z.object({
  title: z.string(),
  note: z.string(),
  entries: z.array(reportEntrySchema),
});

export type ReportSection = z.infer<typeof reportSectionSchema>;

/** Everything that the store holds about one person, in plain words, for the person himself. */
export const personReportSchema = z.object({
  storeName: z.string(),
  customerId: z.string(),
  name: z.string(),
  gender: genderSchema.nullable(),
  printedBy: personSchema,
  printedAt: instantSchema,
  sections: z.array(reportSectionSchema),
});

export type PersonReport = z.infer<typeof personReportSchema>;

const jsonType = 'application/json';

export const privacyContract = {
  erasurePreview: procedure({
    method: 'GET',
    path: '/customers/{id}/erasure',
    summary: '看删除客户资料的后果',
    description: '会删去什么、留下什么和为什么、现在能不能删。什么都不写。编号是已经并入的记录时，答的是合并后的客户。',
    tag,
    input: z.strictObject({ id: idSchema }),
    output: erasurePreviewSchema,
    errors: ['NOT_FOUND', 'ALREADY_DONE'],
  }),
  erase: procedure({
    method: 'POST',
    path: '/customers/{id}/erasure',
    summary: '按要求删除客户资料',
    description:
      '客户本人要求时由经理办。姓名、号码和说过的话从每一处删去，不能恢复；张数、日期、级别、检查发现和签过的字留下。并进来的记录一起删，以后不能拆开。',
    tag,
    input: z.strictObject({
      id: idSchema,
      asker: erasureAskerSchema.describe('谁提出的'),
      proof: erasureProofSchema.describe('怎样核实是他'),
      way: erasureWaySchema.describe('怎样提出的'),
      requestedOn: civilDateSchema.describe('哪天提出的').meta({ examples: ['2026-03-09'] }),
    }),
    output: z.object({ number: z.int(), name: z.string().describe('以后叫什么'), backupsForgetOn: day }),
    errors: ['NOT_FOUND', 'NOT_AUTHORITY', 'ALREADY_DONE', 'ERASURE_WAITS', 'DATE_IN_FUTURE'],
  }),
  report: procedure({
    method: 'POST',
    path: '/customers/{id}/reports',
    summary: '客户的个人资料报告',
    description: '店里保存的关于这个人的每一项内容，连同来源、时间和谁看过，给本人看。号码是完整的，记入日志。',
    tag,
    input: z.strictObject({ id: idSchema }),
    output: personReportSchema,
    errors: ['NOT_FOUND', 'ALREADY_DONE'],
  }),
  reportFile: procedure({
    method: 'POST',
    path: '/customers/{id}/report-files',
    summary: '导出个人资料报告',
    description: '内容和打印的相同，xlsx 或 JSON。记入日志。',
    tag,
    input: z.strictObject({ id: idSchema, format: z.enum(['xlsx', 'json']).default('xlsx') }),
    output: z.file().mime([xlsxType, jsonType]).describe('xlsx 或 JSON 文件'),
    errors: ['NOT_FOUND', 'ALREADY_DONE'],
  }),
};
