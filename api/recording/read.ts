import { z } from 'zod';
import { hasLogEntry } from '../../db/queries/audit-log.ts';
import { contactsBetween, listenersQuery, recordingNotesQuery, recordingsQuery } from '../../db/queries/recordings.ts';
import { addDays, civilDateAt } from '../../shared/calendar/civil-date.ts';
import { dateWords } from '../../shared/calendar/words.ts';
import type { RecordingCandidate } from '../../shared/contract/recording.ts';
import { readRecordingName } from '../../shared/domain/recording/file-name.ts';
import { oneListeningMs } from '../../shared/domain/recording/keeping.ts';
import { confidenceOf } from '../../shared/domain/recording/match.ts';
import { isRefusal, type Refusal, refuse } from '../../shared/domain/refusal.ts';
import type { EntityRow } from '../../shared/entities/registry.ts';
import { type ActorCall, note } from '../call.ts';
import { refuseForeign } from '../ownership.ts';
import { pageOfRows, readCursor } from '../paging.ts';
import { tokenIdOf } from '../session/token.ts';
import { noteRow, personIn, recordingRow, recordingRows, recordingTypeOf, shownFileName, silentSince } from './rows.ts';
import { findRecording, looksAfter, type SeenRecording, type TargetAsked, targetOf } from './standing.ts';

const cursorSchema = z.tuple([z.int(), z.string()]);

/** The recordings of a customer or of one contact, the newest first; to whoever only spoke with him, his own. */
export function listRecordings(
  input: TargetAsked & { readonly cursor?: string | undefined; readonly limit: number },
  call: ActorCall,
) {
  const cursor = readCursor(input.cursor, cursorSchema);
  if (isRefusal(cursor)) return cursor;
  // a contact that was taken back has none, and is no mistake of whoever asks
  const target = targetOf(call, { customerId: input.customerId });
  if (isRefusal(target)) return target;
  const { read } = call.deps.store;
  const seesAll = looksAfter(call, target);
  const found = read.all(
    recordingsQuery({
      customerId: target.customer.id,
      contactId: input.contactId ?? null,
      ofId: seesAll ? null : call.actor.id,
      after: cursor ? { at: cursor[0], id: cursor[1] } : null,
      limit: input.limit + 1,
    }),
  );
  // what a foreign person may not see is no empty list
  if (!seesAll && found.length === 0 && cursor === null) return refuseForeign(read, target.customer);
  const page = pageOfRows(found, input.limit, (row) => [row.at, row.id]);
  return { rows: recordingRows(call, page.rows, target), nextCursor: page.nextCursor };
}

/** Days before and after the call within which a person may find its contact. */
const daysAround = 7;
const mostCandidates = 20;

/** A recording with what is noted in it, who listened, and the contacts among which a person may choose. */
export function getRecording({ id }: { readonly id: string }, call: ActorCall) {
  const found = findRecording(call, id);
  if (isRefusal(found)) return found;
  const { read } = call.deps.store;
  const person = personIn(read);
  return {
    recording: recordingRow(call, found.row, found.target),
    notes: read.all(recordingNotesQuery(id)).map((each) => noteRow(call, each)),
    listeners: read.all(listenersQuery(subjectOf(id))).map(({ at, actorId }) => ({ at, by: person(actorId) })),
    candidates: candidatesOf(call, found),
  };
}

/** Whoever only spoke with the customer chooses among his own contacts: what others wrote of theirs is not for him. */
function candidatesOf(call: ActorCall, { row, target }: SeenRecording): RecordingCandidate[] {
  const { actor, deps, zone } = call;
  const { read } = deps.store;
  const seesAll = looksAfter(call, target);
  const { phone } = readRecordingName(row.originalName, zone);
  const person = personIn(read);
  const span = { from: addDays(row.spokenOn, -daysAround), through: addDays(row.spokenOn, daysAround) };
  const distance = (at: number): number => Math.abs(at - (row.spokenAt ?? at));
  return contactsBetween(read, { customerIds: [row.customerId], ...span, zone })
    .filter(({ byId }) => seesAll || byId === actor.id)
    .map((contact) => ({ ...contact, confidence: confidenceOf({ ...row, phone }, contact) }))
    .toSorted(
      (a, b) => b.confidence - a.confidence || distance(a.at) - distance(b.at) || (a.contactId < b.contactId ? -1 : 1),
    )
    .slice(0, mostCandidates)
    .map(({ contactId, at, onDay, outcome, feedback, byId, confidence }) => ({
      ...{ contactId, at, onDay, outcome, feedback, confidence },
      by: person(byId),
    }));
}

/**
 * The sound of a recording. Every listening stands in the log under the recording's own name, the owner's as well
 * (§八.4): whoever asks for it again within ten minutes is still listening. A program plays its person his own customers'
 * calls and nobody else's.
 */
export async function readSound({ id }: { readonly id: string }, call: ActorCall): Promise<File | Refusal> {
  const found = findRecording(call, id);
  if (isRefusal(found)) return found;
  const { row, target } = found;
  const silent = silentSince(row, target.customer);
  if (silent !== null)
    return refuse('RECORDING_EXPIRED', { day: dateWords(civilDateAt(silent, call.zone), call.today) });
  if (target.access !== 'own' && tokenIdOf(call.sessionId) !== null)
    return refuse('TOKEN_PERSONAL', { act: '听别人客户的录音' });
  const name = shownFileName(target.access, row.originalName);
  const content = await call.deps.store.blobs.read(row.sha256, call.connection.whenSent);
  if (typeof content === 'string') {
    call.deps.log(`the sound of recording ${id} is ${content}`);
    return refuse('RECORDING_LOST', { name });
  }
  return noteListening(call, row) ?? new File([content], name, { type: recordingTypeOf(row.mediaType) });
}

function noteListening(call: ActorCall, { id }: EntityRow<'recording'>): Refusal | null {
  const { actor, procedure: action, now } = call;
  const subject = subjectOf(id);
  if (hasLogEntry(call.deps.store.read, { subject, action, actorId: actor.id, since: now - oneListeningMs }))
    return null;
  return note(call, [{ action, subject, body: {} }]);
}

function subjectOf(recordingId: string): string {
  return `recording:${recordingId}`;
}
