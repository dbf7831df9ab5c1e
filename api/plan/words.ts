import type { Level } from '../../shared/domain/level.ts';
import { gapWords, type LevelPolicy } from '../../shared/domain/level-policy.ts';
import { type PlanOrigin, planOrigins } from '../../shared/domain/plan.ts';

/** Where a plan comes from, in the words of the work list: 「48 小时回访」, 「B 级 14 天」. */
export function originWordsOf(origin: PlanOrigin, level: Level, policy: LevelPolicy): string {
  if (origin === 'retry') return '没联系上';
  return origin === 'followup' || origin === 'contact' ? `${level} 级 ${gapWords(level, policy)}` : planOrigins[origin];
}
