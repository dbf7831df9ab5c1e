import { livingOpportunities } from '../../db/queries/opportunities.ts';
import type { CardValues } from '../../shared/domain/card.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import type { EntityRow } from '../../shared/entities/registry.ts';
import { normaliseVin } from '../../shared/text/vin.ts';
import type { Identity } from '../identity/resolve.ts';
import { methodOf } from '../plan/codes.ts';
import { demandOpenPlanInvariant } from '../plan/invariant.ts';
import { openPlanOf } from '../plan/open-plan.ts';
import { pickOpportunity } from './place.ts';
import type { CardState, CardWork } from './work.ts';

/** What a save did, as the contract tells it. */
export interface CardSaved {
  readonly cardId: string;
  readonly number: string;
  readonly state: CardState;
  readonly customerId: string;
  readonly opportunityId: string | null;
  readonly did: 'new_customer' | 'second_opportunity' | 'repeat_visit' | 'visit_for_colleague' | 'report' | 'updated';
  readonly nextPlanId: string | null;
  readonly nextPlanOn: string | null;
  /** Whether the check digit of the card's VIN is right; null without a VIN. */
  readonly vinCheckFits: boolean | null;
}

/** The end of every save: the invariant holds, and this is what the card has become. */
export function savedCard(
  { tx }: CardWork,
  card: Pick<EntityRow<'card'>, 'id' | 'number' | 'state' | 'customerId'> & { readonly opportunityId: string },
  did: CardSaved['did'],
): CardSaved {
  const { id: cardId, number, state, customerId, opportunityId } = card;
  const next = demandOpenPlanInvariant(tx, opportunityId);
  const nextPlan = { nextPlanId: next?.id ?? null, nextPlanOn: next?.dueOn ?? null };
  const vin = normaliseVin(tx.find('card', cardId)?.vin ?? '');
  const vinCheckFits = isRefusal(vin) ? null : vin.checkDigitFits;
  return { cardId, number, state, customerId, opportunityId, did, ...nextPlan, vinCheckFits };
}

/** The line of the next plan on the card. */
export type PlanColumns = Pick<
  EntityRow<'card'>,
  'nextPlanId' | 'nextPlanOn' | 'nextPlanTime' | 'nextPlanMethod' | 'nextPlanPurpose'
>;

/** The line of the next plan as the card's own plan has it. */
export function planColumns(plan: EntityRow<'plan'>): PlanColumns {
  return {
    nextPlanId: plan.id,
    nextPlanOn: plan.dueOn,
    nextPlanTime: plan.dueTime,
    nextPlanMethod: methodOf(plan.method),
    nextPlanPurpose: plan.purpose === '' ? null : plan.purpose,
  };
}

/** A card that asks to end its opportunity has no next plan. */
export const noPlanColumns: PlanColumns = {
  nextPlanId: null,
  nextPlanOn: null,
  nextPlanTime: null,
  nextPlanMethod: null,
  nextPlanPurpose: null,
};

/** A visit for a colleague plans nothing: what stands on the card is the plan that the owner has. */
export function standingPlanValues({ tx }: CardWork, identity: Identity, values: CardValues): CardValues {
  if (identity.as !== 'visit' && identity.as !== 'report') return values;
  const living = livingOpportunities(tx.read, [identity.customer.id]);
  const known = pickOpportunity(living, values.vehicleId ?? null);
  const plan = known ? openPlanOf(tx, known.id, 'next') : undefined;
  if (!plan) return values;
  return {
    ...values,
    nextPlanOn: values.nextPlanOn ?? plan.dueOn,
    nextPlanTime: values.nextPlanTime ?? plan.dueTime,
    nextPlanMethod: values.nextPlanMethod ?? methodOf(plan.method),
    nextPlanPurpose: values.nextPlanPurpose ?? (plan.purpose === '' ? null : plan.purpose),
  };
}
