import { z } from 'zod';
import type { FindingRecord } from '../../db/queries/findings.ts';
import { dateWords, fullDateWords } from '../../shared/calendar/words.ts';
import { auditedFieldNames, auditedFieldTitles } from '../../shared/domain/audit-compare.ts';
import { type Finding, findingSchema } from '../../shared/domain/finding.ts';
import { planOriginSchema, planOrigins } from '../../shared/domain/plan-codes.ts';
import { ruleTitles } from '../../shared/domain/rulebook.ts';

/** What the evidence of each rule holds; keys of other rules are absent. */
const evidenceSchema = z.object({
  serial: z.string().optional(),
  cardId: z.string().nullish(),
  note: z.string().optional(),
  fields: z.array(z.object({ field: z.enum(auditedFieldNames), system: z.string(), paper: z.string() })).optional(),
  dueOn: z.string().optional(),
  completed: z.boolean().optional(),
  departureEntered: z.boolean().optional(),
  missingFields: z.array(z.string()).optional(),
  followupIds: z.array(z.string()).optional(),
  auditOn: z.string().optional(),
  sale: z.enum(['order', 'delivery']).optional(),
  soldOn: z.string().optional(),
  enteredOn: z.string().optional(),
  lackingCalls: z.array(planOriginSchema).optional(),
  spotCheckItemId: z.string().optional(),
  score: z.int().nullish(),
  passMark: z.int().optional(),
  lacking: z.array(z.object({ label: z.string(), mark: z.string() })).optional(),
});

export type Evidence = z.infer<typeof evidenceSchema>;

/** A stored finding as the domain knows it. */
export function findingOf(row: FindingRecord): Finding {
  const {
    rowHlc: _hlc,
    rowSet: _set,
    deletedHlc: _deleted,
    stateAt: _at,
    stateReason: _reason,
    createdAt: _made,
    ...kept
  } = row;
  return findingSchema.parse({ ...kept, evidence: row.evidence === '' ? {} : JSON.parse(row.evidence) });
}

export function evidenceOf(finding: Pick<Finding, 'evidence'>): Evidence {
  return evidenceSchema.parse(finding.evidence);
}

/** What a finding is about, in a word: the serial, the card's number, 「回访」. */
export function subjectWords({ subjectKind, evidence }: Finding, cardNumber: string | undefined): string {
  switch (subjectKind) {
    case 'serial':
      return evidenceSchema.parse(evidence).serial ?? '';
    case 'card':
      return cardNumber ?? '洽谈卡';
    case 'plan':
    case 'followup':
      return '回访';
    case 'opportunity':
      return '购车意向';
    case 'sale':
      return '购车';
    case 'auditDay':
      return '核对';
    case 'recording':
      return '通话录音';
  }
}

/** What happened, in one line: 「不一致：竞品」, 「未录入（补录）」, 「3月11日 周三的回访当天没做」. */
export function findingWords(finding: Finding, today: string): string {
  const evidence = evidenceOf(finding);
  switch (finding.rule) {
    case 'F-CARD-MISMATCH':
      return `不一致：${(evidence.fields ?? []).map(({ field }) => auditedFieldTitles[field]).join('、')}`;
    case 'F-CARD-MISSING':
      return evidence.note ? `未录入（${evidence.note}）` : '未录入';
    case 'F-CARD-INCOMPLETE':
      return incompleteWords(evidence);
    case 'F-PLAN-MISSED':
      return `${dateWords(finding.concernsOn, today)}的回访当天没做`;
    case 'F-FEEDBACK-EMPTY':
      return '联系上了，没写客户反馈';
    case 'F-AUDIT-LATE':
      return `${evidence.auditOn ? dateWords(evidence.auditOn, today) : ''}的核对没按时签字`;
    case 'F-SALE-LATE':
      return `${evidence.soldOn ? dateWords(evidence.soldOn, today) : ''}${evidence.sale === 'order' ? '订车' : '交车'}，当天没录入`;
    case 'F-SALE-PLANS':
      return `交车后没建：${(evidence.lackingCalls ?? []).map((call) => planOrigins[call]).join('、')}`;
    case 'F-SALE-FIELDS':
      return `交车资料没填：${(evidence.missingFields ?? []).join('、')}`;
    case 'F-RECORDING':
      return recordingWords(evidence);
    default:
      return ruleTitles[finding.rule];
  }
}

function incompleteWords({ completed, departureEntered, missingFields = [] }: Evidence): string {
  const lacking = [...missingFields, ...(departureEntered === false ? ['离店'] : [])];
  if (lacking.length > 0) return `当天没填：${lacking.join('、')}`;
  return completed === false ? '填全了，当天没点「完成」' : '当天没填完';
}

/** 「抽查 55 分，70 分合格；没做好：礼貌结束」; the words of an item may have a 「、」 of their own. */
function recordingWords({ score, passMark, lacking = [] }: Evidence): string {
  const said = lacking.length === 0 ? '' : `；没做好：${lacking.map(({ label }) => label).join('；')}`;
  return `抽查 ${score ?? 0} 分，${passMark ?? 0} 分合格${said}`;
}

/** What proves a finding, line by line. `shown` renders a field's value, so that a phone can be masked. */
export function evidenceLines(
  finding: Finding,
  shown: (field: (typeof auditedFieldNames)[number], words: string) => string,
): { readonly label: string; readonly value: string }[] {
  const evidence = evidenceOf(finding);
  const lines = (evidence.fields ?? []).map(({ field, system, paper }) => ({
    label: auditedFieldTitles[field],
    value: `系统 24:00 是「${shown(field, system)}」，纸卡是「${shown(field, paper) || '空着'}」`,
  }));
  const day = (label: string, on: string | undefined) =>
    on === undefined ? [] : [{ label, value: fullDateWords(on) }];
  return [
    ...(evidence.serial ? [{ label: '纸卡号', value: evidence.serial }] : []),
    ...(finding.rule === 'F-CARD-MISSING' ? [{ label: '系统', value: missingWords(evidence.note) }] : []),
    ...lines,
    ...(evidence.lacking ?? []).map(({ label, mark }) => ({ label, value: mark })),
    ...day('计划日', evidence.dueOn),
    ...(evidence.missingFields?.length ? [{ label: '没填的', value: evidence.missingFields.join('、') }] : []),
    ...(evidence.departureEntered === false ? [{ label: '离店', value: '到 24:00 没登记' }] : []),
    ...day('核对哪天的卡', evidence.auditOn),
    ...day(evidence.sale === 'order' ? '订车日期' : '交车日期', evidence.soldOn),
    ...day('录入日期', evidence.enteredOn),
  ];
}

function missingWords(note: string | undefined): string {
  return note ? '24:00 以后才录入，算未录入' : '到 24:00 没有这张卡';
}
