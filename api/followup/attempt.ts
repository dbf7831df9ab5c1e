import { sqlFor } from '../../db/query.ts';
import { demand, reject, type Tx } from '../../db/unit-of-work.ts';
import type { CivilDate } from '../../shared/calendar/civil-date.ts';
import { endingDecisionDueOn } from '../../shared/domain/ending.ts';
import { type RetryRule, retryRule } from '../../shared/domain/followup.ts';
import { ownHolder } from '../../shared/domain/leave.ts';
import { isDue } from '../../shared/domain/plan.ts';
import { limitAfterAttempt } from '../../shared/domain/plan-limit.ts';
import { isManager } from '../../shared/domain/roles.ts';
import { isWritten } from '../../shared/domain/written.ts';
import type { EntityRow } from '../../shared/entities/registry.ts';
import { changeGrade, checkGrade, type Grade, gradeOf, isSameGrade } from '../opportunity/grade.ts';
import { closePlan } from '../plan/close-plan.ts';
import { levelOf } from '../plan/codes.ts';
import { type EndingWish, requestEnding } from '../plan/ending.ts';
import { openNextPlan, type PlanAsk } from '../plan/next-plan.ts';
import { openPlanOf } from '../plan/open-plan.ts';
import { isFirstPlanStanding } from '../plan/standing.ts';
import { keepVain } from '../sale/vain.ts';
import { attemptFactsOf, type Contact, writeFollowup } from './contact.ts';

/** What is to become of one opportunity after the contact. */
export interface Consequence {
  readonly opportunityId: string;
  readonly next: (PlanAsk & { readonly reason: string }) | null;
  readonly level: Grade | null;
  readonly ending: Pick<EndingWish, 'ending' | 'reason' | 'competitor' | 'priceFen' | 'evidence' | 'evidenceId'> | null;
}

/** What became of it. */
export interface Concerned {
  readonly opportunityId: string;
  readonly followupId: string;
  readonly nextPlan: { readonly id: string; readonly dueOn: CivilDate; readonly kept: boolean } | null;
  readonly request: { readonly id: string; readonly decideOn: CivilDate } | null;
  readonly rule: RetryRule;
}

/**
 * An attempt of the responsible person on one opportunity (§四.1–2), whole: the fact, the plan closed, the limit counted
 * anew from today, the level, and the next plan or the request to end. On the card's own day the 48-hour follow-up
 * stands; while a request is pending the contact is recorded and nothing else changes.
 */
export function attempt(tx: Tx, contact: Contact, wish: Consequence): Concerned {
  const { rules } = contact;
  const before = demandOpen(tx, contact, wish.opportunityId);
  const plan = openPlanOf(tx, before.id, 'next');
  const cardOn = cardDayOf(tx, before);
  const stands = plan !== undefined && isFirstPlanStanding(plan, cardOn, rules);
  const done = stands ? null : executed(contact, plan, before.id);
  const followupId = writeFollowup(tx, contact, before.id, done);
  const rule = retryRule({
    outcome: contact.input.outcome,
    level: levelOf(before.level),
    attempts: attemptFactsOf(tx, before.id),
    today: rules.today,
    calendar: rules.calendar,
  });
  keepVain(tx, before, contact.input.outcome, rule, rules.today);
  const concerned = { opportunityId: before.id, followupId, rule };
  tx.update('opportunity', before.id, {
    attemptOn: rules.today,
    limitOn: limitAfterAttempt(rules.today, levelOf(before.level), rules.policy),
  });
  if (before.state === 'pending') {
    if (wish.next ?? wish.level ?? wish.ending) reject('ENDING_PENDING');
    return { ...concerned, nextPlan: null, request: null };
  }
  if (!stands) closeExecuted(tx, contact, before.id, plan, followupId);
  regrade(tx, contact, wish);
  if (wish.ending !== null) {
    const request = { id: askToEnd(tx, contact, before.id, wish.ending, followupId), decideOn: decideOnOf(contact) };
    return { ...concerned, nextPlan: null, request };
  }
  if (stands) {
    if (wish.next !== null) rejectSecondPlan();
    const kept = openPlanOf(tx, before.id, 'next');
    return { ...concerned, nextPlan: kept ? { id: kept.id, dueOn: kept.dueOn, kept: true } : null, request: null };
  }
  const next = openNext(tx, contact, wish, plan, rule);
  return { ...concerned, nextPlan: { ...next, kept: false }, request: null };
}

