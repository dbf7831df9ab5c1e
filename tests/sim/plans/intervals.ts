import type { StaffMember } from '../../integration/support/people.ts';
import { countedOn, plusDays } from './days.ts';
import type { Dice } from './dice.ts';
import type { Facts } from './facts.ts';
import type { Command } from './scene.ts';

// New versions of the intervals in the middle of a history, and what they must do, told from the words of the regulation.

const levels = ['O', 'H', 'A', 'B', 'C', 'N'] as const;
type Gaps = Readonly<Record<string, { readonly unit: 'day' | 'month'; readonly count: number }>>;

/** One version as this test keeps it. */
export interface Version {
  readonly id: string;
  readonly from: string;
  readonly gaps: Gaps;
}

const day = (count: number) => ({ unit: 'day' as const, count });

/** The regulation as the wizard enters it. */
export const regulation: Version = {
  id: 'regulation-2014-10-24',
  from: '2014-10-24',
  gaps: { O: day(7), H: day(2), A: day(7), B: day(14), C: day(21), N: { unit: 'month', count: 1 } },
};

/** The version in force on a day; of two from the same day, the one that was made later. */
export function versionOn(versions: readonly Version[], on: string): Version {
  return versions.reduce((best, each) => (each.from <= on && each.from >= best.from ? each : best), regulation);
}

/** Somebody sets another measure for some levels: now, in some days, or yesterday, which is refused. */
export function setIntervals(
  dice: Dice,
  versions: readonly Version[],
  staff: readonly StaffMember[],
  today: string,
): { readonly command: Command; readonly from: string; readonly gaps: Gaps } {
  const from = plusDays(today, dice.pick([-1, 0, 0, 0, 1, 3]));
  const before = versionOn(versions, from);
  const gaps: Gaps = Object.fromEntries(
    levels.map((level) => [level, dice.chance(40) ? day(1 + dice.below(30)) : (before.gaps[level] ?? day(1))]),
  );
  const setters = staff.filter(({ role }) => role === 'sales_manager' || role === 'general_manager');
  const input = {
    effectiveFrom: from,
    gaps,
    horizons: { H: 7, A: 15, B: 30, C: 365 },
    firstPlanDays: 2,
    basedOn: dice.chance(6) ? 'another' : before.id,
  };
  return { command: { who: dice.pick(setters), procedure: 'policy.saveLevels', input }, from, gaps };
}

/** What a version that took effect by its saving must have done to every limit and next plan; each fault is one line. */
export function brokenByIntervals(before: Facts, after: Facts, was: Gaps, is: Gaps, today: string): string[] {
  const found: string[] = [];
  for (const opportunity of before.opportunities.values()) {
    if (opportunity.state === 'ended') continue;
    const gap = is[opportunity.level];
    const old = was[opportunity.level];
    const isSame = gap?.unit === old?.unit && gap?.count === old?.count;
    const limit = isSame || gap === undefined ? opportunity.limitOn : limitByWords(opportunity, gap.count, today);
    const now = after.opportunities.get(opportunity.id)?.limitOn;
    if (now !== limit) found.push(`${opportunity.id}: limit ${now} instead of ${limit} under the new intervals`);
    for (const plan of before.plans.values()) {
      if (plan.opportunity !== opportunity.id || plan.state !== 'open') continue;
      const isBeyond = plan.role === 'next' && limit < opportunity.limitOn && plan.due > countedOn(limit);
      const due = isBeyond ? countedOn(limit) : plan.due;
      const moved = after.plans.get(plan.id)?.due;
      if (moved !== due) found.push(`plan ${plan.id} is due ${moved} instead of ${due} under the new intervals`);
    }
  }
  return found;
}

function limitByWords(
  { attemptOn, limitOn }: { readonly attemptOn: string; readonly limitOn: string },
  days: number,
  today: string,
): string {
  const byAttempt = plusDays(attemptOn, days);
  if (byAttempt >= today) return byAttempt;
  const byToday = plusDays(today, days);
  const earlier = byToday < limitOn ? byToday : limitOn;
  return earlier < today ? today : earlier;
}
