import { leavesFrom } from '../../db/queries/leaves.ts';
import { planLoad } from '../../db/queries/plans.ts';
import type { Reader } from '../../db/query.ts';
import type { CivilDate } from '../../shared/calendar/civil-date.ts';
import type { SheetOpportunity } from '../../shared/contract/contact-sheet.ts';
import { type FollowupOutcome, retryRule } from '../../shared/domain/followup.ts';
import { leaveOn } from '../../shared/domain/leave.ts';
import { chosenLevels, type Level } from '../../shared/domain/level.ts';
import { gapWords } from '../../shared/domain/level-policy.ts';
import { proposeNextDate } from '../../shared/domain/plan.ts';
import { limitAfterAttempt, openLimit } from '../../shared/domain/plan-limit.ts';
import type { PlanRules } from './rules.ts';

/**
 * For each level the last permitted day of the next plan after a contact today, and the proposed one: so that a changed
 * level is answered on the screen without asking again.
 * @param assigneeId with whom the next plan will lie; his other plans decide on the quietest day
 */
export function outlookByLevel(
  read: Reader,
  assigneeId: string,
  current: Level,
  rules: PlanRules,
): SheetOpportunity['byLevel'] {
  const { today, calendar, policy } = rules;
  const offered: readonly Level[] = current === 'O' ? ['O'] : chosenLevels;
  const limits = offered.map((level) => ({ level, limitOn: limitAfterAttempt(today, level, policy) }));
  const last =
    limits
      .map(({ limitOn }) => openLimit(calendar, limitOn))
      .toSorted()
      .at(-1) ?? today;
  const loadByDay = planLoad(read, assigneeId, today, last);
  const leaves = leavesFrom(read, today);
  const isAway = (day: CivilDate): boolean => leaveOn(leaves, assigneeId, day) !== undefined;
  return limits.map(({ level, limitOn }) => ({
    level,
    horizonDays: policy.horizons[level],
    gapWords: gapWords(level, policy),
    limitOn: openLimit(calendar, limitOn),
    proposedOn: proposeNextDate({ today, limitOn, calendar, loadByDay, isAway }),
  }));
}

/** What would follow from a call that reaches nobody (§四.2). */
export function outlookInVain(
  outcome: FollowupOutcome,
  level: Level,
  attempts: readonly { readonly on: CivilDate; readonly outcome: FollowupOutcome }[],
  { today, calendar }: PlanRules,
): SheetOpportunity['unanswered'] {
  const rule = retryRule({ outcome, level, attempts, today, calendar });
  return { ...rule, proposals: [...rule.proposals] };
}
