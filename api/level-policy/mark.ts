import { z } from 'zod';
import { readMeta, writeMeta } from '../../db/head.ts';
import type { Store } from '../../db/store.ts';
import type { CivilDate } from '../../shared/calendar/civil-date.ts';
import { type Level, levelSchema, levels } from '../../shared/domain/level.ts';
import { type LevelPolicy, policyOn } from '../../shared/domain/level-policy.ts';
import { changedGaps } from '../../shared/domain/level-policy-change.ts';

/** Where it is kept which version of the intervals the open opportunities follow. */
const appliedPolicy = 'level_policy_applied';

const markSchema = z.object({
  id: z.string(),
  left: z.object({ levels: z.array(levelSchema).min(1), after: z.string() }).nullable(),
});

/**
 * Which version the limits and plans that are there follow. `left` is what is not brought over to it yet: the levels
 * still to do, and the last opportunity that was done of the first of them; null when all follow it.
 */
export interface PolicyMark {
  readonly id: string;
  readonly left: { readonly levels: readonly Level[]; readonly after: string } | null;
}

/** The mark as it is kept; undefined until the first version was made besides the store's own. */
export function readMark({ prepare }: Pick<Store, 'prepare'>): PolicyMark | undefined {
  const kept = readMeta(prepare, appliedPolicy);
  return kept === undefined ? undefined : markSchema.parse(JSON.parse(kept));
}

/** Keeps the mark, in the transaction that did what it says. */
export function writeMark({ prepare }: Pick<Store, 'prepare'>, mark: PolicyMark): void {
  writeMeta(prepare, appliedPolicy, JSON.stringify(mark));
}

/**
 * What is to be done so that everything follows the version in force today. Nothing where there never was another one.
 * Of several versions that came while the machine slept only the last counts: nobody could act by the others. What an
 * earlier one left undone goes on under the new one; and where the machine's date was ahead and is put right, the version
 * in force then is brought back in the same way.
 */
export function markToday(
  mark: PolicyMark | undefined,
  versions: readonly LevelPolicy[],
  today: CivilDate,
): PolicyMark {
  const inForce = policyOn(versions, today);
  if (mark === undefined) return { id: inForce.id, left: null };
  if (mark.id === inForce.id) return mark;
  const before = versions.find(({ id }) => id === mark.id);
  const due = new Set([...(before ? changedGaps(before, inForce) : levels), ...(mark.left?.levels ?? [])]);
  const left = levels.filter((level) => due.has(level));
  return { id: inForce.id, left: left.length === 0 ? null : { levels: left, after: '' } };
}
