import { refusingFollowup } from '../../db/queries/consents.ts';
import { categoryNames } from '../../db/queries/followups.ts';
import { staffNames } from '../../db/queries/staff.ts';
import { type Reader, sqlFor } from '../../db/query.ts';
import { type CivilDate, daysBetween } from '../../shared/calendar/civil-date.ts';
import type { ContactSheet } from '../../shared/contract/contact-sheet.ts';
import { undoableUntil } from '../../shared/domain/followup-undo.ts';
import { isDue } from '../../shared/domain/plan.ts';
import { type Refusal, refuse } from '../../shared/domain/refusal.ts';
import { regionName } from '../../shared/domain/region.ts';
import { saleCallLimit } from '../../shared/domain/sale-plan.ts';
import { saleCallOf } from '../../shared/domain/sale-script.ts';
import type { EntityRow } from '../../shared/entities/registry.ts';
import type { ActorCall } from '../call.ts';
import { waitingInstructions } from '../instruction/list.ts';
import { readDictionary } from '../lists/dictionary-rows.ts';
import { type Access, accessTo, canSeePhone, refuseForeign, shownName, shownPhone } from '../ownership.ts';
import { levelOf, methodOf, originOf } from './codes.ts';
import { placeOf } from './days.ts';
import { extensionOf } from './extension.ts';
import { type PlanRules, planRulesOf } from './rules.ts';
import { type SheetContext, sheetOpportunityOf } from './sheet-opportunity.ts';
import { originWordsOf } from './words.ts';

/** Everything that somebody needs who has the customer of this plan on the telephone. */
export function planSheet(planId: string, call: ActorCall): ContactSheet | Refusal {
  const { read } = call.deps.store;
  const plan = read.get(sqlFor.selectFrom('plan').selectAll().where('id', '=', planId).where('deletedHlc', 'is', null));
  if (!plan) return refuse('NOT_FOUND', { what: '这个计划' }, 'id');
  return sheetOf(plan.customerId, plan, call);
}

/** The same for a contact without a plan. */
export function customerSheet(customerId: string, call: ActorCall): ContactSheet | Refusal {
  return sheetOf(customerId, null, call);
}

function sheetOf(customerId: string, plan: EntityRow<'plan'> | null, call: ActorCall): ContactSheet | Refusal {
  const { read } = call.deps.store;
  const customer = read.get(
    sqlFor.selectFrom('customer').selectAll().where('id', '=', customerId).where('deletedHlc', 'is', null),
  );
  if (!customer) return refuse('NOT_FOUND', { what: '这位客户' }, 'customerId');
  const access = accessTo(read, call.actor, customer);
  if (access === 'masked') return refuseForeign(read, customer);
  const rules = planRulesOf(call);
  const names = staffNames(read);
  const context: SheetContext = {
    read,
    rules,
    names,
    categories: categoryNames(read),
    competitors: new Map(readDictionary(read, 'competitor').map(({ code, label }) => [code, label])),
    assigneeId: customer.ownerId ?? plan?.assigneeId ?? call.actor.id,
  };
  const opportunities = openOpportunities(call, customerId, plan?.opportunityId ?? null);
  return {
    customer: {
      ...customerOf(customer, access, names),
      refusesFollowup: refusingFollowup(read, [customer.id]).has(customer.id),
    },
    instructions: waitingInstructions(call, customer.id),
    responsible: access === 'own' || access === 'task',
    plan: plan && {
      ...openedPlanOf(plan, opportunities, rules, names),
      saleLimitOn: saleLimitOf(read, plan, rules),
      contactId: contactOf(read, plan)?.contactId ?? null,
      undo: undoOf(plan, call),
    },
    opportunities: opportunities.map((opportunity) => sheetOpportunityOf(opportunity, context)),
  };
}

