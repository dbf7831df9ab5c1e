import { z } from 'zod';
import { codesOf } from './codes.ts';

/** Why customers are handed over. */
export const handoverKinds = { resignation: '离职', transfer: '调岗', balance: '平衡', other: '其他' } as const;

export type HandoverKind = keyof typeof handoverKinds;

export const handoverKindSchema = z.enum(codesOf(handoverKinds));

/** A customer who is to be given to somebody, as far as it matters to whom. */
export interface GivenCustomer {
  readonly id: string;
  /** Place of the most urgent level from 1, 9 without a living intention (db/projections/customer-intent.ts). */
  readonly levelRank: number;
}

/**
 * Gives every customer a receiver: the one who was chosen for him, and the rest by turns, level by level, so that nobody
 * gets all the hot ones. Whoever was chosen for some gets so much less of the rest of that level, as far as it goes.
 * @param receiverIds in the order of their turns; not empty unless everybody was chosen
 * @param chosen customer → receiver
 */
export function allot(
  customers: readonly GivenCustomer[],
  receiverIds: readonly string[],
  chosen: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const given = new Map<string, string>();
  const total = new Map(receiverIds.map((id) => [id, 0]));
  const take = (customerId: string, receiverId: string, ofLevel: Map<string, number>): void => {
    given.set(customerId, receiverId);
    total.set(receiverId, (total.get(receiverId) ?? 0) + 1);
    ofLevel.set(receiverId, (ofLevel.get(receiverId) ?? 0) + 1);
  };
  for (const [, group] of [...Map.groupBy(customers, ({ levelRank }) => levelRank)].toSorted(([a], [b]) => a - b)) {
    const ofLevel = new Map<string, number>();
    for (const { id } of group) {
      const receiver = chosen.get(id);
      if (receiver !== undefined) take(id, receiver, ofLevel);
    }
    for (const { id } of group) {
      if (given.has(id)) continue;
      const next = fewest(receiverIds, ofLevel, total);
      if (next === undefined) throw new Error(`nobody receives ${id}`);
      take(id, next, ofLevel);
    }
  }
  return given;
}

/** Who has fewest of the level; of equals who has fewest at all; of equals whose turn comes first. */
function fewest(
  receiverIds: readonly string[],
  ofLevel: ReadonlyMap<string, number>,
  total: ReadonlyMap<string, number>,
): string | undefined {
  const load = (id: string): readonly [number, number] => [ofLevel.get(id) ?? 0, total.get(id) ?? 0];
  let best: string | undefined;
  for (const id of receiverIds) {
    if (best === undefined) best = id;
    const [level, all] = load(id);
    const [bestLevel, bestAll] = load(best);
    if (level < bestLevel || (level === bestLevel && all < bestAll)) best = id;
  }
  return best;
}
