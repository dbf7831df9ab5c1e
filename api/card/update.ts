import { reject } from '../../db/unit-of-work.ts';
import { civilDateAt } from '../../shared/calendar/civil-date.ts';
import { type CardValues, tidyCard } from '../../shared/domain/card.ts';
import type { CardFieldName } from '../../shared/domain/card-field-specs.ts';
import { cardFieldNames } from '../../shared/domain/card-fields.ts';
import { mergeCustom } from '../../shared/domain/custom-field.ts';
import { isManager } from '../../shared/domain/roles.ts';
import type { EntityPatch, EntityRow } from '../../shared/entities/registry.ts';
import { adoptHeldFiles, moveFilesOfStranger } from '../attachment/held.ts';
import { accessTo, canSaveAgain, isResponsible, nameOfStaff } from '../ownership.ts';
import { moveRecordingsOfStranger } from '../recording/change.ts';
import { recordConsents } from './customer.ts';
import { collectDraft } from './draft.ts';
import type { CardEdit } from './edit.ts';
import { demandFresh } from './fresh.ts';
import { endingOf, requestByCard } from './outcome.ts';
import { propagateCustomer } from './propagate-customer.ts';
import { propagateOpportunity } from './propagate-opportunity.ts';
import { quoteByCard } from './quote.ts';
import { type CardSaved, noPlanColumns, savedCard } from './saved.ts';
import { columnsOf, isSameValue, valuesOfRow } from './values.ts';
import {
  type CardState,
  type CardWork,
  refuseArrival,
  requireConsultant,
  requireSound,
  requireTraffic,
  type SaveInput,
} from './work.ts';

/**
 * Completes or corrects a card. What is not mentioned stays. The newest card speaks for its customer and its
 * opportunity, so they change with it; an older one changes by itself. Refusals leave everything as it was.
 * @param wanted the state to reach; null keeps the card's own
 */
export function updateCard(work: CardWork, cardId: string, input: SaveInput, wanted: CardState | null): CardSaved {
  const { tx, call } = work;
  const edit = editOf(work, requireCard(work, cardId), input, wanted);
  const identified = propagateCustomer(work, edit, input.identity);
  const settled = propagateOpportunity(work, { ...edit, ...identified });
  const ending = endingAsked(work, edit);
  const { card, values } = edit;
  if (ending !== null) {
    requestByCard(work, {
      cardId,
      customer: identified.customer,
      opportunityId: settled.opportunityId,
      consultantId: edit.consultant.id,
      isResponsible: identified.isResponsible,
      values,
      ending,
    });
  }
  recordConsents(tx, {
    customerId: identified.customer.id,
    cardId,
    before: identified.isMoved ? [] : (edit.before.consents ?? []),
    after: values.consents ?? [],
    isNew: false,
  });
  const completes = edit.state === 'complete' && card.state === 'quick';
  tx.update('card', cardId, {
    ...columnsOf(pick(values, edit.changed)),
    ...arrivalColumns(work, edit),
    ...trafficColumns(work, card, input.trafficId),
    customerId: identified.customer.id,
    opportunityId: settled.opportunityId,
    state: edit.state,
    ...(completes ? { completedAt: call.now } : {}),
    ...(ending === null ? settled.planColumns : noPlanColumns),
  });
  if (edit.changed.has('quoteFen') || identified.isMoved) {
    const { opportunityId } = settled;
    const consultantId = edit.consultant.id;
    quoteByCard(work, { cardId, customerId: identified.customer.id, opportunityId, consultantId, values });
  }
  if (identified.isMoved) {
    moveFilesOfStranger(tx, edit.card.customerId, identified.customer.id);
    moveRecordingsOfStranger(tx, edit.card.customerId, identified.customer.id);
  }
  adoptHeldFiles(tx, call.actor.id, input.draftId, { cardId, customerId: identified.customer.id });
  collectDraft(tx, call.actor.id, input);
  const { customer } = identified;
  const { opportunityId } = settled;
  const after = { id: cardId, number: card.number, state: edit.state, customerId: customer.id, opportunityId };
  return savedCard(work, after, 'updated');
}

/** The card, for whoever may save it again. */
function requireCard({ tx, call }: CardWork, cardId: string): EntityRow<'card'> {
  const card = tx.find('card', cardId);
  if (!card) return reject('NOT_FOUND', { what: '这张洽谈卡' }, 'cardId');
  if (!canSaveAgain(call, card)) reject('NOT_OWNER', { owner: nameOfStaff(tx.read, card.consultantId) ?? '别人' });
  return card;
}

