import { erasedAmong } from '../../db/queries/about-person.ts';
import { asOf, rowsStampedSince } from '../../db/queries/as-of.ts';
import { hasVisitors, signatureOfDay } from '../../db/queries/audit.ts';
import { customFieldsOf } from '../../db/queries/custom-fields.ts';
import {
  cardsUnfinished,
  plansUndone,
  silentFollowups,
  wasFoundMissed,
  wholeStaff,
} from '../../db/queries/evaluation.ts';
import type { Store } from '../../db/store.ts';
import { addDays, type CivilDate, civilDateAt, startOfDay } from '../../shared/calendar/civil-date.ts';
import { isOpenDay, openDayBefore, type StoreCalendar } from '../../shared/calendar/store-calendar.ts';
import { missingForCompletion } from '../../shared/domain/card-completion.ts';
import type { AuditLateFact } from '../../shared/domain/rule-audit-late.ts';
import type { CardCompletionFact } from '../../shared/domain/rule-card-incomplete.ts';
import type { FeedbackFact } from '../../shared/domain/rule-feedback-empty.ts';
import type { PlanFact } from '../../shared/domain/rule-plan-missed.ts';
import { hlcAt } from '../../sync/clock.ts';
import { valuesOfRow } from '../card/values.ts';
import { planFacts } from './plan-facts.ts';

/** A store and one of its days that has ended. */
export interface EndedDay {
  readonly store: Store;
  readonly day: CivilDate;
  /** UTC ms of its 24:00. */
  readonly dayEndAt: number;
  readonly calendar: StoreCalendar;
}

/** The day with the instant of its 24:00. */
export function endedDay(store: Store, day: CivilDate, calendar: StoreCalendar): EndedDay {
  return { store, day, calendar, dayEndAt: startOfDay(addDays(day, 1), calendar.zone) };
}

/**
 * The plans that were due on the day and may have been undone at its 24:00; on a closed day there are none, its plans
 * are due on the next open one. While the manager decides on an ending the consultant has nothing to do (§四.1): his
 * plans were cancelled by the asking, and the decision is no follow-up. A plan that was found missed is not found again,
 * though its day was corrected since (§四.2).
 */
export function undonePlans({ store, day, dayEndAt, calendar }: EndedDay): readonly PlanFact[] {
  if (!isOpenDay(calendar, day)) return [];
  const undone = plansUndone(store.read, openDayBefore(calendar, day), day).filter(
    // only a corrected delivery moves what was due already
    (plan) => plan.saleId === null || !wasFoundMissed(store.read, plan, day),
  );
  return planFacts(store, undone, { day, dayEndAt });
}

/**
 * The cards of the day that were saved but not complete, or without a departure, at its 24:00. What a forgotten person's
 * card said can no longer be told.
 */
export function unfinishedCards({ store, day, dayEndAt, calendar }: EndedDay): readonly CardCompletionFact[] {
  const { zone } = calendar;
  return known(store, cardsUnfinished(store.read, day, dayEndAt, hlcAt(dayEndAt))).flatMap((card) => {
    const then = asOf(store, 'card', card, dayEndAt);
    if (!then) return [];
    const completedOn =
      then.state === 'complete' && then.completedAt !== null ? civilDateAt(then.completedAt, zone) : null;
    return [
      {
        cardId: card.id,
        customerId: card.customerId,
        consultantId: then.consultantId,
        arrivedOn: then.arrivedOn,
        firstSavedOn: civilDateAt(card.firstSavedAt, zone),
        completedOn,
        departureEnteredOn: then.departedAt === null ? null : day,
        missingFields: missingForCompletion(valuesOfRow(then), customFieldsOf(store.read)).map(({ label }) => label),
      },
    ];
  });
}

/** Of some rows those whose customer was not forgotten on request: what is blank there was blanked (domain §13). */
function known<R extends { readonly customerId: string }>(store: Store, rows: readonly R[]): readonly R[] {
  const erased = erasedAmong(
    store.read,
    rows.map(({ customerId }) => customerId),
  );
  return rows.filter(({ customerId }) => !erased.has(customerId));
}

/** The contacts of the day that may have been left without a word of feedback. */
export function silentContacts({ store, day }: EndedDay): readonly FeedbackFact[] {
  return known(store, silentFollowups(store.read, day)).map(({ id, ...row }) => ({
    ...row,
    followupId: id,
    effective: true,
  }));
}

/** The business days whose audit was to be signed on the day. */
export function auditsDue({ store, day, dayEndAt, calendar }: EndedDay): readonly AuditLateFact[] {
  if (!isOpenDay(calendar, day)) return [];
  const facts: AuditLateFact[] = [];
  for (let on = openDayBefore(calendar, day); on < day; on = addDays(on, 1)) {
    if (!hasVisitors(store.read, on)) continue;
    const signed = signatureOfDay(store.read, on);
    const signedOn = signed ? civilDateAt(signed.signedAt, calendar.zone) : null;
    const isLate = signedOn === null || signedOn > day;
    facts.push({ auditOn: on, signedOn, auditorId: isLate ? soleAuditor(store, dayEndAt) : null });
  }
  return facts;
}

/** The sales manager of that day, where there was exactly one: with two of them the audit is nobody's alone. */
function soleAuditor(store: Store, dayEndAt: number): string | null {
  const since = rowsStampedSince(store.read, 'staff', hlcAt(dayEndAt));
  const then = wholeStaff(store.read)
    .map((row) => (since.has(row.id) || row.rowHlc >= hlcAt(dayEndAt) ? asOf(store, 'staff', row, dayEndAt) : row))
    .filter((row) => row?.role === 'sales_manager' && row.active === 1);
  return then.length === 1 ? (then[0]?.id ?? null) : null;
}
