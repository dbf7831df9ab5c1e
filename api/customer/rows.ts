import { levelOfRank, noDay } from '../../db/projections/customer-intent.ts';
import type { CustomerListRow } from '../../db/queries/customers.ts';
import { staffNames } from '../../db/queries/staff.ts';
import { tagsOf } from '../../db/queries/tags.ts';
import type { Reader } from '../../db/query.ts';
import type { CustomerRow } from '../../shared/contract/customer-rows.ts';
import { customShown } from '../card/custom.ts';
import { vehicleLabels } from '../lists/vehicle-rows.ts';
import { accessToEach, canSeeDealings, type Person, shownName, shownPhone } from '../ownership.ts';
import { levelOf } from '../plan/codes.ts';
import { inOrder } from '../tag/order.ts';

/** A page of customers as this person may see them, with the most urgent intention of each. */
export function customerRows(read: Reader, person: Person, found: readonly CustomerListRow[]): CustomerRow[] {
  const accessOf = accessToEach(read, person, found);
  const names = staffNames(read);
  const labels = vehicleLabels(read);
  const tagged = tagsOf(
    read,
    found.map(({ id }) => id),
  );
  const tags = Map.groupBy(tagged, ({ customerId }) => customerId);
  return found.map((row): CustomerRow => {
    const access = accessOf(row);
    const phone = shownPhone(access, row.phone);
    const isOpen = canSeeDealings(access, row);
    const level = isOpen ? levelOfRank(row.levelRank) : null;
    const nextPlanOn = access === 'masked' ? null : dayOf(row.nextPlanOn);
    return {
      id: row.id,
      access,
      name: shownName(access, row.name),
      gender: row.gender,
      stage: row.stage,
      phone,
      phoneMasked: access !== 'own' && phone !== null,
      owner: row.ownerId === null ? null : { id: row.ownerId, name: names.get(row.ownerId) ?? '' },
      level: level === null ? null : levelOf(level),
      intention: isOpen && row.intentVehicleId !== null ? (labels.get(row.intentVehicleId) ?? null) : null,
      nextPlanOn,
      isWaiting: access !== 'masked' && row.isWaiting === 1 && nextPlanOn === null,
      expectedOn: isOpen ? dayOf(row.expectedOn) : null,
      source: access === 'masked' ? null : row.source,
      regionCode: access === 'masked' ? null : row.regionCode,
      plates: access === 'masked' || row.plates === '' ? [] : row.plates.split('、'),
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

function dayOf(day: string): string | null {
  return day === noDay || day === '' ? null : day;
}
