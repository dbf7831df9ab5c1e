import { z } from 'zod';
import { optionalText, textField } from '../text/clean.ts';
import {
  auditDayRowSchema,
  auditDaySchema,
  auditedFieldSchema,
  auditItemSchema,
  auditKeySchema,
  auditViewSchema,
  fieldVerdictSchema,
  signedSchema,
} from './audit-rows.ts';
import { pageInput, pageOf } from './page.ts';
import { done, idSchema, nothing, procedure } from './procedure.ts';

const tag = '核对';

const paperText = optionalText({ label: '纸卡上写的', max: 100 });
const paperSchema = z
  .partialRecord(auditedFieldSchema, paperText)
  .describe('纸卡上写的，照抄；没写的不填')
  .meta({ examples: [{ name: '白雪', phone: '158 0000 0463', source: '二网', county: '望都', level: 'B' }] });
const marksSchema = z
  .partialRecord(auditedFieldSchema, fieldVerdictSchema)
  .describe('每个项目的判断；没判断的不填')
  .meta({ examples: [{ name: 'match', colour: 'mismatch' }] });
const blind = z.boolean().default(false).describe('盲录：没录纸卡之前不给系统值');
const serialText = textField({ label: '纸卡号', max: 30 }).meta({ examples: ['DZ-202648'] });

const lineInput = { day: auditDaySchema, key: auditKeySchema } as const;
const lineErrors = ['NOT_FOUND', 'AUDIT_SIGNED', 'AUDIT_NOT_OPEN_YET', 'AUDIT_SELF', 'NOT_AUTHORITY'] as const;
const dayErrors = ['AUDIT_SIGNED', 'AUDIT_NOT_OPEN_YET', 'NOT_AUTHORITY'] as const;

