import { z } from 'zod';
import { civilDateSchema } from '../calendar/civil-date.ts';
import { auditedFieldNames } from './audit-compare.ts';
import { lateNote, verdicts } from './audit-verdict.ts';
import { codesOf } from './codes.ts';
import { type Breach, type Finding, type FindingContext, findingSchema, makeFindings } from './finding.ts';
import { roleSchema } from './roles.ts';
import { ruleCodes } from './rulebook.ts';

const text = z.string().max(2000);
const count = z.int().min(0);
const cardCounts = {
  /** 应有 */
  cards: count,
  /** 录入 */
  entered: count,
  matched: count,
  mismatched: count,
  missing: count,
  noPaper: count,
  noCard: count,
};
const workCounts = {
  plansDone: count,
  plansDue: count,
  /** Effective follow-ups, and those of them without feedback. */
  followups: count,
  feedbackEmpty: count,
};

const itemSchema = z.strictObject({
  serial: text.nullable(),
  cardId: text.nullable(),
  trafficId: text.nullable(),
  customerId: text.nullable(),
  customerName: text,
  personId: text.nullable(),
  personName: text,
  /** `HH:mm` of the arrival; empty where it is unknown. */
  arrivedTime: text,
  verdict: z.enum(codesOf(verdicts)),
  note: z.enum(['', lateNote]),
  addedByHand: z.boolean(),
  /** What differs, in words: the system at 24:00 and the paper. */
  fields: z.array(z.strictObject({ field: z.enum(auditedFieldNames), system: text, paper: text })),
  /** Why a visitor has no card, in the consultant's words. */
  explanation: text,
  treatment: text,
  deadline: text,
});

const rowSchema = z.strictObject({
  personId: text.nullable(),
  personName: text,
  ...cardCounts,
  ...workCounts,
  /** 不一致的项目: one line per card that is not in order, such as 「DZ-202602 竞品」. */
  problems: z.array(text),
  /** 录音抽查: recordings checked and their mean score; null where the store keeps none. */
  recordings: z.strictObject({ checked: count, score: count }).nullable(),
  /** 批示: written and acknowledged; null where the store keeps none. */
  instructions: z.strictObject({ given: count, answered: count }).nullable(),
  treatment: text,
  deadline: text,
});

const sheetFindingSchema = z.strictObject({
  findingId: z.string(),
  rule: z.enum(ruleCodes),
  clause: z.string(),
  /** The serial, or 「回访」 and the like. */
  subject: text,
  personId: text.nullable(),
  personName: text,
  customerName: text,
  words: text,
  measure: findingSchema.shape.measure,
  amountFen: findingSchema.shape.amountFen,
});

/**
 * 《展厅经理日常检查表》 (§八.1): the whole audit of one business day in words and figures. Once signed it never changes,
 * so it holds names and values and not only references to them.
 */
export const sheetSchema = z.strictObject({
  number: z.string(),
  storeId: z.string(),
  storeName: text,
  auditOn: civilDateSchema,
  inspectedOn: civilDateSchema,
  inspector: z.strictObject({ id: z.string(), name: text, role: roleSchema }),
  /** Signed after the end of the next open day. */
  late: z.boolean(),
  auditedFields: z.array(z.enum(auditedFieldNames)),
  rulebook: z.strictObject({ id: z.string(), effectiveFrom: civilDateSchema }).nullable(),
  rows: z.array(rowSchema),
  totals: z.strictObject({ ...cardCounts, ...workCounts, amountFen: count }),
  items: z.array(itemSchema),
  findings: z.array(sheetFindingSchema),
  /** Lines whose words were taken out after the signature, because the person asked to be forgotten (domain §13). */
  forgotten: count.optional(),
});

export type Sheet = z.infer<typeof sheetSchema>;
export type SheetItem = Sheet['items'][number];
export type SheetRow = Sheet['rows'][number];
export type SheetFinding = Sheet['findings'][number];

/**
 * The text that a signature covers: JSON with sorted keys and without white space, so that the same sheet has the same
 * digest on every machine.
 */
export function sheetDigestText(sheet: Sheet): string {
  return JSON.stringify(sheet, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}

/**
 * The findings of a signed sheet (§八.1): F-CARD-MISMATCH or F-CARD-MISSING, one per serial, concerning the audited day
 * and judged by its rulebook. 无纸卡 and 客流无卡 are listed and are none. Signing twice gives the same findings.
 */
export function findingsOfSheet(
  sheet: Pick<Sheet, 'storeId' | 'auditOn' | 'items'>,
  context: FindingContext,
): readonly Finding[] {
  return makeFindings(
    sheet.items.flatMap((item) => breachOf(item, sheet) ?? []),
    context,
  );
}

/** The identity of a paper card among all stores. */
function serialSubject(storeId: string, serial: string): string {
  return `${storeId}/${serial}`;
}

function breachOf(item: SheetItem, sheet: Pick<Sheet, 'storeId' | 'auditOn'>): Breach | null {
  if (item.serial === null || (item.verdict !== 'mismatch' && item.verdict !== 'missing')) return null;
  return {
    rule: item.verdict === 'mismatch' ? 'F-CARD-MISMATCH' : 'F-CARD-MISSING',
    subjectKind: 'serial',
    subjectId: serialSubject(sheet.storeId, item.serial),
    customerId: item.customerId,
    concernsOn: sheet.auditOn,
    personId: item.personId,
    evidence: {
      serial: item.serial,
      cardId: item.cardId,
      trafficId: item.trafficId,
      note: item.note,
      fields: item.fields,
    },
  };
}
