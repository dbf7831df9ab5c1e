import { contactRows, isDecidedOn, laterAttempts } from '../../db/queries/followup-undo.ts';
import { reversalOf, takeBack } from '../../db/reversal.ts';
import { reject, type Tx } from '../../db/unit-of-work.ts';
import { whyNotUndone } from '../../shared/domain/followup-undo.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { type ActorCall, act } from '../call.ts';
import { closePlan } from '../plan/close-plan.ts';
import { demandOpenPlanInvariant } from '../plan/invariant.ts';
import { releaseRecordings } from '../recording/change.ts';
import { dropLead } from '../sale/lead.ts';

/** What stands again after a contact was taken back. */
export interface Undone {
  readonly contactId: string;
  readonly customerId: string;
  /** The plan that the contact had executed, open again; null for a contact without one. */
  readonly planId: string | null;
}

/**
 * Takes back a contact that the caller recorded, within ten minutes and on its own day: plan, level, limit, opportunity,
 * today's cards and the request to end say again what they said before, and the contact counts for nothing. It is
 * worked out from the change log of the one command that recorded it, so whatever else that command wrote goes back as
 * well: of a call after a delivery its answers, its retry and the draft of whom the customer named. Its recordings stay
 * with the customer. Refused once something was built upon it. Refuses with NOT_FOUND, ALREADY_DONE or FOLLOWUP_NOT_UNDONE.
 */
export function undoFollowup({ contactId }: { readonly contactId: string }, call: ActorCall): Undone | Refusal {
  return act(call, (tx) => {
    const rows = contactRows(tx.read, contactId);
    const [first] = rows;
    if (!first) return reject('NOT_FOUND', { what: '这次回访' }, 'contactId');
    if (rows.every(({ deletedHlc }) => deletedHlc !== null)) reject('ALREADY_DONE', { what: '这次撤销' });
    const reversal = reversalOf(call.deps.store, first.rowSet);
    if (!reversal) throw new Error(`no change set ${first.rowSet} of the contact ${contactId}`);
    const why = whyNotUndone({
      at: first.at,
      now: call.now,
      zone: call.zone,
      isOwn: first.createdById === call.actor.id,
      cardId: first.cardId,
      isDecided: rows.some(({ id }) => isDecidedOn(tx.read, id)),
      isFollowed: rows.some((row) => row.attempt === 1 && laterAttempts(tx.read, row)),
      isBuiltUpon: reversal.builtUpon.length > 0,
    });
    if (why !== null) reject('FOLLOWUP_NOT_UNDONE', { why });
    giveUpPlans(tx, call, reversal.steps);
    takeBack(tx, reversal);
    dropLead(tx, first);
    releaseRecordings(tx, contactId);
    for (const { opportunityId } of rows) demandOpenPlanInvariant(tx, opportunityId);
    const { customerId } = first;
    tx.note({ action: call.procedure, subject: `customer:${customerId}`, body: { contactId, setId: first.rowSet } });
    return { contactId, customerId, planId: rows.find(({ planId }) => planId !== null)?.planId ?? null };
  });
}

/** A plan that goes is closed first: whatever counts open plans looks at their state alone. */
function giveUpPlans(tx: Tx, { today }: ActorCall, steps: NonNullable<ReturnType<typeof reversalOf>>['steps']): void {
  for (const step of steps) {
    if (step.kind === 'remove' && step.entity === 'plan')
      closePlan(tx, step.id, { state: 'cancelled', today, reason: '撤销了这次回访' });
  }
}
