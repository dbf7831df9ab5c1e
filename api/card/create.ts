import { demand } from '../../db/unit-of-work.ts';
import { civilDateAt } from '../../shared/calendar/civil-date.ts';
import { type CardValues, isEmptyValue, tidyCard } from '../../shared/domain/card.ts';
import type { CardFieldName } from '../../shared/domain/card-field-specs.ts';
import { cardFieldNames } from '../../shared/domain/card-fields.ts';
import { cardNumber } from '../../shared/domain/card-number.ts';
import { isManager } from '../../shared/domain/roles.ts';
import type { EntityRow } from '../../shared/entities/registry.ts';
import { type Identity, resolveIdentity } from '../identity/resolve.ts';
import type { Person } from '../ownership.ts';
import { createCustomer, fillBlanks, recordConsents, register, takeUp } from './customer.ts';
import { endingOf, requestByCard } from './outcome.ts';
import { placeCard } from './place.ts';
import {
  type CardSaved,
  noPlanColumns,
  type PlanColumns,
  planColumns,
  savedCard,
  standingPlanValues,
} from './saved.ts';
import { columnsOf, emptyColumns } from './values.ts';
import {
  type CardState,
  type CardWork,
  requireConsultant,
  requireSound,
  requireTraffic,
  type SaveInput,
  withProposedLevel,
} from './work.ts';

/**
 * Saves a card for the first time: the customer or the known one, his registration and ownership, the opportunity with
 * its level and 48-hour plan, the card with its final number, all or nothing (§二, §四.1, §七.2).
 */
export function createCard(work: CardWork, input: SaveInput, state: CardState): CardSaved {
  const { tx, call } = work;
  const traffic = requireTraffic(tx, input.trafficId, null);
  const begun = withDefaults(work, tidyCard(input.values), traffic);
  const consultant = requireConsultant(work, begun.consultantId);
  const arrivedAt = begun.arrivedAt ?? call.now;
  const arrivedOn = civilDateAt(arrivedAt, call.zone);
  const known = { ...begun, consultantId: consultant?.id ?? null };
  const typed = state === 'quick' ? withProposedLevel(known, arrivedOn, work.rules) : known;
  const identity = consultant ? identify(work, input, typed, consultant) : ({ as: 'new' } as const);
  const completed = standingPlanValues(work, identity, typed);
  const values = requireSound(work, { id: null, state, values: completed, changed: filled(completed) });
  if (!consultant) throw new Error('a card without a consultant was found sound');
  const cardId = tx.newId();
  const customer = customerOf(work, identity, values, consultant, cardId);
  const responsible = identity.as === 'new' || identity.as === 'own';
  const ending = state === 'complete' ? endingOf(values.result) : null;
  const placed = placeCard(work, {
    cardId,
    customer,
    isNewCustomer: identity.as === 'new',
    consultant,
    isResponsible: responsible,
    values,
    arrivedOn,
    isEnding: ending !== null,
  });
  const { opportunityId } = placed;
  const own = { cardId, customer, opportunityId, consultantId: consultant.id, isResponsible: responsible, values };
  if (ending !== null) requestByCard(work, { ...own, ending });
  tx.insert('card', {
    ...emptyColumns(),
    ...columnsOf(values),
    name: values.name ?? '',
    consultantId: consultant.id,
    arrivedAt,
    arrivedOn,
    id: cardId,
    customerId: customer.id,
    opportunityId,
    number: nextNumber(work, arrivedOn),
    state,
    completedAt: state === 'complete' ? call.now : null,
    firstSavedAt: call.now,
    createdById: call.actor.id,
    trafficId: traffic?.id ?? null,
    receptionistId: traffic?.receptionistId ?? (call.actor.role === 'receptionist' ? call.actor.id : null),
    ...lineOfPlan(placed.plan, values, ending !== null),
  });
  recordConsents(tx, {
    customerId: customer.id,
    cardId,
    before: [],
    after: values.consents ?? [],
    isNew: identity.as === 'new',
  });
  if (traffic) tx.update('traffic', traffic.id, { cardId });
  if (input.draftId !== undefined)
    tx.local('DELETE FROM draft WHERE id = ? AND owner_id = ?', input.draftId, call.actor.id);
  return savedCard(work, cardId, didOf(identity, placed.isOrigin));
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

/** What the front desk has registered stands before what is typed; a consultant's arrival is the first save (§二). */
function withDefaults({ call }: CardWork, values: CardValues, traffic: EntityRow<'traffic'> | null): CardValues {
  const typed = isManager(call.actor.role) ? (values.arrivedAt ?? null) : null;
  return {
    ...values,
    arrivedAt: traffic?.arrivedAt ?? typed ?? call.now,
    departedAt: traffic?.departedAt ?? values.departedAt ?? null,
    contactWay: values.contactWay ?? traffic?.contactWay ?? null,
    partySize: values.partySize ?? traffic?.partySize ?? null,
    consultantId:
      values.consultantId ?? (call.actor.role === 'consultant' ? call.actor.id : (traffic?.receiverId ?? null)),
  };
}

function identify(work: CardWork, input: SaveInput, values: CardValues, consultant: Person): Identity {
  const { phone, phone2, wechat } = values;
  return demand(
    resolveIdentity(work.tx, {
      numbers: { phone: phone ?? null, phone2: phone2 ?? null, wechat: wechat ?? null },
      consultant,
      choice: input.identity,
      exceptId: null,
    }),
  );
}

/** The customer of the card: entered now, or the known one with what was not known of him. */
function customerOf(
  { tx, rules }: CardWork,
  identity: Identity,
  values: CardValues,
  consultant: Person,
  cardId: string,
): { readonly id: string; readonly ownerId: string | null } {
  if (identity.as === 'new') {
    const id = createCustomer(tx, { values, consultantId: consultant.id, cardId, createdOn: rules.today });
    return { id, ownerId: consultant.id };
  }
  const { customer } = identity;
  if (identity.as === 'report')
    register(tx, { customerId: customer.id, staffId: consultant.id, kind: 'report', cardId });
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
      return 'new_customer';
    case 'visit':
      return 'visit_for_colleague';
    case 'report':
      return 'report';
    case 'own':
      return isOrigin ? 'second_opportunity' : 'repeat_visit';
  }
}

function filled(values: CardValues): ReadonlySet<CardFieldName> {
  return new Set(cardFieldNames.filter((name) => !isEmptyValue(values[name])));
}
