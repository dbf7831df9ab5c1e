import { plansOfCustomerQuery } from '../../db/queries/handovers.ts';
import { leavesFrom } from '../../db/queries/leaves.ts';
import { sqlFor } from '../../db/query.ts';
import { shaped } from '../../db/query-shape.ts';
import type { Tx } from '../../db/unit-of-work.ts';
import type { EntityRow } from '../../shared/entities/registry.ts';
import type { ActorCall } from '../call.ts';
import { givenTo } from '../handover/foreign.ts';
import { planRulesOf } from '../plan/rules.ts';

/** A merge that is being taken back, and who looked after the one record that it had made, at the end. */
interface Parting {
  readonly merge: Pick<EntityRow<'customerMerge'>, 'keptId' | 'goneId' | 'at' | 'ownershipId' | 'ownerBefore'>;
  readonly jointOwnerId: string | null;
}

/**
 * Says whose each of two records is that are taken apart (docs/decisions/0014). Each is his again whose it was; where whoever
 * had the one record gave it to somebody else meanwhile, what was his goes along. Nobody who is out of service gets a
 * customer back: whoever had the one record has it. What was planned goes along.
 */
export function returnOwners(tx: Tx, call: ActorCall, { merge, jointOwnerId }: Parting): void {
  const { keptId, goneId, ownerBefore } = merge;
  const goneOwnerId = ownerOf(tx, goneId);
  const mergedOwnerId = ownerByMerge(tx, merge, goneOwnerId);
  if (ownerBefore !== mergedOwnerId && ownerOf(tx, keptId) !== ownerBefore)
    giveRecord(tx, keptId, ownerBefore, '拆开合并，归回原处');
  if (goneOwnerId !== null && goneOwnerId === mergedOwnerId && goneOwnerId !== jointOwnerId)
    giveRecord(tx, goneId, jointOwnerId, '拆开合并，跟着合并后的交接走');
  for (const id of [keptId, goneId]) {
    if (!isInService(tx, ownerOf(tx, id))) giveRecord(tx, id, jointOwnerId, '拆开合并，原来的归属人已停用');
    if (jointOwnerId !== null) givePlans(tx, call, id, jointOwnerId);
  }
}

/** Whose the one record was as it was made: as its own fact says, else the newer one of those that the two had. */
function ownerByMerge(tx: Tx, merge: Parting['merge'], goneOwnerId: string | null): string | null {
  const { keptId, goneId, at, ownershipId, ownerBefore } = merge;
  const added = ownershipId === null ? undefined : tx.find('ownership', ownershipId);
  if (added) return added.ownerId;
  const ofGone = tx.read.get(givenAt(goneId, goneOwnerId, at));
  const ofKept = tx.read.get(givenAt(keptId, ownerBefore, at));
  return ofGone && (!ofKept || ofGone.at >= ofKept.at) ? goneOwnerId : ownerBefore;
}

/** When a record was last given to somebody, or to nobody, up to an instant. */
const givenAt = shaped((customerId: string, ownerId: string | null, through: number) =>
  sqlFor
    .selectFrom('ownership')
    .select('at')
    .where('customerId', '=', customerId)
    .where('ownerId', 'is', ownerId)
    .where('at', '<=', through)
    .where('deletedHlc', 'is', null)
    .orderBy('at', 'desc')
    .limit(1),
);

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
