import { contactsOf } from '../../db/queries/contacts.ts';
import { linksOf } from '../../db/queries/household.ts';
import { numbersOf } from '../../db/queries/identities.ts';
import { livingIdOf } from '../../db/queries/merges.ts';
import { sharesOf } from '../../db/queries/shares.ts';
import { tagsOf } from '../../db/queries/tags.ts';
import { sqlFor } from '../../db/query.ts';
import { demand, type Tx } from '../../db/unit-of-work.ts';
import type { IdentityChoice } from '../../shared/contract/card.ts';
import { type CustomerFieldName, customerFieldNames } from '../../shared/domain/customer.ts';
import type { EntityRow } from '../../shared/entities/registry.ts';
import { followContactPerson } from '../contact/main.ts';
import { joinHousehold } from '../household/join.ts';
import { reportBeside } from '../identity/beside.ts';
import { type Identity, refuseTaken, resolveIdentity } from '../identity/resolve.ts';
import { canWrite, type Person } from '../ownership.ts';
import { closeAllPlans } from '../plan/close-plan.ts';
import { demandOpenPlanInvariant } from '../plan/invariant.ts';
import { faceOnCard } from './begin.ts';
import { forgetCar, keepCar } from './car.ts';
import { customerChanges, followingCustom, writeCustomToCards } from './custom.ts';
import { customerPatch, fillBlanks, register, takeUp } from './customer.ts';
import type { CardEdit } from './edit.ts';
import { columnsOf } from './values.ts';
import type { CardWork } from './work.ts';
import { writeThroughToCards } from './write-through.ts';

/** Whose card it is after an edit. */
export interface Identified {
  readonly customer: Pick<EntityRow<'customer'>, 'id' | 'ownerId'>;
  readonly isResponsible: boolean;
  /** The card turned out to be of somebody who was known already: it belongs to another customer now. */
  readonly isMoved: boolean;
}

const numberNames = ['phone', 'phone2', 'wechat', 'plate', 'vin'] as const;
const carNames = ['plate', 'vin', 'currentVehicle'] as const;

/**
 * Carries an edit of a card to its customer: the newest card of a responsible consultant speaks for the customer, and
 * today's other cards follow. At the desk somebody else types it: he corrects what this card entered, and of a customer
 * who was known before he fills the blanks only. A number that turns out to be known asks for a choice first, as on the
 * first save.
 */
export function propagateCustomer(work: CardWork, edit: CardEdit, choice: IdentityChoice | undefined): Identified {
  const { tx } = work;
  const { card, values, changed } = edit;
  const identity = identityOf(work, edit, choice);
  if (identity.as !== 'new' && identity.as !== 'household') return moveToKnown(work, edit, identity);
  if (identity.as === 'household')
    joinHousehold(tx, identity, { customerId: card.customerId, consultant: edit.consultant, cardId: card.id, values });
  const customer = tx.find('customer', card.customerId);
  if (!customer) throw new Error(`no customer ${card.customerId}`);
  if (identity.as === 'new') reportBeside(tx, { customerId: customer.id, cardId: card.id, beside: identity.beside });
  if (edit.isResponsible && carNames.some((name) => changed.has(name)))
    keepCar(tx, { customerId: customer.id, cardId: card.id, values });
  const names = customerFieldNames.filter((name) => changed.has(name));
  if (edit.isResponsible && (names.length > 0 || changed.has('custom')) && isNewestOfCustomer(work, card)) {
    const speaks = canWrite(edit.access) || isEnteredBy(work, card, customer);
    if (!speaks) fillBlanks(tx, customer, values);
    else speakFor(work, edit, customer, names);
  }
  return { customer, isResponsible: edit.isResponsible, isMoved: false };
}

/** The card speaks for its customer: what changed on it changes with him, and on today's other cards. */
function speakFor(
  { tx, rules }: CardWork,
  { before, values, changed }: CardEdit,
  customer: EntityRow<'customer'>,
  names: readonly CustomerFieldName[],
): void {
  followContactPerson(tx, customer.id, changed.has('contactPerson') ? values.contactPerson : null);
  const custom = changed.has('custom') ? { custom: followingCustom(tx, customer, before.custom, values.custom) } : {};
  if (!tx.update('customer', customer.id, { ...customerPatch(values, names), ...custom })) return;
  const fields = columnsOf(Object.fromEntries(names.map((name) => [name, values[name]])));
  writeThroughToCards(tx, customer.id, null, rules.today, fields);
  if (custom.custom !== undefined)
    writeCustomToCards(tx, customer.id, rules.today, customerChanges(tx, before.custom, values.custom));
}

/** Whom the numbers that are new on the card belong to. */
function identityOf({ tx, call }: CardWork, edit: CardEdit, choice: IdentityChoice | undefined): Identity {
  const { card, values, changed } = edit;
  const changes = numberNames.filter((name) => changed.has(name)).map((name) => [name, values[name] ?? null]);
  return demand(
    resolveIdentity(tx, {
      numbers: numbersOf(Object.fromEntries(changes)),
      face: faceOnCard(values),
      consultant: edit.consultant,
      viewer: call.actor,
      choice: choice && livingIdOf(tx.read, choice.customerId) === card.customerId ? undefined : choice,
      exceptId: card.customerId,
    }),
  );
}

