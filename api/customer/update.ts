import { customFieldsOf, readCustomColumn } from '../../db/queries/custom-fields.ts';
import { knownByNumbers } from '../../db/queries/identities.ts';
import { sqlFor } from '../../db/query.ts';
import type { Tx } from '../../db/unit-of-work.ts';
import { demand, reject } from '../../db/unit-of-work.ts';
import { type CardValues, isEmptyValue, tidyCard } from '../../shared/domain/card.ts';
import { cardFieldLabel } from '../../shared/domain/card-fields.ts';
import {
  type CustomValues,
  changedCustom,
  customPath,
  mergeCustom,
  seenCustom,
} from '../../shared/domain/custom-field.ts';
import { type CustomerFieldName, type CustomerValues, customerFieldNames } from '../../shared/domain/customer.ts';
import { type Refusal, refuse } from '../../shared/domain/refusal.ts';
import { groupsOf } from '../../shared/entities/define.ts';
import type { EntityRow } from '../../shared/entities/registry.ts';
import { entities } from '../../shared/entities/registry.ts';
import { type ActorCall, act } from '../call.ts';
import { changesOf, customColumn, requireCustom, writeCustomToCards } from '../card/custom.ts';
import { customerPatch } from '../card/customer.ts';
import { checkReferences } from '../card/references.ts';
import { columnsOf } from '../card/values.ts';
import { writeThroughToCards } from '../card/write-through.ts';
import { refuseTaken } from '../identity/resolve.ts';
import { tracingTaken } from '../identity/trace.ts';
import { nameOfStaff, requireWrite } from '../ownership.ts';

/**
 * Changes what is known of a customer. A field that somebody else changed meanwhile is not overwritten (STALE_EDIT); a
 * number that belongs to another customer is refused; today's cards of the customer follow (§八.1).
 */
export function updateCustomer(
  input: {
    readonly id: string;
    readonly patch: CustomerValues & Pick<CardValues, 'custom'>;
    readonly seen: Readonly<Record<string, string | null>>;
  },
  call: ActorCall,
): { readonly id: string; readonly updatedAt: number } | Refusal {
  const answer = act(call, (tx) => {
    const { customer } = demand(requireWrite(tx, call.actor, input.id));
    const values = tidied(input.patch);
    const names = customerFieldNames.filter(
      (name) => values[name] !== undefined && columnOf(customer, name) !== (values[name] ?? null),
    );
    for (const name of names) refuseStale(tx, customer, name, input.seen[name]);
    requireSoundCustomer(tx, call, customer, values, names);
    if (tx.update('customer', customer.id, customerPatch(values, names)))
      writeThroughToCards(tx, customer.id, null, call.today, columnsOf(pick(values, names)));
    if (input.patch.custom !== undefined) updateCustom(tx, call, customer, input.patch.custom, input.seen);
    return { id: customer.id, updatedAt: call.now };
  });
  return tracingTaken(call, answer);
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
  for (const code of changedCustom(before, after)) {
    const field = fields.find((each) => each.code === code);
    if (field?.scope === 'visit')
      reject('INVALID_INPUT', { field: field.label, problem: '说的是这次来访，请在洽谈卡上改' }, customPath(code));
    const was = seen[customPath(code)];
    if (was !== undefined && (was ?? '') !== seenCustom(before[code]))
      reject(
        'STALE_EDIT',
        { field: field?.label ?? code, who: lastWriter(tx, customer.id, 'custom') ?? '别人' },
        customPath(code),
      );
  }
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

function refuseStale(
  tx: Tx,
  customer: EntityRow<'customer'>,
  name: CustomerFieldName,
  seen: string | null | undefined,
): void {
  const stored = columnOf(customer, name);
  if (seen === undefined || (seen === '' ? null : seen) === stored) return;
  const field = cardFieldLabel(name) ?? name;
  reject('STALE_EDIT', { field, who: lastWriter(tx, customer.id, name) ?? '别人' }, name);
}

/** Who wrote the field's group last, from the log. */
function lastWriter(tx: Tx, customerId: string, name: CustomerFieldName | 'custom'): string | undefined {
  const group = [...groupsOf(entities.customer)].find(([, columns]) => columns.includes(name))?.[0] ?? name;
  const written = tx.read.get(
    sqlFor
      .selectFrom('register')
      .innerJoin('changeSet', 'changeSet.id', 'register.setId')
      .select('changeSet.actorId')
      .where('register.entity', '=', 'customer')
      .where('register.rowId', '=', customerId)
      .where('register.grp', '=', group),
  );
  return written ? nameOfStaff(tx.read, written.actorId) : undefined;
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
  const known = knownByNumbers(tx.read, {
    phone: has('phone') ? (values.phone ?? null) : null,
    phone2: has('phone2') ? (values.phone2 ?? null) : null,
    wechat: has('wechat') ? (values.wechat ?? null) : null,
  });
  const other = known.find(({ customerId }) => customerId !== customer.id);
  const holder = other ? tx.find('customer', other.customerId) : undefined;
  if (!other || !holder) return;
  const taken = refuseTaken(tx.read, { consultant: call.actor, viewer: call.actor }, holder, other.by);
  demand(refuse(taken.code, { ...taken.params, advice: '请核对号码；确是同一人，请展厅经理处理' }, taken.field));
}

function pick(values: CustomerValues, names: readonly CustomerFieldName[]): CardValues {
  return Object.fromEntries(names.map((name) => [name, values[name] ?? null]));
}
