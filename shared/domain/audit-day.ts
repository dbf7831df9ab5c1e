import type { CivilDate } from '../calendar/civil-date.ts';
import { openDayAfter, type StoreCalendar, storeDayAt } from '../calendar/store-calendar.ts';
import { type AuditDayFacts, type AuditItem, auditItems } from './audit-item.ts';
import type { Verdict } from './audit-verdict.ts';

/** How the lines of a consultant, or of the whole day, came out. */
export interface AuditCounts {
  /** 应有: serials that must exist and cards without paper. */
  readonly cards: number;
  /** 录入: in the system at 24:00. */
  readonly entered: number;
  readonly matched: number;
  readonly mismatched: number;
  readonly missing: number;
  readonly noPaper: number;
  /** Visitors without a card; they are no cards. */
  readonly noCard: number;
  /** Still to be read. */
  readonly open: number;
}

/** The lines and counts of one consultant; `personId` null gathers what belongs to nobody. */
export interface AuditGroup {
  readonly personId: string | null;
  readonly items: readonly AuditItem[];
  readonly counts: AuditCounts;
}

export interface AuditDay {
  readonly auditOn: CivilDate;
  readonly groups: readonly AuditGroup[];
  readonly counts: AuditCounts;
}

/** The first day on which a business day can be audited: the next open day (§八.1). */
export function auditableFrom(auditOn: CivilDate, calendar: StoreCalendar): CivilDate {
  return openDayAfter(calendar, auditOn);
}

/** Whether an audit that is signed at `atMs` (UTC), or unsigned then, is past the end of the next open day. */
export function isSignOffLate(auditOn: CivilDate, atMs: number, calendar: StoreCalendar): boolean {
  return storeDayAt(calendar, atMs) > auditableFrom(auditOn, calendar);
}

/**
 * The audit of one business day (§八.1): every serial that must exist, every system card, every visitor without a card,
 * each with its verdict by the values at 24:00, listed per consultant.
 */
export function buildAuditDay(facts: AuditDayFacts): AuditDay {
  const items = auditItems(facts);
  const byPerson = Map.groupBy(items, ({ personId }) => personId);
  const groups = [...byPerson].map(([personId, own]) => ({ personId, items: own, counts: countItems(own) }));
  return { auditOn: facts.auditOn, groups: groups.toSorted(byPersonId), counts: countItems(items) };
}

function countItems(items: readonly AuditItem[]): AuditCounts {
  const of = (verdict: Verdict | null) => items.filter((item) => item.verdict === verdict).length;
  const noCard = of('no_card');
  return {
    cards: items.length - noCard,
    entered: items.filter(({ values }) => values !== null).length,
    matched: of('match'),
    mismatched: of('mismatch'),
    missing: of('missing'),
    noPaper: of('no_paper'),
    noCard,
    open: of(null),
  };
}

/** By id, nobody last, so that the list is the same on every machine; whoever shows it sorts by name. */
function byPersonId(a: AuditGroup, b: AuditGroup): number {
  if (a.personId === null || b.personId === null) return Number(a.personId === null) - Number(b.personId === null);
  return a.personId < b.personId ? -1 : 1;
}
