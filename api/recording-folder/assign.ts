import { contactsBetween } from '../../db/queries/recordings.ts';
import { addDays, civilDateAt } from '../../shared/calendar/civil-date.ts';
import type { RecordingCandidate, RecordingRow } from '../../shared/contract/recording.ts';
import { confidenceOf } from '../../shared/domain/recording/match.ts';
import { isRefusal, type Refusal, refuse } from '../../shared/domain/refusal.ts';
import { type ActorCall, act } from '../call.ts';
import { personIn, recordingRow } from '../recording/rows.ts';
import { targetOf } from '../recording/standing.ts';
import { giveTo } from './place.ts';
import { findWaiting } from './waiting.ts';

const noWaiting = refuse('NOT_FOUND', { what: '这份录音' }, 'id');

/** Days before and after the call within which a person may find its contact. */
const daysAround = 7;
const mostCandidates = 20;

/** The contacts of a customer among which a person may choose, the likeliest first, then the nearest. */
export function candidatesOf(
  { id, customerId }: { readonly id: string; readonly customerId: string },
  call: ActorCall,
): { candidates: RecordingCandidate[] } | Refusal {
  const waiting = findWaiting(call, id);
  if (!waiting) return noWaiting;
  const target = targetOf(call, { customerId });
  if (isRefusal(target)) return target;
  const { read } = call.deps.store;
  const { zone } = call;
  const { phone, durationMs, spokenAt } = waiting;
  const spokenOn = waiting.spokenOn ?? civilDateAt(waiting.at, zone);
  const span = { from: addDays(spokenOn, -daysAround), through: addDays(spokenOn, daysAround) };
  const person = personIn(read);
  const said = { customerId: target.customer.id, phone, staffId: null, spokenAt, spokenOn, durationMs };
  const distance = (at: number): number => Math.abs(at - (spokenAt ?? waiting.at));
  const candidates = contactsBetween(read, { customerIds: [target.customer.id], ...span, zone })
    // without a day of its own a file speaks for none of them
    .map((contact) => ({ ...contact, confidence: waiting.spokenOn === null ? 0 : confidenceOf(said, contact) }))
    .toSorted(
      (a, b) => b.confidence - a.confidence || distance(a.at) - distance(b.at) || (a.contactId < b.contactId ? -1 : 1),
    )
    .slice(0, mostCandidates)
    .map(({ contactId, at, onDay, outcome, feedback, byId, confidence }) => ({
      ...{ contactId, at, onDay, outcome, feedback, confidence },
      by: person(byId),
    }));
  return { candidates };
}

/**
 * Gives a recording that was nobody's to a customer: a person's word, also against its number, which is often that of the
 * wife. With the contact that he names, or the one that its time makes clear. NOT_FOUND where it waits no more.
 */
export function assignWaiting(
  input: { readonly id: string; readonly customerId: string; readonly contactId?: string | undefined },
  call: ActorCall,
): { recording: RecordingRow } | Refusal {
  return act(call, (tx) => {
    const waiting = findWaiting(call, input.id);
    if (!waiting) return noWaiting;
    const target = targetOf(call, input);
    if (isRefusal(target)) return target;
    const { row } = giveTo(tx, waiting, { customerId: target.customer.id, contact: target.contact }, call.zone);
    return { recording: recordingRow(call, row, target) };
  });
}
