import { addDays, type CivilDate } from '../calendar/civil-date.ts';
import { isLevelStale, type Level, type LevelHorizons, levels } from './level.ts';

/** How an opportunity is graded, as far as it can grow stale. */
export interface Graded {
  readonly level: Level;
  readonly expectedOn: CivilDate | null;
  readonly levelSetOn: CivilDate;
}

/** Marks the grades that an expected day speaks for; the others are marked by their level. */
const byExpectedDay = 'E';

/** A stretch of grades that are stale: those of this kind whose day lies before `before`. */
export interface StaleGrades {
  readonly kind: typeof byExpectedDay | Level;
  readonly before: CivilDate;
}

/**
 * A grade in one text that sorts by the day on which it grows stale, whatever the horizons: the expected day, or without
 * one the level and the day it was set. '' for a grade that never does (O, N). The store keeps it beside the next plan
 * (`db/projections/plan.ts`), so that what is stale is a few stretches of an index and never kept itself.
 */
export function gradeKeyOf({ level, expectedOn, levelSetOn }: Graded): string {
  if (level === 'O' || level === 'N') return '';
  return expectedOn === null ? `${level} ${levelSetOn}` : `${byExpectedDay} ${expectedOn}`;
}

/** Which grades are stale today (§三): expected days that have passed first, then by level from H downwards. */
export function staleGrades(today: CivilDate, horizons: LevelHorizons): readonly StaleGrades[] {
  const passed: StaleGrades = { kind: byExpectedDay, before: today };
  const outlived = levels.flatMap((level): readonly StaleGrades[] => {
    const horizon = horizons[level];
    return horizon === null ? [] : [{ kind: level, before: addDays(today, -horizon) }];
  });
  return [passed, ...outlived];
}

/** Since when a grade is stale: the first day on which it was; null while it is not. */
export function staleSince(graded: Graded, today: CivilDate, horizons: LevelHorizons): CivilDate | null {
  if (!isLevelStale({ ...graded, today, horizons })) return null;
  const { level, expectedOn, levelSetOn } = graded;
  return expectedOn === null ? addDays(levelSetOn, (horizons[level] ?? 0) + 1) : addDays(expectedOn, 1);
}
