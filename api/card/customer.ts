import { sql } from 'kysely';
import { knownByNumbers, numbersOf } from '../../db/queries/identities.ts';
import { sqlFor } from '../../db/query.ts';
import type { Tx } from '../../db/unit-of-work.ts';
import { type CardValues, isEmptyValue } from '../../shared/domain/card.ts';
import { type CustomerFieldName, customerFieldNames } from '../../shared/domain/customer.ts';
import type { EntityPatch, EntityRow } from '../../shared/entities/registry.ts';
import { isSurnameOnly } from '../../shared/text/surname.ts';
import { followContactPerson } from '../contact/main.ts';
import { strangersAmong } from '../household/link.ts';
import { filledCustomerCustom, newCustomerCustom } from './custom.ts';

/** Enters a person for the first time: the customer, who announced him (§七.2), and whose he is. */
export function createCustomer(
  tx: Tx,
  entry: {
    readonly values: CardValues;
    readonly consultantId: string;
    readonly cardId: string;
    readonly createdOn: string;
  },
): string {
  const { values, consultantId } = entry;
  const id = tx.newId();
  // ownership first: the customer is then filed under his owner in one go
  takeUp(tx, id, consultantId, entry.cardId);
  tx.insert('customer', {
    id,
    stage: 'prospect',
    name: values.name ?? '',
    gender: values.gender ?? null,
    phone: values.phone ?? null,
    noPhoneReason: values.noPhoneReason ?? null,
    phone2: values.phone2 ?? null,
    wechat: values.wechat ?? null,
    qq: values.qq ?? null,
    weibo: values.weibo ?? null,
    email: values.email ?? null,
    customerType: values.customerType ?? '',
    contactPerson: values.contactPerson ?? null,
    regionCode: values.regionCode ?? null,
    street: values.street ?? null,
    source: values.source ?? null,
    remark: values.remark ?? '',
    custom: newCustomerCustom(tx, values.custom),
    createdAt: tx.env.now,
    createdOn: entry.createdOn,
    createdById: tx.env.actorId,
    mergedIntoId: null,
  });
  followContactPerson(tx, id, values.contactPerson);
  return id;
}

/** The first registration of a customer whom nobody has: it makes him this person's (§七.2). */
export function takeUp(tx: Tx, customerId: string, consultantId: string, cardId: string): void {
  register(tx, { customerId, staffId: consultantId, kind: 'card', cardId });
  tx.insert('ownership', {
    id: tx.newId(),
    customerId,
    ownerId: consultantId,
    cause: 'first_registration',
    at: tx.env.now,
    byId: tx.env.actorId,
    reason: '',
    handoverId: null,
  });
}

/** Keeps that somebody announced this person, and when; the time of it counts (§七.2). */
export function register(
  tx: Tx,
  entry: Pick<EntityRow<'registration'>, 'customerId' | 'staffId' | 'kind' | 'cardId'> & {
    readonly byNumber?: string | null;
  },
): void {
  tx.insert('registration', { id: tx.newId(), byNumber: null, ...entry, at: tx.env.now });
}

/** Columns of the customer that are text and never null. */
const neverNull: ReadonlySet<string> = new Set(['name', 'customerType', 'remark']);

/** Fields of a card as columns of the customer. */
export function customerPatch(values: CardValues, names: readonly CustomerFieldName[]): EntityPatch<'customer'> {
  const patch: Record<string, unknown> = {};
  for (const name of names) {
    const value = values[name];
    if (value === undefined) continue;
    if (name === 'name' && isEmptyValue(value)) continue;
    patch[name] = value === null && neverNull.has(name) ? '' : value;
  }
  // customer fields have the same kinds as the columns of the same names
  return patch as EntityPatch<'customer'>;
}

/**
 * A further card of a known customer fills what was not known of him; it overwrites nothing. A surname grows into the
 * full name, another phone becomes the second one.
 */
export function fillBlanks(tx: Tx, customer: EntityRow<'customer'>, values: CardValues): void {
  const blank = customerFieldNames.filter((name) => isEmptyValue(customer[name]) && !isEmptyValue(values[name]));
  const taken = numbersOfOthers(tx, customer.id, values);
  const noPhone = blank.filter(
    (name) => !taken.has(name) && (name !== 'noPhoneReason' || (customer.phone === null && values.phone == null)),
  );
  let patch = customerPatch(values, noPhone);
  const { name, phone } = values;
  if (name != null && isSurnameOnly(customer.name) && !isSurnameOnly(name) && name.startsWith(customer.name))
    patch = { ...patch, name };
  const isOther = phone != null && phone !== customer.phone && !taken.has('phone');
  if (isOther && customer.phone !== null && isEmptyValue(customer.phone2)) patch = { ...patch, phone2: phone };
  if (isOther && customer.phone === null) patch = { ...patch, noPhoneReason: null };
  patch = { ...patch, custom: filledCustomerCustom(tx, customer, values.custom) };
  tx.update('customer', customer.id, patch);
  followContactPerson(tx, customer.id, patch.contactPerson);
}

/** The number fields of a card whose number belongs to somebody outside the customer's household: not his to have (§9). */
function numbersOfOthers(tx: Tx, customerId: string, values: CardValues): ReadonlySet<string> {
  const { phone = null, phone2 = null, wechat = null } = values;
  const known = (['phone', 'phone2', 'wechat'] as const).filter((name) => {
    const asked = numbersOf({ [name]: { phone, phone2, wechat }[name] });
    return strangersAmong(tx, customerId, knownByNumbers(tx.read, asked)).length > 0;
  });
  return new Set(known);
}

/**
 * Keeps consent per purpose as facts: one where a purpose is new on the card or gone from it, none where the newest fact
 * says the same already.
 */
export function recordConsents(
  tx: Tx,
  change: {
    readonly customerId: string;
    readonly cardId: string;
    readonly before: readonly string[];
    readonly after: readonly string[];
    /** True where the customer was entered by this very card: there are no facts yet. */
    readonly isNew: boolean;
  },
): void {
  const added = change.after.filter((purpose) => !change.before.includes(purpose));
  const withdrawn = change.before.filter((purpose) => !change.after.includes(purpose));
  if (added.length + withdrawn.length === 0) return;
  const standing = change.isNew ? new Map<string, number>() : newestConsents(tx, change.customerId);
  const facts = [
    ...added.map((purpose) => ({ purpose, given: 1 as const })),
    ...withdrawn.map((purpose) => ({ purpose, given: 0 as const })),
  ];
  for (const { purpose, given } of facts) {
    if (standing.get(purpose) === given) continue;
    tx.insert('consent', {
      id: tx.newId(),
      customerId: change.customerId,
      purpose,
      given,
      at: tx.env.now,
      byId: tx.env.actorId,
      cardId: change.cardId,
      way: null,
      asker: null,
      note: null,
    });
  }
}

function newestConsents(tx: Tx, customerId: string): Map<string, number> {
  const rows = tx.read.all(
    sqlFor
      .selectFrom('consent')
      .select(['purpose', 'given', sql<number>`max(at)`.as('at')])
      .where('customerId', '=', customerId)
      .where('deletedHlc', 'is', null)
      .groupBy('purpose'),
  );
  return new Map(rows.map(({ purpose, given }) => [purpose, given]));
}
