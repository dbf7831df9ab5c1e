import { livingIdOf } from '../db/queries/merges.ts';
import { sharedWith } from '../db/queries/shares.ts';
import type { Reader } from '../db/query.ts';
import { sqlFor } from '../db/query.ts';
import { shaped } from '../db/query-shape.ts';
import { reject, type Tx } from '../db/unit-of-work.ts';
import { type CivilDate, civilDateAt } from '../shared/calendar/civil-date.ts';
import { isErasedName } from '../shared/domain/erasure.ts';
import { maskName } from '../shared/domain/person-name.ts';
import { isRefusal, type Refusal, refuse } from '../shared/domain/refusal.ts';
import { isManager, type Role } from '../shared/domain/roles.ts';
import type { EntityRow } from '../shared/entities/registry.ts';
import { maskPhone } from '../shared/text/phone.ts';

/**
 * How somebody stands to a customer (domain §9, §13): the owner; whoever has an open plan on him, a stand-in for
 * instance; a manager; a colleague with whom the owner shares him; anybody else.
 */
export type Access = 'own' | 'task' | 'manager' | 'shared' | 'masked';

/** Whoever looks or writes. */
export interface Person {
  readonly id: string;
  readonly role: Role;
}

/** What of a customer decides about access. */
export interface Owned {
  readonly id: string;
  readonly ownerId: string | null;
}

/** How a person stands to a customer. */
export function accessTo(read: Reader, person: Person, customer: Owned): Access {
  if (customer.ownerId === person.id) return 'own';
  if (isManager(person.role)) return 'manager';
  if (hasOpenPlan(read, person.id, customer.id)) return 'task';
  return sharedWith(read, person.id, [customer.id]).has(customer.id) ? 'shared' : 'masked';
}

/** How a person stands to each of a page of customers, in two queries at most. */
export function accessToEach(read: Reader, person: Person, customers: readonly Owned[]): (customer: Owned) => Access {
  const foreign = customers.filter(({ ownerId }) => ownerId !== person.id).map(({ id }) => id);
  const tasks = new Set(
    foreign.length === 0 || isManager(person.role)
      ? []
      : read.all(openPlansOf(person.id, foreign)).map((row) => row.customerId),
  );
  const others = isManager(person.role) ? [] : foreign.filter((id) => !tasks.has(id));
  const shared = sharedWith(read, person.id, others);
  return ({ id, ownerId }) => {
    if (ownerId === person.id) return 'own';
    if (isManager(person.role)) return 'manager';
    return tasks.has(id) ? 'task' : shared.has(id) ? 'shared' : 'masked';
  };
}

/** Whether a person is responsible for a customer: the owner, or the assignee of an open plan (stand-in). */
export function isResponsible(read: Reader, personId: string, customer: Owned): boolean {
  return customer.ownerId === personId || hasOpenPlan(read, personId, customer.id);
}

/** Whether the full phone may be seen at all; to all but the owner each showing is asked for and logged (§13). */
export function canSeePhone(access: Access): boolean {
  return access !== 'masked';
}

/** Whether a person may know what is going on with a customer: level, model, cars, contacts. Of a 基盘 owner whom nobody has, anybody may. */
export function canSeeDealings(access: Access, customer: Pick<Owned, 'ownerId'>): boolean {
  return access !== 'masked' || customer.ownerId === null;
}

/** Whether a person may change the customer's data: owner, assignee of an open plan, managers, with whom he is shared. */
export function canWrite(access: Access): boolean {
  return access !== 'masked';
}

/**
 * Whether a person may decide how the customer is followed up: opportunities, levels, plans. With whom he is only shared
 * answers for no plan (§四.1), so he moves none.
 */
export function canGuide(access: Access): boolean {
  return access === 'own' || access === 'task' || access === 'manager';
}

/** Whether a person may share the customer with others: the owner and managers; nobody shares on what was shared with him. */
export function canShare(access: Access): boolean {
  return access === 'own' || access === 'manager';
}

