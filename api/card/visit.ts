import { leavesFrom } from '../../db/queries/leaves.ts';
import { planLoad } from '../../db/queries/plans.ts';
import { sqlFor } from '../../db/query.ts';
import { demand } from '../../db/unit-of-work.ts';
import type { CardValues } from '../../shared/domain/card.ts';
import { isEmptyValue } from '../../shared/domain/card.ts';
import type { FollowupOutcome } from '../../shared/domain/followup.ts';
import { leaveOn, ownHolder } from '../../shared/domain/leave.ts';
import { checkFirstPlanDate, type PlanMethod, proposeNextDate } from '../../shared/domain/plan.ts';
import { limitAfterAttempt, openLimit } from '../../shared/domain/plan-limit.ts';
import { isManager } from '../../shared/domain/roles.ts';
import { isWritten } from '../../shared/domain/written.ts';
import type { EntityRow } from '../../shared/entities/registry.ts';
import { canonicalJson } from '../../sync/digest.ts';
import { changeGrade, checkGrade, gradeOf, isSameGrade } from '../opportunity/grade.ts';
import { closePlan } from '../plan/close-plan.ts';
import { levelOf } from '../plan/codes.ts';
import { heldOn } from '../plan/holder.ts';
import { openNextPlan } from '../plan/next-plan.ts';
import { openPlanOf } from '../plan/open-plan.ts';
import { namingFields, planFieldsOfCard } from './refused-field.ts';
import { type CardWork, gradeOnCard, wishOnCard } from './work.ts';

/** A reception that belongs to an opportunity which there is already. */
export interface Visit {
  readonly cardId: string;
  readonly customer: Pick<EntityRow<'customer'>, 'id' | 'ownerId'>;
  readonly opportunityId: string;
  readonly consultantId: string;
  /** The owner or whoever has a plan on the customer; a visit received by anybody else closes nothing (§四.1). */
  readonly isResponsible: boolean;
  readonly values: CardValues;
}

/** The feedback on a card: what was said, else the obstacle by its name. '' where neither was written. */
export function feedbackOnCard({ tx }: CardWork, values: CardValues): string {
  if (isWritten(values.talk)) return values.talk;
  if (isEmptyValue(values.obstacle)) return '';
  const entry = tx.read.get(
    sqlFor
      .selectFrom('dictionaryEntry')
      .select('label')
      .where('dictionary', '=', 'feedback_category')
      .where('code', '=', values.obstacle ?? ''),
  );
  return entry?.label ?? values.obstacle ?? '';
}

/**
 * Records a repeat visit as the contact without a plan that it is (§四.1): by the owner or stand-in it is an attempt,
 * closes the next plan and opens another; on the opportunity's own day the 48-hour plan stays. Received by somebody
 * else it is kept and closes nothing. The card says what was said, so there is feedback from the first moment.
 * @returns the plan that now stands, or null while the opportunity waits for the manager
 */
export function recordVisit(work: CardWork, visit: Visit): EntityRow<'plan'> | undefined {
  const { tx, rules } = work;
  const opportunity = tx.find('opportunity', visit.opportunityId);
  if (!opportunity) throw new Error(`no opportunity ${visit.opportunityId}`);
  const next = openPlanOf(tx, opportunity.id, 'next');
  const isOwnDay = next?.origin === 'first_48h' && opportunity.createdOn === rules.today;
  const executes = visit.isResponsible && opportunity.state === 'open' && !isOwnDay;
  const followupId = recordContact(work, visit, executes ? (next?.id ?? null) : null);
  if (visit.isResponsible && opportunity.state === 'open') {
    refine(work, opportunity, visit.values);
    if (executes) continuePlan(work, visit, followupId, next);
    else if (next) bringForward(work, next, visit);
  }
  return openPlanOf(tx, opportunity.id, 'next');
}

/**
 * The executed contact of a reception; the card tells it, so a timeline shows the two as one. It is the consultant's,
 * whoever typed the card.
 * @param planId the plan that it executes, null for none
 */
export function recordContact(
  work: CardWork,
  contact: Pick<Visit, 'cardId' | 'opportunityId' | 'consultantId' | 'isResponsible' | 'values'> & {
    readonly customer: { readonly id: string };
  },
  planId: string | null,
): string {
  const { tx, rules } = work;
  const { values } = contact;
  const id = tx.newId();
  tx.insert('followup', {
    id,
    customerId: contact.customer.id,
    opportunityId: contact.opportunityId,
    planId,
    contactId: tx.newId(),
    cardId: contact.cardId,
    byId: contact.consultantId,
    createdById: tx.env.actorId,
    at: tx.env.now,
    onDay: rules.today,
    ...wayOf(values.contactWay),
    category: values.obstacle ?? null,
    feedback: feedbackOnCard(work, values),
    attempt: contact.isResponsible ? 1 : 0,
  });
  return id;
}