/**
 * The person was known all along: what the quick save had entered for a stranger is taken back, and the card goes to the
 * known customer. Only while nothing else hangs on the stranger; otherwise the number is refused.
 */
function moveToKnown(
  work: CardWork,
  edit: CardEdit,
  identity: Exclude<Identity, { as: 'new' | 'household' }>,
): Identified {
  const { tx } = work;
  const { card, consultant, values } = edit;
  if (!isStranger(work, card)) demand(refuseKnown(work, consultant, identity.customer));
  takeBackStranger(work, card);
  const { customer, by } = identity;
  if (identity.as === 'report')
    register(tx, { customerId: customer.id, staffId: consultant.id, kind: 'report', cardId: card.id, byNumber: by });
  if (identity.as !== 'own') return { customer, isResponsible: false, isMoved: true };
  fillBlanks(tx, customer, values);
  keepCar(tx, { customerId: customer.id, cardId: card.id, values });
  if (customer.ownerId !== null) return { customer, isResponsible: true, isMoved: true };
  takeUp(tx, customer.id, consultant.id, card.id);
  return { customer: { id: customer.id, ownerId: consultant.id }, isResponsible: true, isMoved: true };
}

function refuseKnown({ tx, call }: CardWork, consultant: Person, customer: EntityRow<'customer'>) {
  const refusal = refuseTaken(tx.read, { consultant, viewer: call.actor }, customer, 'phone');
  const advice = '请核对号码；确是同一人，请展厅经理处理';
  return { ...refusal, params: { ...refusal.params, advice } };
}

/** Whether the customer came into the store with the first save of this very card. */
function isEnteredBy({ tx }: CardWork, card: EntityRow<'card'>, customer: EntityRow<'customer'>): boolean {
  if (customer.createdAt !== card.firstSavedAt || customer.createdById !== card.createdById) return false;
  const registration = sqlFor
    .selectFrom('registration')
    .select('id')
    .where('customerId', '=', customer.id)
    .where('cardId', '=', card.id)
    .where('kind', '=', 'card')
    .where('deletedHlc', 'is', null);
  return tx.read.get(registration) !== undefined;
}

/** Whether the card's customer was entered by this very card and has nothing else. */
function isStranger(work: CardWork, card: EntityRow<'card'>): boolean {
  const { tx } = work;
  const customer = tx.find('customer', card.customerId);
  const opportunity = card.opportunityId === null ? undefined : tx.find('opportunity', card.opportunityId);
  if (!customer || opportunity?.originCardId !== card.id || !isEnteredBy(work, card, customer)) return false;
  const others = tx.read.get(
    sqlFor
      .selectFrom('card')
      .select('id')
      .where('customerId', '=', customer.id)
      .where('id', '<>', card.id)
      .where('deletedHlc', 'is', null),
  );
  const contacts = sqlFor.selectFrom('followup').select('id').where('customerId', '=', customer.id).limit(1);
  const hangsAlone = linksOf(tx.read, [customer.id]).length === 0 && sharesOf(tx.read, customer.id).length === 0;
  return others === undefined && tx.read.get(contacts) === undefined && hangsAlone;
}

function takeBackStranger({ tx, rules }: CardWork, card: EntityRow<'card'>): void {
  const { opportunityId } = card;
  if (opportunityId !== null) {
    closeAllPlans(tx, opportunityId, { state: 'cancelled', today: rules.today, reason: '和已登记的客户是同一位' });
    for (const planId of plansOf(tx, opportunityId)) tx.remove('plan', planId);
    tx.update('opportunity', opportunityId, { state: 'ended', endedAs: 'invalid', endedOn: rules.today });
    demandOpenPlanInvariant(tx, opportunityId);
    tx.remove('opportunity', opportunityId);
  }
  for (const { id } of contactsOf(tx.read, card.customerId)) tx.remove('contact', id);
  for (const { id } of tagsOf(tx.read, [card.customerId])) tx.remove('customerTag', id);
  forgetCar(tx, card.customerId, card.id);
  tx.remove('customer', card.customerId);
}

/** Every plan of an opportunity, also those that were given up: whom they concern is gone. */
function plansOf(tx: Tx, opportunityId: string): readonly string[] {
  const plans = sqlFor
    .selectFrom('plan')
    .select('id')
    .where('opportunityId', '=', opportunityId)
    .where('deletedHlc', 'is', null);
  return tx.read.all(plans).map(({ id }) => id);
}

function isNewestOfCustomer({ tx }: CardWork, card: EntityRow<'card'>): boolean {
  const newest = tx.read.get(
    sqlFor
      .selectFrom('card')
      .select('id')
      .where('customerId', '=', card.customerId)
      .where('deletedHlc', 'is', null)
      .orderBy('arrivedAt', 'desc')
      .orderBy('id', 'desc')
      .limit(1),
  );
  return newest?.id === card.id;
}
