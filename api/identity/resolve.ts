import {
  isByCar,
  type KnownNumber,
  knownByNumbers,
  type NumberKind,
  type Numbers,
  numberWords,
} from '../../db/queries/identities.ts';
import { livingIdOf } from '../../db/queries/merges.ts';
import type { Reader } from '../../db/query.ts';
import type { Tx } from '../../db/unit-of-work.ts';
import type { IdentityChoice } from '../../shared/contract/card.ts';
import { type Refusal, refuse } from '../../shared/domain/refusal.ts';
import type { EntityRow } from '../../shared/entities/registry.ts';
import { demandRelation, strangersAmong } from '../household/link.ts';
import { accessTo, canWrite, isResponsible, nameOfStaff, type Person, refuseForeign, shownName } from '../ownership.ts';
import { type Beside, besideOwners } from './beside.ts';
import { type FaceAsk, findSimilar } from './similar.ts';

/**
 * Whose card it is: a stranger's (beside whom others may stand), one of the household of somebody known, or that of
 * somebody known, in one of three ways.
 */
export type Identity =
  | { readonly as: 'new'; readonly beside: readonly Beside[] }
  | HouseholdIdentity
  | {
      readonly as: 'own' | 'visit' | 'report';
      readonly customer: EntityRow<'customer'>;
      readonly by: NumberKind | null;
    };

/** 家人共用这个号码: a person of his own who has the number of this customer, and is `relation` to him. */
export interface HouseholdIdentity {
  readonly as: 'household';
  readonly customer: EntityRow<'customer'>;
  readonly relation: string;
}

/** The question: numbers of a card, who fills it, and what he chose. */
export interface IdentityAsk {
  readonly numbers: Numbers;
  /** The consultant on the card. */
  readonly consultant: Person;
  /** Who fills it, for him or as himself. */
  readonly viewer: Person;
  readonly choice: IdentityChoice | undefined;
  /** What the card says of him besides: who is only similar is known by it. */
  readonly face: FaceAsk;
  /** The card's own customer, who is no duplicate of himself. */
  readonly exceptId: string | null;
}

/**
 * Decides whose card it is. Nothing is merged silently (domain §9): a number that is known asks for a choice
 * (PHONE_TAKEN), and a choice must fit the person chosen.
 */
export function resolveIdentity(tx: Tx, ask: IdentityAsk): Identity | Refusal {
  const found = knownByNumbers(tx.read, ask.numbers);
  const known = ask.exceptId === null ? found : strangersAmong(tx, ask.exceptId, found);
  if (ask.choice) return chosen(tx, ask, ask.choice, known);
  const [first] = known;
  if (!first) return stranger;
  const customer = tx.find('customer', first.customerId);
  return customer ? refuseTaken(tx.read, ask, customer, first.by) : stranger;
}

/** Nobody known, and nobody beside him. */
export const stranger: Identity = { as: 'new', beside: [] };

function chosen(tx: Tx, ask: IdentityAsk, choice: IdentityChoice, known: readonly KnownNumber[]): Identity | Refusal {
  // chosen while his record still was one of its own, he is still the person who was meant
  const customer =
    tx.find('customer', choice.customerId) ?? tx.find('customer', livingIdOf(tx.read, choice.customerId));
  if (!customer) return refuse('NOT_FOUND', { what: '选的客户' }, 'identity');
  if (choice.as === 'other') return anotherOwner(tx, ask, customer, known);
  if (choice.as === 'clash') return besideSimilar(tx, ask, customer, known);
  const isOwn = customer.ownerId === null || isResponsible(tx.read, ask.consultant.id, customer);
  const by = known.find(({ customerId }) => customerId === customer.id)?.by ?? null;
  const answersForHim = canWrite(accessTo(tx.read, ask.viewer, customer));
  // an id that was come by otherwise proves nothing: who does not answer for the customer himself knows him by a number
  // and a car is no number that a family shares: whoever read a plate does not join the household of its owner by it
  const isKnownSo = by !== null && !(choice.as === 'household' && isByCar(by));
  if (!isKnownSo && !(isOwn && answersForHim)) return refuse('NUMBER_NEEDED', {}, 'phone');
  if (choice.as === 'household') return ofHousehold(tx, ask, choice, known, customer);
  if (isOwn) return { as: 'own', customer, by };
  return choice.as === 'own' ? refuseForeign(tx.read, customer) : { as: choice.as, customer, by };
}

