import type { CivilDate } from '../../shared/calendar/civil-date.ts';
import { isDue } from '../../shared/domain/plan.ts';
import type { EntityRow } from '../../shared/entities/registry.ts';
import type { PlanRules } from './rules.ts';

/**
 * Whether a contact today leaves the next plan standing (§四.1): on the card's own day the 48-hour follow-up stays,
 * unless it is itself due.
 */
export function isFirstPlanStanding(
  plan: Pick<EntityRow<'plan'>, 'origin' | 'dueOn' | 'state'>,
  cardOn: CivilDate,
  { today, calendar }: Pick<PlanRules, 'today' | 'calendar'>,
): boolean {
  return plan.origin === 'first_48h' && cardOn === today && !isDue(plan, today, calendar);
}