function editOf(work: CardWork, card: EntityRow<'card'>, input: SaveInput, wanted: CardState | null): CardEdit {
  const { tx, call } = work;
  const before = valuesOfRow(card);
  const traffic = requireTraffic(work, input.trafficId, card.id);
  const registered = traffic
    ? { arrivedAt: traffic.arrivedAt, departedAt: traffic.departedAt ?? before.departedAt }
    : {};
  const merged = tidyCard({ ...before, ...mentioned(input.values, before), ...registered });
  const changed = new Set(cardFieldNames.filter((name) => !isSameValue(name, before[name], merged[name])));
  const customer = tx.find('customer', card.customerId);
  if (!customer) return reject('NOT_FOUND', { what: '这位客户' }, 'cardId');
  const access = accessTo(tx.read, call.actor, customer);
  demandFresh(tx, card, {
    before,
    changed,
    access: card.consultantId === call.actor.id ? 'own' : access,
    seen: input.seen,
  });
  const isOtherVisit = traffic !== null && card.trafficId !== null && card.trafficId !== traffic.id;
  const isOtherDay = traffic !== null && card.trafficId === null && traffic.arrivedOn !== card.arrivedOn;
  if (isOtherVisit || isOtherDay || (changed.has('arrivedAt') && traffic === null)) refuseArrival(call);
  if (changed.has('consultantId')) requireOtherConsultant(work, merged.consultantId);
  const state = card.state === 'complete' ? 'complete' : (wanted ?? 'quick');
  const values = requireSound(work, { id: card.id, state, values: merged, changed, before });
  const consultantId = values.consultantId ?? card.consultantId;
  return {
    card,
    values,
    before,
    changed,
    state,
    consultant: { id: consultantId, role: 'consultant' },
    isResponsible: isResponsible(tx.read, consultantId, customer),
    access,
  };
}

/** Whose card it is stands with the first save: to whom it goes afterwards is a manager's to say. */
function requireOtherConsultant(work: CardWork, wanted: string | null | undefined): void {
  if (!isManager(work.call.actor.role)) {
    const problem = '保存以后不能改，选错了请展厅经理更正';
    reject('INVALID_INPUT', { field: '销售顾问', problem }, 'consultantId');
  }
  requireConsultant(work, wanted);
}

/** The ending that this edit asks for: when the card is completed with it, or a completed card changes to it. */
function endingAsked({ tx }: CardWork, edit: CardEdit): ReturnType<typeof endingOf> {
  const { card, values, before, changed, state } = edit;
  const isNews = card.state === 'quick' || changed.has('result');
  const isAsked = card.state === 'complete' && endingOf(before.result) !== null;
  if (
    isAsked &&
    changed.has('result') &&
    card.opportunityId !== null &&
    tx.find('opportunity', card.opportunityId)?.state === 'pending'
  )
    reject('ENDING_PENDING', {}, 'result');
  return state === 'complete' && isNews ? endingOf(values.result) : null;
}

function arrivalColumns({ call }: CardWork, { values, changed }: CardEdit): EntityPatch<'card'> {
  const { arrivedAt } = values;
  if (!changed.has('arrivedAt') || arrivedAt == null) return {};
  return { arrivedAt, arrivedOn: civilDateAt(arrivedAt, call.zone) };
}

function trafficColumns({ tx }: CardWork, card: EntityRow<'card'>, trafficId: string | undefined): EntityPatch<'card'> {
  if (trafficId === undefined || card.trafficId === trafficId) return {};
  if (card.trafficId !== null) tx.update('traffic', card.trafficId, { cardId: null });
  tx.update('traffic', trafficId, { cardId: card.id });
  return { trafficId, receptionistId: tx.find('traffic', trafficId)?.receptionistId ?? card.receptionistId };
}

/** What the sender mentions; of the store's own fields those codes that he names. */
function mentioned(values: CardValues, before: CardValues): CardValues {
  const sent: CardValues = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
  return sent.custom === undefined ? sent : { ...sent, custom: mergeCustom(before.custom, sent.custom) };
}

function pick(values: CardValues, names: ReadonlySet<CardFieldName>): CardValues {
  return Object.fromEntries([...names].map((name) => [name, values[name] ?? null]));
}