/**
 * The car passed to somebody else: the person is new, and the manager sees beside whom he stands. Only where the car is
 * all that is the same; a phone or an account is its owner's.
 */
function anotherOwner(
  tx: Tx,
  ask: IdentityAsk,
  customer: EntityRow<'customer'>,
  known: readonly KnownNumber[],
): Identity | Refusal {
  const [first] = known;
  if (!known.some(({ customerId }) => customerId === customer.id)) return refuse('NUMBER_NEEDED', {}, 'plate');
  if (first && !isByCar(first.by)) {
    const holder = tx.find('customer', first.customerId);
    if (holder) return refuseTaken(tx.read, ask, holder, first.by);
  }
  return { as: 'new', beside: besideOwners(known) };
}

/** 发起冲突 by hand: for a colleague's customer who is only similar (§七). Whoever has the number is chosen by the number. */
function besideSimilar(
  tx: Tx,
  ask: IdentityAsk,
  customer: EntityRow<'customer'>,
  known: readonly KnownNumber[],
): Identity | Refusal {
  const [first] = known;
  const holder = first && tx.find('customer', first.customerId);
  if (first && holder) return refuseTaken(tx.read, ask, holder, first.by);
  const { consultant, exceptId } = ask;
  const except = new Set(exceptId === null ? [] : [exceptId]);
  const similar = findSimilar(tx.read, ask.face, { consultantId: consultant.id, except });
  const isSimilar = similar.some((each) => each.customer.id === customer.id);
  if (!isSimilar || customer.ownerId === null || isResponsible(tx.read, consultant.id, customer))
    return refuse('CLASH_NOT_SIMILAR', {}, 'identity');
  return { as: 'new', beside: [{ otherCustomerId: customer.id, cause: 'similar', byNumber: null }] };
}

/** The numbers must all be of the one household: a link with him explains no number of somebody else's. */
function ofHousehold(
  tx: Tx,
  ask: IdentityAsk,
  { relation }: IdentityChoice,
  known: readonly KnownNumber[],
  customer: EntityRow<'customer'>,
): Identity | Refusal {
  if (relation === undefined) return refuse('REQUIRED_MISSING', { fields: '家人关系' }, 'identity');
  demandRelation(tx, relation);
  const [stranger] = strangersAmong(tx, customer.id, known);
  const holder = stranger && tx.find('customer', stranger.customerId);
  return stranger && holder ? refuseTaken(tx.read, ask, holder, stranger.by) : { as: 'household', customer, relation };
}

/** PHONE_TAKEN: whose the number is, as far as the person in front may know, and what to choose. */
export function refuseTaken(
  read: Reader,
  { consultant, viewer }: Pick<IdentityAsk, 'consultant' | 'viewer'>,
  customer: EntityRow<'customer'>,
  by: NumberKind,
): Refusal {
  const { ownerId } = customer;
  const isOwn = isResponsible(read, consultant.id, customer);
  const name = shownName(accessTo(read, viewer, customer), customer.name);
  const holder = `${whose(read, viewer, ownerId)}客户${name}`;
  const choices = isOwn || ownerId === null ? '请选「就是这位客户」' : '请选「再次到店」或「报备」';
  const advice = isByCar(by)
    ? `${choices}；车换了主人就选「不是同一位」`
    : `${choices}，家人共用就选「家人共用这个号码」`;
  return refuse('PHONE_TAKEN', { kind: numberWords[by], holder, advice, customerId: customer.id, name }, by);
}

function whose(read: Reader, viewer: Person, ownerId: string | null): string {
  if (ownerId === null) return '基盘';
  return ownerId === viewer.id ? '您的' : `${nameOfStaff(read, ownerId) ?? '别人'}的`;
}
