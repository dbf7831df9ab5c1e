import {
  type KnownNumber,
  knownByNumbers,
  type NumberKind,
  type Numbers,
  numberWords,
} from '../../db/queries/identities.ts';
import type { Reader } from '../../db/query.ts';
import type { Tx } from '../../db/unit-of-work.ts';
import type { IdentityChoice } from '../../shared/contract/card.ts';
import { type Refusal, refuse } from '../../shared/domain/refusal.ts';
import type { EntityRow } from '../../shared/entities/registry.ts';
import { isResponsible, nameOfStaff, type Person, refuseForeign, shownName } from '../ownership.ts';

/** Whose card it is: a stranger's, or that of somebody known, in one of three ways. */
export type Identity =
  | { readonly as: 'new' }
  | { readonly as: 'own' | 'visit' | 'report'; readonly customer: EntityRow<'customer'> };

/** The question: numbers of a card, who fills it, and what he chose. */
export interface IdentityAsk {
  readonly numbers: Numbers;
  /** The consultant on the card. */
  readonly consultant: Person;
  readonly choice: IdentityChoice | undefined;
  /** The card's own customer, who is no duplicate of himself. */
  readonly exceptId: string | null;
}

/**
 * Decides whose card it is. Nothing is merged silently (domain §9): a number that is known asks for a choice
 * (PHONE_TAKEN), and a choice must fit the person chosen.
 */
export function resolveIdentity(tx: Tx, ask: IdentityAsk): Identity | Refusal {
  const known = knownByNumbers(tx.read, ask.numbers).filter(({ customerId }) => customerId !== ask.exceptId);
  if (ask.choice) return chosen(tx, ask, ask.choice, known);
  const [first] = known;
  if (!first) return { as: 'new' };
  const customer = tx.find('customer', first.customerId);
  return customer ? refuseTaken(tx.read, ask.consultant, customer, first.by) : { as: 'new' };
}

function chosen(tx: Tx, ask: IdentityAsk, choice: IdentityChoice, known: readonly KnownNumber[]): Identity | Refusal {
  const customer = tx.find('customer', choice.customerId);
  if (!customer) return refuse('NOT_FOUND', { what: '选的客户' }, 'identity');
  if (customer.ownerId === null || isResponsible(tx.read, ask.consultant.id, customer)) return { as: 'own', customer };
  // somebody else's customer is known by a number only: an id that was come by otherwise proves nothing
  if (!known.some(({ customerId }) => customerId === customer.id))
    return refuse('NOT_FOUND', { what: '选的客户' }, 'identity');
  return choice.as === 'own' ? refuseForeign(tx.read, customer) : { as: choice.as, customer };
}

/** PHONE_TAKEN: whose the number is, as far as the person may know, and what to choose. */
export function refuseTaken(read: Reader, person: Person, customer: EntityRow<'customer'>, by: NumberKind): Refusal {
  const { ownerId } = customer;
  const own = isResponsible(read, person.id, customer);
  const name = shownName(own ? 'own' : 'masked', customer.name);
  const holder = own
    ? `您的客户${name}`
    : ownerId === null
      ? `基盘客户${name}`
      : `${nameOfStaff(read, ownerId) ?? '别人'}的客户${name}`;
  const advice = own || ownerId === null ? '请选「就是这位客户」' : '请选「再次到店」或「报备」';
  return refuse('PHONE_TAKEN', { kind: numberWords[by], holder, advice, customerId: customer.id, name }, by);
}
