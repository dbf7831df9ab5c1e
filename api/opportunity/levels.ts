import { levelsOf, opportunityOf } from '../../db/queries/level-policy.ts';
import { staffNames } from '../../db/queries/staff.ts';
import type { LevelChange } from '../../shared/contract/stale-levels.ts';
import { isRefusal, type Refusal, refuse } from '../../shared/domain/refusal.ts';
import type { ActorCall } from '../call.ts';
import { requireRead } from '../ownership.ts';
import { levelOf } from '../plan/codes.ts';

/** An opportunity is graded a handful of times; whoever wants more of it reads the timeline. */
const shownChanges = 20;

/** How an opportunity was graded and why, the newest first (§三), for whoever may know what goes on with the customer. */
export function levelHistory(
  { id }: { readonly id: string },
  call: ActorCall,
): { readonly rows: LevelChange[] } | Refusal {
  const { read } = call.deps.store;
  const opportunity = opportunityOf(read, id);
  if (!opportunity) return refuse('NOT_FOUND', { what: '这个购车意向' }, 'id');
  const reader = requireRead(read, call.actor, opportunity.customerId);
  if (isRefusal(reader)) return reader;
  const names = staffNames(read);
  return {
    rows: levelsOf(read, id, shownChanges).map(({ fromLevel, toLevel, byId, ...change }) => ({
      ...change,
      from: fromLevel === null ? null : levelOf(fromLevel),
      to: levelOf(toLevel),
      by: { id: byId, name: names.get(byId) ?? '' },
    })),
  };
}
