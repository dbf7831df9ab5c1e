import { draftOf } from '../../db/queries/drafts.ts';
import { livingIdOf } from '../../db/queries/merges.ts';
import type { Reader } from '../../db/query.ts';
import { sqlFor } from '../../db/query.ts';
import { civilDateAt } from '../../shared/calendar/civil-date.ts';
import { isRefusal, type Refusal, refuse } from '../../shared/domain/refusal.ts';
import { isManager } from '../../shared/domain/roles.ts';
import type { EntityRow } from '../../shared/entities/registry.ts';
import type { ActorCall } from '../call.ts';
import { type Access, accessTo, canWrite, refuseForeign } from '../ownership.ts';

/** Where a file is to hang, as asked for: one of the three. */
export interface TargetAsked {
  readonly customerId?: string | undefined;
  readonly cardId?: string | undefined;
  readonly draftId?: string | undefined;
}

/** A customer, or one of his cards, with how the caller stands to it. */
export interface CustomerTarget {
  readonly kind: 'customer';
  readonly customer: Pick<EntityRow<'customer'>, 'id' | 'ownerId' | 'name'>;
  readonly cardId: string | null;
  readonly access: Access;
}

/** A draft of the caller's own. */
export interface DraftTarget {
  readonly kind: 'draft';
  readonly draftId: string;
}

/** The target of an upload or a list; refuses what is not there, and an input that names none or several. */
export function targetOf(call: ActorCall, asked: TargetAsked): CustomerTarget | DraftTarget | Refusal {
  const { read } = call.deps.store;
  const named = [asked.customerId, asked.cardId, asked.draftId].filter((id) => id !== undefined);
  if (named.length !== 1)
    return refuse('INVALID_INPUT', { field: '附在哪里', problem: '要写客户、洽谈卡、草稿中的一个' }, 'customerId');
  if (asked.draftId !== undefined) {
    const draft = draftOf(read, asked.draftId, call.actor.id);
    return draft ? { kind: 'draft', draftId: draft.id } : refuse('NOT_FOUND', { what: '这张草稿' }, 'draftId');
  }
  if (asked.cardId !== undefined) return cardTarget(call, asked.cardId);
  return customerTarget(call, asked.customerId ?? '', null, 'customerId');
}

function cardTarget(call: ActorCall, cardId: string): CustomerTarget | Refusal {
  const card = cardRow(call.deps.store.read, cardId);
  if (!card) return refuse('NOT_FOUND', { what: '这张洽谈卡' }, 'cardId');
  const target = customerTarget(call, card.customerId, card.id, 'cardId');
  if (isRefusal(target)) return target;
  return card.consultantId === call.actor.id ? { ...target, access: 'own' } : target;
}

function customerTarget(call: ActorCall, id: string, cardId: string | null, field: string): CustomerTarget | Refusal {
  const { read } = call.deps.store;
  const customer = read.get(
    sqlFor
      .selectFrom('customer')
      .select(['id', 'ownerId', 'name'])
      // a file means the person, whatever his record is by now: one that was picked before a merge is not lost
      .where('id', '=', livingIdOf(read, id))
      .where('deletedHlc', 'is', null),
  );
  if (!customer) return refuse('NOT_FOUND', { what: '这位客户' }, field);
  return { kind: 'customer', customer, cardId, access: accessTo(read, call.actor, customer) };
}

function cardRow(read: Reader, id: string) {
  return read.get(
    sqlFor
      .selectFrom('card')
      .select(['id', 'customerId', 'consultantId'])
      .where('id', '=', id)
      .where('deletedHlc', 'is', null),
  );
}

/**
 * Whether a file may be hung there: by whoever may write to the customer; by the front desk and the clerk, who have the
 * paper in their hands, on any card. To give is not to see.
 */
export function refuseToAttach(call: ActorCall, target: CustomerTarget): Refusal | null {
  const { role } = call.actor;
  if (canWrite(target.access) || isKeptByClerk(call, target)) return null;
  if (target.cardId !== null && (role === 'receptionist' || role === 'clerk')) return null;
  return refuseForeign(call.deps.store.read, target.customer);
}

/** A 基盘 owner whom nobody looks after is the clerk's. */
function isKeptByClerk({ actor }: ActorCall, { customer }: CustomerTarget): boolean {
  return customer.ownerId === null && actor.role === 'clerk';
}

/** What of a file decides who may see it. */
export type AttachedBy = Pick<EntityRow<'attachment'>, 'byId' | 'at'>;

/**
 * Whether a file may be seen (domain §13): a photo of the paper shows the full phone, so whoever may not see that sees no
 * file; until midnight whoever attached it sees that it is the right one.
 */
export function maySee(call: ActorCall, target: CustomerTarget, file: AttachedBy): boolean {
  return canWrite(target.access) || isKeptByClerk(call, target) || isOfToday(call, file);
}

/** Whether a file may be removed: by whoever attached it until midnight of that day, and by managers. */
export function mayRemove(call: ActorCall, file: AttachedBy): boolean {
  return isManager(call.actor.role) || isOfToday(call, file);
}

function isOfToday({ actor, zone, today }: ActorCall, { byId, at }: AttachedBy): boolean {
  return byId === actor.id && civilDateAt(at, zone) === today;
}

/** Whether every showing of a file to the caller is logged: to all but the owner and the card's own consultant. */
export function isShowingLogged(target: CustomerTarget): boolean {
  return target.access !== 'own';
}
