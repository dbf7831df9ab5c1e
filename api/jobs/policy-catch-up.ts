import { messageOf } from '../../shared/contract/errors.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import type { Call } from '../call.ts';
import type { ApiDeps } from '../deps.ts';
import { applyPolicyInForce } from '../level-policy/apply.ts';

/** After a piece that could not be done, so long is waited before it is tried again. */
const retryMs = 60_000;

/**
 * Lets the version of the intervals that took effect reach the open opportunities (§三): at the midnight of its day, or
 * when the machine wakes afterwards. A piece at each call, so that a large store is never shut for long. Costs a read of
 * one value when nothing is due. Only the authority decides.
 */
export function createPolicyCatchUp(deps: ApiDeps): (call: Pick<Call, 'now' | 'today' | 'isAuthority'>) => void {
  let brokeAt: number | null = null;
  return ({ now, today, isAuthority }) => {
    if (!isAuthority || (brokeAt !== null && Math.abs(now - brokeAt) < retryMs)) return;
    brokeAt = null;
    try {
      const done = applyPolicyInForce(deps.store, { today, now });
      if (done === null || !isRefusal(done)) return;
      brokeAt = now;
      deps.log(`the new intervals were not applied: ${messageOf(done.code, done.params)}`);
    } catch (error) {
      // the showroom works on by the limits that are there
      brokeAt = now;
      deps.log(`the new intervals broke: ${error instanceof Error ? error.stack : String(error)}`);
    }
  };
}
