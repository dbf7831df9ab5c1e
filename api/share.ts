import { sharedWith, sharesOf } from '../db/queries/shares.ts';
import { demand, reject, type Tx } from '../db/unit-of-work.ts';
import { isRefusal } from '../shared/domain/refusal.ts';
import { type Role, roleLabel, roleSchema } from '../shared/domain/roles.ts';
import type { EntityRow } from '../shared/entities/registry.ts';
import { type ActorCall, act, type Handlers } from './call.ts';
import { canShare, refuseForeign, requireRead, requireWrite } from './ownership.ts';

/** Who can work with a customer and does not see all of them anyway. */
const receivers: readonly Role[] = ['consultant', 'telemarketer', 'service_agent', 'clerk'];

export const shareHandlers: Handlers<'share'> = {
  list: ({ customerId }, call) => {
    const { read } = call.deps.store;
    const found = requireRead(read, call.actor, customerId);
    if (isRefusal(found)) return found;
    // who has become the owner since needs no share
    const living = sharesOf(read, found.customer.id).filter(({ staffId }) => staffId !== found.customer.ownerId);
    const rows = living.map(({ id, note, createdAt, ...row }) => ({
      id,
      note,
      createdAt,
      staff: { id: row.staffId, name: row.staffName ?? '' },
      by: { id: row.createdById, name: row.giverName ?? '' },
    }));
    return { rows };
  },

  give: ({ customerId, staffIds, note }, call) =>
    act(call, (tx) => {
      const customer = demandSharer(tx, call, customerId);
      const wanted = [...new Set(staffIds)];
      for (const staffId of wanted) demandReceiver(tx, customer, staffId);
      const fresh = wanted.filter((staffId) => !sharedWith(tx.read, staffId, [customerId]).has(customerId));
      for (const staffId of fresh)
        tx.insert('share', {
          id: tx.newId(),
          customerId,
          staffId,
          note,
          createdAt: call.now,
          createdById: call.actor.id,
          endedAt: null,
          endedById: null,
        });
      return { given: fresh.length };
    }),

  end: ({ id }, call) =>
    act(call, (tx) => {
      const share = tx.find('share', id) ?? reject('NOT_FOUND', { what: '这次共享' }, 'id');
      demandSharer(tx, call, share.customerId);
      if (share.endedAt !== null) reject('ALREADY_DONE', { what: '收回共享' });
      tx.update('share', id, { endedAt: call.now, endedById: call.actor.id });
      return { done: true as const };
    }),
};

/** The customer, for his owner and for managers (domain §9): what was shared with somebody is not his to share on. */
function demandSharer(tx: Tx, call: ActorCall, customerId: string): EntityRow<'customer'> {
  const { customer, access } = demand(requireWrite(tx, call.actor, customerId));
  if (!canShare(access)) demand(refuseForeign(tx.read, customer));
  return customer;
}

function demandReceiver(tx: Tx, customer: EntityRow<'customer'>, staffId: string): void {
  const problem = problemOf(tx.find('staff', staffId), customer);
  if (problem !== null) reject('INVALID_INPUT', { field: '共享给', problem }, 'staffIds');
}

/** Why a customer is not shared with somebody, as the rest of a sentence; null where he may be. */
function problemOf(person: EntityRow<'staff'> | undefined, customer: EntityRow<'customer'>): string | null {
  if (!person) return '没有这个人，请从名单里选';
  if (person.active !== 1) return `里的${person.name}已停用，请选在岗的同事`;
  if (person.id === customer.ownerId) return `里的${person.name}就是归属人，不用共享`;
  const role = roleSchema.parse(person.role);
  return receivers.includes(role) ? null : `里的${person.name}是${roleLabel(role)}，请选销售顾问、电销、客服或内勤`;
}
