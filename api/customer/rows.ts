import { type CustomerListRow, platesOf } from '../../db/queries/customers.ts';
import { type LivingOpportunity, livingOpportunities } from '../../db/queries/opportunities.ts';
import { tagsOf } from '../../db/queries/tags.ts';
import type { Reader } from '../../db/query.ts';
import type { CustomerRow } from '../../shared/contract/customer-rows.ts';
import { levels } from '../../shared/domain/level.ts';
import { customShown } from '../card/custom.ts';
import { accessToEach, canSeeDealings, type Person, shownName, shownPhone } from '../ownership.ts';
import { levelOf } from '../plan/codes.ts';
import { inOrder } from '../tag/order.ts';
import { labelOfJoined } from '../vehicle-label.ts';

/** A page of customers as this person may see them, with the most urgent intention of each: three queries a page. */
export function customerRows(read: Reader, person: Person, found: readonly CustomerListRow[]): CustomerRow[] {
  const ids = found.map(({ id }) => id);
  const accessOf = accessToEach(read, person, found);
  const intentions = Map.groupBy(livingOpportunities(read, ids), ({ customerId }) => customerId);
  const plates = Map.groupBy(platesOf(read, ids), ({ customerId }) => customerId);
  const tags = Map.groupBy(tagsOf(read, ids), ({ customerId }) => customerId);
  return found.map((row): CustomerRow => {
    const access = accessOf(row);
    const phone = shownPhone(access, row.phone);
    const isOpen = canSeeDealings(access, row);
    const urgent = isOpen ? mostUrgent(intentions.get(row.id) ?? []) : undefined;
    return {
      id: row.id,
      access,
      name: shownName(access, row.name),
      gender: row.gender,
      stage: row.stage,
      phone,
      phoneMasked: access !== 'own' && phone !== null,
      owner: row.ownerId === null ? null : { id: row.ownerId, name: row.ownerName ?? '' },
      level: urgent ? levelOf(urgent.level) : null,
      intention: urgent ? labelOfJoined(urgent) : null,
      nextPlanOn: access === 'masked' ? null : (urgent?.nextPlanOn ?? null),
      isWaiting: access !== 'masked' && urgent?.state === 'pending',
      plates: access === 'masked' ? [] : (plates.get(row.id) ?? []).flatMap(({ plate }) => plate ?? []),
      tags:
        access === 'masked'
          ? []
          : inOrder(
              read,
              (tags.get(row.id) ?? []).map(({ tag }) => tag),
            ),
      lastContactAt: isOpen ? row.lastContactAt : null,
      lastEffectiveOn: isOpen ? row.lastEffectiveOn : null,
      createdOn: row.createdOn,
      updatedAt: row.updatedAt,
      custom: access === 'masked' ? {} : customShown(row.custom),
    };
  });
}

/** From O downwards; of equals the newest. */
function mostUrgent(living: readonly LivingOpportunity[]): LivingOpportunity | undefined {
  const rank = (each: LivingOpportunity): number => levels.indexOf(levelOf(each.level));
  return living.toSorted((a, b) => rank(a) - rank(b) || b.createdAt - a.createdAt)[0];
}
