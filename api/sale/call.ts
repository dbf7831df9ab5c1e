import { attemptsOf } from '../../db/queries/followups.ts';
import { sqlFor } from '../../db/query.ts';
import { demand, reject, type Tx } from '../../db/unit-of-work.ts';
import type { CivilDate } from '../../shared/calendar/civil-date.ts';
import { checkFeedback, feedbackIsEmpty, isEffective, retryRule } from '../../shared/domain/followup.ts';
import { ownHolder } from '../../shared/domain/leave.ts';
import { type Refusal, refuse } from '../../shared/domain/refusal.ts';
import { checkSaleCallDay } from '../../shared/domain/sale.ts';
import { type SaleCall, saleRetryOn } from '../../shared/domain/sale-plan.ts';
import { answerLines, type SaleAnswers, saleCallOf, strangerAmong } from '../../shared/domain/sale-script.ts';
import type { EntityRow } from '../../shared/entities/registry.ts';
import { canonicalJson } from '../../sync/digest.ts';
import { type ActorCall, act } from '../call.ts';
import { type ContactInput, writeFollowup } from '../followup/contact.ts';
import { silenceCosts } from '../followup/silence.ts';
import { isResponsible, refuseForeign } from '../ownership.ts';
import { closePlan } from '../plan/close-plan.ts';
import { outcomeOf } from '../plan/codes.ts';
import { planRulesOf } from '../plan/rules.ts';
import { beginLead, type Lead } from './lead.ts';
import { openSaleCall } from './plans.ts';

export interface SaleCallInput extends Omit<ContactInput, 'planId'> {
  readonly planId: string;
  readonly answers: SaleAnswers;
  readonly confirmedEmpty: boolean;
  readonly lead: Lead | null;
}

export interface SaleCallRecorded {
  /** The contact, by which it can be taken back (§四.2). */
  readonly contactId: string;
  readonly followupId: string;
  readonly customerId: string;
  readonly saleId: string;
  /** The retry; null where somebody was reached, or where nothing is tried again. */
  readonly nextPlan: { readonly id: string; readonly dueOn: CivilDate } | null;
  /** The CSI window is over: 客服 goes on. */
  readonly unreached: boolean;
  readonly shownToManager: boolean;
  /** The draft of the new lead's card. */
  readonly draftId: string | null;
}

/**
 * Records one of the four calls (§五.1): outcome, answers and feedback, the plan closed. Where nobody was reached, a retry
 * on the next open day, a CSI call only inside its window: then 未联系上, and 客服 goes on. A wrong number or a refusal is
 * shown to the manager at once, three days in vain as well; nothing ends by it.
 */
export function recordSaleCall(input: SaleCallInput, call: ActorCall): SaleCallRecorded | Refusal {
  return act(call, (tx) => {
    const { plan, sale, saleCall, deliveredOn } = demandPlan(tx, call, input.planId);
    const { customerId } = plan;
    demandNew(tx, input.contactId);
    demand(checkSaleCallDay(saleCall, deliveredOn, call.today));
    demandAsked(saleCall, input.answers);
    demandLead(saleCall, input.lead);
    const { today, calendar } = planRulesOf(call);
    const spoken = { ...input, feedback: feedbackOf(saleCall, input) };
    const contact = contactOf(tx, call, spoken, plan);
    const followupId = writeFollowup(tx, contact, plan.opportunityId, plan.id);
    keepAnswers(tx, { sale, planId: plan.id, followupId, saleCall, answers: input.answers, today });
    closePlan(tx, plan.id, { state: 'done', today, followupId });
    const isReached = isEffective(input.outcome);
    const rule = retryRule({
      outcome: input.outcome,
      level: 'O',
      attempts: attemptsSince(tx, plan.opportunityId, sale),
      today,
      calendar,
    });
    const isTriedAgain = rule.retryBy !== null;
    const retryOn = isTriedAgain ? saleRetryOn(saleCall, { deliveredOn, today, calendar }) : null;
    const unreached = !isReached && saleCall === 'sale_csi' && retryOn === null;
    // a call that is not tried again is nobody's any more: the manager sees it at once
    const shownToManager = rule.shownToManager || (!isReached && !isTriedAgain);
    const ownId = ownHolder(plan) ?? call.actor.id;
    const nextPlan =
      retryOn === null
        ? null
        : {
            id: openSaleCall(
              tx,
              { today, calendar },
              { sale, call: saleCall, dueOn: retryOn, ownId, basis: '上次没联系上' },
            ),
            dueOn: retryOn,
          };
    tx.update('sale', sale.id, {
      ...(isReached ? { vainSinceOn: null } : {}),
      ...(shownToManager ? { vainSinceOn: sale.vainSinceOn ?? today } : {}),
      ...(unreached ? { unreachedOn: today, reachedOn: null } : {}),
    });
    const draftId = isReached && input.lead !== null ? beginLead(tx, customerId, input.lead) : null;
    demand(checkFeedback(spoken, silenceCosts(call)));
    return {
      contactId: contact.id,
      followupId,
      customerId,
      saleId: sale.id,
      nextPlan,
      unreached,
      shownToManager,
      draftId,
    };
  });
}