export const auditContract = {
  days: procedure({
    method: 'GET',
    path: '/audits',
    summary: '哪些天要核对',
    description: '有卡或有客流的日子，近的在前：等核对的、过期的、已签字的。',
    tag,
    input: z.strictObject({ ...pageInput }),
    output: pageOf(auditDayRowSchema),
  }),
  waiting: procedure({
    method: 'GET',
    path: '/audits-waiting',
    summary: '现在要核对哪天',
    description: '最近一个可以核对又没签字的日子，还有几张没核；过期没签的有几天（往前看 60 天）。',
    tag,
    input: nothing,
    output: z.object({
      day: auditDaySchema.nullable().describe('没有要核对的为空'),
      open: z.int().describe('还没核的张数'),
      lateDays: z.int().describe('过期没签字的天数'),
    }),
  }),
  day: procedure({
    method: 'GET',
    path: '/audits/{day}',
    summary: '一天的核对名单',
    description: '按销售顾问列出必须有的纸卡号、没有纸卡的系统卡、没有卡的客流。已签字的照检查表给出。',
    tag,
    input: z.strictObject({ day: auditDaySchema, blind }),
    output: auditViewSchema,
  }),
  item: procedure({
    method: 'GET',
    path: '/audits/{day}/items/{key}',
    summary: '看核对名单上的一行',
    description: '24:00 的系统值、以后的更正、纸卡已录的内容。看到的完整号码记入日志。',
    tag,
    input: z.strictObject({ ...lineInput, blind }),
    output: auditItemSchema,
    errors: ['NOT_FOUND'],
  }),
  keyIn: procedure({
    method: 'PUT',
    path: '/audits/{day}/items/{key}/paper',
    summary: '录入纸卡，由程序比对',
    description: '照抄纸卡上的内容，空着的就是没写，一项也没录不算。可以再录，以最后一次为准；录完才看得到系统值。',
    tag,
    input: z.strictObject({
      ...lineInput,
      paper: paperSchema,
      keyedConsultantId: idSchema.nullish().describe('纸卡上写的销售顾问；系统里没有卡、卡本又在前台时才用得上'),
    }),
    output: auditItemSchema,
    errors: [...lineErrors, 'AUDIT_NOT_PAPER', 'AUDIT_NOTHING_KEYED'],
  }),
  mark: procedure({
    method: 'PUT',
    path: '/audits/{day}/items/{key}/marks',
    summary: '逐项判断一致或不一致',
    description:
      '写出这张卡全部的判断和纸卡内容，代替先前的。判断优先于比对；不一致的要写下纸卡上的内容（没写的填「空」），和系统其实一样的记为一致。',
    tag,
    input: z.strictObject({ ...lineInput, marks: marksSchema, paper: paperSchema.default({}) }),
    output: auditItemSchema,
    errors: [...lineErrors, 'AUDIT_NOT_PAPER', 'AUDIT_NO_CARD', 'AUDIT_PAPER_NEEDED'],
  }),
  noPaper: procedure({
    method: 'POST',
    path: '/audits/{day}/items/{key}/no-paper',
    summary: '记为无纸卡',
    description: '系统里有卡，找不到纸卡：列出来，不罚。',
    tag,
    input: z.strictObject(lineInput),
    output: auditItemSchema,
    errors: [...lineErrors, 'AUDIT_NOT_PAPER', 'AUDIT_NO_CARD'],
  }),
  clear: procedure({
    method: 'DELETE',
    path: '/audits/{day}/items/{key}/paper',
    summary: '退回没核',
    tag,
    input: z.strictObject(lineInput),
    output: auditItemSchema,
    errors: lineErrors,
  }),
  assign: procedure({
    method: 'PUT',
    path: '/audits/{day}/items/{key}/person',
    summary: '未录入的纸卡是谁的',
    description: '纸卡上写的销售顾问，和它是为哪次来访写的。领本人已知时以领本人为准。',
    tag,
    input: z.strictObject({
      ...lineInput,
      consultantId: idSchema.nullable().describe('纸卡上写的销售顾问'),
      trafficId: idSchema.nullable().describe('哪次来访'),
    }),
    output: auditItemSchema,
    errors: [...lineErrors, 'AUDIT_NOT_PAPER'],
  }),
  addSerial: procedure({
    method: 'POST',
    path: '/audits/{day}/serials',
    summary: '加一个纸卡号',
    description: '名单上没有、手里却有的纸卡，例如一本的最后一张。只写数字也可以。',
    tag,
    input: z.strictObject({
      day: auditDaySchema,
      serial: serialText,
      consultantId: idSchema.nullish().describe('纸卡上写的销售顾问'),
    }),
    output: auditItemSchema,
    errors: [...dayErrors, 'NOT_FOUND', 'AUDIT_SELF', 'SERIAL_UNKNOWN', 'SERIAL_VOID', 'SERIAL_USED', 'ALREADY_DONE'],
  }),
  removeSerial: procedure({
    method: 'DELETE',
    path: '/audits/{day}/serials/{serial}',
    summary: '去掉加错的纸卡号',
    tag,
    input: z.strictObject({ day: auditDaySchema, serial: serialText }),
    output: done,
    errors: [...dayErrors, 'NOT_FOUND', 'AUDIT_SELF'],
  }),
  treat: procedure({
    method: 'PUT',
    path: '/audits/{day}/treatments',
    summary: '写处理和期限',
    description: '写在名单的一行上，或写给一个人（检查表按人汇总）。',
    tag,
    input: z.strictObject({
      day: auditDaySchema,
      key: auditKeySchema.optional().describe('名单上的哪一行；写给人时不填'),
      personId: idSchema.optional().describe('写给谁；写在一行上时不填'),
      treatment: optionalText({ label: '处理', max: 100 }),
      deadline: optionalText({ label: '期限', max: 30 }).meta({ examples: ['今天 18:00'] }),
    }),
    output: done,
    errors: [...dayErrors, 'NOT_FOUND', 'REQUIRED_MISSING', 'AUDIT_SELF'],
  }),
  sign: procedure({
    method: 'POST',
    path: '/audits/{day}/signature',
    summary: '签字并锁定',
    description:
      '销售经理签字，展厅经理可以代签。产生《展厅经理日常检查表》和检查发现，此后这一天的核对不能再改。第二次签字会被拒绝，不会重复。',
    tag,
    input: z.strictObject({ day: auditDaySchema }),
    output: signedSchema,
    errors: [...dayErrors, 'AUDIT_INCOMPLETE', 'AUDIT_EMPTY', 'AUDIT_SELF'],
  }),
};