/**
 * Whether a person may save a card again: its consultant, a manager, and whoever first saved it, until midnight of that
 * day. Afterwards the desk's part is over: what stands on the card is the consultant's to answer for.
 */
export function canSaveAgain(
  { actor, today, zone }: { readonly actor: Person; readonly today: CivilDate; readonly zone: string },
  card: Pick<EntityRow<'card'>, 'consultantId' | 'createdById' | 'firstSavedAt'>,
): boolean {
  if (card.consultantId === actor.id || isManager(actor.role)) return true;
  return card.createdById === actor.id && civilDateAt(card.firstSavedAt, zone) === today;
}

/**
 * The customer for a write, with how the person stands to him. Refuses with NOT_FOUND, with CUSTOMER_MERGED where the
 * record became part of another one (its id goes along), or with NOT_OWNER naming the owner.
 * An owner of one of our cars whom nobody looks after is the clerk's.
 */
export function requireWrite(
  tx: Pick<Tx, 'find' | 'read'>,
  person: Person,
  customerId: string,
): { readonly customer: EntityRow<'customer'>; readonly access: Access } | Refusal {
  const customer = tx.find('customer', customerId);
  if (!customer) return refuseGone(tx, person, customerId);
  const access = accessTo(tx.read, person, customer);
  if (canWrite(access) || (customer.ownerId === null && person.role === 'clerk')) return { customer, access };
  return refuseForeign(tx.read, customer);
}

/** Nothing is written to a record that is no more: whoever had it open is told where it went on. */
function refuseGone(tx: Pick<Tx, 'find' | 'read'>, person: Person, customerId: string): Refusal {
  const survivor = tx.find('customer', livingIdOf(tx.read, customerId));
  if (!survivor) return refuse('NOT_FOUND', { what: '这位客户' }, 'customerId');
  const name = shownName(accessTo(tx.read, person, survivor), survivor.name);
  return refuse('CUSTOMER_MERGED', { name, customerId: survivor.id }, 'customerId');
}

/** NOT_OWNER unless the person looks after the customer; an owner of one of our cars whom nobody has is the clerk's. */
export function requireReader(read: Reader, person: Person, customer: Owned): Refusal | null {
  const isClerks = customer.ownerId === null && person.role === 'clerk';
  return canWrite(accessTo(read, person, customer)) || isClerks ? null : refuseForeign(read, customer);
}

/** The customer for whoever may read what hangs on him. Refuses with NOT_FOUND, or NOT_OWNER naming the owner. */
export function requireRead(
  read: Reader,
  person: Person,
  customerId: string,
): { readonly customer: Owned; readonly access: Access } | Refusal {
  const customer = read.get(ownedById(livingIdOf(read, customerId)));
  if (!customer) return refuse('NOT_FOUND', { what: '这位客户' }, 'customerId');
  const refused = requireReader(read, person, customer);
  return refused ?? { customer, access: accessTo(read, person, customer) };
}

const ownedById = shaped((id: string) =>
  sqlFor.selectFrom('customer').select(['id', 'ownerId']).where('id', '=', id).where('deletedHlc', 'is', null),
);

/** The customer for whoever may guide him, in the manner of `requireWrite`. */
export function requireGuide(
  tx: Pick<Tx, 'find' | 'read'>,
  person: Person,
  customerId: string,
): ReturnType<typeof requireWrite> {
  const found = requireWrite(tx, person, customerId);
  if (isRefusal(found) || canGuide(found.access) || !canWrite(found.access)) return found;
  return refuseForeign(tx.read, found.customer);
}

/**
 * Rolls back with NOT_RECEIVER unless a visit is this person's to write about: nobody was named yet, he received the
 * visitor himself, or he keeps the register. Who stepped in for a colleague has a manager correct the receiver first,
 * for a visit without a card becomes the receiver's 未录入 (§八.1).
 */
