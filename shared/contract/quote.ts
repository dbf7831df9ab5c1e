import { z } from 'zod';
import { civilDateSchema } from '../calendar/civil-date.ts';
import { cardShape } from '../domain/card.ts';
import { entityIdSchema } from '../domain/card-value.ts';
import { quoteParts } from '../domain/quote.ts';
import { optionalText } from '../text/clean.ts';
import { day } from './customer-rows.ts';
import { instantSchema, pageInput, pageOf, personSchema } from './page.ts';
import { idSchema, procedure } from './procedure.ts';

const tag = '报价';
const fen = z.int().min(0).max(10_000_000_000);
const shown = fen.nullable();

/** One version of a quote. */
export const quoteRowSchema = z.object({
  id: z.string(),
  version: z.int().describe('第几版'),
  cardId: z.string().nullable().describe('写在哪张洽谈卡上；后来报的为空'),
  vehicleLabel: z.string().nullable(),
  priceFen: fen.describe('车价，单位分'),
  optionsFen: shown,
  insuranceFen: shown,
  taxFen: shown,
  otherFen: shown,
  totalFen: z.int().describe('落地合计，单位分'),
  note: z.string(),
  validUntil: day.nullable(),
  at: instantSchema,
  by: personSchema,
});

export type QuoteRow = z.infer<typeof quoteRowSchema>;

const extra = (label: string) =>
  cardShape.quoteFen.describe(`${label}，单位分；没说不填`).meta({ examples: [600_000] });

export const quoteContract = {
  add: procedure({
    method: 'POST',
    path: '/opportunities/{opportunityId}/quotes',
    summary: '报价',
    description: '给这个购车意向报一版新的价，旧的版本都留着。洽谈卡上的报价自动是第 1 版。',
    tag,
    input: z.strictObject({
      opportunityId: idSchema,
      vehicleId: entityIdSchema.nullish().describe('报的哪款车；不填是意向车型'),
      priceFen: fen.describe('车价，单位分').meta({ examples: [11_280_000] }),
      optionsFen: extra(quoteParts.optionsFen),
      insuranceFen: extra(quoteParts.insuranceFen),
      taxFen: extra(quoteParts.taxFen),
      otherFen: extra(quoteParts.otherFen),
      note: optionalText({ label: '说明', max: 100 })
        .default('')
        .meta({ examples: ['含贴膜和脚垫'] }),
      validUntil: civilDateSchema
        .nullish()
        .describe('有效到哪天')
        .meta({ examples: ['2026-03-20'] }),
    }),
    output: z.object({ id: z.string(), version: z.int(), totalFen: z.int() }),
    errors: ['NOT_FOUND', 'NOT_OWNER', 'DATE_IN_PAST', 'OPPORTUNITY_ENDED', 'ENDING_PENDING', 'ALREADY_DONE'],
  }),
  list: procedure({
    method: 'GET',
    path: '/opportunities/{opportunityId}/quotes',
    summary: '报过的价',
    description: '一个购车意向的全部报价，新的在前。',
    tag,
    input: z.strictObject({ opportunityId: idSchema, ...pageInput }),
    output: pageOf(quoteRowSchema),
    errors: ['NOT_FOUND', 'NOT_OWNER'],
  }),
};
