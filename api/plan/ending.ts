import type { Tx } from '../../db/unit-of-work.ts';
import { demand, reject } from '../../db/unit-of-work.ts';
import type { CivilDate } from '../../shared/calendar/civil-date.ts';
import type { StoreCalendar } from '../../shared/calendar/store-calendar.ts';
import { checkEndingRequest, type Ending, endingDecisionDueOn, endings } from '../../shared/domain/ending.ts';
import { closeAllPlans } from './close-plan.ts';
import { neverClosed } from './first-plan.ts';

/** A request to end an opportunity, with the attempt of the same day that it rests on. */
export interface EndingWish {
  readonly opportunityId: string;
  readonly ending: Ending;
  readonly reason: string;
  /** Code or name of what was bought instead; null where unknown or not lost. */
  readonly competitor: string | null;
  /** What was paid for it elsewhere, in fen; null where unknown. */
  readonly priceFen: number | null;
  /** How it is known, in words, and a file of the customer that shows it. */
  readonly evidence: string;
  readonly evidenceId: string | null;
  /** The follow-up recorded today whose feedback explains it. */
  readonly followupId: string;
  readonly feedback: string;
  readonly attemptOn: CivilDate;
  readonly today: CivilDate;
  readonly calendar: StoreCalendar;
}

/**
 * Asks for 战败, 休眠 or 无效 (§四.1): the opportunity waits for the manager's decision, and its next plan gives way to
 * the decision task of the next open day, which is nobody's until a manager takes it. Further plans end as well: while
 * the request is pending the consultant owes nothing. Refuses with ENDING_NEEDS_ATTEMPT, ENDING_PENDING,
 * OPPORTUNITY_ENDED, or NOT_FOUND where the evidence is no file of this customer.
 * @returns the request's id
 */
export function requestEnding(tx: Tx, wish: EndingWish): string {
  const { opportunityId, ending, today } = wish;
  const opportunity = tx.find('opportunity', opportunityId);
  if (!opportunity) throw new Error(`no opportunity ${opportunityId}`);
  const attempts = [{ on: wish.attemptOn, feedback: wish.feedback }];
  demand(checkEndingRequest({ ending, state: opportunity.state, attempts, today }));
  // an order is called off by a reason of its own, and the customer goes on (§五)
  if (opportunity.level === 'O') reject('LEVEL_O_STAYS', {}, 'ending');
  demandEvidence(tx, opportunity.customerId, wish.evidenceId);
  const requestId = tx.newId();
  const { now, actorId } = tx.env;
  tx.insert('endingRequest', {
    id: requestId,
    customerId: opportunity.customerId,
    opportunityId,
    ending,
    reason: wish.reason,
    competitor: wish.competitor,
    followupId: wish.followupId,
    byId: actorId,
    at: now,
    onDay: today,
    priceFen: wish.priceFen,
    evidence: wish.evidence,
    evidenceId: wish.evidenceId,
  });
  tx.update('opportunity', opportunityId, { state: 'pending' });
  closeAllPlans(tx, opportunityId, { state: 'cancelled', today, reason: `申请${endings[ending]}，等经理决定` });
  tx.insert('plan', {
    id: tx.newId(),
    customerId: opportunity.customerId,
    opportunityId,
    role: 'decision',
    dueOn: endingDecisionDueOn(today, wish.calendar),
    dueTime: null,
    method: '',
    purpose: `决定是否${endings[ending]}`,
    basis: wish.feedback,
    assigneeId: null,
    absentId: null,
    origin: 'ending_decision',
    ...neverClosed,
    requestId,
    createdAt: now,
    createdOn: today,
    createdById: actorId,
  });
  return requestId;
}

/** Only a file of the same customer speaks for his loss. */
function demandEvidence(tx: Tx, customerId: string, evidenceId: string | null): void {
  if (evidenceId === null) return;
  if (tx.find('attachment', evidenceId)?.customerId !== customerId)
    reject('NOT_FOUND', { what: '作为证据的附件' }, 'evidenceId');
}