function customerOf(
  customer: EntityRow<'customer'>,
  access: Access,
  names: ReadonlyMap<string, string>,
): Omit<ContactSheet['customer'], 'refusesFollowup'> {
  const phone = shownPhone(access, customer.phone);
  return {
    id: customer.id,
    access,
    canReveal: access !== 'own' && canSeePhone(access) && customer.phone !== null,
    name: shownName(access, customer.name),
    gender: customer.gender,
    phone,
    phoneMasked: phone !== customer.phone,
    noPhoneReason: customer.noPhoneReason,
    region: customer.regionCode === null ? null : regionName(customer.regionCode),
    remark: customer.remark,
    owner: customer.ownerId === null ? null : { id: customer.ownerId, name: names.get(customer.ownerId) ?? '' },
  };
}

/** What has not ended, newest first; the one that was asked for in front. */
function openOpportunities(call: ActorCall, customerId: string, first: string | null): EntityRow<'opportunity'>[] {
  const rows = call.deps.store.read.all(
    sqlFor
      .selectFrom('opportunity')
      .selectAll()
      .where('customerId', '=', customerId)
      .where('deletedHlc', 'is', null)
      .orderBy('createdAt', 'desc'),
  );
  const shown = rows.filter(({ id, state }) => state !== 'ended' || id === first);
  return shown.toSorted((a, b) => Number(b.id === first) - Number(a.id === first));
}

/** The contact that executed a plan. */
function contactOf(read: Reader, plan: EntityRow<'plan'>) {
  if (plan.state !== 'done' || plan.followupId === null) return undefined;
  return read.get(
    sqlFor.selectFrom('followup').select(['contactId', 'cardId', 'at']).where('id', '=', plan.followupId),
  );
}

/** The contact that executed a plan, while whoever recorded it may take it back (§四.2). */
function undoOf(plan: EntityRow<'plan'>, { deps, actor, now, zone }: ActorCall): OpenedPlan['undo'] {
  if (plan.closedById !== actor.id) return null;
  const contact = contactOf(deps.store.read, plan);
  if (!contact || contact.cardId !== null) return null;
  const until = undoableUntil(contact.at, zone);
  return now < until ? { contactId: contact.contactId, until } : null;
}

type OpenedPlan = NonNullable<ContactSheet['plan']>;

function openedPlanOf(
  plan: EntityRow<'plan'>,
  opportunities: readonly EntityRow<'opportunity'>[],
  rules: PlanRules,
  names: ReadonlyMap<string, string>,
): Omit<OpenedPlan, 'saleLimitOn' | 'contactId' | 'undo'> {
  const person = (id: string) => ({ id, name: names.get(id) ?? '' });
  const { countedOn, section } = placeOf(plan, rules);
  const origin = originOf(plan.origin);
  const opportunity = opportunities.find(({ id }) => id === plan.opportunityId);
  const level = levelOf(opportunity?.level ?? 'N');
  return {
    id: plan.id,
    opportunityId: plan.opportunityId,
    role: plan.role,
    state: plan.state,
    dueOn: plan.dueOn,
    dueTime: plan.dueTime,
    countedOn,
    due: isDue(plan, rules.today, rules.calendar),
    overdueDays: section === 'overdue' ? daysBetween(countedOn, rules.today) : 0,
    method: methodOf(plan.method),
    purpose: plan.purpose,
    basis: plan.basis,
    origin,
    originWords: originWordsOf(origin, level, rules.policy),
    assignee: plan.assigneeId === null ? null : person(plan.assigneeId),
    extension: opportunity ? extensionOf({ ...plan, limitOn: opportunity.limitOn }, rules.calendar, names) : null,
  };
}

/** The last day of one of the four calls after a delivery (§五.1). */
function saleLimitOf(read: Reader, plan: EntityRow<'plan'>, { calendar }: PlanRules): CivilDate | null {
  const saleCall = saleCallOf(plan.origin);
  if (plan.saleId === null || saleCall === null) return null;
  const sale = read.get(sqlFor.selectFrom('sale').select('deliveredOn').where('id', '=', plan.saleId));
  return sale?.deliveredOn == null ? null : saleCallLimit(saleCall, sale.deliveredOn, calendar);
}
