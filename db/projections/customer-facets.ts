import type { ExpressionBuilder } from 'kysely';
import { searchedCustom } from '../../shared/domain/custom-field.ts';
import { pinyinOf } from '../../shared/text/pinyin.ts';
import { searchTermsOf } from '../../shared/text/search.ts';
import { wechatKey } from '../../shared/text/wechat.ts';
import { customFieldsOf, readCustomColumn } from '../queries/custom-fields.ts';
import { type Reader, sqlFor } from '../query.ts';
import { shaped } from '../query-shape.ts';
import type { Schema } from '../schema.ts';

/** Everything that is derived from a customer, the cars owned and the ownership facts. */
export interface CustomerFacets {
  readonly ownerId: string | null;
  readonly pinyin: string;
  readonly initials: string;
  /** Plates of the cars owned, 「、」 between them. */
  readonly plates: string;
  /** By what a person is known again: kind and normalised value. */
  readonly identities: readonly (readonly [kind: string, value: string])[];
  /** What the full-text index holds; null for a deleted customer, who is found by nothing. */
  readonly terms: string | null;
}

/** Derives a customer's facets from the facts, or undefined where there is no such customer. */
export function customerFacets(read: Reader, customerId: string): CustomerFacets | undefined {
  const customer = read.get(identityOf(customerId));
  if (!customer) return undefined;
  const { full: pinyin, initials } = pinyinOf(customer.name);
  const { ownerId } = customer;
  if (customer.deletedHlc !== null) return { ownerId, pinyin, initials, plates: '', identities: [], terms: null };
  // who was forgotten on request is found by nothing: what stands in the place of his name is no name
  if (customer.erasedAt !== null)
    return { ownerId, pinyin: '', initials: '', plates: '', identities: [], terms: withReaders('', [ownerId]) };
  const cars = read.all(carsOf(customerId));
  const contacts = read.all(contactsOf(customerId));
  // by what a record said that became part of this one, the person is still known
  const known = [customer, ...read.all(mergedOf(customerId))];
  const phones = present([
    ...known.flatMap((each) => [each.phone, each.phone2]),
    ...contacts.map(({ phone }) => phone),
  ]);
  const plates = present(cars.map((car) => car.plate));
  const vins = present(cars.map((car) => car.vin));
  const otherNames = present([...known.slice(1), ...contacts].map(({ name }) => name));
  const words = customer.custom === '' ? [] : searchedCustom(customFieldsOf(read), readCustomColumn(customer.custom));
  const terms = withReaders(searchTermsOf({ name: customer.name, otherNames, phones, plates, vins, words }), [
    ownerId,
    ...readersOf(read, customerId),
  ]);
  const identities = [
    ...phones.map((value) => ['phone', value] as const),
    ...present([...known, ...contacts].map(({ wechat }) => wechatKey(wechat ?? ''))).map(
      (value) => ['wechat', value] as const,
    ),
    ...plates.map((value) => ['plate', value] as const),
    ...vins.map((value) => ['vin', value] as const),
  ];
  return { ownerId, pinyin, initials, plates: plates.join('、'), identities, terms };
}

const identityOf = shaped((customerId: string) =>
  sqlFor
    .selectFrom('customer')
    .select(['name', 'phone', 'phone2', 'wechat', 'custom', 'deletedHlc', 'erasedAt'])
    .select((eb) => newestOwner(eb).as('ownerId'))
    .where('id', '=', customerId),
);

const mergedOf = shaped((customerId: string) =>
  sqlFor
    .selectFrom('customer')
    .select(['name', 'phone', 'phone2', 'wechat'])
    .where('mergedIntoId', '=', customerId)
    .where('deletedHlc', 'is not', null)
    .orderBy('id'),
);

const carsOf = shaped((customerId: string) =>
  sqlFor
    .selectFrom('ownedVehicle')
    .select(['plate', 'vin'])
    .where('customerId', '=', customerId)
    .where('deletedHlc', 'is', null)
    .orderBy('id'),
);

/** Whoever is reached through a customer is found by his own numbers and name. */
const contactsOf = shaped((customerId: string) =>
  sqlFor
    .selectFrom('contact')
    .select(['name', 'phone', 'wechat'])
    .where('customerId', '=', customerId)
    .where('deletedHlc', 'is', null),
);

const sharesOf = shaped((customerId: string) =>
  sqlFor
    .selectFrom('share')
    .select('staffId')
    .where('customerId', '=', customerId)
    .where('endedAt', 'is', null)
    .where('deletedHlc', 'is', null),
);

/** Colleagues with whom the customer is shared, in a fixed order. */
export function readersOf(read: Reader, customerId: string): readonly string[] {
  return [...new Set(read.all(sharesOf(customerId)).map(({ staffId }) => staffId))].toSorted();
}

function present(values: readonly (string | null)[]): string[] {
  return values.filter((value): value is string => value !== null && value !== '');
}

/** The token by which a search stays among one person's customers: the index crosses the two lists by itself. */
export function ownerToken(ownerId: string): string {
  return `o${ownerId.toLowerCase().replace(/[^a-z0-9]/g, '')}`;
}

/** The terms of a customer with the tokens of all who find him by any part: the owner, and with whom he is shared. */
export function withReaders(terms: string, readerIds: readonly (string | null)[]): string {
  const tokens = new Set(readerIds.filter((id) => id !== null).map(ownerToken));
  return [terms, ...tokens].join(' ');
}

/**
 * Owner by the newest fact in the order of the log: a machine whose clock was set back gives customers away all the same.
 * Facts may arrive before the customer they are about.
 */
export function newestOwner(eb: ExpressionBuilder<Schema, 'customer'>) {
  return eb
    .selectFrom('ownership')
    .select('ownership.ownerId')
    .whereRef('ownership.customerId', '=', 'customer.id')
    .where('ownership.deletedHlc', 'is', null)
    .orderBy('ownership.rowHlc', 'desc')
    .orderBy('ownership.id', 'desc')
    .limit(1);
}