function demandOpen(tx: Tx, contact: Contact, opportunityId: string): EntityRow<'opportunity'> {
  const opportunity = tx.find('opportunity', opportunityId);
  if (!opportunity || opportunity.customerId !== contact.customer.id) {
    return reject('NOT_FOUND', { what: '这个购车意向' }, 'opportunityId');
  }
  if (opportunity.state === 'ended') reject('OPPORTUNITY_ENDED');
  return opportunity;
}

/** The day of the card that the opportunity began with; of its entry where there was none. */
function cardDayOf(tx: Tx, opportunity: EntityRow<'opportunity'>): CivilDate {
  const card = opportunity.originCardId === null ? undefined : tx.find('card', opportunity.originCardId);
  return card?.arrivedOn ?? opportunity.createdOn;
}

/** The plan that the contact executed: the one it was opened from, else the next one if it was due anyway. */
function executed({ plan, rules }: Contact, next: EntityRow<'plan'> | undefined, opportunityId: string): string | null {
  if (plan?.opportunityId === opportunityId) return plan.id;
  return next !== undefined && isDue(next, rules.today, rules.calendar) ? next.id : null;
}

/** Closes the next plan, and with it every plan of the opportunity that this one contact has done: what is due. */
function closeExecuted(
  tx: Tx,
  contact: Contact,
  opportunityId: string,
  next: EntityRow<'plan'> | undefined,
  followupId: string,
): void {
  const { today, calendar } = contact.rules;
  const open = tx.read.all(
    sqlFor
      .selectFrom('plan')
      .select(['id', 'dueOn', 'state'])
      .where('opportunityId', '=', opportunityId)
      .where('state', '=', 'open')
      .where('role', 'in', ['next', 'further'])
      .where('deletedHlc', 'is', null),
  );
  for (const plan of open) {
    const isDone = plan.id === next?.id || plan.id === contact.plan?.id || isDue(plan, today, calendar);
    if (isDone) closePlan(tx, plan.id, { state: 'done', today, followupId });
  }
}

function regrade(tx: Tx, contact: Contact, wish: Consequence): void {
  const opportunity = tx.find('opportunity', wish.opportunityId);
  if (wish.level === null || !opportunity || isSameGrade(wish.level, gradeOf(opportunity))) return;
  demand(checkGrade(wish.level, contact.rules.today, contact.rules.policy));
  changeGrade(tx, opportunity, wish.level, contact.rules);
}

function askToEnd(
  tx: Tx,
  contact: Contact,
  opportunityId: string,
  wish: NonNullable<Consequence['ending']>,
  followupId: string,
): string {
  const { today, calendar } = contact.rules;
  const feedback = contact.input.feedback;
  return requestEnding(tx, { ...wish, opportunityId, followupId, feedback, attemptOn: today, today, calendar });
}

function decideOnOf({ rules }: Contact): CivilDate {
  return endingDecisionDueOn(rules.today, rules.calendar);
}

function openNext(
  tx: Tx,
  contact: Contact,
  wish: Consequence,
  before: EntityRow<'plan'> | undefined,
  rule: RetryRule,
): { readonly id: string; readonly dueOn: CivilDate } {
  const opportunity = tx.find('opportunity', wish.opportunityId);
  if (!opportunity) throw new Error(`no opportunity ${wish.opportunityId}`);
  const { actor } = contact.call;
  const wasPlanned =
    contact.plan !== null || (before !== undefined && isDue(before, contact.rules.today, contact.rules.calendar));
  return openNextPlan(tx, {
    opportunity,
    ask: wish.next,
    assigneeId: contact.customer.ownerId ?? (before && ownHolder(before)) ?? actor.id,
    origin: rule.retryBy !== null ? 'retry' : wasPlanned ? 'followup' : 'contact',
    basis: isWritten(contact.input.feedback) ? contact.input.feedback : (before?.basis ?? ''),
    rules: contact.rules,
    extendReason: wish.next?.reason ?? '',
    retryBy: rule.retryBy,
    actorIsManager: isManager(actor.role),
  });
}

function rejectSecondPlan(): never {
  return reject(
    'INVALID_INPUT',
    { field: '下次计划', problem: '今天不用填：建卡当天的联系记下，48 小时回访照旧；要提前请改它的日期' },
    'next',
  );
}
