import { livingOpportunities } from '../../db/queries/opportunities.ts';
import type { CardValues } from '../../shared/domain/card.ts';
import type { EntityRow } from '../../shared/entities/registry.ts';
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
}

/** The end of every save: the invariant holds, and this is what the card has become. */
export function savedCard({ tx }: CardWork, cardId: string, did: CardSaved['did']): CardSaved {
  const card = tx.find('card', cardId);
  if (!card) throw new Error(`no card ${cardId}`);
  if (card.opportunityId !== null) demandOpenPlanInvariant(tx, card.opportunityId);
  const next = card.opportunityId === null ? undefined : openPlanOf(tx, card.opportunityId, 'next');
  const { number, state, customerId, opportunityId } = card;
  return {
    cardId,
    number,
    state,
    customerId,
    opportunityId,
    did,
    nextPlanId: next?.id ?? null,
    nextPlanOn: next?.dueOn ?? null,
  };
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
