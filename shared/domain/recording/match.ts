import type { CivilDate } from '../../calendar/civil-date.ts';

/** A recorded call that looks for its contact. */
export interface CallToMatch {
  /** Whose it is, where somebody said so; null where only the number can tell. */
  readonly customerId: string | null;
  /** The number that the file names, normalised; null where it names none. */
  readonly phone: string | null;
  /** Who spoke for the store; null where nobody knows. */
  readonly staffId: string | null;
  /** When the call began, UTC ms; null where the file does not tell. */
  readonly spokenAt: number | null;
  /** The store's day of the call. */
  readonly spokenOn: CivilDate;
  readonly durationMs: number | null;
}

/** A contact that was recorded, as far as the match asks; one per contact, whatever number of opportunities it stands in. */
export interface ContactToMatch {
  readonly contactId: string;
  readonly customerId: string;
  /** The numbers of its customer and of those who speak for him, normalised. */
  readonly phones: readonly string[];
  readonly byId: string;
  /** Whether it was recorded as a call; a message or a visit has no recording. */
  readonly isCall: boolean;
  /** When it was recorded, UTC ms: after the call, or while it still went on. */
  readonly at: number;
  readonly onDay: CivilDate;
}

/** A contact with how sure it is that the recording is its call: 0 to 99, for 100 is a person's word. */
export interface Ranked {
  readonly contactId: string;
  readonly customerId: string;
  readonly confidence: number;
}

export interface Match {
  /** What the recording may be of, the surest first; contacts with a confidence of 0 are none. */
  readonly ranked: readonly Ranked[];
  /** The one that is clear; null where a person has to say. */
  readonly best: Ranked | null;
}

/** From here on a match is taken without asking anybody: it needs the number, or the customer, and the time. */
export const clearConfidence = 65;
/** By so much the best has to be surer than the next one; two that are alike are left for a person. */
export const clearLead = 8;
/** No contact is written down later than this after its call: by then it is another one's. */
export const longestDelayMs = 12 * 3_600_000;
/** A recorder's clock may be so much ahead of the store's. */
export const clockSlackMs = 10 * 60_000;

const minute = 60_000;
/** What a delay between the end of the call and the writing down is worth; between two points a straight line. */
const timeWorth: readonly (readonly [delayMs: number, worth: number])[] = [
  [0, 40],
  [30 * minute, 30],
  [120 * minute, 18],
  [longestDelayMs, 4],
];
const sameDayWorth = 22;
/** Somebody may have chosen the wrong method: a message next to a call is passed over, one alone is taken. */
const notACall = 15;

/**
 * Which contact a recorded call belongs to (§八.4, domain §5): by its number and by the time between the end of the call
 * and the moment at which its contact was written down, on the same day of the store. A contact of another customer, or
 * one that was written down before the call, is never taken. The order of the contacts decides nothing.
 */
export function matchRecording(call: CallToMatch, contacts: readonly ContactToMatch[]): Match {
  const ranked = contacts
    .map((contact) => ({
      contactId: contact.contactId,
      customerId: contact.customerId,
      confidence: confidenceOf(call, contact),
    }))
    .filter(({ confidence }) => confidence > 0)
    .toSorted((a, b) => b.confidence - a.confidence || (a.contactId < b.contactId ? -1 : 1));
  const [first, second] = ranked;
  const isClear =
    first !== undefined &&
    first.confidence >= clearConfidence &&
    (second === undefined || first.confidence - second.confidence >= clearLead);
  return { ranked, best: isClear ? first : null };
}

/** How sure it is that a contact is this call's, 0 to 99; 0 where it cannot be. */
export function confidenceOf(call: CallToMatch, contact: ContactToMatch): number {
  if (call.customerId !== null && call.customerId !== contact.customerId) return 0;
  const who = whoWorth(call, contact);
  const when = timeWorthOf(call, contact);
  if (who === 0 || when === null) return 0;
  const staff = call.staffId === null ? 5 : call.staffId === contact.byId ? 10 : 0;
  const method = contact.isCall ? 0 : -notACall;
  return Math.max(1, Math.min(99, Math.round(who + when + staff + method)));
}

/** The customer's own number says most; somebody who names the customer may know of a number that the store does not. */
function whoWorth({ customerId, phone }: CallToMatch, { phones }: ContactToMatch): number {
  if (phone !== null && phones.includes(phone)) return 49;
  if (customerId === null) return 0;
  return phone === null ? 30 : 12;
}

/** Null where the contact cannot be of this call. */
function timeWorthOf({ spokenAt, spokenOn, durationMs }: CallToMatch, { at, onDay }: ContactToMatch): number | null {
  if (onDay !== spokenOn) return null;
  if (spokenAt === null) return sameDayWorth;
  if (at < spokenAt - clockSlackMs) return null;
  const distance = at < spokenAt ? spokenAt - at : Math.max(0, at - spokenAt - (durationMs ?? 0));
  return distance > longestDelayMs ? null : worthOf(distance);
}

function worthOf(distance: number): number {
  for (const [i, [delay, worth]] of timeWorth.entries()) {
    const [before, worthBefore] = timeWorth[i - 1] ?? [0, worth];
    if (distance > delay) continue;
    return delay === before ? worth : worthBefore + ((worth - worthBefore) * (distance - before)) / (delay - before);
  }
  return 0;
}
