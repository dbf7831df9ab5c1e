import type { Tx } from '../../db/unit-of-work.ts';
import type { CivilDate } from '../../shared/calendar/civil-date.ts';
import type { Level } from '../../shared/domain/level.ts';
import { openLimit } from '../../shared/domain/plan-limit.ts';
import { levelOf } from '../plan/codes.ts';
import { demandOpenPlanInvariant } from '../plan/invariant.ts';
import { openPlanOf } from '../plan/open-plan.ts';
import type { PlanRules } from '../plan/rules.ts';

/** An opportunity after it was graded. */
export interface Graded {
  readonly id: string;
  readonly level: Level;
  readonly limitOn: CivilDate;
  readonly nextPlanId: string;
  readonly nextPlanOn: CivilDate;
}

/** What the grading came to, once the invariant holds. */
export function gradedOf(tx: Tx, id: string, rules: PlanRules): Graded {
  demandOpenPlanInvariant(tx, id);
  const opportunity = tx.find('opportunity', id);
  const next = openPlanOf(tx, id, 'next');
  if (!opportunity || !next) throw new Error(`opportunity ${id} has no next plan`);
  return {
    id,
    level: levelOf(opportunity.level),
    limitOn: openLimit(rules.calendar, opportunity.limitOn),
    nextPlanId: next.id,
    nextPlanOn: next.dueOn,
  };
}
