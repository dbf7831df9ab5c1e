import { z } from 'zod';
import { civilDateSchema } from '../calendar/civil-date.ts';
import { serialStates } from '../domain/book-tally.ts';
import { cardBookSchema } from '../domain/card-book.ts';
import { optionalText, textField } from '../text/clean.ts';
import { instantSchema, pageInput, pageOf, personSchema } from './page.ts';
import { idSchema, procedure } from './procedure.ts';

const tag = '纸卡本';

/** A book of numbered paper cards. */
export const bookRowSchema = z.object({
  id: z.string(),
  prefix: z.string(),
  firstNumber: z.int(),
  lastNumber: z.int(),
  width: z.int(),
  firstSerial: z.string(),
  lastSerial: z.string(),
  holder: personSchema.nullable().describe('领用人；放在前台为空'),
  issuedOn: z.string(),
  note: z.string(),
  usedCount: z.int().describe('已录入系统的张数'),
  voidCount: z.int().describe('作废和遗失的张数'),
  gapCount: z.int().describe('缺号的张数：没用，后面的号却用了'),
  gaps: z.array(z.string()).describe('缺号，最前面的 20 个'),
});

export type BookRow = z.infer<typeof bookRowSchema>;

/** What became of one paper card. */
export const serialRowSchema = z.object({
  serial: z.string(),
  number: z.int(),
  state: z
    .enum(serialStates)
    .describe('free 未用，gap 缺号（没用，后面的号却用了），used 已录入，void 作废，lost 遗失'),
  card: z.object({ id: z.string(), number: z.string(), arrivedOn: z.string() }).nullable(),
  reason: z.string().describe('作废或遗失的原因'),
  at: instantSchema.nullable(),
  by: personSchema.nullable(),
});

export type SerialRow = z.infer<typeof serialRowSchema>;

/** Blank cards for paper. */
export const bookPrintSchema = z.object({
  storeName: z.string(),
  serials: z.array(z.string()).describe('要印的纸卡号'),
  printedBy: personSchema,
  printedAt: instantSchema,
});

export type BookPrint = z.infer<typeof bookPrintSchema>;

export const bookContract = {
  issue: procedure({
    method: 'POST',
    path: '/card-books',
    summary: '登记一本纸卡',
    description: '登记一段编号连续的空白纸卡，领给一位销售顾问或放在前台。号段不能与别的本重叠。',
    tag,
    input: z.strictObject({
      prefix: cardBookSchema.shape.prefix
        .default('')
        .describe('号码前面不变的部分，可以空着，不以数字结尾')
        .meta({ examples: ['DZ-'] }),
      firstNumber: cardBookSchema.shape.firstNumber.describe('起号').meta({ examples: [202600] }),
      lastNumber: cardBookSchema.shape.lastNumber.describe('止号').meta({ examples: [202699] }),
      width: cardBookSchema.shape.width.describe('数字部分的位数，不足的前面补 0').meta({ examples: [6] }),
      holderId: idSchema.nullable().default(null).describe('领用的销售顾问；放在前台为空'),
      issuedOn: civilDateSchema.optional().describe('领用日期，不填是今天'),
      note: optionalText({ label: '备注', max: 100 }).default(''),
    }),
    output: z.object({ id: z.string(), firstSerial: z.string(), lastSerial: z.string() }),
    errors: ['BOOK_OVERLAP', 'BOOK_RANGE', 'NOT_FOUND'],
  }),
  list: procedure({
    method: 'GET',
    path: '/card-books',
    summary: '纸卡本',
    description: '销售顾问只看自己领用的和放在前台的；其他人看全部。',
    tag,
    input: z.strictObject({ ...pageInput }),
    output: pageOf(bookRowSchema),
  }),
  void: procedure({
    method: 'POST',
    path: '/card-serials/{serial}/void',
    summary: '作废或挂失一张纸卡',
    tag,
    input: z.strictObject({
      serial: z
        .string()
        .trim()
        .min(1)
        .max(30)
        .describe('纸卡号')
        .meta({ examples: ['DZ-202612'] }),
      kind: z.enum(['void', 'lost']).describe('void 写坏作废，lost 遗失'),
      reason: textField({ label: '原因', max: 100 }),
    }),
    output: z.object({ id: z.string(), serial: z.string() }),
    errors: ['SERIAL_UNKNOWN', 'SERIAL_USED', 'SERIAL_VOID', 'FORBIDDEN'],
  }),
  serials: procedure({
    method: 'GET',
    path: '/card-books/{bookId}/serials',
    summary: '一本纸卡里每张的去向',
    description: '销售顾问只看自己领用的和放在前台的。缺号是没用过、后面的号却已经用了的，要补录、作废或挂失。',
    tag,
    input: z.strictObject({ bookId: idSchema, ...pageInput }),
    output: pageOf(serialRowSchema),
    errors: ['NOT_FOUND'],
  }),
  print: procedure({
    method: 'POST',
    path: '/card-books/{bookId}/prints',
    summary: '打印一本里的空白洽谈卡',
    description: '给出还没用过的号码，一张一号；用过、作废、遗失的不再印。一次最多 100 张。',
    tag,
    input: z.strictObject({
      bookId: idSchema,
      fromNumber: z
        .int()
        .min(0)
        .optional()
        .describe('从几号起，不填是第一张没用过的')
        .meta({ examples: [202610] }),
      count: z.int().min(1).max(100).default(50).describe('印几张'),
    }),
    output: bookPrintSchema,
    errors: ['NOT_FOUND', 'BOOK_USED_UP'],
  }),
};
