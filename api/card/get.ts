import { customFieldsOf } from '../../db/queries/custom-fields.ts';
import { type Reader, sqlFor } from '../../db/query.ts';
import type { CardDetail } from '../../shared/contract/card-rows.ts';
import { missingForCompletion } from '../../shared/domain/card-completion.ts';
import { type Refusal, refuse } from '../../shared/domain/refusal.ts';
import { vehicleLabel } from '../../shared/domain/vehicle.ts';
import type { ActorCall } from '../call.ts';
import { accessTo, canSaveAgain, nameOfStaff, refuseForeign, shownName } from '../ownership.ts';
import { methodOf } from '../plan/codes.ts';
import { nextPlanOf } from '../plan/open-plan.ts';
import { historyOfCard } from './history.ts';
import { referrerOf } from './referrer.ts';
import { shownValues } from './shown.ts';
import { valuesOfRow } from './values.ts';

/** A card with its history: for its consultant, the customer's owner, stand-ins, managers; masked for the others who write or file cards. */
export function getCard({ id }: { readonly id: string }, call: ActorCall): CardDetail | Refusal {
  return cardFor(id, call, shownValues);
}

/**
 * A card as somebody may see it.
 * @param shown what of the values is shown to whoever stands so to the customer
 */
export function cardFor(cardId: string, call: ActorCall, shown: typeof shownValues): CardDetail | Refusal {
  const { store } = call.deps;
  const { read } = store;
  const row = read.get(sqlFor.selectFrom('card').selectAll().where('id', '=', cardId).where('deletedHlc', 'is', null));
  if (!row) return refuse('NOT_FOUND', { what: '这张洽谈卡' }, 'id');
  const customer = read.get(
    sqlFor.selectFrom('customer').select(['id', 'name', 'ownerId']).where('id', '=', row.customerId),
  );
  if (!customer) return refuse('NOT_FOUND', { what: '这位客户' }, 'id');
  const { actor } = call;
  const isWriter = row.consultantId === actor.id;
  const standing = accessTo(read, actor, customer);
  if (standing === 'masked' && !isWriter && actor.role === 'consultant') return refuseForeign(read, customer);
  const access = isWriter ? 'own' : standing;
  const values = valuesOfRow(row);
  const labels = vehicleLabels(read, [row.vehicleId, ...(values.otherVehicleIds ?? [])]);
  const labelOf = (id: string): string => labels.get(id) ?? id;
  return {
    id: row.id,
    number: row.number,
    state: row.state,
    access,
    canCorrect: canSaveAgain(call, row),
    masked: access !== 'own',
    customerId: row.customerId,
    customer: {
      name: shownName(standing, customer.name),
      owner: customer.ownerId === null ? null : personOf(read, customer.ownerId),
    },
    opportunityId: row.opportunityId,
    trafficId: row.trafficId,
    consultant: personOf(read, row.consultantId),
    receptionist: row.receptionistId === null ? null : personOf(read, row.receptionistId),
    firstSavedAt: row.firstSavedAt,
    completedAt: row.completedAt,
    arrivedOn: row.arrivedOn,
    values: shown(access, values),
    vehicleLabel: row.vehicleId === null ? null : labelOf(row.vehicleId),
    otherVehicleLabels: (values.otherVehicleIds ?? []).map(labelOf),
    referrer: row.referrerId === null ? null : referrerOf(call, row.referrerId),
    planId: row.nextPlanId,
    nextPlan: row.opportunityId === null ? null : standingPlan(read, row.opportunityId),
    missing:
      row.state === 'complete'
        ? []
        : missingForCompletion(values, customFieldsOf(read)).map(({ field, label }) => ({ field, label })),
    history: historyOfCard(store, row.id, access),
  };
}

function personOf(read: Reader, id: string) {
  return { id, name: nameOfStaff(read, id) ?? '' };
}

function vehicleLabels(read: Reader, ids: readonly (string | null)[]): ReadonlyMap<string, string> {
  const wanted = ids.filter((id) => id !== null);
  if (wanted.length === 0) return new Map();
  const rows = read.all(
    sqlFor.selectFrom('vehicle').select(['id', 'series', 'model', 'trim']).where('id', 'in', wanted),
  );
  return new Map(rows.map((row) => [row.id, vehicleLabel(row)]));
}

/** The next call that stands now, whoever is to make it. */
function standingPlan(read: Reader, opportunityId: string): CardDetail['nextPlan'] {
  const plan = nextPlanOf(read, opportunityId);
  if (!plan) return null;
  const { id, dueOn, dueTime, method, purpose, assigneeId } = plan;
  return {
    id,
    dueOn,
    dueTime,
    method: methodOf(method),
    purpose,
    assignee: assigneeId === null ? null : personOf(read, assigneeId),
  };
}
