import { type LivingOpportunity, livingOpportunities } from '../../db/queries/opportunities.ts';
import { reject } from '../../db/unit-of-work.ts';
import type { CivilDate } from '../../shared/calendar/civil-date.ts';
import type { CardValues } from '../../shared/domain/card.ts';
import type { EntityRow } from '../../shared/entities/registry.ts';
import { strings } from '../json-columns.ts';
import { beginOpportunity } from '../opportunity/begin.ts';
import type { Person } from '../ownership.ts';
import { namingFields, planFieldsOfCard } from './refused-field.ts';
import { feedbackOnCard, recordVisit, refine } from './visit.ts';
import { type CardWork, gradeOnCard, wishOnCard } from './work.ts';

/** A card on its way to the opportunity it belongs to. */
export interface Placing {
  readonly cardId: string;
  readonly customer: Pick<EntityRow<'customer'>, 'id' | 'ownerId'>;
  /** True where this very card entered the customer: there is nothing to look for. */
  readonly isNewCustomer: boolean;
  readonly consultant: Person;
  /** The consultant is the owner or stands in for him. */
  readonly isResponsible: boolean;
  readonly values: CardValues;
  readonly arrivedOn: CivilDate;
  /** The card asks to end the opportunity: the contact is recorded with the request. */
  readonly isEnding: boolean;
}

/** Where a card ended up. */
export interface Placed {
  readonly opportunityId: string;
  /** True where the card began this opportunity. */
  readonly isOrigin: boolean;
  /** The plan that the card made or left standing; undefined where it has none of its own. */
  readonly plan: EntityRow<'plan'> | undefined;
}

/**
 * Finds or begins the opportunity of a card (domain §6): the same model as an open one is a repeat visit, another model
 * a second opportunity of the same customer, never an overwrite. Without a model it belongs to the newest open one.
 */
export function placeCard(work: CardWork, placing: Placing): Placed {
  const living = placing.isNewCustomer ? [] : livingOpportunities(work.tx.read, [placing.customer.id]);
  const known = pickOpportunity(living, placing.values.vehicleId ?? null);
  return known ? joinOpportunity(work, placing, known.id) : startOpportunity(work, placing);
}

/** The open opportunity that a model belongs to; undefined where it begins another. */
export function pickOpportunity(
  living: readonly LivingOpportunity[],
  vehicleId: string | null,
): LivingOpportunity | undefined {
  if (vehicleId === null) return living[0];
  return (
    living.find((each) => each.vehicleId === vehicleId) ??
    living.find((each) => each.vehicleId === null) ??
    living.find((each) => strings(each.otherVehicleIds).includes(vehicleId))
  );
}

/**
 * A card of an opportunity that there is already. The contact is recorded once the card says what was said: a quick save
 * has nothing to give as feedback yet, and the visit is completed the same day.
 */
export function joinOpportunity(work: CardWork, placing: Placing, opportunityId: string): Placed {
  const { cardId, consultant, isResponsible, values } = placing;
  if (placing.isEnding || feedbackOnCard(work, values) === '') {
    const opportunity = work.tx.find('opportunity', opportunityId);
    if (isResponsible && opportunity?.state === 'open') refine(work, opportunity, values);
    return { opportunityId, isOrigin: false, plan: undefined };
  }
  const plan = recordVisit(work, {
    cardId,
    customer: placing.customer,
    opportunityId,
    consultantId: consultant.id,
    isResponsible,
    values,
  });
  return { opportunityId, isOrigin: false, plan: isResponsible ? plan : undefined };
}

function startOpportunity(work: CardWork, placing: Placing): Placed {
  const { tx, rules } = work;
  const { values, customer, consultant } = placing;
  const grade = gradeOnCard(values);
  if (grade === null) return reject('REQUIRED_MISSING', { fields: '意向级别' }, 'level');
  const begun = namingFields(planFieldsOfCard, () =>
    beginOpportunity(
      tx,
      {
        customerId: customer.id,
        originCardId: placing.cardId,
        vehicleId: values.vehicleId ?? null,
        otherVehicleIds: values.otherVehicleIds ?? [],
        colour: values.colour ?? null,
        competitors: values.competitors ?? [],
        grade,
        startsOn: placing.arrivedOn,
        assigneeId: customer.ownerId ?? consultant.id,
        basis: feedbackOnCard(work, values),
        wish: wishOnCard(values),
      },
      rules,
    ),
  );
  return { opportunityId: begun.id, isOrigin: true, plan: tx.find('plan', begun.planId) };
}
