import { plansOfCustomerQuery } from '../../db/queries/handovers.ts';
import { leavesFrom } from '../../db/queries/leaves.ts';
import type { Tx } from '../../db/unit-of-work.ts';
import type { EntityRow } from '../../shared/entities/registry.ts';
import type { ActorCall } from '../call.ts';
import { givenTo } from '../handover/foreign.ts';
import { planRulesOf } from '../plan/rules.ts';

/** A merge that is being taken back, and who looked after the one record that it had made, at the end. */
interface Parting {
  readonly merge: Pick<EntityRow<'customerMerge'>, 'keptId' | 'goneId' | 'ownershipId' | 'ownerBefore'>;
  readonly jointOwnerId: string | null;
}

/**
 * Says whose each of two records is that are taken apart (docs/decisions/0014). Each is his again whose it was. Where the
 * person was given to somebody else meanwhile, he was given as a whole: both are the new owner's. Nobody who is out of
 * service gets a customer back: whoever had the one record has it. What was planned goes along.
 */
export function returnOwners(tx: Tx, call: ActorCall, { merge, jointOwnerId }: Parting): void {
  const { keptId, goneId } = merge;
  const goneOwnerId = ownerOf(tx, goneId);
  const mergedOwnerId = ownerByMerge(tx, merge, goneOwnerId);
  const isGiven = jointOwnerId !== mergedOwnerId;
  if (!isGiven) returnKept(tx, merge);
  if (isGiven && goneOwnerId !== null && goneOwnerId === mergedOwnerId)
    giveRecord(tx, goneId, jointOwnerId, '拆开合并，跟着合并后的交接走');
  for (const id of [keptId, goneId]) {
    if (!isInService(tx, ownerOf(tx, id))) giveRecord(tx, id, jointOwnerId, '拆开合并，原来的归属人已停用');
    if (jointOwnerId !== null) givePlans(tx, call, id, jointOwnerId);
  }
}

/** Whose the one record was as it was made. */
function ownerByMerge(tx: Tx, { ownershipId, ownerBefore }: Parting['merge'], goneOwnerId: string | null) {
  const added = ownershipId === null ? undefined : tx.find('ownership', ownershipId);
  // without a fact of its own the facts of both said it, those that came with the other record last
  return added ? added.ownerId : (goneOwnerId ?? ownerBefore);
}

/** The fact that the merge had to add is answered by another one. */
function returnKept(tx: Tx, { keptId, ownershipId, ownerBefore }: Parting['merge']): void {
  if (ownershipId !== null && ownerOf(tx, keptId) !== ownerBefore)
    giveRecord(tx, keptId, ownerBefore, '拆开合并，归回原处');
}

function ownerOf(tx: Tx, customerId: string): string | null {
  return tx.find('customer', customerId)?.ownerId ?? null;
}

function isInService(tx: Tx, staffId: string | null): boolean {
  return staffId === null || tx.find('staff', staffId)?.active === 1;
}

function giveRecord(tx: Tx, customerId: string, ownerId: string | null, reason: string): void {
  const { now, actorId } = tx.env;
  const fact = { cause: 'merge', at: now, byId: actorId, reason, handoverId: null } as const;
  tx.insert('ownership', { id: tx.newId(), customerId, ownerId, ...fact });
}

/** The open plans that lie with the owner of the one record only because it was one. */
function givePlans(tx: Tx, call: ActorCall, customerId: string, jointOwnerId: string): void {
  const ownerId = ownerOf(tx, customerId);
  if (ownerId === null || ownerId === jointOwnerId) return;
  const { today, calendar } = planRulesOf(call);
  const giving = { leaves: leavesFrom(tx.read, today), today, calendar, keepsDue: false };
  for (const plan of tx.read.all(plansOfCustomerQuery(customerId))) {
    const next = givenTo(plan, jointOwnerId, ownerId, giving);
    if (next !== null) tx.update('plan', plan.id, next);
  }
}
