import { householdIds, linksOf, type SharedNumber, unexplainedNumber } from '../../db/queries/household.ts';
import { reject, type Tx } from '../../db/unit-of-work.ts';
import { oppositeOf } from '../../shared/domain/household.ts';
import type { EntityRow } from '../../shared/entities/registry.ts';
import { readDictionary } from '../lists/dictionary-rows.ts';
import { accessTo, canSeePhone, type Person } from '../ownership.ts';

/** A link about to be made: the other is `relation` to the customer. */
export interface NewLink {
  readonly customerId: string;
  readonly otherCustomerId: string;
  readonly relation: string;
  readonly cardId: string | null;
}

/**
 * Links two customers as one household. Two who are linked already keep their one link, which says the newer word.
 * Rolls back with INVALID_INPUT for a customer linked with himself and for a relation that is not in the store's list.
 * @returns the link's id
 */
export function linkHousehold(tx: Tx, link: NewLink): string {
  const { customerId, otherCustomerId } = link;
  if (customerId === otherCustomerId)
    reject('INVALID_INPUT', { field: '家人', problem: '不能是客户自己，请选另一位客户' }, 'otherId');
  demandRelation(tx, link.relation);
  const known = linksOf(tx.read, [customerId]).find(
    (each) => each.customerId === otherCustomerId || each.otherCustomerId === otherCustomerId,
  );
  if (known) {
    const relation = known.customerId === customerId ? link.relation : oppositeOf(link.relation);
    tx.update('kinship', known.id, { relation });
    return known.id;
  }
  const id = tx.newId();
  tx.insert('kinship', {
    id,
    ...link,
    createdAt: tx.env.now,
    createdById: tx.env.actorId,
    endedAt: null,
    endedById: null,
  });
  return id;
}

/** Rolls back with INVALID_INPUT unless the relation is a code in use of the store's list. */
export function demandRelation(tx: Tx, relation: string): void {
  const entry = readDictionary(tx.read, 'relation').find(({ code }) => code === relation);
  if (!entry?.active) reject('INVALID_INPUT', { field: '关系', problem: '不在列表里，请从列表里选' }, 'relation');
}

/**
 * Ends a link. Rolls back with NUMBER_SHARED where somebody of the household that falls apart has a number which is now
 * also somebody's of the other half: not only of the two, whoever hung together by them.
 */
export function endLink(tx: Tx, viewer: Person, link: EntityRow<'kinship'>): void {
  const household = householdIds(tx.read, link.customerId);
  tx.update('kinship', link.id, { endedAt: tx.env.now, endedById: tx.env.actorId });
  demandExplained(tx, viewer, household);
}

/**
 * Rolls back with NUMBER_SHARED where a number of one of these customers would be of two people who are not of one
 * household any more (domain §6, §9). By its tail it is named only to somebody who may see one of those who have it.
 */
export function demandExplained(tx: Tx, viewer: Person, ids: Iterable<string>, field: string | null = null): void {
  for (const id of ids) {
    const shared = unexplainedNumber(tx.read, id);
    if (shared) reject('NUMBER_SHARED', { what: wordsOf(tx, viewer, shared) }, field);
  }
}

function wordsOf(tx: Tx, viewer: Person, { kind, value, holderIds }: SharedNumber): string {
  if (kind !== 'phone') return '一个微信号';
  const isSeen = holderIds.some((id) => {
    const holder = tx.find('customer', id);
    return holder !== undefined && canSeePhone(accessTo(tx.read, viewer, holder));
  });
  return isSeen ? `尾号 ${value.slice(-4)} 的号码` : '一个号码';
}

/** Of some customers those who are not of one household with this one: a number of theirs is not his to have. */
export function strangersAmong<T extends { readonly customerId: string }>(
  tx: Pick<Tx, 'read'>,
  customerId: string,
  known: readonly T[],
): readonly T[] {
  const others = known.filter((each) => each.customerId !== customerId);
  if (others.length === 0) return [];
  const household = householdIds(tx.read, customerId);
  return others.filter((each) => !household.has(each.customerId));
}
