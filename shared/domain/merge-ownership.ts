/** Whose a record is, and who announced its person (§七.2). */
export interface ClaimedRecord {
  readonly ownerId: string | null;
  /** When the newest fact that decided about ownership was written, UTC ms; a merge decides nothing. Null: there is none. */
  readonly decidedAt: number | null;
  readonly registrations: readonly {
    readonly staffId: string;
    /** `owner_entry`: 内勤 entered somebody whom nobody looks after, and claims nothing by it. */
    readonly kind: string;
    readonly at: number;
  }[];
}

/**
 * Who holds the person of a record (domain §9: to hold is to have a registration of one's own): the owner where he
 * announced him himself, and everybody else whose registration came after whatever decided whose he is, for nobody has
 * ruled on that yet.
 */
export function claimantsOf({ ownerId, decidedAt, registrations }: ClaimedRecord): ReadonlySet<string> {
  const held = registrations.filter(
    ({ staffId, kind, at }) => kind !== 'owner_entry' && (staffId === ownerId || decidedAt === null || at > decidedAt),
  );
  return new Set(held.map(({ staffId }) => staffId));
}

/** Whose the person is when two records become one. */
export type MergedOwner =
  | { readonly isDisputed: false; readonly ownerId: string | null }
  | { readonly isDisputed: true; readonly staffIds: readonly string[] };

/**
 * Two people who both hold the person, one on each record, are a dispute: merging would rule on it by the way, so it
 * waits (§七). Otherwise he belongs to the owner of either; of two owners to the one who announced him himself, then to
 * the owner of the record that is kept.
 */
export function mergedOwner(kept: ClaimedRecord, gone: ClaimedRecord): MergedOwner {
  const [left, right] = [claimantsOf(kept), claimantsOf(gone)];
  const isDisputed = [...left].some((each) => [...right].some((other) => other !== each));
  if (isDisputed) return { isDisputed, staffIds: [...new Set([...left, ...right])] };
  const owners = [kept, gone].map(({ ownerId }) => ownerId).filter((id) => id !== null);
  const holder = owners.find((id) => left.has(id) || right.has(id));
  return { isDisputed, ownerId: holder ?? owners[0] ?? null };
}
