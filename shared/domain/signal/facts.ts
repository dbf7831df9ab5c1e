import type { CivilDate } from '../../calendar/civil-date.ts';
import type { FollowupOutcome } from '../followup.ts';
import type { Level } from '../level.ts';

/** A recording as far as signals go. */
export interface RecordedFact {
  readonly id: string;
  /** Null where the file does not tell. */
  readonly durationMs: number | null;
}

/** A recorded contact. */
export interface ContactFact {
  readonly followupId: string;
  /** Joins the rows of one contact that was recorded for several opportunities. */
  readonly contactId: string;
  readonly customerId: string;
  /** Who spoke to the customer. */
  readonly personId: string;
  /** UTC ms at which it was written down. */
  readonly at: number;
  readonly onDay: CivilDate;
  readonly outcome: FollowupOutcome;
  /** Told by a card: the customer stood in the showroom. */
  readonly isReception: boolean;
  readonly feedback: string;
  readonly recordings: readonly RecordedFact[];
}

/** A next plan that somebody chose in a contact that reached the customer. */
export interface NextPlanFact {
  readonly followupId: string;
  readonly personId: string;
  readonly onDay: CivilDate;
  readonly dueOn: CivilDate;
  /** The last permitted day, on an open day; null where it is not known any more. */
  readonly limitOn: CivilDate | null;
}

/** A level that was changed without a contact that day that reached the customer. */
export interface RegradeFact {
  readonly levelChangeId: string;
  readonly opportunityId: string;
  /** Who changed it. */
  readonly personId: string;
  readonly onDay: CivilDate;
  readonly from: Level;
  readonly to: Level;
  /** Whether it was to be graded anew anyway, its expected day having passed. */
  readonly wasStale: boolean;
  /** The last permitted day as it stood before the change, on an open day. */
  readonly limitBefore: CivilDate;
  /** The day of the next plan at the end of that day; null where there was none. */
  readonly dueAfter: CivilDate | null;
}

/** One row for each contact, the first by its id, whatever the order. */
export function contactsOnce(contacts: readonly ContactFact[]): readonly ContactFact[] {
  const byContact = new Map<string, ContactFact>();
  for (const fact of contacts) {
    const known = byContact.get(fact.contactId);
    if (known === undefined || fact.followupId < known.followupId) byContact.set(fact.contactId, fact);
  }
  return [...byContact.values()];
}

/** Facts of each person, people by their ids. */
export function byPerson<F extends { readonly personId: string }>(
  facts: readonly F[],
): readonly (readonly [string, readonly F[]])[] {
  return [...Map.groupBy(facts, ({ personId }) => personId)].toSorted(([a], [b]) => (a < b ? -1 : 1));
}
