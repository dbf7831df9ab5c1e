/** What an act did to the tags of one customer, as the host answers it. */
export interface TagChange {
  readonly customerId: string;
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** One question to the host. */
export interface TagAct {
  readonly customerIds: string[];
  readonly add: string[];
  readonly remove: string[];
}

/** The acts that take an act back: those of whom the same was said go together, and what had been said before stays. */
export function actsBack(changes: readonly TagChange[]): readonly TagAct[] {
  const alike = Map.groupBy(changes, ({ added, removed }) => JSON.stringify([added, removed]));
  return [...alike.values()].map((together) => ({
    customerIds: together.map(({ customerId }) => customerId),
    add: [...(together[0]?.removed ?? [])],
    remove: [...(together[0]?.added ?? [])],
  }));
}
