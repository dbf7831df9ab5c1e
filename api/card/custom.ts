import { customFieldsOf, readCustomColumn } from '../../db/queries/custom-fields.ts';
import { sqlFor } from '../../db/query.ts';
import { demand, type Tx } from '../../db/unit-of-work.ts';
import type { CivilDate } from '../../shared/calendar/civil-date.ts';
import {
  type CustomValues,
  changedCustom,
  customOfCustomer,
  filledCustom,
  mergeCustom,
  readCustomValues,
} from '../../shared/domain/custom-field.ts';
import type { EntityRow } from '../../shared/entities/registry.ts';
import { canonicalJson } from '../../sync/digest.ts';

/** The store's own fields as a column; nothing entered is '', as in rows that were written before there were any. */
export function customColumn(values: CustomValues | null | undefined): string {
  const filled = filledCustom(values);
  return Object.keys(filled).length === 0 ? '' : canonicalJson(filled);
}

/** A column's values as an answer of the API carries them. */
export function customShown(column: string): Record<string, string | number | string[]> {
  const filled = Object.entries(filledCustom(readCustomColumn(column)));
  return Object.fromEntries(
    filled.map(([code, value]) => [code, typeof value === 'object' ? [...value] : value] as const),
  );
}

/** Checks what is new in the store's own fields and brings it into its one form; see `readCustomValues`. */
export function requireCustom(tx: Tx, before: CustomValues | null | undefined, after: CustomValues): CustomValues {
  if (changedCustom(before, after).length === 0) return after;
  return demand(readCustomValues(customFieldsOf(tx.read), before, after));
}

/** What a new card says of its customer, for his row. */
export function newCustomerCustom(tx: Tx, card: CustomValues | null | undefined): string {
  return customColumn(customOfCustomer(customFieldsOf(tx.read), card));
}

/** The column of a known customer with what was not known of him; his own answers stay. */
export function filledCustomerCustom(
  tx: Tx,
  customer: Pick<EntityRow<'customer'>, 'custom'>,
  card: CustomValues | null | undefined,
): string {
  const known = readCustomColumn(customer.custom);
  return customColumn({ ...customOfCustomer(customFieldsOf(tx.read), card), ...filledCustom(known) });
}

/** The column of the customer after an edit of his newest card: the codes that changed there change here. */
export function followingCustom(
  tx: Tx,
  customer: Pick<EntityRow<'customer'>, 'custom'>,
  before: CustomValues | null | undefined,
  after: CustomValues | null | undefined,
): string {
  return customColumn(mergeCustom(readCustomColumn(customer.custom), customerChanges(tx, before, after)));
}

/** What became of each code that describes the customer and not the visit. */
export function customerChanges(
  tx: Tx,
  before: CustomValues | null | undefined,
  after: CustomValues | null | undefined,
): CustomValues {
  const own = new Set(
    customFieldsOf(tx.read)
      .filter(({ scope }) => scope === 'customer')
      .map(({ code }) => code),
  );
  return Object.fromEntries(Object.entries(changesOf(before, after)).filter(([code]) => own.has(code)));
}

/** What became of each code that changed; null where it was cleared. */
export function changesOf(
  before: CustomValues | null | undefined,
  after: CustomValues | null | undefined,
): CustomValues {
  const filled = filledCustom(after);
  return Object.fromEntries(changedCustom(before, after).map((code) => [code, filled[code] ?? null]));
}

/**
 * Carries changed codes into the customer's cards of today, each on top of what it says itself: the same cards, for the
 * same reason, as `writeThroughToCards` (§八.1).
 */
export function writeCustomToCards(tx: Tx, customerId: string, today: CivilDate, changes: CustomValues): void {
  if (Object.keys(changes).length === 0) return;
  const ownerId = tx.find('customer', customerId)?.ownerId ?? null;
  const cards = tx.read.all(
    sqlFor
      .selectFrom('card')
      .select(['id', 'custom'])
      .where('customerId', '=', customerId)
      .where('arrivedOn', '=', today)
      .where('consultantId', 'in', [tx.env.actorId, ...(ownerId === null ? [] : [ownerId])])
      .where('deletedHlc', 'is', null),
  );
  for (const { id, custom } of cards)
    tx.update('card', id, { custom: customColumn(mergeCustom(readCustomColumn(custom), changes)) });
}
