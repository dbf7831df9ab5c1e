import { livingIdOf } from '../../db/queries/merges.ts';
import { sqlFor } from '../../db/query.ts';
import { demand, reject, type Tx } from '../../db/unit-of-work.ts';
import { checkFeedback } from '../../shared/domain/followup.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { type ActorCall, act } from '../call.ts';
import { answerByContact } from '../instruction/answer.ts';
import { refuseForeign } from '../ownership.ts';
import { demandOpenPlanInvariant } from '../plan/invariant.ts';
import { attempt, type Concerned, type Consequence } from './attempt.ts';
import { beginContact, type Contact, type ContactInput, writeFollowup } from './contact.ts';
import { silenceCosts } from './silence.ts';

export interface RecordInput extends ContactInput {
  readonly confirmedEmpty: boolean;
  readonly opportunities: readonly Consequence[];
  /** For a contact by somebody else: all open opportunities of this customer. */
  readonly customerId?: string | undefined;
  /** Instructions that this contact answers. */
  readonly answers: readonly string[];
}

export interface Recorded {
  readonly contactId: string;
  readonly attempt: boolean;
  readonly opportunities: readonly Concerned[];
}

/**
 * Records one contact in one act (§四.2–3): outcome, feedback and what follows for each opportunity. By the owner or a
 * stand-in it is an attempt; by anybody else it is recorded, shown to the assignee, and closes nothing. An effective
 * contact without feedback is refused once with FEEDBACK_EMPTY, after everything else was found in order.
 */
export function recordFollowup(input: RecordInput, call: ActorCall): Recorded | Refusal {
  return act(call, (tx) => {
    const contact = beginContact(tx, call, input, customerOf(tx, input));
    const opportunities = contact.isAttempt
      ? demandWishes(contact, input.opportunities).map((wish) => attempt(tx, contact, wish))
      : mentioned(tx, contact, input).map((id) => report(tx, contact, id));
    for (const { opportunityId } of opportunities) demandOpenPlanInvariant(tx, opportunityId);
    answerByContact(tx, contact, input.answers, opportunities[0]?.followupId ?? null);
    demand(checkFeedback(input, silenceCosts(call)));
    return { contactId: contact.id, attempt: contact.isAttempt, opportunities };
  });
}

/** The one customer whom the contact concerns. */
function customerOf(tx: Tx, input: RecordInput): string {
  if (input.customerId !== undefined) return livingIdOf(tx.read, input.customerId);
  const id = input.opportunities[0]?.opportunityId ?? '';
  return tx.find('opportunity', id)?.customerId ?? reject('NOT_FOUND', { what: '这个购车意向' }, 'opportunityId');
}

/** Whoever answers for the customer says what becomes of each opportunity. */
function demandWishes(contact: Contact, wishes: readonly Consequence[]): readonly Consequence[] {
  const { plan } = contact;
  if (wishes.length === 0) reject('PLAN_NEXT_REQUIRED', {}, 'opportunities');
  if (plan !== null && !wishes.some(({ opportunityId }) => opportunityId === plan.opportunityId)) {
    reject('INVALID_INPUT', { field: '购车意向', problem: '里没有这个计划的那个，请刷新后再试' }, 'opportunities');
  }
  return wishes;
}

/** The opportunities that somebody else's contact is recorded for: those he named, or all that are open. */
function mentioned(tx: Tx, { customer }: Contact, input: RecordInput): readonly string[] {
  if (input.opportunities.some((wish) => wish.next ?? wish.level ?? wish.ending)) {
    demand(refuseForeign(tx.read, customer));
  }
  const open = tx.read.all(
    sqlFor
      .selectFrom('opportunity')
      .select('id')
      .where('customerId', '=', customer.id)
      .where('state', '<>', 'ended')
      .where('deletedHlc', 'is', null),
  );
  const ids = open.map(({ id }) => id);
  const named = input.opportunities.map(({ opportunityId }) => opportunityId);
  if (ids.length === 0 || !named.every((id) => ids.includes(id))) reject('OPPORTUNITY_ENDED');
  return named.length === 0 ? ids : named;
}

/** A contact by somebody who does not answer for the customer. */
function report(tx: Tx, contact: Contact, opportunityId: string): Concerned {
  const followupId = writeFollowup(tx, contact, opportunityId, null);
  const rule = { retryBy: null, proposals: [], shownToManager: false };
  return { opportunityId, followupId, nextPlan: null, request: null, rule };
}
