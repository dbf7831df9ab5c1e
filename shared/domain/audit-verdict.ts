import type { CivilDate } from '../calendar/civil-date.ts';
import {
  type AuditedField,
  type AuditedValues,
  type CompareBook,
  compareField,
  type FieldVerdict,
} from './audit-compare.ts';

/** What the audit says of one serial, card or visitor (§八.1). */
export const verdicts = {
  match: '一致',
  mismatch: '不一致',
  missing: '未录入',
  no_paper: '无纸卡',
  no_card: '客流无卡',
} as const;
export type Verdict = keyof typeof verdicts;

/** Beside 未录入 where the card came into the system after 24:00. */
export const lateNote = '补录';

/** What the auditor says of one field: the paper's words, or a mark, which goes before the words. */
export interface FieldReading {
  readonly paper: string | null;
  readonly mark: FieldVerdict | null;
}

/** What the auditor read on the paper; `none` where a system card has no paper. */
export type PaperReading =
  | { readonly kind: 'none' }
  | { readonly kind: 'read'; readonly fields: Readonly<Partial<Record<AuditedField, FieldReading>>> };

export interface Judgement {
  readonly verdict: Verdict;
  /** The fields that differ, sorted by name; empty unless 不一致. */
  readonly fields: readonly AuditedField[];
  readonly note: '' | typeof lateNote;
}

/** By what a paper is compared: the fields to compare, the lists, and the business day of the card. */
export interface ComparePolicy {
  readonly auditedFields: readonly AuditedField[];
  readonly book: CompareBook;
  readonly auditOn: CivilDate;
}

/** The audited fields whose paper and system values differ, sorted by name; null while a field has not been read. */
export function mismatchedFields(
  values: AuditedValues,
  fields: Readonly<Partial<Record<AuditedField, FieldReading>>>,
  policy: ComparePolicy,
): readonly AuditedField[] | null {
  const differing: AuditedField[] = [];
  for (const field of policy.auditedFields) {
    const { mark = null, paper = null } = fields[field] ?? {};
    if (mark === null && paper === null) return null;
    const verdict = mark ?? compareField(field, values, paper ?? '', policy.book, policy.auditOn);
    if (verdict === 'mismatch') differing.push(field);
  }
  return differing.sort();
}

/** One line to judge: a serial that must exist, or a system card that carries none. */
export interface AuditedCard {
  readonly serial: string | null;
  /** The values at 24:00 of the card that carried the serial then; null where none did. */
  readonly values: AuditedValues | null;
  /** True where a card, or the serial on it, was first saved after 24:00. */
  readonly savedLate: boolean;
  /** Null while the paper has not been read. */
  readonly paper: PaperReading | null;
}

/**
 * The verdict by the values at 24:00 (§八.1): a serial that no card carried then is 未录入 (补录 where it came later), a
 * card without paper is 无纸卡, all others are 一致 or 不一致. Null while the paper has not been read.
 */
export function judgeCard(audited: AuditedCard, policy: ComparePolicy): Judgement | null {
  const note = audited.savedLate ? lateNote : '';
  if (audited.serial === null) return { verdict: 'no_paper', fields: [], note };
  if (audited.values === null) return { verdict: 'missing', fields: [], note };
  if (audited.paper === null) return null;
  if (audited.paper.kind === 'none') return { verdict: 'no_paper', fields: [], note: '' };
  const fields = mismatchedFields(audited.values, audited.paper.fields, policy);
  return fields && { verdict: fields.length === 0 ? 'match' : 'mismatch', fields, note: '' };
}

/**
 * Whose a missing card is (§八.1): the book's holder, else who received the visitor, else whom the paper names. Null
 * where nobody is known; then it costs nothing.
 */
export function personOfMissing(known: {
  readonly bookHolderId: string | null;
  readonly trafficReceiverId: string | null;
  readonly keyedConsultantId: string | null;
}): string | null {
  return known.bookHolderId ?? known.trafficReceiverId ?? known.keyedConsultantId;
}
