import { type CivilDate, civilDateAt, localTimeAt } from '../calendar/civil-date.ts';
import { dateColumn } from '../calendar/words.ts';
import { formatPhone } from '../text/phone.ts';
import type { AuditedField, AuditedValues, CompareBook, CompareEntry } from './audit-compare.ts';

/** A system value in the words of the showroom, for the audit screen, the sheet and the evidence; '—' for nothing. */
export function describeValue(field: AuditedField, values: AuditedValues, book: CompareBook): string {
  switch (field) {
    case 'name':
      return values.name || '—';
    case 'phone':
      return values.phone === null ? '—' : formatPhone(values.phone);
    case 'source':
    case 'colour':
    case 'model':
      return labelIn(book[field], values[field]);
    case 'county':
      // the county is what is compared; the province above would only push it out of its column
      return (
        (values.county === null ? null : book.regionPath(values.county)?.slice(-2).join(' · ')) ?? values.county ?? '—'
      );
    case 'level':
      return values.level ?? '—';
    case 'expected':
      return values.expected ?? '没有明确时间';
    case 'competitor':
      return values.competitor.map((code) => labelIn(book.competitor, code)).join('、') || '无';
    case 'next_plan':
      return values.next_plan ?? '—';
  }
}

function labelIn(entries: readonly CompareEntry[], code: string | null): string {
  return entries.find((entry) => entry.code === code)?.label ?? code ?? '—';
}

/**
 * When a visitor came, on the list of a day: 「09:37」, with the day before it where it is another one: 「03-09 09:37」. Such
 * a line was entered when its own day was signed.
 */
export function arrivalWords(arrivedAt: number | null, auditOn: CivilDate, zone: string): string {
  if (arrivedAt === null) return '';
  const arrivedOn = civilDateAt(arrivedAt, zone);
  const time = localTimeAt(arrivedAt, zone);
  return arrivedOn === auditOn ? time : `${dateColumn(arrivedOn)} ${time}`;
}
