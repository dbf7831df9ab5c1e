import { changesOf } from '../../db/history.ts';
import { keptFilters } from '../../db/queries/saved-filters.ts';
import { type Reader, sqlFor } from '../../db/query.ts';
import type { Store } from '../../db/store.ts';
import type { Tx } from '../../db/unit-of-work.ts';
import { erasedWords } from '../../shared/domain/erasure.ts';
import { looksFor, type NamedBy, textsIn } from '../../shared/domain/filter-erasure.ts';
import type { EntityRow } from '../../shared/entities/registry.ts';

/** A kept filter that looks for a person, or did before it was changed: then its words stand in the log alone. */
export interface FilterAbout {
  readonly id: string;
  readonly isNow: boolean;
}

/**
 * The kept filters by whose words somebody looks for a person: 「电话含 6621」. They hang on no customer, so the registry
 * does not find them; what was typed into them does.
 */
export function filtersAbout(store: Store, records: readonly EntityRow<'customer'>[]): readonly FilterAbout[] {
  const person = namedBy(store.read, records);
  const isAbout = (value: unknown): boolean => textsIn(value).some((text) => looksFor(text, person));
  return keptFilters(store.read).flatMap(({ id, name, body }): readonly FilterAbout[] => {
    if (isAbout({ name, body })) return [{ id, isNow: true }];
    const logged = changesOf(store, 'savedFilter', id).map(({ valueJson }) => valueJson);
    return logged.some(isAbout) ? [{ id, isNow: false }] : [];
  });
}

/**
 * Takes such filters away for good, from the log as well: without the words that looked for him, a filter would show
 * everybody. One that merely did so once loses what the log says of it. Runs before the person's own rows are blanked.
 * @returns how many filters that was
 */
export function forgetFilters(tx: Tx, filters: readonly FilterAbout[]): number {
  for (const { id, isNow } of filters) {
    const { name, body, removedAt } = demandFilter(tx, id);
    const left = isNow ? { name: erasedWords, body: '{}', removedAt: removedAt ?? tx.env.now } : { name, body };
    tx.erase('savedFilter', id, left);
  }
  return filters.length;
}

/** Whether a filter was taken away because it looked for somebody who was forgotten: nobody brings it back. */
export function isForgottenFilter({ name }: Pick<EntityRow<'savedFilter'>, 'name'>): boolean {
  return name === erasedWords;
}

function demandFilter(tx: Tx, id: string) {
  const found = keptFilters(tx.read).find((filter) => filter.id === id);
  if (!found) throw new Error(`no filter ${id} to forget`);
  return found;
}

/** What names a person on any of his records, his cards and his cars, and where he is the contact of somebody else. */
function namedBy(read: Reader, records: readonly EntityRow<'customer'>[]): NamedBy {
  const ids = records.map(({ id }) => id);
  const cards = read.all(
    sqlFor
      .selectFrom('card')
      .select(['name', 'phone', 'phone2', 'wechat', 'qq', 'weibo', 'email'])
      .where('customerId', 'in', ids),
  );
  const contacts = read.all(
    sqlFor.selectFrom('contact').select(['name', 'phone', 'wechat']).where('personId', 'in', ids),
  );
  const cars = read.all(sqlFor.selectFrom('ownedVehicle').select(['plate', 'vin']).where('customerId', 'in', ids));
  const own = [...records, ...cards];
  return {
    names: present([...own, ...contacts].map(({ name }) => name)),
    phones: present([...own.flatMap(({ phone, phone2 }) => [phone, phone2]), ...contacts.map(({ phone }) => phone)]),
    accounts: present([
      ...own.flatMap(({ wechat, qq, weibo, email }) => [wechat, qq, weibo, email]),
      ...contacts.map(({ wechat }) => wechat),
    ]),
    cars: present(cars.flatMap(({ plate, vin }) => [plate, vin])),
  };
}

function present(values: readonly (string | null)[]): string[] {
  return [...new Set(values.filter((value): value is string => value !== null && value !== ''))];
}
