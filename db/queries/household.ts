import { householdOf, isExplained, type Link } from '../../shared/domain/household.ts';
import { type Reader, sqlFor } from '../query.ts';
import { shaped } from '../query-shape.ts';

const links = sqlFor
  .selectFrom('kinship')
  .select(['id', 'customerId', 'otherCustomerId', 'relation', 'createdAt', 'createdById'])
  .where('endedAt', 'is', null)
  .where('deletedHlc', 'is', null);

/** A living link as the store keeps it. */
export type KinshipLink = typeof links extends { execute(): Promise<(infer R)[]> } ? R : never;

/** Links that were said on the side of some customers. */
const linksFromQuery = shaped((ids: readonly string[]) => links.where('customerId', 'in', ids));

/** Links that were said on the other side. */
const linksToQuery = shaped((ids: readonly string[]) => links.where('otherCustomerId', 'in', ids));

/** The living links of some customers, from whichever side they were said; none of a customer with himself. */
export function linksOf(read: Reader, ids: readonly string[]): readonly KinshipLink[] {
  if (ids.length === 0) return [];
  const found = [...read.all(linksFromQuery(ids)), ...read.all(linksToQuery(ids))];
  const byId = new Map(found.map((link) => [link.id, link]));
  return [...byId.values()].filter(({ customerId, otherCustomerId }) => customerId !== otherCustomerId);
}

/** Every living link within the household of some customers, two queries for each step away from them. */
function linksOfHousehold(read: Reader, ids: readonly string[]): readonly KinshipLink[] {
  const known = new Map<string, KinshipLink>();
  const members = new Set(ids);
  for (let edge: readonly string[] = ids; edge.length > 0; ) {
    for (const link of linksOf(read, edge)) known.set(link.id, link);
    edge = [...householdOf([...members], pairsOf([...known.values()]))].filter((id) => !members.has(id));
    for (const id of edge) members.add(id);
  }
  return [...known.values()];
}

/** Customers of one household with this one, himself included. */
export function householdIds(read: Reader, customerId: string): ReadonlySet<string> {
  return householdOf([customerId], pairsOf(linksOfHousehold(read, [customerId])));
}

/** Numbers of some customers that others have as well. */
export const sharedNumbersQuery = shaped((ids: readonly string[]) =>
  sqlFor
    .selectFrom('customerIdentity as mine')
    .innerJoin('customerIdentity as theirs', (join) =>
      join.onRef('theirs.kind', '=', 'mine.kind').onRef('theirs.value', '=', 'mine.value'),
    )
    .select(['mine.kind', 'mine.value', 'theirs.customerId'])
    .where('mine.customerId', 'in', ids)
    .where('mine.kind', 'in', ['phone', 'wechat']),
);

/** A number or an account, and everybody who has it. */
export interface SharedNumber {
  readonly kind: string;
  readonly value: string;
  readonly holderIds: readonly string[];
}

/** A number that several customers have though they are not of one household; undefined where every one is explained. */
export function unexplainedNumber(read: Reader, customerId: string): SharedNumber | undefined {
  const holders = Map.groupBy(read.all(sharedNumbersQuery([customerId])), ({ kind, value }) => `${kind} ${value}`);
  const pairs = pairsOf(linksOfHousehold(read, [customerId]));
  for (const rows of holders.values()) {
    const holderIds = [...new Set(rows.map((row) => row.customerId))];
    const [row] = rows;
    if (row && !isExplained(holderIds, pairs)) return { kind: row.kind, value: row.value, holderIds };
  }
  return undefined;
}

function pairsOf(found: readonly KinshipLink[]): readonly Link[] {
  return found.map(({ customerId, otherCustomerId }) => [customerId, otherCustomerId]);
}
