import { householdIds } from '../../db/queries/household.ts';
import { demand, type Tx } from '../../db/unit-of-work.ts';
import { changedCustom } from '../../shared/domain/custom-field.ts';
import { customerFieldNames } from '../../shared/domain/customer.ts';
import { type Refusal, refuse } from '../../shared/domain/refusal.ts';
import type { EntityPatch, EntityRow } from '../../shared/entities/registry.ts';
import { type ActorCall, act } from '../call.ts';
import { customColumn } from '../card/custom.ts';
import { demandExplained } from '../household/link.ts';
import { demandSoundPlans } from './merge-records.ts';
import { returnOwners } from './return-owner.ts';
import { returningValues } from './returning-values.ts';
import { apart } from './separation.ts';
import { unsettle } from './settle.ts';

/**
 * Takes a merge back: the other record lives again, and what came with it hangs on it again, with everything that was
 * written on that since. What was added since and belongs to neither stays unless it is taken along. What somebody
 * changed since stays as he wrote it. docs/decisions/0014.
 */
export function undoMerge(input: UndoInput, call: ActorCall): Undone | Refusal {
  return act(call, (tx) => takeApart(tx, input, call));
}

/**
 * Why taking a merge back would be refused; null where it would not. It is rehearsed: done as a whole and rolled back, so
 * that what is told beforehand is what the act says.
 */
export function undoRefusal(input: UndoInput, call: ActorCall): Refusal | null {
  const rehearsed = refuse('ALREADY_DONE', { what: '拆开前看看' });
  const answer = act(call, (tx): Refusal => {
    takeApart(tx, input, call);
    return rehearsed;
  });
  return answer === rehearsed ? null : answer;
}

interface UndoInput {
  readonly mergeId: string;
  readonly take: readonly string[];
}

interface Undone {
  readonly keptId: string;
  readonly restoredId: string;
}

function takeApart(tx: Tx, input: UndoInput, call: ActorCall): Undone {
  const { merge, kept, moves, followed } = demand(apart(call.deps.store, input.mergeId, input.take));
  const { goneId, keptId } = merge;
  const household = householdIds(tx.read, keptId);
  tx.restore('customer', goneId);
  tx.update('customer', goneId, { mergedIntoId: null });
  const gone = tx.find('customer', goneId);
  if (!gone) throw new Error(`no customer ${goneId} to restore`);
  returnValues(tx, merge, kept, gone);
  tx.rehang(moves, keptId, goneId);
  unsettle(tx, merge.settled);
  returnOwners(tx, call, { merge, jointOwnerId: kept.ownerId });
  tx.update('customerMerge', merge.id, {
    undoneAt: call.now,
    undoneById: call.actor.id,
    taken: JSON.stringify(followed),
  });
  demandSoundPlans(tx, moves);
  demandExplained(tx, call.actor, [...household, goneId], 'mergeId');
  for (const [id, otherId] of [
    [keptId, goneId],
    [goneId, keptId],
  ] as const)
    tx.note({ action: call.procedure, subject: `customer:${id}`, body: { mergeId: merge.id, otherId } });
  return { keptId, restoredId: goneId };
}

function returnValues(
  tx: Tx,
  merge: EntityRow<'customerMerge'>,
  kept: EntityRow<'customer'>,
  gone: EntityRow<'customer'>,
): void {
  const { now, after, stage, custom } = returningValues(tx.read, merge, kept, gone);
  const changed = customerFieldNames.filter((name) => now[name] !== after[name]);
  // the fields of a customer are text columns of the same names
  const patch = Object.fromEntries(changed.map((name) => [name, after[name]])) as EntityPatch<'customer'>;
  const own = changedCustom(custom.now, custom.after).length === 0 ? {} : { custom: customColumn(custom.after) };
  tx.update('customer', kept.id, { ...patch, ...own, ...(stage === null ? {} : { stage }) });
}
