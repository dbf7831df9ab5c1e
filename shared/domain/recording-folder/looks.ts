/** A file as a look at the folder finds it. */
export interface FileLook {
  readonly bytes: number;
  /** Last change, UTC ms. */
  readonly changedAt: number;
}

/**
 * Whether a file is whole as far as anybody can tell: it was there at the look before and has not changed since. What is
 * being copied grows, or is given its time at the end.
 */
export function isSettled(before: FileLook | undefined, now: FileLook): boolean {
  return before !== undefined && before.bytes === now.bytes && before.changedAt === now.changedAt;
}

/** A file that was read is asked for its size and time again only after so long: a new recording has a new name. */
export const recheckMs = 3_600_000;
/** A person who presses the button has copied already: the second look follows at once. */
export const secondLookMs = 2_000;
/** More files than this are no folder of recordings but somebody's whole disk. */
export const mostFiles = 100_000;
/** So long the bytes of a recording that is nobody's are kept. */
export const keepWaitingDays = 30;
/** So long a recording without a contact waits for one to be written down. */
export const rematchDays = 14;

const dayMs = 86_400_000;

/** Recordings that came before this are nobody's any more, UTC ms. */
export function waitingSince(now: number): number {
  return now - keepWaitingDays * dayMs;
}

/** Recordings that came before this are matched by persons alone, UTC ms. */
export function rematchSince(now: number): number {
  return now - rematchDays * dayMs;
}

/** Why a recording of the folder is nobody's yet. */
export type WaitingReason = 'no_number' | 'unknown_number' | 'shared_number';

/** Where a recording goes: to the one customer who has its number, or it waits for a person. */
export type Placed =
  | { readonly kind: 'customer'; readonly customerId: string }
  | { readonly kind: 'waits'; readonly why: WaitingReason };

/**
 * Whose a recording is by its number alone (domain §5). A number that two customers have says nothing; a person has to.
 * @param customerIds who has the number, each once
 */
export function placeByNumber(phone: string | null, customerIds: readonly string[]): Placed {
  if (phone === null) return { kind: 'waits', why: 'no_number' };
  const [customerId, ...others] = new Set(customerIds);
  if (customerId === undefined) return { kind: 'waits', why: 'unknown_number' };
  return others.length === 0 ? { kind: 'customer', customerId } : { kind: 'waits', why: 'shared_number' };
}

/** Why a file of the folder was not taken. */
export const fileProblems = ['empty', 'unknown', 'broken', 'too_large'] as const;
export type FileProblem = (typeof fileProblems)[number];

/** What keeps the folder from being read; none of it is the store's trouble. */
export const folderTroubles = ['gone', 'unreadable', 'too_many', 'disk_full', 'failed'] as const;
export type FolderTrouble = (typeof folderTroubles)[number];
