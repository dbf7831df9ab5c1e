import { sqlFor } from '../../db/query.ts';
import { demand } from '../../db/unit-of-work.ts';
import type { CardFieldName } from '../../shared/domain/card-field-specs.ts';
import { checkFirstPlanDate, checkMove } from '../../shared/domain/plan.ts';
import { isManager } from '../../shared/domain/roles.ts';
import type { EntityPatch, EntityRow } from '../../shared/entities/registry.ts';
import { canonicalJson } from '../../sync/digest.ts';
import { strings } from '../json-columns.ts';
import { changeGrade, gradeOf, isSameGrade } from '../opportunity/grade.ts';
import { levelOf, originOf } from '../plan/codes.ts';
import { heldOn } from '../plan/holder.ts';
import type { CardEdit } from './edit.ts';
import { endingOf } from './outcome.ts';
import { joinOpportunity, type Placed, type Placing, placeCard } from './place.ts';
import type { Identified } from './propagate-customer.ts';
import { namingFields, planFieldsOfCard } from './refused-field.ts';
import { planColumns } from './saved.ts';
import { recordedContact } from './visit.ts';
import { type CardWork, gradeOnCard } from './work.ts';

/** Where an edited card belongs, and its line of the next plan. */
export interface Settled {
  readonly opportunityId: string;
  readonly planColumns: EntityPatch<'card'>;
}

/**
 * Carries an edit of a card to its opportunity: the newest card of a responsible consultant speaks for model, colour,
 * competitors, level, expected purchase and the next plan. A repeat visit about another model begins a second
 * opportunity; a reception that was not recorded yet is recorded once the card says what was said.
 */
export function propagateOpportunity(work: CardWork, edit: CardEdit & Identified): Settled {
  const { tx } = work;
  const { card } = edit;
  const opportunity = card.opportunityId === null ? undefined : tx.find('opportunity', card.opportunityId);
  const placing = placingOf(edit);
  if (!opportunity || edit.isMoved || isAboutAnother(edit, opportunity)) return settled(placeCard(work, placing));
  const isOrigin = opportunity.originCardId === card.id;
  const stays = { opportunityId: opportunity.id, planColumns: {} };
  const isRecorded = recordedContact(work, card.id, opportunity.id) !== undefined;
  if (!isOrigin && !isRecorded && !placing.isEnding && opportunity.state !== 'ended') {
    const joined = joinOpportunity(work, placing, opportunity.id);
    return joined.plan ? settled(joined) : stays;
  }
  if (!edit.isResponsible || opportunity.state !== 'open' || !isNewestOf(work, card, opportunity.id)) return stays;
  refine(work, edit, opportunity, isOrigin);
  regrade(work, edit, opportunity.id);
  return { ...stays, planColumns: movePlan(work, edit, opportunity.id) };
}

function placingOf(edit: CardEdit & Identified): Placing {
  const { card, values, state } = edit;
  return {
    cardId: card.id,
    customer: edit.customer,
    isNewCustomer: false,
    consultant: edit.consultant,
    isResponsible: edit.isResponsible,
    values,
    arrivedOn: card.arrivedOn,
    isEnding: state === 'complete' && edit.isResponsible && endingOf(values.result) !== null,
  };
}

function settled({ opportunityId, plan }: Placed): Settled {
  return { opportunityId, planColumns: plan ? planColumns(plan) : { nextPlanId: null } };
}

/** A repeat visit whose model is not the one of its opportunity; the card that began it may still name it anew. */
function isAboutAnother(edit: CardEdit & Identified, opportunity: EntityRow<'opportunity'>): boolean {
  const { vehicleId } = edit.values;
  if (!edit.isResponsible || !edit.changed.has('vehicleId') || vehicleId == null) return false;
  if (opportunity.originCardId === edit.card.id || opportunity.vehicleId === null) return false;
  return opportunity.vehicleId !== vehicleId && !strings(opportunity.otherVehicleIds).includes(vehicleId);
}

