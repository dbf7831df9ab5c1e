import { attemptsOf } from '../../db/queries/followups.ts';
import { sqlFor } from '../../db/query.ts';
import { demand, reject, type Tx } from '../../db/unit-of-work.ts';
import type { CivilDate } from '../../shared/calendar/civil-date.ts';
import type { FollowupOutcome } from '../../shared/domain/followup.ts';
import type { PlanMethod } from '../../shared/domain/plan.ts';
import type { EntityRow } from '../../shared/entities/registry.ts';
import type { ActorCall } from '../call.ts';
import { readDictionary } from '../lists/dictionary-rows.ts';
import { isResponsible, refuseForeign } from '../ownership.ts';
import { outcomeOf } from '../plan/codes.ts';
import { type PlanRules, planRulesOf } from '../plan/rules.ts';

/** What was recorded of a contact, for however many opportunities. */
export interface ContactInput {
  readonly contactId?: string | undefined;
  readonly planId?: string | undefined;
  readonly outcome: FollowupOutcome;
  readonly method: PlanMethod;
  readonly category: string | null;
  readonly feedback: string;
}

/** A contact under way: who with whom, and whether it counts as an attempt. */
export interface Contact {
  readonly id: string;
  readonly call: ActorCall;
  readonly input: ContactInput;
  readonly customer: EntityRow<'customer'>;
  /** By the owner or a stand-in (§四.1): closes the next plan and demands a new one. */
  readonly isAttempt: boolean;
  /** The plan that is executed; null for a contact without one. */
  readonly plan: EntityRow<'plan'> | null;
  readonly rules: PlanRules;
}

/**
 * Begins a contact. Rolls back with NOT_FOUND, with NOT_OWNER where a plan is somebody else's, with PLAN_ALREADY_CLOSED
 * where it was executed before (a second click, two windows), and with ALREADY_DONE where the same contact was sent twice.
 */
export function beginContact(tx: Tx, call: ActorCall, input: ContactInput, customerId: string): Contact {
  const customer = tx.find('customer', customerId);
  if (!customer) return reject('NOT_FOUND', { what: '这位客户' }, 'customerId');
  const plan = input.planId === undefined ? null : openedPlan(tx, input.planId, customerId);
  demandCategory(tx, input.category);
  demandNewContact(tx, input.contactId);
  const isAttempt = isResponsible(tx.read, call.actor.id, customer);
  if (plan !== null && !isAttempt) demand(refuseForeign(tx.read, customer));
  return { id: input.contactId ?? tx.newId(), call, input, customer, isAttempt, plan, rules: planRulesOf(call) };
}

/** Writes the fact of the contact for one opportunity. @returns the follow-up's id */
export function writeFollowup(tx: Tx, contact: Contact, opportunityId: string, planId: string | null): string {
  const { input, call } = contact;
  const id = tx.newId();
  tx.insert('followup', {
    id,
    customerId: contact.customer.id,
    opportunityId,
    planId,
    contactId: contact.id,
    cardId: null,
    byId: call.actor.id,
    createdById: call.actor.id,
    at: call.now,
    onDay: call.today,
    method: input.method,
    outcome: input.outcome,
    category: input.category,
    feedback: input.feedback,
    attempt: contact.isAttempt ? 1 : 0,
  });
  return id;
}

/** The attempts on an opportunity as the rule of retries reads them. */
export function attemptFactsOf(
  tx: Tx,
  opportunityId: string,
): readonly { readonly on: CivilDate; readonly outcome: FollowupOutcome }[] {
  return attemptsOf(tx.read, opportunityId).map(({ on, outcome }) => ({ on, outcome: outcomeOf(outcome) }));
}

function openedPlan(tx: Tx, planId: string, customerId: string): EntityRow<'plan'> {
  const plan = tx.find('plan', planId);
  if (!plan || plan.customerId !== customerId) return reject('NOT_FOUND', { what: '这个计划' }, 'planId');
  if (plan.role === 'decision') return reject('ENDING_PENDING');
  if (plan.state !== 'open') return reject('PLAN_ALREADY_CLOSED');
  if (plan.saleId !== null)
    return reject('INVALID_INPUT', { field: '计划', problem: '是交车后的回访，请在「交车后回访」里登记' }, 'planId');
  return plan;
}

/** One contact is one act: an id that joined others to it later would lend its feedback to a silent one. */
function demandNewContact(tx: Tx, contactId: string | undefined): void {
  if (contactId === undefined) return;
  const known = sqlFor.selectFrom('followup').select('id').where('contactId', '=', contactId).limit(1);
  if (tx.read.get(known)) reject('ALREADY_DONE', { what: '这次回访' });
}

function demandCategory(tx: Tx, category: string | null): void {
  if (category === null) return;
  const entry = readDictionary(tx.read, 'feedback_category').find(({ code }) => code === category);
  if (!entry?.active) reject('INVALID_INPUT', { field: '反馈分类', problem: '不在列表里，请从列表里选' }, 'category');
}
