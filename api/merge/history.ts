import { customerDetail } from '../../db/queries/customer-detail.ts';
import { livingIdOf, mergesOf } from '../../db/queries/merges.ts';
import { staffNames } from '../../db/queries/staff.ts';
import type { PastMerge } from '../../shared/contract/merge.ts';
import { type Refusal, refuse } from '../../shared/domain/refusal.ts';
import { isManager } from '../../shared/domain/roles.ts';
import type { ActorCall } from '../call.ts';
import { accessTo, canWrite, refuseForeign, shownPhone } from '../ownership.ts';

/** Which records became part of this one, for those who look after the customer. */
export function mergeHistory(
  input: { readonly id: string },
  call: ActorCall,
): { readonly merges: PastMerge[] } | Refusal {
  const { read } = call.deps.store;
  const customer = customerDetail(read, livingIdOf(read, input.id));
  if (!customer) return refuse('NOT_FOUND', { what: '这位客户' }, 'id');
  const access = accessTo(read, call.actor, customer);
  if (!canWrite(access)) return refuseForeign(read, customer);
  const names = staffNames(read);
  const person = (id: string) => ({ id, name: names.get(id) ?? '' });
  const merges = mergesOf(read, customer.id).map(
    ({ id, at, byId, keptId, name, phone, phone2, createdOn, undoneAt, undoneById }): PastMerge => ({
      id,
      at,
      by: person(byId),
      name,
      // what was taken back has its numbers to itself again
      phones: undoneAt === null ? [phone, phone2].flatMap((each) => shownPhone(access, each) ?? []) : [],
      createdOn,
      undoneAt,
      undoneBy: undoneById === null ? null : person(undoneById),
      canUndo: undoneAt === null && customer.erasedAt === null && keptId === customer.id && isManager(call.actor.role),
    }),
  );
  return { merges };
}