/** The contact as which the card's reception was recorded for this opportunity; undefined where it was not yet. */
export function recordedContact({ tx }: CardWork, cardId: string, opportunityId: string): string | undefined {
  const recorded = sqlFor
    .selectFrom('followup')
    .select('id')
    .where('opportunityId', '=', opportunityId)
    .where('cardId', '=', cardId)
    .where('deletedHlc', 'is', null);
  return tx.read.get(recorded)?.id;
}

/**
 * What the owner learned of the intention since: the newest word counts for level, colour and competitors; a model is
 * named where none was, never overwritten.
 */
export function refine(work: CardWork, opportunity: EntityRow<'opportunity'>, values: CardValues): void {
  const { tx, rules, call } = work;
  tx.update('opportunity', opportunity.id, {
    ...(opportunity.vehicleId === null && values.vehicleId != null ? { vehicleId: values.vehicleId } : {}),
    ...(values.colour != null ? { colour: values.colour } : {}),
    ...(isEmptyValue(values.competitors) ? {} : { competitors: canonicalJson(values.competitors) }),
  });
  const grade = gradeOnCard(values);
  // an order stands above what the card says of the level
  if (opportunity.level === 'O' || grade === null || isSameGrade(grade, gradeOf(opportunity))) return;
  // a letter alone leaves the expected day as it was said before
  const isDated = grade.expectedOn !== null || grade.noExpectedDate;
  const full = isDated ? grade : { ...gradeOf(opportunity), level: grade.level, reason: grade.reason };
  if (isSameGrade(full, gradeOf(opportunity))) return;
  const wrong = checkGrade(full, call.today, rules.policy);
  if (wrong) demand(wrong);
  changeGrade(tx, opportunity, full, rules);
}

function continuePlan(work: CardWork, visit: Visit, followupId: string, next: EntityRow<'plan'> | undefined): void {
  const { tx, rules, call } = work;
  if (next) closePlan(tx, next.id, { state: 'done', today: rules.today, followupId });
  const graded = tx.find('opportunity', visit.opportunityId);
  if (!graded) throw new Error(`no opportunity ${visit.opportunityId}`);
  const limitOn = limitAfterAttempt(rules.today, levelOf(graded.level), rules.policy);
  tx.update('opportunity', graded.id, { attemptOn: rules.today, limitOn });
  const assigneeId = (next && ownHolder(next)) ?? visit.customer.ownerId ?? visit.consultantId;
  const wish = wishOnCard(visit.values);
  const dueOn = wish.dueOn ?? proposedDay(work, assigneeId, limitOn);
  namingFields(planFieldsOfCard, () =>
    openNextPlan(tx, {
      opportunity: { ...graded, limitOn },
      ask: { dueOn, dueTime: wish.dueTime, method: wish.method ?? 'phone', purpose: wish.purpose ?? '' },
      assigneeId,
      origin: 'contact',
      basis: feedbackOnCard(work, visit.values),
      rules,
      extendReason: '',
      retryBy: null,
      actorIsManager: isManager(call.actor.role),
    }),
  );
}

function proposedDay({ tx, rules }: CardWork, assigneeId: string, limitOn: string): string {
  const { today, calendar } = rules;
  const loadByDay = planLoad(tx.read, assigneeId, today, openLimit(calendar, limitOn));
  const leaves = leavesFrom(tx.read, today);
  const isAway = (day: string): boolean => leaveOn(leaves, assigneeId, day) !== undefined;
  return proposeNextDate({ today, limitOn, calendar, loadByDay, isAway });
}

/** On the opportunity's own day a second visit may only bring the 48-hour plan forward. */
function bringForward(work: CardWork, next: EntityRow<'plan'>, visit: Visit): void {
  const { tx, rules } = work;
  const wish = wishOnCard(visit.values);
  const opportunity = tx.find('opportunity', visit.opportunityId);
  if (wish.dueOn === null || wish.dueOn === next.dueOn || !opportunity) return;
  const { limitOn, attemptOn: cardOn } = opportunity;
  const wrong = checkFirstPlanDate({ ...rules, dueOn: wish.dueOn, cardOn, limitOn });
  namingFields(planFieldsOfCard, () => wrong && demand(wrong));
  tx.update('plan', next.id, { dueOn: wish.dueOn, ...heldOn(tx.read, rules.calendar, next, wish.dueOn) });
}

/** How the customer was met, in the words of follow-ups. */
function wayOf(contactWay: string | null | undefined): {
  readonly method: PlanMethod;
  readonly outcome: FollowupOutcome;
} {
  switch (contactWay) {
    case 'phone':
      return { method: 'phone', outcome: 'connected' };
    case 'online':
      return { method: 'wechat', outcome: 'wechat_replied' };
    case 'home_visit':
    case 'outreach':
      return { method: 'visit', outcome: 'connected' };
    default:
      return { method: 'invite', outcome: 'visited' };
  }
}
