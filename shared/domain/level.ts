import { z } from 'zod';
import { type CivilDate, daysBetween } from '../calendar/civil-date.ts';
import { dateWords } from '../calendar/words.ts';
import { isRefusal, type Refusal, refuse } from './refusal.ts';
import { isWritten } from './written.ts';

/** 意向级别, from the order downwards (§三). */
export const levels = ['O', 'H', 'A', 'B', 'C', 'N'] as const;

export type Level = (typeof levels)[number];

export const levelSchema = z.enum(levels);

/** The levels a consultant may choose; O comes only from an order. */
export const chosenLevels = ['H', 'A', 'B', 'C', 'N'] as const satisfies readonly Level[];

export type ChosenLevel = (typeof chosenLevels)[number];

/**
 * How many days ahead the expected order or pick-up lies at most, both ends counted in (§三.2–5). O has an order and
 * N no date: they have no horizon.
 */
export const levelHorizonDays = { O: null, H: 7, A: 15, B: 30, C: 365, N: null } as const satisfies LevelHorizons;

export type LevelHorizons = Readonly<Record<Level, number | null>>;

/**
 * The level that the expected purchase day asks for (§三): 7 days → H, 8 → A, 15 → A, 16 → B, 30 → B, 31 → C,
 * 365 → C, 366 → N; null (没有明确时间) → N. A day before `today` is refused with DATE_IN_PAST.
 */
export function proposeLevel(
  expectedOn: CivilDate | null,
  today: CivilDate,
  horizons: LevelHorizons = levelHorizonDays,
): ChosenLevel | Refusal {
  if (expectedOn === null) return 'N';
  const days = daysBetween(today, expectedOn);
  if (days < 0) {
    return refuse('DATE_IN_PAST', { field: '预计购车', date: dateWords(expectedOn, today) }, 'expectedOn');
  }
  return chosenLevels.find((level) => days <= (horizons[level] ?? -1)) ?? 'N';
}

/**
 * Checks a level at the moment it is chosen: O is refused, a past expected day is refused, and a choice other than the
 * proposed one needs a reason (§三). Not for saving again what was chosen on an earlier day: dates go past by themselves.
 */
export function checkChosenLevel(choice: {
  readonly expectedOn: CivilDate | null;
  readonly chosen: Level;
  readonly reason: string | null;
  readonly today: CivilDate;
  readonly horizons?: LevelHorizons;
}): Refusal | null {
  if (choice.chosen === 'O') return refuse('LEVEL_O_NOT_CHOSEN', {}, 'level');
  const proposed = proposeLevel(choice.expectedOn, choice.today, choice.horizons);
  if (isRefusal(proposed)) return proposed;
  if (choice.chosen === proposed || isWritten(choice.reason)) return null;
  return refuse('LEVEL_NEEDS_REASON', { proposed, chosen: choice.chosen }, 'levelReason');
}

/**
 * Whether an H, A, B or C is to be graded anew (§三): its expected day has passed, or, without one, its horizon has
 * passed since the level was set. O and N never are.
 */
export function isLevelStale(graded: {
  readonly level: Level;
  readonly expectedOn: CivilDate | null;
  readonly levelSetOn: CivilDate;
  readonly today: CivilDate;
  readonly horizons?: LevelHorizons;
}): boolean {
  const horizon = (graded.horizons ?? levelHorizonDays)[graded.level];
  if (horizon === null) return false;
  if (graded.expectedOn !== null) return graded.expectedOn < graded.today;
  return daysBetween(graded.levelSetOn, graded.today) > horizon;
}
