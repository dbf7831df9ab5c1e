import { demand } from '../../db/unit-of-work.ts';
import type { CivilDate } from '../../shared/calendar/civil-date.ts';
import type { Level } from '../../shared/domain/level.ts';
import { staleSince } from '../../shared/domain/level-stale.ts';
import { type Refusal, refuse } from '../../shared/domain/refusal.ts';
import { type ActorCall, act } from '../call.ts';
import { namingFields } from '../card/refused-field.ts';
import { planRulesOf } from '../plan/rules.ts';
import { requireOpportunity } from '../plan/subject.ts';
import { changeGrade, checkGrade, gradeOf, isSameGrade } from './grade.ts';
import { type Graded, gradedOf } from './graded.ts';

/**
 * Grades an open opportunity anew (§三): the change is kept, the limit moves with it, the next plan comes inside. Nothing
 * is written where nothing changes, unless the grade had grown stale and is found right again.
 */
export function setLevel(
  input: {
    readonly id: string;
    readonly level: Level;
    readonly expectedOn?: CivilDate | null | undefined;
    readonly noExpectedDate: boolean;
    readonly reason?: string | null | undefined;
  },
  call: ActorCall,
): (Graded & { readonly changeId: string | null }) | Refusal {
  return act(call, (tx) => {
    const { opportunity } = requireOpportunity(tx, call, input.id);
    if (opportunity.state === 'ended') return refuse('OPPORTUNITY_ENDED');
    if (opportunity.state === 'pending') return refuse('ENDING_PENDING');
    const rules = planRulesOf(call);
    const grade = {
      level: input.level,
      expectedOn: input.expectedOn ?? null,
      noExpectedDate: input.noExpectedDate,
      reason: input.reason ?? '',
    };
    namingFields({ levelReason: 'reason' }, () => {
      const wrong = checkGrade(grade, call.today, rules.policy);
      if (wrong) demand(wrong);
    });
    const stands = gradeOf(opportunity);
    // whoever is asked to grade anew and finds the same level says so: from today on it holds again
    const isRenewed = staleSince({ ...opportunity, ...stands }, call.today, rules.policy.horizons) !== null;
    const isChange = isRenewed || !isSameGrade(grade, stands);
    const changeId = isChange ? changeGrade(tx, opportunity, grade, rules) : null;
    return { ...gradedOf(tx, opportunity.id, rules), changeId };
  });
}