function refine({ tx }: CardWork, edit: CardEdit, opportunity: EntityRow<'opportunity'>, isOrigin: boolean): void {
  const { values, changed } = edit;
  const has = (name: CardFieldName): boolean => changed.has(name);
  const mayName = isOrigin || opportunity.vehicleId === null;
  tx.update('opportunity', opportunity.id, {
    ...(has('vehicleId') && mayName && values.vehicleId != null ? { vehicleId: values.vehicleId } : {}),
    ...(has('otherVehicleIds') ? { otherVehicleIds: canonicalJson(values.otherVehicleIds ?? []) } : {}),
    ...(has('colour') ? { colour: values.colour ?? null } : {}),
    ...(has('competitors') ? { competitors: canonicalJson(values.competitors ?? []) } : {}),
  });
}

const gradeNames: readonly CardFieldName[] = ['level', 'expectedOn', 'noExpectedDate', 'levelReason'];

/** The level that the card names now becomes the opportunity's. */
function regrade({ tx, rules }: CardWork, edit: CardEdit, opportunityId: string): void {
  const grade = gradeOnCard(edit.values);
  const opportunity = tx.find('opportunity', opportunityId);
  if (!opportunity || grade === null || !gradeNames.some((name) => edit.changed.has(name))) return;
  // an order stands above what the card says of the level
  if (opportunity.level !== 'O' && !isSameGrade(grade, gradeOf(opportunity)))
    changeGrade(tx, opportunity, grade, rules);
}

const planNames: readonly CardFieldName[] = ['nextPlanOn', 'nextPlanTime', 'nextPlanMethod', 'nextPlanPurpose'];

/** Moves the plan that the card made to where the card says now; a plan that is done stays what it was. */
function movePlan(work: CardWork, edit: CardEdit, opportunityId: string): EntityPatch<'card'> {
  const { tx, rules, call } = work;
  const { card, values, changed } = edit;
  const plan = card.nextPlanId === null ? undefined : tx.find('plan', card.nextPlanId);
  const opportunity = tx.find('opportunity', opportunityId);
  if (plan?.state !== 'open' || !opportunity) return {};
  if (!planNames.some((name) => changed.has(name))) return planColumns(plan);
  const dueOn = changed.has('nextPlanOn') ? (values.nextPlanOn ?? plan.dueOn) : plan.dueOn;
  if (dueOn !== plan.dueOn) {
    const isOwnDay = plan.origin === 'first_48h' && opportunity.createdOn === rules.today;
    const wrong = isOwnDay
      ? checkFirstPlanDate({ ...rules, dueOn, cardOn: opportunity.attemptOn, limitOn: opportunity.limitOn })
      : checkMove({
          ...rules,
          plan: { ...plan, origin: originOf(plan.origin) },
          dueOn,
          limitOn: opportunity.limitOn,
          level: levelOf(opportunity.level),
          actorIsManager: isManager(call.actor.role),
        });
    namingFields(planFieldsOfCard, () => wrong && demand(wrong));
  }
  tx.update('plan', plan.id, {
    dueOn,
    dueTime: values.nextPlanTime ?? null,
    method: values.nextPlanMethod ?? plan.method,
    purpose: values.nextPlanPurpose ?? '',
    ...(dueOn === plan.dueOn ? {} : heldOn(tx.read, rules.calendar, plan, dueOn)),
  });
  const moved = tx.find('plan', plan.id);
  return moved ? planColumns(moved) : {};
}

function isNewestOf({ tx }: CardWork, card: EntityRow<'card'>, opportunityId: string): boolean {
  const newest = tx.read.get(
    sqlFor
      .selectFrom('card')
      .select('id')
      .where('opportunityId', '=', opportunityId)
      .where('deletedHlc', 'is', null)
      .orderBy('arrivedAt', 'desc')
      .orderBy('id', 'desc')
      .limit(1),
  );
  return newest?.id === card.id;
}
