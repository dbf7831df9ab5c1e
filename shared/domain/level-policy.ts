import { z } from 'zod';
import { addDays, addMonths, type CivilDate, civilDateSchema } from '../calendar/civil-date.ts';
import { type Level, type LevelHorizons, levelHorizonDays, levelSchema } from './level.ts';

/** A span to the next follow-up. A month is a calendar month, clamped to the month's end. */
export interface Gap {
  readonly unit: 'day' | 'month';
  readonly count: number;
}

/** One dated version of the store's intervals (§三): data, because other dealers differ in every cell. */
export interface LevelPolicy {
  readonly id: string;
  /** In force from this day on, until the next version's day. */
  readonly effectiveFrom: CivilDate;
  /** The longest gap from an attempt to the next follow-up. */
  readonly gaps: Readonly<Record<Level, Gap>>;
  /** How far ahead the expected purchase lies at most, in days; null for the levels that have no such bound. */
  readonly horizons: LevelHorizons;
  /** Calendar days from the card's day to the 48-hour follow-up (§四.1). */
  readonly firstPlanDays: number;
}

/** A longest gap as somebody writes it: 1 to 366 days, or 1 to 12 calendar months. */
export const gapSchema = z.discriminatedUnion('unit', [
  z.strictObject({ unit: z.literal('day'), count: z.int().min(1).max(366) }),
  z.strictObject({ unit: z.literal('month'), count: z.int().min(1).max(12) }),
]);

/** How many days ahead an expected purchase may lie. */
export const horizonSchema = z.int().min(0).max(3660);

const horizonsSchema = z
  .strictObject({
    O: z.null(),
    H: horizonSchema,
    A: horizonSchema,
    B: horizonSchema,
    C: horizonSchema,
    N: z.null(),
  })
  .refine(({ H, A, B, C }) => H < A && A < B && B < C, { error: 'H、A、B、C 的天数要一级比一级长' });

/** Guards a policy version that comes from the store, the wizard or an import. */
export const levelPolicySchema = z.strictObject({
  id: z.string().min(1).max(64),
  effectiveFrom: civilDateSchema,
  gaps: z.record(levelSchema, gapSchema),
  horizons: horizonsSchema.default(levelHorizonDays),
  firstPlanDays: z.int().min(0).max(30),
});

/** The regulation as it stands (§三, §四.1), in force since 2014-10-24. */
export const regulationLevelPolicy: LevelPolicy = {
  id: 'regulation-2014-10-24',
  effectiveFrom: '2014-10-24',
  gaps: {
    O: { unit: 'day', count: 7 },
    H: { unit: 'day', count: 2 },
    A: { unit: 'day', count: 7 },
    B: { unit: 'day', count: 14 },
    C: { unit: 'day', count: 21 },
    N: { unit: 'month', count: 1 },
  },
  horizons: levelHorizonDays,
  firstPlanDays: 2,
};

/**
 * The version in force on `day`: the latest that had taken effect; of two from the same day, the later in the list. A
 * day before the first version is judged by the first. Throws without any version: a store has one from the wizard on.
 */
export function policyOn(policies: readonly LevelPolicy[], day: CivilDate): LevelPolicy {
  const [first, ...others] = policies.toSorted((a, b) =>
    a.effectiveFrom < b.effectiveFrom ? -1 : Number(a.effectiveFrom > b.effectiveFrom),
  );
  if (first === undefined) throw new RangeError('the store has no level policy');
  return others.findLast((policy) => policy.effectiveFrom <= day) ?? first;
}

/** The last day of the gap that `level` allows after `from`. */
export function gapEnd(level: Level, from: CivilDate, policy: LevelPolicy): CivilDate {
  const { unit, count } = policy.gaps[level];
  return unit === 'day' ? addDays(from, count) : addMonths(from, count);
}

/** The longest gap of a level in words: 「2 天」「1 个月」. */
export function gapWords(level: Level, policy: LevelPolicy): string {
  const { unit, count } = policy.gaps[level];
  return unit === 'day' ? `${count} 天` : `${count} 个月`;
}
