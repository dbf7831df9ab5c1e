import type { CivilDate } from '../calendar/civil-date.ts';
import type { StoreCalendar } from '../calendar/store-calendar.ts';
import { auditableFrom } from './audit-day.ts';
import { type Finding, type FindingContext, makeFindings } from './finding.ts';

/** What the rule has to know of a business day with cards or visitors. */
export interface AuditLateFact {
  readonly auditOn: CivilDate;
  /** The day on which its sheet was signed; null while it is not. */
  readonly signedOn: CivilDate | null;
  /** Whose work the audit is; null where that is nobody alone. */
  readonly auditorId: string | null;
}

/** Whether the audit of a business day was to be signed on `day` and is not at its 24:00. */
function isAuditLate(fact: AuditLateFact, day: CivilDate, calendar: StoreCalendar): boolean {
  if (auditableFrom(fact.auditOn, calendar) !== day) return false;
  return fact.signedOn === null || fact.signedOn > day;
}

/**
 * F-AUDIT-LATE (§八.1): the audit of a business day that is unsigned at the end of the next open day. It concerns that
 * next day, on which it was to be done; signing later does not clear it.
 */
export function evaluateAuditLate(
  audits: readonly AuditLateFact[],
  context: FindingContext & { readonly day: CivilDate; readonly storeId: string },
): readonly Finding[] {
  const { day, calendar, storeId } = context;
  return makeFindings(
    audits
      .filter((fact) => isAuditLate(fact, day, calendar))
      .map(({ auditOn, auditorId }) => ({
        rule: 'F-AUDIT-LATE',
        subjectKind: 'auditDay',
        subjectId: `${storeId}/${auditOn}`,
        customerId: null,
        concernsOn: day,
        // the audited day itself: an open day that the calendar inserts later makes no second finding of it
        identityOn: auditOn,
        personId: auditorId,
        evidence: { auditOn },
      })),
    context,
  );
}
