import type { CivilDate } from '../../../shared/calendar/civil-date.ts';
import {
  type AuditedField,
  type AuditedValues,
  type CompareBook,
  compareField,
} from '../../../shared/domain/audit-compare.ts';

/**
 * Whether the paper's words say what the system's words say, spaces, ways of writing and aliases aside (§八.1). The host
 * compares again by codes; this spares the auditor a mark that would not hold.
 * @param system as the screen shows it, '—' for nothing
 * @param auditOn the business day of the card
 */
export function saysTheSame(
  field: AuditedField,
  system: string,
  paper: string,
  lists: Omit<CompareBook, 'regionPath'>,
  auditOn: CivilDate,
): boolean {
  // a county is shown as 「保定市 · 定州市」, which is its path
  const book = { ...lists, regionPath: (shown: string) => shown.split(' · ') };
  return compareField(field, shownValues(system), paper, book, auditOn) === 'match';
}

/** The shown words in the place of every value: the comparison knows entries by their names as well. */
function shownValues(system: string): AuditedValues {
  const words = system === '—' ? null : system;
  const day = words !== null && /^\d{4}-\d{2}-\d{2}$/.test(words) ? words : null;
  return {
    name: words ?? '',
    phone: words,
    source: words,
    county: words,
    model: words,
    colour: words,
    level: words,
    expected: day,
    competitor: words?.split('、') ?? [],
    next_plan: day,
  };
}
