import { demand } from '../../db/unit-of-work.ts';
import type { CardValues } from '../../shared/domain/card.ts';
import { cardNumber } from '../../shared/domain/card-number.ts';
import type { EntityRow } from '../../shared/entities/registry.ts';
import { adoptHeldFiles } from '../attachment/held.ts';
import { lateDay } from '../audit/late.ts';
import { joinHousehold } from '../household/join.ts';
import { reportBeside } from '../identity/beside.ts';
import type { Identity } from '../identity/resolve.ts';
import { type BegunCard, beginCard } from './begin.ts';
import { keepCar } from './car.ts';
import { createCustomer, fillBlanks, recordConsents, register, takeUp } from './customer.ts';
import { collectDraft, refuseSavedDraft } from './draft.ts';
import { endingOf, requestByCard } from './outcome.ts';
import { placeCard } from './place.ts';
import { quoteByCard } from './quote.ts';
import { type CardSaved, noPlanColumns, type PlanColumns, planColumns, savedCard } from './saved.ts';
import { columnsOf, emptyColumns } from './values.ts';
import type { CardState, CardWork, SaveInput } from './work.ts';

/**
 * Saves a card for the first time: the customer or the known one, his registration and ownership, the opportunity with
 * its level and 48-hour plan, the card with its final number, all or nothing (§二, §四.1, §七.2).
 */
export function createCard(work: CardWork, input: SaveInput, state: CardState): CardSaved {
  const { tx, call } = work;
  demand(input.draftId === undefined ? null : refuseSavedDraft(tx.read, input.draftId, call.actor.id));
  const begun = beginCard(work, input, state);
  const { identity, consultant, values, arrivedOn, traffic } = begun;
  const cardId = tx.newId();
  const customer = customerOf(work, begun, cardId);
  const isNewCustomer = identity.as === 'new' || identity.as === 'household';
  const isResponsible = isNewCustomer || identity.as === 'own';
  const ending = state === 'complete' ? endingOf(values.result) : null;
  const shared = { cardId, customer, isResponsible, values };
  const placed = placeCard(work, { ...shared, isNewCustomer, consultant, arrivedOn, isEnding: ending !== null });
  const { opportunityId } = placed;
  if (ending !== null) requestByCard(work, { ...shared, opportunityId, consultantId: consultant.id, ending });
  const line = lineOfPlan(placed.plan, values, ending !== null);
  const place = { id: cardId, number: nextNumber(work, arrivedOn), state, customerId: customer.id, opportunityId };
  insertCard(work, begun, { ...place, ...line, draftId: input.draftId ?? null });
  if (isResponsible) keepCar(tx, { customerId: customer.id, cardId, values });
  if (identity.as === 'new') reportBeside(tx, { customerId: customer.id, cardId, beside: identity.beside });
  quoteByCard(work, { cardId, customerId: customer.id, opportunityId, consultantId: consultant.id, values });
  const after = values.consents ?? [];
  recordConsents(tx, { customerId: customer.id, cardId, before: [], after, isNew: isNewCustomer });
  if (traffic) tx.update('traffic', traffic.id, { cardId });
  adoptHeldFiles(tx, call.actor.id, input.draftId, { cardId, customerId: customer.id });
  collectDraft(tx, call.actor.id, input);
  return savedCard(work, place, didOf(identity, placed.isOrigin));
}

type Place = Pick<EntityRow<'card'>, 'id' | 'number' | 'state' | 'customerId' | 'opportunityId' | 'draftId'> &
  PlanColumns;

function insertCard({ tx, call }: CardWork, begun: BegunCard, place: Place): void {
  const { values, consultant, traffic, arrivedAt, arrivedOn } = begun;
  const { actor, now } = call;
  tx.insert('card', {
    ...emptyColumns(),
    ...columnsOf(values),
    name: values.name ?? '',
    consultantId: consultant.id,
    arrivedAt,
    arrivedOn,
    lateOn: lateDay(tx.read, arrivedOn, call.today),
    completedAt: place.state === 'complete' ? now : null,
    firstSavedAt: now,
    createdById: actor.id,
    trafficId: traffic?.id ?? null,
    receptionistId: traffic?.receptionistId ?? (actor.role === 'receptionist' ? actor.id : null),
    ...place,
  });
}

/** The line of the next plan: the card's own plan, what was typed where it has none, nothing where it asks to end. */
function lineOfPlan(plan: EntityRow<'plan'> | undefined, values: CardValues, isEnding: boolean): PlanColumns {
  if (isEnding) return noPlanColumns;
  if (plan) return planColumns(plan);
  return {
    nextPlanId: null,
    nextPlanOn: values.nextPlanOn ?? null,
    nextPlanTime: values.nextPlanTime ?? null,
    nextPlanMethod: values.nextPlanMethod ?? null,
    nextPlanPurpose: values.nextPlanPurpose ?? null,
  };
}

/** The customer of the card: entered now, or the known one with what was not known of him. */
function customerOf(
  { tx, rules }: CardWork,
  { identity, values, consultant }: BegunCard,
  cardId: string,
): { readonly id: string; readonly ownerId: string | null } {
  if (identity.as === 'new' || identity.as === 'household') {
    const id = createCustomer(tx, { values, consultantId: consultant.id, cardId, createdOn: rules.today });
    if (identity.as === 'household') joinHousehold(tx, identity, { customerId: id, consultant, cardId, values });
    return { id, ownerId: consultant.id };
  }
  const { customer, by } = identity;
  if (identity.as === 'report')
    register(tx, { customerId: customer.id, staffId: consultant.id, kind: 'report', cardId, byNumber: by });
  if (identity.as !== 'own') return customer;
  fillBlanks(tx, customer, values);
  if (customer.ownerId !== null) return customer;
  takeUp(tx, customer.id, consultant.id, cardId);
  return { id: customer.id, ownerId: consultant.id };
}

/** Final and unique even offline: no other device has this one's code. '' while the device has none: 待编号. */
function nextNumber({ tx, call }: CardWork, arrivedOn: string): string {
  const deviceCode = tx.find('device', call.deps.store.deviceId)?.code ?? '';
  if (deviceCode === '') return '';
  return cardNumber({ arrivedOn, deviceCode, sequence: tx.nextCount(`card ${deviceCode} ${arrivedOn}`) });
}

function didOf(identity: Identity, isOrigin: boolean): CardSaved['did'] {
  switch (identity.as) {
    case 'new':
    case 'household':
      return 'new_customer';
    case 'visit':
      return 'visit_for_colleague';
    case 'report':
      return 'report';
    case 'own':
      return isOrigin ? 'second_opportunity' : 'repeat_visit';
  }
}
