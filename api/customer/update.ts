import { customFieldsOf, readCustomColumn } from '../../db/queries/custom-fields.ts';
import { knownByNumbers, numbersOf } from '../../db/queries/identities.ts';
import { writersOf } from '../../db/queries/row-writers.ts';
import type { Tx } from '../../db/unit-of-work.ts';
import { demand, reject } from '../../db/unit-of-work.ts';
import type { StaleField } from '../../shared/contract/stale.ts';
import { type CardValues, isEmptyValue, tidyCard } from '../../shared/domain/card.ts';
import {
  type CustomValues,
  changedCustom,
  customPath,
  mergeCustom,
  seenCustom,
} from '../../shared/domain/custom-field.ts';
import { type CustomerFieldName, type CustomerValues, customerFieldNames } from '../../shared/domain/customer.ts';
import { type Refusal, refuse, refuseStale } from '../../shared/domain/refusal.ts';
import type { EntityRow } from '../../shared/entities/registry.ts';
import { type ActorCall, act } from '../call.ts';
import { changesOf, customColumn, requireCustom, writeCustomToCards } from '../card/custom.ts';
import { customerPatch } from '../card/customer.ts';
import { checkReferences } from '../card/references.ts';
import { columnsOf } from '../card/values.ts';
import { writeThroughToCards } from '../card/write-through.ts';
import { followContactPerson } from '../contact/main.ts';
import { strangersAmong } from '../household/link.ts';
import { refuseTaken } from '../identity/resolve.ts';
import { tracingTaken } from '../identity/trace.ts';
import { type Access, requireWrite, shownContacts } from '../ownership.ts';
import { staleField } from '../stale-field.ts';

/**
 * Changes what is known of a customer. A field that somebody else changed meanwhile is not overwritten (STALE_EDIT); a
 * number that belongs to another customer is refused; today's cards of the customer follow (§八.1).
 */
export function updateCustomer(
  input: CustomerChange,
  call: ActorCall,
): { readonly id: string; readonly updatedAt: number } | Refusal {
  return tracingTaken(
    call,
    act(call, (tx) => changeCustomer(tx, call, input)),
  );
}

/** What somebody changes of a customer, with what he saw of the fields before. */
export interface CustomerChange {
  readonly id: string;
  readonly patch: CustomerValues & Pick<CardValues, 'custom'>;
  readonly seen: Readonly<Record<string, string | null>>;
}

/** The same inside a command that changes more than the customer. */
export function changeCustomer(tx: Tx, call: ActorCall, input: CustomerChange) {
  const { customer, access } = demand(requireWrite(tx, call.actor, input.id));
  const values = tidied(input.patch);
  const names = customerFieldNames.filter(
    (name) => values[name] !== undefined && columnOf(customer, name) !== (values[name] ?? null),
  );
  demandFresh(tx, customer, access, names, input.seen);
  requireSoundCustomer(tx, call, customer, values, names);
  if (names.includes('contactPerson')) followContactPerson(tx, customer.id, values.contactPerson);
  if (tx.update('customer', customer.id, customerPatch(values, names)))
    writeThroughToCards(tx, customer.id, null, call.today, columnsOf(pick(values, names)));
  if (input.patch.custom !== undefined) updateCustom(tx, call, customer, input.patch.custom, input.seen);
  return { id: customer.id, updatedAt: call.now };
}

