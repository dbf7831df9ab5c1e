import {
  consentsOf,
  countReveals,
  customerDetail,
  opportunitiesOf,
  ownedVehiclesOf,
  plansOf,
  registrationsOf,
} from '../../db/queries/customer-detail.ts';
import { livingIdOf } from '../../db/queries/merges.ts';
import { quotesOfCustomer } from '../../db/queries/quotes.ts';
import { staffNames } from '../../db/queries/staff.ts';
import { tagsOf } from '../../db/queries/tags.ts';
import type { CustomerDetail, CustomerPlan, OpportunityRow } from '../../shared/contract/customer-rows.ts';
import { isLevelStale } from '../../shared/domain/level.ts';
import { openLimit } from '../../shared/domain/plan-limit.ts';
import { newestQuote, quoteTotalFen } from '../../shared/domain/quote.ts';
import { type Refusal, refuse } from '../../shared/domain/refusal.ts';
import { isManager } from '../../shared/domain/roles.ts';
import type { ActorCall } from '../call.ts';
import { customShown } from '../card/custom.ts';
import { registeredAt } from '../identity/check.ts';
import { strings } from '../json-columns.ts';
import { accessTo, canSeeDealings, canSeePhone, canWrite, shownContacts, shownName } from '../ownership.ts';
import { levelOf, methodOf, originOf, stateOf } from '../plan/codes.ts';
import { extensionOf } from '../plan/extension.ts';
import { type PlanRules, planRulesOf } from '../plan/rules.ts';
import { inOrder } from '../tag/order.ts';
import { labelOfJoined } from '../vehicle-label.ts';

const closedPlansShown = 20;
const monthMs = 30 * 86_400_000;

/**
 * A customer with all that hangs on him; of somebody else's only who he is, masked, and whose (§13). An id whose record
 * became part of another one leads there: the answer carries the id of the record that lives.
 */
export function getCustomer(input: { readonly id: string }, call: ActorCall): CustomerDetail | Refusal {
  const { store } = call.deps;
  const { read } = store;
  const row = customerDetail(read, input.id) ?? customerDetail(read, livingIdOf(read, input.id));
  if (!row) return refuse('NOT_FOUND', { what: '这位客户' }, 'id');
  const access = accessTo(read, call.actor, row);
  const isOpen = access !== 'masked' || (row.ownerId === null && call.actor.role === 'clerk');
  const knowsDealings = canSeeDealings(access, row);
  const contacts = shownContacts(access, row);
  const person = (id: string, name: string | null) => ({ id, name: name ?? '' });
  return {
    id: row.id,
    access,
    canEdit: row.erasedAt === null && (canWrite(access) || isOpen),
    canReveal: canSeePhone(access) && access !== 'own' && row.phone !== null,
    stage: row.stage,
    name: shownName(access, row.name),
    gender: row.gender,
    ...contacts,
    noPhoneReason: isOpen ? row.noPhoneReason : null,
    customerType: row.customerType,
    contactPerson: isOpen ? row.contactPerson : null,
    regionCode: isOpen ? row.regionCode : null,
    street: isOpen ? row.street : null,
    source: isOpen ? row.source : null,
    remark: isOpen ? row.remark : '',
    custom: isOpen ? customShown(row.custom) : {},
    owner: row.ownerId === null ? null : person(row.ownerId, row.ownerName),
    registeredAt: row.ownerId === null ? null : registeredAt(read, row.id, row.ownerId),
    createdOn: row.createdOn,
    createdBy: person(row.createdById, row.writerName),
    lastContactAt: knowsDealings ? row.lastContactAt : null,
    lastEffectiveOn: knowsDealings ? row.lastEffectiveOn : null,
    ...(isOpen ? insideOf(call, row.id) : nothingInside),
    erased: row.erasedAt === null ? null : { at: row.erasedAt, name: row.name },
    reveals: isOpen ? countReveals(read, row.id, call.now - monthMs) : 0,
  };
}

type Inside = Pick<CustomerDetail, 'opportunities' | 'plans' | 'consents' | 'vehicles' | 'tags' | 'registrations'>;

const nothingInside: Inside = { opportunities: [], plans: [], consents: [], vehicles: [], tags: [], registrations: [] };

function insideOf(call: ActorCall, customerId: string): Inside {
  const { read } = call.deps.store;
  const rules = planRulesOf(call);
  const quotes = quotesOfCustomer(read, customerId);
  const opportunities = opportunitiesOf(read, customerId);
  const names = staffNames(read);
  const plans = plansOf(read, customerId, closedPlansShown).map((plan): CustomerPlan => {
    const { assigneeId, extendedTo: _to, extendReason: _reason, extendedById: _by, ...shown } = plan;
    const opportunity = opportunities.find(({ id }) => id === plan.opportunityId);
    return {
      ...shown,
      method: plan.method === '' ? '' : methodOf(plan.method),
      origin: originOf(plan.origin),
      state: stateOf(plan.state),
      assignee: assigneeId === null ? null : { id: assigneeId, name: names.get(assigneeId) ?? '' },
      extension: opportunity ? extensionOf({ ...plan, limitOn: opportunity.limitOn }, rules.calendar, names) : null,
    };
  });
  return {
    opportunities: opportunities.map((row) => ({
      ...opportunityRow(row, plans, rules),
      quote: quoteShown(quotes.filter(({ opportunityId }) => opportunityId === row.id)),
    })),
    plans,
    consents: consentsOf(read, customerId).map(({ purpose, given, at, byId, byName }) => ({
      purpose,
      given: given === 1,
      at,
      by: { id: byId, name: byName ?? '' },
    })),
    vehicles: ownedVehiclesOf(read, customerId),
    tags: inOrder(
      read,
      tagsOf(read, [customerId]).map(({ tag }) => tag),
    ),
    registrations: isManager(call.actor.role)
      ? registrationsOf(read, customerId).map(({ staffId, staffName, ...row }) => ({
          ...row,
          staff: { id: staffId, name: staffName ?? '' },
        }))
      : [],
  };
}

function quoteShown(versions: ReturnType<typeof quotesOfCustomer>): OpportunityRow['quote'] {
  const newest = newestQuote(versions);
  if (!newest) return null;
  const { version, priceFen, validUntil } = newest;
  return { version, priceFen, validUntil, totalFen: quoteTotalFen(newest) };
}

function opportunityRow(
  row: ReturnType<typeof opportunitiesOf>[number],
  plans: readonly CustomerPlan[],
  rules: PlanRules,
): Omit<OpportunityRow, 'quote'> {
  const level = levelOf(row.level);
  const { expectedOn, levelSetOn } = row;
  const stale = isLevelStale({ level, expectedOn, levelSetOn, today: rules.today, horizons: rules.policy.horizons });
  return {
    id: row.id,
    state: row.state,
    endedAs: row.endedAs,
    endedOn: row.endedOn,
    vehicleId: row.vehicleId,
    vehicleLabel: labelOfJoined(row),
    otherVehicleIds: [...strings(row.otherVehicleIds)],
    colour: row.colour,
    competitors: [...strings(row.competitors)],
    level,
    levelSetOn,
    levelStale: row.state === 'open' && stale,
    expectedOn,
    noExpectedDate: row.noExpectedDate === 1,
    attemptOn: row.attemptOn,
    limitOn: openLimit(rules.calendar, row.limitOn),
    createdOn: row.createdOn,
    originCardId: row.originCardId,
    nextPlan:
      plans.find(
        ({ opportunityId, state, role }) =>
          opportunityId === row.id && state === 'open' && (role === 'next' || role === 'decision'),
      ) ?? null,
  };
}
