/**
 * The household: who is whose spouse, parent, payer or driver (issue: household), and why several customers may have one
 * number. Domain §6, §9: a number belongs to one living customer, or to several of one household.
 */

/** The codes that the program knows the other side of; any other relation of the store's list is its own opposite. */
const opposites: Readonly<Record<string, string>> = {
  parent: 'child',
  child: 'parent',
  payer: 'payee',
  payee: 'payer',
  driver: 'principal',
  principal: 'driver',
  employer: 'staff',
  staff: 'employer',
};

/** What the customer is to the other, where the other is `relation` to him: a parent's opposite is a child. */
export function oppositeOf(relation: string): string {
  return Object.hasOwn(opposites, relation) ? (opposites[relation] ?? relation) : relation;
}

/** Two customers that are linked, in no particular order. */
export type Link = readonly [one: string, other: string];

/** Everybody of the household of some customers, themselves included, however many links away. */
export function householdOf(ids: readonly string[], links: readonly Link[]): ReadonlySet<string> {
  const found = new Set(ids);
  let before = 0;
  while (found.size > before) {
    before = found.size;
    for (const [one, other] of links) {
      if (found.has(one)) found.add(other);
      else if (found.has(other)) found.add(one);
    }
  }
  return found;
}

/** True where everybody who has a number is of one household; one alone always is. */
export function isExplained(holders: readonly string[], links: readonly Link[]): boolean {
  const [first, ...others] = holders;
  if (first === undefined || others.length === 0) return true;
  const household = householdOf([first], links);
  return others.every((id) => household.has(id));
}