function demandPlan(tx: Tx, call: ActorCall, planId: string) {
  const plan = tx.find('plan', planId);
  const sale = plan?.saleId ? tx.find('sale', plan.saleId) : undefined;
  const saleCall = plan ? saleCallOf(plan.origin) : null;
  if (!plan || !sale || saleCall === null || sale.deliveredOn === null)
    return reject('NOT_FOUND', { what: '这个交车后的回访' }, 'planId');
  const customer = tx.find('customer', plan.customerId);
  if (!customer) return reject('NOT_FOUND', { what: '这位客户' }, 'planId');
  if (!isResponsible(tx.read, call.actor.id, customer)) demand(refuseForeign(tx.read, customer));
  if (plan.state !== 'open') return reject('PLAN_ALREADY_CLOSED');
  return { plan, sale, saleCall, deliveredOn: sale.deliveredOn };
}

/** One contact is one act: the same id a second time is a second click. */
export function demandNew(tx: Tx, contactId: string | undefined): void {
  if (contactId === undefined) return;
  const known = sqlFor.selectFrom('followup').select('id').where('contactId', '=', contactId).limit(1);
  if (tx.read.get(known)) reject('ALREADY_DONE', { what: '这次回访' });
}

/** Answers belong to the script of this very call. */
export function demandAsked(saleCall: SaleCall, answers: SaleAnswers): void {
  const stranger = strangerAmong(saleCall, answers);
  if (stranger !== null)
    demand(
      refuse('INVALID_INPUT', { field: '回答', problem: `里的「${stranger}」不是这次回访要问的，请去掉` }, 'answers'),
    );
}

function demandLead(saleCall: SaleCall, lead: Lead | null): void {
  if (lead !== null && saleCall !== 'sale_month')
    reject('INVALID_INPUT', { field: '介绍的客户', problem: '只在一月回访里登记，请直接新建洽谈卡' }, 'lead');
}

/** What was answered stands in the feedback as well, unless something was written: whoever calls next reads one text. */
export function feedbackOf(
  saleCall: SaleCall,
  { outcome, feedback, answers }: Pick<SaleCallInput, 'outcome' | 'feedback' | 'answers'>,
): string {
  if (!isEffective(outcome) || !feedbackIsEmpty(feedback)) return feedback;
  return answerLines(saleCall, answers)
    .map(({ label, words }) => `${label}：${words}`)
    .join('；');
}

function contactOf(tx: Tx, call: ActorCall, input: SaleCallInput, plan: EntityRow<'plan'>) {
  const customer = tx.find('customer', plan.customerId);
  if (!customer) throw new Error(`no customer ${plan.customerId}`);
  return { id: input.contactId ?? tx.newId(), call, input, customer, isAttempt: true, plan, rules: planRulesOf(call) };
}

/** Keeps the answers of a call as a fact. */
export function keepAnswers(
  tx: Tx,
  told: {
    readonly sale: EntityRow<'sale'>;
    readonly planId: string | null;
    readonly followupId: string;
    readonly saleCall: SaleCall;
    readonly answers: SaleAnswers;
    readonly today: CivilDate;
  },
): void {
  const { sale, planId, followupId, saleCall, answers, today } = told;
  tx.insert('saleCall', {
    id: tx.newId(),
    customerId: sale.customerId,
    saleId: sale.id,
    planId,
    followupId,
    origin: saleCall,
    answers: canonicalJson(answers),
    at: tx.env.now,
    onDay: today,
    byId: tx.env.actorId,
  });
}

/** The calls since the car was handed over: what was tried before is not counted again. */
function attemptsSince(tx: Tx, opportunityId: string, sale: EntityRow<'sale'>) {
  return attemptsOf(tx.read, opportunityId)
    .filter(({ on }) => on >= (sale.deliveryEnteredOn ?? ''))
    .map(({ on, outcome }) => ({ on, outcome: outcomeOf(outcome) }));
}
