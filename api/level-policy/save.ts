import type { z } from 'zod';
import { demand, reject } from '../../db/unit-of-work.ts';
import type { policyContract } from '../../shared/contract/policy.ts';
import { type LevelPolicy, policyOn } from '../../shared/domain/level-policy.ts';
import { checkNewPolicy, checkWithdrawal, type PolicyTerms } from '../../shared/domain/level-policy-change.ts';
import { isRefusal, type Refusal } from '../../shared/domain/refusal.ts';
import { canonicalJson } from '../../sync/digest.ts';
import { type ActorCall, act } from '../call.ts';
import { readLevelPolicies } from '../policies.ts';
import { applyPiece } from './apply.ts';
import { markToday, readMark, writeMark } from './mark.ts';
import { previewOf } from './preview.ts';

type Input<P extends keyof typeof policyContract> = z.output<
  NonNullable<(typeof policyContract)[P]['~orpc']['inputSchema']>
>;

function termsOf({ effectiveFrom, gaps, horizons, firstPlanDays }: Input<'previewLevels'>): PolicyTerms {
  return { effectiveFrom, gaps, horizons: { O: null, ...horizons, N: null }, firstPlanDays };
}

/** The version that the new one would follow; or why there cannot be a new one. */
function demandPlace(input: Input<'previewLevels'>, call: ActorCall): LevelPolicy | Refusal {
  const versions = readLevelPolicies(call.deps.store);
  const refused = checkNewPolicy({ terms: termsOf(input), basedOn: input.basedOn, versions, today: call.today });
  return refused ?? policyOn(versions, input.effectiveFrom);
}

/** What a version would change, before it is saved (domain §8). Refuses what saving it would refuse. */
export function previewLevels(input: Input<'previewLevels'>, call: ActorCall) {
  const before = demandPlace(input, call);
  if (isRefusal(before)) return before;
  return previewOf(before, { id: 'preview', ...termsOf(input) }, call);
}

/**
 * Makes a version of the intervals (§三). One from today on is in force at once and changes limits and plans in the same
 * transaction; a later one does so at the midnight of its day (`apply.ts`). What happened before is judged by the
 * versions of its day.
 */
export function saveLevels(input: Input<'saveLevels'>, call: ActorCall) {
  const { store } = call.deps;
  return act(call, (tx) => {
    demand(demandPlace(input, call));
    // what the versions so far left to do is not lost: the mark is as of before this one
    writeMark(store, markToday(readMark(store), readLevelPolicies(store), call.today));
    const id = tx.newId();
    const { effectiveFrom, gaps, horizons, firstPlanDays } = termsOf(input);
    tx.insert('levelPolicy', {
      id,
      effectiveFrom,
      gaps: canonicalJson(gaps),
      horizons: canonicalJson(horizons),
      firstPlanDays,
      note: input.note,
      createdAt: call.now,
      createdById: call.actor.id,
    });
    if (effectiveFrom > call.today) return { id, inForce: false, moved: 0, more: false };
    return { id, inForce: true, ...applyPiece(tx, store, call.today) };
  });
}

/** Takes a version back that is not in force yet. */
export function withdrawLevels({ id }: Input<'withdrawLevels'>, call: ActorCall) {
  return act(call, (tx) => {
    const version = tx.find('levelPolicy', id) ?? reject('NOT_FOUND', { what: '这版级别规定' }, 'id');
    const found = readLevelPolicies(call.deps.store).find((each) => each.id === version.id);
    if (found) demand(checkWithdrawal(found, call.today) ?? null);
    tx.remove('levelPolicy', id);
    return { id };
  });
}
