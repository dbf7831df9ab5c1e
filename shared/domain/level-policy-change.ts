import { addDays, type CivilDate, laterOf } from '../calendar/civil-date.ts';
import type { StoreCalendar } from '../calendar/store-calendar.ts';
import { dateWords } from '../calendar/words.ts';
import { type Level, levels } from './level.ts';
import { type Gap, gapWords, type LevelPolicy, policyOn } from './level-policy.ts';
import { dueAfterChange, limitAfterChange } from './plan-limit.ts';
import { type Refusal, refuse } from './refusal.ts';

/** How far ahead a version may be entered, in days: who plans further changes his mind before. */
const mostDaysAhead = 366;

/** What a version says, without its name. */
export type PolicyTerms = Omit<LevelPolicy, 'id'>;

/** The levels whose longest gap differs between two versions; the limits of the others stay as they are (§三). */
export function changedGaps(before: PolicyTerms, after: PolicyTerms): readonly Level[] {
  return levels.filter((level) => !isSameGap(before.gaps[level], after.gaps[level]));
}

/** The levels whose horizon differs between two versions: which of their grades are stale changes with it (§三). */
export function changedHorizons(before: PolicyTerms, after: PolicyTerms): readonly Level[] {
  return levels.filter((level) => before.horizons[level] !== after.horizons[level]);
}

/** Whether two versions say the same, whenever they take effect. */
export function isSamePolicy(a: PolicyTerms, b: PolicyTerms): boolean {
  return a.firstPlanDays === b.firstPlanDays && changedGaps(a, b).length === 0 && changedHorizons(a, b).length === 0;
}

function isSameGap(a: Gap, b: Gap): boolean {
  return a.unit === b.unit && a.count === b.count;
}

/**
 * Checks a new version against those that are there. It takes effect today or later, never backwards (§三); it starts
 * from the version that its writer saw (`basedOn`), so that two people do not undo each other unawares; it changes
 * something; and a future day has one version: who wants another one withdraws the first.
 */
export function checkNewPolicy(asked: {
  readonly terms: PolicyTerms;
  /** The version that was in force, for whoever wrote it, on the day from which the new one counts. */
  readonly basedOn: string;
  readonly versions: readonly LevelPolicy[];
  readonly today: CivilDate;
}): Refusal | null {
  const { terms, versions, today } = asked;
  const { effectiveFrom } = terms;
  if (effectiveFrom < today)
    return refuse('DATE_IN_PAST', { field: '开始执行', date: dateWords(effectiveFrom, today) }, 'effectiveFrom');
  const last = addDays(today, mostDaysAhead);
  if (effectiveFrom > last)
    return refuse(
      'INVALID_INPUT',
      { field: '开始执行', problem: `太远，最晚${dateWords(last, today)}` },
      'effectiveFrom',
    );
  const day = dateWords(effectiveFrom, today);
  if (effectiveFrom > today && versions.some((version) => version.effectiveFrom === effectiveFrom))
    return refuse('POLICY_DAY_TAKEN', { day }, 'effectiveFrom');
  const inForce = policyOn(versions, effectiveFrom);
  if (inForce.id !== asked.basedOn) return refuse('POLICY_CHANGED', { day });
  return isSamePolicy(inForce, terms) ? refuse('POLICY_SAME', { day }) : null;
}

/** Checks withdrawing a version: one that is, or ever was, in force stays, for what happened is judged by it (§八). */
export function checkWithdrawal(version: PolicyTerms, today: CivilDate): Refusal | null {
  if (version.effectiveFrom > today) return null;
  return refuse('POLICY_IN_FORCE', { day: dateWords(version.effectiveFrom, today) });
}

/** An opportunity with its next plan, as far as a version of the intervals changes it. */
export interface UnderPolicy {
  readonly level: Level;
  readonly limitOn: CivilDate;
  readonly attemptOn: CivilDate;
  /** Null where there is no next plan: a manager decides on its ending. */
  readonly dueOn: CivilDate | null;
}

/**
 * What a version does to an open opportunity whose level has another gap in it (§三): the limit by the rule of changes,
 * and the next plan moved to it where it lies beyond. A longer gap moves no plan. Nobody becomes late by it: neither
 * the limit nor a moved plan lies before the day of the change.
 * @param change.changeOn the day on which the version takes effect; where the machine slept through it, the day of
 * waking, for nobody could see the change before
 */
export function underNewPolicy(
  before: UnderPolicy,
  change: { readonly policy: LevelPolicy; readonly changeOn: CivilDate; readonly calendar: StoreCalendar },
): { readonly limitOn: CivilDate; readonly dueOn: CivilDate | null } {
  const { level, attemptOn, dueOn } = before;
  const { policy, changeOn, calendar } = change;
  const limitOn = limitAfterChange({ limitOn: before.limitOn, attemptOn, changeOn, newLevel: level, policy });
  if (dueOn === null) return { limitOn, dueOn };
  return { limitOn, dueOn: dueAfterChange({ dueOn, limitBefore: before.limitOn, limitAfter: limitOn, calendar }) };
}

/** The day on which a version changes what is there: its own, or today where that has passed. */
export function changeDayOf({ effectiveFrom }: PolicyTerms, today: CivilDate): CivilDate {
  return laterOf(effectiveFrom, today);
}

/** What a version changes, in words: 「H 级 2 天 → 1 天」「B 级预计 30 天内 → 45 天内」. */
export function changeWords(before: LevelPolicy, after: LevelPolicy): readonly string[] {
  const gaps = changedGaps(before, after).map(
    (level) => `${level} 级 ${gapWords(level, before)} → ${gapWords(level, after)}`,
  );
  const horizons = changedHorizons(before, after).map(
    (level) => `${level} 级预计 ${before.horizons[level]} 天内 → ${after.horizons[level]} 天内`,
  );
  const first =
    before.firstPlanDays === after.firstPlanDays
      ? []
      : [`第一次回访 ${before.firstPlanDays} 天 → ${after.firstPlanDays} 天`];
  return [...gaps, ...horizons, ...first];
}
