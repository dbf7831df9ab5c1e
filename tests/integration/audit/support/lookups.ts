import { findRegion } from '../../../../shared/domain/region.ts';
import type { CardLookups } from '../../../fixtures/day/card-input.ts';
import type { TestShowroom } from '../../support/showroom.ts';

/** Finds codes and ids for the words of a day in the showroom's own lists. */
export async function lookupsIn(
  showroom: TestShowroom,
): Promise<CardLookups & { vehicleOrNull(label: string): string | null }> {
  const desk = showroom.as('clerk');
  const { dictionaries } = await desk.call('dictionary.list', {});
  const { rows: vehicles } = await desk.call('vehicle.list', {});
  const vehicleOrNull = (label: string): string | null =>
    vehicles.find(({ series, model, trim }) => [series, model, trim].filter((part) => part !== '').join(' ') === label)
      ?.id ?? null;
  return {
    code: (dictionary, word) =>
      known(
        dictionaries.find(({ name }) => name === dictionary)?.entries.find(({ label }) => label === word)?.code,
        `${dictionary} ${word}`,
      ),
    vehicle: (label) => known(vehicleOrNull(label), label),
    vehicleOrNull,
    region: (province, city, county) => known(findRegion(province, city, county), county),
    staff: (name) => showroom.as(name).id,
    customer: (phone) =>
      known(
        showroom.store.prepare('SELECT id FROM customer WHERE phone = ?').pluck().get(phone) as string | undefined, // the column holds ids
        phone,
      ),
  };
}

function known(found: string | null | undefined, what: string): string {
  if (found == null) throw new Error(`the showroom does not know ${what}`);
  return found;
}
