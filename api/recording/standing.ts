import { livingIdOf } from '../../db/queries/merges.ts';
import { contactById } from '../../db/queries/recordings.ts';
import { isDrawn } from '../../db/queries/spot-checks.ts';
import { type Reader, sqlFor } from '../../db/query.ts';
import { shaped } from '../../db/query-shape.ts';
import { civilDateAt } from '../../shared/calendar/civil-date.ts';
import { isRefusal, type Refusal, refuse } from '../../shared/domain/refusal.ts';
import { isManager } from '../../shared/domain/roles.ts';
import type { EntityRow } from '../../shared/entities/registry.ts';
import type { ActorCall } from '../call.ts';
import { type Access, accessTo, canWrite, refuseForeign } from '../ownership.ts';

/** Where a recording is to hang, as asked for. */
export interface TargetAsked {
  readonly customerId: string;
  readonly contactId?: string | undefined;
}

/** A contact that a recording is said to be of. */
export type TargetContact = NonNullable<ReturnType<typeof contactById>>;

/** A customer, and the contact with him where one is named, with how the caller stands to him. */
export interface RecordingTarget {
  readonly customer: Pick<EntityRow<'customer'>, 'id' | 'ownerId' | 'name' | 'erasedAt'>;
  readonly contact: TargetContact | null;
  readonly access: Access;
}

/** The customer and the contact that are named; NOT_FOUND where one of them is not there, or is another's. */
export function targetOf(call: ActorCall, { customerId, contactId }: TargetAsked): RecordingTarget | Refusal {
  const { read } = call.deps.store;
  const customer = read.get(customerQuery(livingIdOf(read, customerId)));
  if (!customer) return refuse('NOT_FOUND', { what: '这位客户' }, 'customerId');
  const access = accessTo(read, call.actor, customer);
  if (contactId === undefined) return { customer, contact: null, access };
  const contact = contactById(read, contactId);
  if (contact?.customerId !== customer.id) return refuse('NOT_FOUND', { what: '这位客户的这次回访' }, 'contactId');
  return { customer, contact, access };
}

const customerQuery = shaped((id: string) =>
  sqlFor
    .selectFrom('customer')
    .select(['id', 'ownerId', 'name', 'erasedAt'])
    .where('id', '=', id)
    .where('deletedHlc', 'is', null),
);

/**
 * Whether a recording may be hung there: by whoever looks after the customer (owner, stand-in, a colleague with whom he is
 * shared, managers, the clerk for a 基盘 owner whom nobody has), and by whoever made the contact that it is of.
 */
export function refuseToAttach(call: ActorCall, target: RecordingTarget): Refusal | null {
  const { contact } = target;
  if (looksAfter(call, target) || contact?.byId === call.actor.id || contact?.createdById === call.actor.id)
    return null;
  return refuseForeign(call.deps.store.read, target.customer);
}

/** Whether the caller may see everything that hangs on the customer. */
export function looksAfter({ actor }: ActorCall, { customer, access }: Omit<RecordingTarget, 'contact'>): boolean {
  return canWrite(access) || (customer.ownerId === null && actor.role === 'clerk');
}

/** A recording, with its customer and how the caller stands to him. */
export interface SeenRecording {
  readonly row: EntityRow<'recording'>;
  readonly target: RecordingTarget;
}

/**
 * A living recording for whoever may hear it: who looks after the customer, and who spoke or attached it. Refuses with
 * NOT_FOUND, or NOT_OWNER naming the owner.
 */
export function findRecording(call: ActorCall, id: string): SeenRecording | Refusal {
  const { read } = call.deps.store;
  const row = read.get(recordingQuery(id));
  if (!row) return refuse('NOT_FOUND', { what: '这份录音' }, 'id');
  const target = targetOf(call, { customerId: row.customerId });
  if (isRefusal(target)) return target;
  return looksAfter(call, target) || isOwn(call, row) ? { row, target } : refuseForeign(read, target.customer);
}

const recordingQuery = shaped((id: string) =>
  sqlFor.selectFrom('recording').selectAll().where('id', '=', id).where('deletedHlc', 'is', null),
);

type OfWhom = Pick<EntityRow<'recording'>, 'id' | 'staffId' | 'byId' | 'at'>;

/** Whether the caller spoke in the recording or attached it. */
function isOwn({ actor }: ActorCall, { staffId, byId }: Pick<OfWhom, 'staffId' | 'byId'>): boolean {
  return staffId === actor.id || byId === actor.id;
}

/** Whether a spot check has drawn the recording (§八.4): then nobody takes it away, and only managers move it. */
export function isChecked({ read }: { readonly read: Reader }, recordingId: string): boolean {
  return isDrawn(read, recordingId);
}

/** Whether the caller may say which contact the recording is of: of one that was checked a manager, but not of his own call (domain §8). */
export function mayCorrect(call: ActorCall, row: OfWhom): boolean {
  const { id, role } = call.actor;
  return !isChecked(call.deps.store, row.id) || (isManager(role) && row.staffId !== id);
}

/**
 * Whether the caller may say that the recording is of no contact at all, which takes it out of every sample of a spot check:
 * managers, and whoever attached it by hand himself.
 */
export function mayUnmatch(
  { actor }: ActorCall,
  { source, byId }: Pick<EntityRow<'recording'>, 'source' | 'byId'>,
): boolean {
  return isManager(actor.role) || (source === 'hand' && byId === actor.id);
}

/** Whether the caller may take it away: whoever attached it until midnight of that day, and managers; never once it was checked. */
export function mayRemove(call: ActorCall, row: OfWhom): boolean {
  return isRemover(call, row) && !isChecked(call.deps.store, row.id);
}

/** Whether the caller is one of those who may take it away. */
export function isRemover({ actor, zone, today }: ActorCall, { byId, at }: OfWhom): boolean {
  return isManager(actor.role) || (byId === actor.id && civilDateAt(at, zone) === today);
}
