import { contactsOf } from '../db/queries/contacts.ts';
import { knownByNumbers, numbersOf } from '../db/queries/identities.ts';
import { writersOf } from '../db/queries/row-writers.ts';
import { demand, reject, type Tx } from '../db/unit-of-work.ts';
import { isEmptyValue } from '../shared/domain/card.ts';
import { isRefusal } from '../shared/domain/refusal.ts';
import { withoutBlanks } from '../shared/entities/patch.ts';
import type { EntityRow } from '../shared/entities/registry.ts';
import { type ActorCall, act, type Handlers } from './call.ts';
import { writeThroughToCards } from './card/write-through.ts';
import { contactRows } from './contact/rows.ts';
import { strangersAmong } from './household/link.ts';
import { linkPerson } from './household/person.ts';
import { refuseTaken } from './identity/resolve.ts';
import { tracingTaken } from './identity/trace.ts';
import {
  type Access,
  canSeePhone,
  nameOfStaff,
  refuseForeign,
  requireRead,
  requireWrite,
  shownAccount,
  shownPhone,
} from './ownership.ts';

type Fields = Pick<EntityRow<'contact'>, 'phone' | 'wechat'>;

export const contactHandlers: Handlers<'contact'> = {
  list: ({ customerId }, call) => {
    const { read } = call.deps.store;
    const found = requireRead(read, call.actor, customerId);
    if (isRefusal(found)) return found;
    return { rows: contactRows(read, call.actor, found.access, contactsOf(read, found.customer.id)) };
  },

  add: ({ customerId, name, position, note, isMain, ...input }, call) =>
    tracingTaken(
      call,
      act(call, (tx) => {
        const { customer } = demand(requireWrite(tx, call.actor, customerId));
        const id = tx.newId();
        const personId = input.personId ?? null;
        const { phone, wechat } = { phone: input.phone ?? null, wechat: input.wechat || null };
        if (personId !== null) linkPerson(tx, call.actor, customer, personId);
        demandFree(tx, call, customerId, { phone, wechat });
        const isFirst = contactsOf(tx.read, customerId).length === 0 && customer.customerType === 'organisation';
        tx.insert('contact', {
          id,
          customerId,
          ...{ name, position, phone, wechat, note, personId },
          isMain: 0,
          createdAt: call.now,
          createdById: call.actor.id,
        });
        if (isMain || isFirst) makeMain(tx, call, customerId, id);
        return { id };
      }),
    ),

  update: ({ id, seen, isMain, ...input }, call) =>
    tracingTaken(
      call,
      act(call, (tx) => {
        const contact = demandContact(tx, call, id);
        const { customer, access } = demand(requireWrite(tx, call.actor, contact.customerId));
        const patch = withoutBlanks({ ...input, ...(input.wechat === '' ? { wechat: null } : {}) });
        refuseStale(tx, contact, { access, patch, seen });
        if (patch.personId != null && patch.personId !== contact.personId)
          linkPerson(tx, call.actor, customer, patch.personId);
        demandFree(tx, call, customer.id, { phone: patch.phone ?? null, wechat: patch.wechat ?? null });
        tx.update('contact', id, patch);
        if (isMain === true && contact.isMain === 0) makeMain(tx, call, customer.id, id);
        if (isMain === false && contact.isMain === 1) tx.update('contact', id, { isMain: 0 });
        if (contact.isMain === 1 && patch.name !== undefined) nameOnCard(tx, call, customer.id, patch.name);
        return { done: true as const };
      }),
    ),

  remove: ({ id }, call) =>
    act(call, (tx) => {
      const contact = demandContact(tx, call, id);
      tx.remove('contact', id);
      if (contact.isMain === 1) nameOnCard(tx, call, contact.customerId, null);
      return { done: true as const };
    }),

  reveal: ({ id }, call) =>
    act(call, (tx) => {
      const contact = tx.find('contact', id) ?? reject('NOT_FOUND', { what: '这位联系人' }, 'id');
      const { customer, access } = demand(requireWrite(tx, call.actor, contact.customerId));
      if (!canSeePhone(access)) return refuseForeign(tx.read, customer);
      if (access !== 'own')
        tx.note({ action: call.procedure, subject: `customer:${customer.id}`, body: { access, contactId: id } });
      return { phone: contact.phone, wechat: contact.wechat };
    }),
};

/** The contact of a customer whom the person may change. */
function demandContact(tx: Tx, call: ActorCall, id: string): EntityRow<'contact'> {
  const contact = tx.find('contact', id) ?? reject('NOT_FOUND', { what: '这位联系人' }, 'id');
  demand(requireWrite(tx, call.actor, contact.customerId));
  return contact;
}

/** Rolls back with PHONE_TAKEN where a number belongs to a customer outside this one's household (domain §9). */
function demandFree(tx: Tx, call: ActorCall, customerId: string, { phone, wechat }: Fields): void {
  const [other] = strangersAmong(tx, customerId, knownByNumbers(tx.read, numbersOf({ phone, wechat })));
  const holder = other && tx.find('customer', other.customerId);
  if (!other || !holder) return;
  const taken = refuseTaken(tx.read, { consultant: call.actor, viewer: call.actor }, holder, other.by);
  const advice = '就是他本人，请在「也是客户」里选他；不是，请核对号码';
  reject(taken.code, { ...taken.params, advice }, other.by === 'wechat' ? 'wechat' : 'phone');
}

function makeMain(tx: Tx, call: ActorCall, customerId: string, id: string): void {
  for (const contact of contactsOf(tx.read, customerId))
    if (contact.isMain === 1 && contact.id !== id) tx.update('contact', contact.id, { isMain: 0 });
  tx.update('contact', id, { isMain: 1 });
  nameOnCard(tx, call, customerId, tx.find('contact', id)?.name ?? null);
}

/** The main contact is the customer's 联系人, and that of today's cards (§八.1). */
function nameOnCard(tx: Tx, call: ActorCall, customerId: string, contactPerson: string | null): void {
  if (tx.update('customer', customerId, { contactPerson }))
    writeThroughToCards(tx, customerId, null, call.today, { contactPerson });
}

/** Rolls back with STALE_EDIT where somebody else wrote one of the fields since it was seen; what is masked was seen masked. */
function refuseStale(
  tx: Tx,
  contact: EntityRow<'contact'>,
  {
    access,
    patch,
    seen,
  }: {
    readonly access: Access;
    readonly patch: Readonly<Record<string, unknown>>;
    readonly seen: Readonly<Record<string, string | null>>;
  },
): void {
  const shown = {
    ...contact,
    phone: shownPhone(access, contact.phone),
    wechat: shownAccount(access, contact.wechat),
  };
  for (const [name, value] of Object.entries(seen)) {
    const stored = stalable.find((each) => each.name === name);
    if (stored === undefined || patch[name] === undefined) continue;
    const now = contact[stored.name];
    const isSame = isEmptyValue(now) ? isEmptyValue(value) : now === value || shown[stored.name] === value;
    if (isSame) continue;
    const writer = writersOf(tx.read, 'contact', contact)(name);
    const who = writer === null ? undefined : nameOfStaff(tx.read, writer.byId);
    reject('STALE_EDIT', { field: stored.label, who: who ?? '别人' }, name);
  }
}

const stalable = [
  { name: 'name', label: '姓名' },
  { name: 'position', label: '职务' },
  { name: 'phone', label: '电话' },
  { name: 'wechat', label: '微信' },
  { name: 'note', label: '备注' },
] as const;
