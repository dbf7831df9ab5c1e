import { readMeta, writeMeta } from '../../db/head.ts';
import { standingOn } from '../../db/queries/findings.ts';
import { sha256 } from '../../db/sha256.ts';
import type { Store } from '../../db/store.ts';
import { runCommand } from '../../db/unit-of-work.ts';
import { addDays, type CivilDate } from '../../shared/calendar/civil-date.ts';
import type { StoreCalendar } from '../../shared/calendar/store-calendar.ts';
import type { Finding, FindingContext } from '../../shared/domain/finding.ts';
import { isRefusal, type Refusal } from '../../shared/domain/refusal.ts';
import { evaluateAuditLate } from '../../shared/domain/rule-audit-late.ts';
import { evaluateCardIncomplete } from '../../shared/domain/rule-card-incomplete.ts';
import { evaluateFeedbackEmpty } from '../../shared/domain/rule-feedback-empty.ts';
import { evaluatePlanMissed } from '../../shared/domain/rule-plan-missed.ts';
import { evaluateSaleFields, evaluateSaleLate, evaluateSalePlans } from '../../shared/domain/rule-sale.ts';
import { foundAnew, insertFindings } from '../finding/insert.ts';
import { readRulebooks } from '../policies.ts';
import { salesEntered } from '../sale/day-facts.ts';
import { readCalendar } from '../store-settings.ts';
import { auditsDue, endedDay, silentContacts, undonePlans, unfinishedCards } from './day-facts.ts';

/** Where the last day is kept whose midnight was evaluated. */
export const evaluatedThrough = 'evaluated_through';
/** The store among all stores, in the identity of its findings. */
export const storeId = 'store';

/** Days to evaluate, both included, and the instant at which it happens. */
export interface Evaluation {
  readonly from: CivilDate;
  readonly through: CivilDate;
  /** UTC ms. */
  readonly now: number;
}

/** What an evaluation did: the days it went through and the findings it added. */
export interface Evaluated {
  readonly days: number;
  readonly findings: number;
}

/**
 * Runs the rules of every midnight from `from` to `through` (§八), each in a transaction of its own together with how far
 * it has come. Running it again adds nothing. Only the authority may; a trouble of the disk ends it, and the next run
 * goes on from there.
 */
export function evaluate(store: Store, { from, through, now }: Evaluation): Evaluated | Refusal {
  const calendar = readCalendar(store);
  const context = { rulebooks: readRulebooks(store), calendar, sha256 };
  let [days, findings] = [0, 0];
  for (let day = from; day <= through; day = addDays(day, 1)) {
    const added = evaluateDay(store, day, now, context);
    if (isRefusal(added)) return added;
    days += 1;
    findings += added;
  }
  return { days, findings };
}

function evaluateDay(store: Store, day: CivilDate, now: number, context: FindingContext): number | Refusal {
  const env = { command: 'job.midnight', actorId: 'system', now, isAuthority: true };
  return runCommand(store, env, (tx) => {
    const found = findingsOfDay(store, day, context.calendar, context);
    // of a night that was judged before nearly all are there: read at once, instead of one by one
    const standing = new Set(standingOn(tx.read, day, foundAnew).map(({ id }) => id));
    const fresh = insertFindings(
      tx,
      found.filter(({ id }) => !standing.has(id)),
    );
    // in the same transaction: a day is evaluated when its findings are there, neither before nor without them
    const known = readMeta(store.prepare, evaluatedThrough);
    if (known === undefined || known < day) writeMeta(store.prepare, evaluatedThrough, day);
    return fresh.length;
  });
}

/** What the rules of a day's midnight find (§二.2, §四.2, §四.3, §五.1–2, §八.1). */
function findingsOfDay(
  store: Store,
  day: CivilDate,
  calendar: StoreCalendar,
  context: FindingContext,
): readonly Finding[] {
  const ended = endedDay(store, day, calendar);
  const ofDay = { ...context, day, storeId };
  const sales = salesEntered(ended);
  return [
    ...evaluatePlanMissed(undonePlans(ended), ofDay),
    ...evaluateCardIncomplete(unfinishedCards(ended), ofDay),
    ...evaluateFeedbackEmpty(silentContacts(ended), ofDay),
    ...evaluateAuditLate(auditsDue(ended), ofDay),
    ...evaluateSaleLate(sales, ofDay),
    ...evaluateSalePlans(sales, ofDay),
    ...evaluateSaleFields(sales, ofDay),
  ];
}