/** The store's own fields, each by itself: one that somebody else changed meanwhile is not overwritten. */
function updateCustom(
  tx: Tx,
  call: ActorCall,
  customer: EntityRow<'customer'>,
  sent: CustomValues | null,
  seen: Readonly<Record<string, string | null>>,
): void {
  const before = readCustomColumn(customer.custom);
  const after = requireCustom(tx, before, mergeCustom(before, sent));
  const fields = customFieldsOf(tx.read);
  const writer = writersOf(tx.read, 'customer', customer)('custom');
  const stale: StaleField[] = [];
  for (const code of changedCustom(before, after)) {
    const field = fields.find((each) => each.code === code);
    if (field?.scope === 'visit')
      reject('INVALID_INPUT', { field: field.label, problem: '说的是这次来访，请在洽谈卡上改' }, customPath(code));
    const was = seen[customPath(code)];
    if (was !== undefined && (was ?? '') !== seenCustom(before[code])) {
      const told = staleField(tx.read, { name: customPath(code), stored: seenCustom(before[code]) || null, writer });
      stale.push({ ...told, label: field?.label ?? code });
    }
  }
  if (stale.length > 0) demand(refuseStale(stale));
  if (tx.update('customer', customer.id, { custom: customColumn(after) }))
    writeCustomToCards(tx, customer.id, call.today, changesOf(before, after));
}

/** The same tidying as on the card; only the fields that were sent. */
function tidied(patch: CustomerValues): CustomerValues {
  const tidy = tidyCard(patch);
  return Object.fromEntries(
    customerFieldNames
      .filter((name) => patch[name] !== undefined || tidy[name] != null)
      .map((name) => [name, tidy[name] ?? null]),
  );
}

function columnOf(customer: EntityRow<'customer'>, name: CustomerFieldName): unknown {
  return isEmptyValue(customer[name]) ? null : customer[name];
}

/**
 * Rolls back with STALE_EDIT where somebody else wrote one of the fields since it was seen. What he wrote goes along, as
 * far as the caller may see it.
 */
function demandFresh(
  tx: Tx,
  customer: EntityRow<'customer'>,
  access: Access,
  names: readonly CustomerFieldName[],
  seen: Readonly<Record<string, string | null>>,
): void {
  const { phoneMasked: _, ...contacts } = shownContacts(access, customer);
  const shown: Readonly<Record<string, unknown>> = { ...customer, ...contacts };
  // what is masked was seen masked
  const isSeen = (name: CustomerFieldName, value: string | null): boolean =>
    value === columnOf(customer, name) || value === shown[name];
  const changed = names.filter((name) => seen[name] !== undefined && !isSeen(name, seen[name] || null));
  if (changed.length === 0) return;
  const writer = writersOf(tx.read, 'customer', customer);
  demand(
    refuseStale(
      changed.map((name) => staleField(tx.read, { name, stored: shown[name] || null, writer: writer(name) })),
    ),
  );
}

function requireSoundCustomer(
  tx: Tx,
  call: ActorCall,
  customer: EntityRow<'customer'>,
  values: CustomerValues,
  names: readonly CustomerFieldName[],
): void {
  const has = (name: CustomerFieldName): boolean => names.includes(name);
  if (has('name') && isEmptyValue(values.name)) reject('REQUIRED_MISSING', { fields: '姓名' }, 'name');
  const after = { phone: customer.phone, noPhoneReason: customer.noPhoneReason, ...pick(values, names) };
  if ((has('phone') || has('noPhoneReason')) && isEmptyValue(after.phone) && isEmptyValue(after.noPhoneReason))
    reject('REQUIRED_MISSING', { fields: '移动电话或不留的原因' }, 'phone');
  const stranger = checkReferences(tx.read, values, new Set(names));
  if (stranger) demand(stranger);
  const known = knownByNumbers(
    tx.read,
    numbersOf({
      phone: has('phone') ? values.phone : null,
      phone2: has('phone2') ? values.phone2 : null,
      wechat: has('wechat') ? values.wechat : null,
    }),
  );
  const [other] = strangersAmong(tx, customer.id, known);
  const holder = other ? tx.find('customer', other.customerId) : undefined;
  if (!other || !holder) return;
  const taken = refuseTaken(tx.read, { consultant: call.actor, viewer: call.actor }, holder, other.by);
  demand(
    refuse(
      taken.code,
      { ...taken.params, advice: '请核对号码；是家人请先加「家人」，确是同一人请展厅经理处理' },
      taken.field,
    ),
  );
}

function pick(values: CustomerValues, names: readonly CustomerFieldName[]): CardValues {
  return Object.fromEntries(names.map((name) => [name, values[name] ?? null]));
}
