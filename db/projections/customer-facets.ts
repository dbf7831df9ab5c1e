import type { ExpressionBuilder } from 'kysely';
import { pinyinOf } from '../../shared/text/pinyin.ts';
import { searchTermsOf } from '../../shared/text/search.ts';
import { type Reader, sqlFor } from '../query.ts';
import { shaped } from '../query-shape.ts';
import type { Schema } from '../schema.ts';

/** Everything that is derived from a customer, the cars owned and the ownership facts. */
export interface CustomerFacets {
  readonly ownerId: string | null;
  readonly pinyin: string;
  readonly initials: string;
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
  if (customer.deletedHlc !== null) return { ownerId, pinyin, initials, identities: [], terms: null };
  // who was forgotten on request is found by nothing: what stands in the place of his name is no name
  if (customer.erasedAt !== null)
    return { ownerId, pinyin: '', initials: '', identities: [], terms: withOwner('', ownerId) };
  const cars = read.all(carsOf(customerId));
  const phones = present([customer.phone, customer.phone2]);
  const plates = present(cars.map((car) => car.plate));
  const vins = present(cars.map((car) => car.vin));
  const terms = withOwner(searchTermsOf({ name: customer.name, phones, plates, vins }), ownerId);
  const identities = [
    ...phones.map((value) => ['phone', value] as const),
    ...present([customer.wechat]).map((value) => ['wechat', value.toLowerCase()] as const),
    ...plates.map((value) => ['plate', value] as const),
    ...vins.map((value) => ['vin', value] as const),
  ];
  return { ownerId, pinyin, initials, identities, terms };
}

const identityOf = shaped((customerId: string) =>
  sqlFor
    .selectFrom('customer')
    .select(['name', 'phone', 'phone2', 'wechat', 'deletedHlc', 'erasedAt'])
    .select((eb) => newestOwner(eb).as('ownerId'))
    .where('id', '=', customerId),
);

const carsOf = shaped((customerId: string) =>
  sqlFor
    .selectFrom('ownedVehicle')
    .select(['plate', 'vin'])
    .where('customerId', '=', customerId)
    .where('deletedHlc', 'is', null),
);

function present(values: readonly (string | null)[]): string[] {
  return values.filter((value): value is string => value !== null && value !== '');
}

/** The token by which a search stays among one person's customers: the index crosses the two lists by itself. */
export function ownerToken(ownerId: string): string {
  return `o${ownerId.toLowerCase().replace(/[^a-z0-9]/g, '')}`;
}

/** The terms of a customer with the owner's token. */
export function withOwner(terms: string, ownerId: string | null): string {
  return ownerId === null ? terms : `${terms} ${ownerToken(ownerId)}`;
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
