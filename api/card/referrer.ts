import { sqlFor } from '../../db/query.ts';
import type { ActorCall } from '../call.ts';
import { accessTo, canSeePhone, shownName } from '../ownership.ts';

/** Who recommended the customer of a card (§二.5), as the caller may know him; null where he is gone. */
export function referrerOf(call: ActorCall, id: string): { readonly id: string; readonly name: string } | null {
  const { read } = call.deps.store;
  const referrer = read.get(sqlFor.selectFrom('customer').select(['id', 'name', 'ownerId']).where('id', '=', id));
  if (!referrer) return null;
  const access = accessTo(read, call.actor, referrer);
  return { id, name: shownName(canSeePhone(access) ? access : 'masked', referrer.name) };
}
