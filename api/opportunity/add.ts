import type { z } from 'zod';
import { livingOpportunities } from '../../db/queries/opportunities.ts';
import { demand } from '../../db/unit-of-work.ts';
import type { opportunityContract } from '../../shared/contract/opportunity.ts';
import { type Refusal, refuse } from '../../shared/domain/refusal.ts';
import { type ActorCall, act } from '../call.ts';
import { checkReferences } from '../card/references.ts';
import { namingFields, planFieldsOfCard } from '../card/refused-field.ts';
import { wishOnCard } from '../card/work.ts';
import { requireGuide } from '../ownership.ts';
import { planRulesOf } from '../plan/rules.ts';
import { beginOpportunity } from './begin.ts';
import { checkGrade } from './grade.ts';
import { type Graded, gradedOf } from './graded.ts';

type Input = z.output<NonNullable<(typeof opportunityContract.add)['~orpc']['inputSchema']>>;

/**
 * A further intention of a customer, entered without a card (新的购车意向): with its level and its 48-hour plan. The same
 * model again is refused while the first intention is open.
 */
export function addOpportunity(input: Input, call: ActorCall): Graded | Refusal {
  return act(call, (tx) => {
    const { customer } = demand(requireGuide(tx, call.actor, input.customerId));
    const rules = planRulesOf(call);
    const stranger = checkReferences(
      tx.read,
      input,
      new Set(['vehicleId', 'otherVehicleIds', 'colour', 'competitors']),
    );
    if (stranger) return stranger;
    const living = livingOpportunities(tx.read, [customer.id]);
    if (living.some(({ vehicleId }) => vehicleId === input.vehicleId))
      return refuse('ALREADY_DONE', { what: '这款车的购车意向' }, 'vehicleId');
    const grade = {
      level: input.level,
      expectedOn: input.expectedOn ?? null,
      noExpectedDate: input.noExpectedDate,
      reason: input.levelReason ?? '',
    };
    const wrong = checkGrade(grade, call.today, rules.policy);
    if (wrong) return wrong;
    const begun = namingFields(planFieldsOfCard, () =>
      beginOpportunity(
        tx,
        {
          customerId: customer.id,
          originCardId: null,
          vehicleId: input.vehicleId,
          otherVehicleIds: input.otherVehicleIds ?? [],
          colour: input.colour ?? null,
          competitors: input.competitors ?? [],
          grade,
          startsOn: call.today,
          assigneeId: customer.ownerId ?? call.actor.id,
          basis: '',
          wish: wishOnCard(input),
        },
        rules,
      ),
    );
    return gradedOf(tx, begun.id, rules);
  });
}