export function demandReceiver(read: Reader, person: Person, receiverId: string | null, field: string): void {
  const keepsRegister = isManager(person.role) || person.role === 'receptionist';
  if (receiverId === null || receiverId === person.id || keepsRegister) return;
  reject('NOT_RECEIVER', { receiver: nameOfStaff(read, receiverId) ?? '别人' }, field);
}

/** NOT_OWNER with the owner's name. */
export function refuseForeign(read: Reader, customer: Owned): Refusal {
  const owner = customer.ownerId === null ? '店里' : (nameOfStaff(read, customer.ownerId) ?? '别人');
  return refuse('NOT_OWNER', { owner });
}

/** A person's name. */
export function nameOfStaff(read: Reader, id: string): string | undefined {
  return read.get(sqlFor.selectFrom('staff').select('name').where('id', '=', id))?.name;
}

function hasOpenPlan(read: Reader, personId: string, customerId: string): boolean {
  return read.get(openPlansOf(personId, [customerId])) !== undefined;
}

const openPlansOf = shaped((personId: string, customerIds: readonly string[]) =>
  sqlFor
    .selectFrom('plan')
    .select('customerId')
    .where('customerId', 'in', customerIds)
    .where('assigneeId', '=', personId)
    .where('state', '=', 'open')
    .where('deletedHlc', 'is', null),
);

/** How a customer can be reached. */
export interface Contacts {
  readonly phone: string | null;
  readonly phone2: string | null;
  readonly wechat: string | null;
  readonly qq: string | null;
  readonly weibo: string | null;
  readonly email: string | null;
}

/**
 * Contacts as they are shown at once (§13): in full to the owner; masked to those who may ask to see them, which is
 * logged; of the rest of the world only the masked phone remains.
 */
export function shownContacts(access: Access, contacts: Contacts): Contacts & { readonly phoneMasked: boolean } {
  if (access === 'own') return { ...pickContacts(contacts), phoneMasked: false };
  const phone = shownPhone(access, contacts.phone);
  if (!canSeePhone(access)) return { ...noContacts, phone, phoneMasked: phone !== null };
  return {
    phone,
    phone2: shownPhone(access, contacts.phone2),
    wechat: masked(contacts.wechat),
    qq: masked(contacts.qq),
    weibo: masked(contacts.weibo),
    email: masked(contacts.email),
    phoneMasked: phone !== null,
  };
}

/** A phone as it is shown at once: to all but the owner with its middle masked. */
export function shownPhone(access: Access, phone: string | null): string | null {
  return access === 'own' || phone === null ? phone : maskPhone(phone);
}

/** A name as it is shown: masked to those who have nothing to do with the customer. */
export function shownName(access: Access, name: string): string {
  return access === 'masked' && !isErasedName(name) ? maskName(name) : name;
}

/** What is known of a customer's field as it is shown: the ways of contact masked to all but the owner (§13). */
export function shownField(access: Access, field: string, value: string | null): string | null {
  if (access === 'own' || value === null) return value;
  if (field === 'phone' || field === 'phone2') return maskPhone(value);
  return field === 'wechat' || field === 'qq' || field === 'weibo' || field === 'email' ? masked(value) : value;
}

/** The six ways of contact and nothing else of a row. */
export function pickContacts({ phone, phone2, wechat, qq, weibo, email }: Contacts): Contacts {
  return { phone, phone2, wechat, qq, weibo, email };
}

const noContacts: Contacts = { phone: null, phone2: null, wechat: null, qq: null, weibo: null, email: null };

/** An account as it is shown at once, in the manner of `shownPhone`. */
export function shownAccount(access: Access, account: string | null): string | null {
  return access === 'own' ? account : masked(account);
}

/** `songjia_dz` → `s****`: an account's name is often a phone number. */
function masked(text: string | null): string | null {
  return text === null ? null : `${[...text][0] ?? ''}****`;
}
