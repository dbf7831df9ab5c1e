import type { AuditDayRow, AuditRow } from '../../../shared/contract/audit-rows.ts';
import { type AuditedField, auditedFieldNames, auditedFieldTitles } from '../../../shared/domain/audit-compare.ts';
import { verdicts } from '../../../shared/domain/audit-verdict.ts';

/** How a line came out, with its mark: what the list says at its right end. */
export function verdictLine(row: AuditRow): {
  readonly status: 'done' | 'wrong' | 'missing' | 'look' | 'now' | 'open';
  readonly words: string;
} {
  switch (row.verdict) {
    case null:
      return row.started ? { status: 'now', words: '核了一半' } : { status: 'open', words: '没核' };
    case 'match':
      return { status: 'done', words: verdicts.match };
    case 'mismatch':
      return { status: 'wrong', words: `${verdicts.mismatch} ${row.fields.length}` };
    case 'missing':
      return { status: 'missing', words: withNote(verdicts.missing, row) };
    case 'no_paper':
      return { status: 'look', words: withNote(verdicts.no_paper, row) };
    case 'no_card':
      return { status: 'look', words: verdicts.no_card };
  }
}

function withNote(words: string, { note }: AuditRow): string {
  return note === '' ? words : `${words} ${note}`;
}

/** 「姓名、竞品」: the fields that differ, in the paper's order. */
export function fieldWords(fields: readonly AuditedField[]): string {
  return auditedFieldNames
    .filter((field) => fields.includes(field))
    .map((field) => auditedFieldTitles[field])
    .join('、');
}

/** What a line is called where it has no serial. */
export function lineTitle(row: AuditRow): string {
  return row.serial ?? (row.kind === 'traffic' ? row.arrivedTime : '没有号');
}

/** How far the audit of a day is, for the chooser. */
export function dayStateWords(row: AuditDayRow): string {
  if (row.state === 'signed') return row.late ? '已签字，晚了' : '已签字';
  if (row.state === 'early') return '还没到时候';
  return row.late ? '过期没签' : '等核对';
}
