import { newestConsents } from '../../db/queries/consents.ts';
import { contactsById } from '../../db/queries/recordings.ts';
import { staffNames } from '../../db/queries/staff.ts';
import type { Reader } from '../../db/query.ts';
import type { RecordingNote, RecordingRow } from '../../shared/contract/recording.ts';
import { standingOf } from '../../shared/domain/consent.ts';
import { maskNumbersIn } from '../../shared/domain/recording/file-name.ts';
import { type RecordingMediaType, recordingMediaTypes } from '../../shared/domain/recording/media.ts';
import { isManager } from '../../shared/domain/roles.ts';
import type { EntityRow, NewEntityRow } from '../../shared/entities/registry.ts';
import type { ActorCall } from '../call.ts';
import { type Access, shownName } from '../ownership.ts';
import { looksAfter, mayCorrect, mayRemove, mayUnmatch, type RecordingTarget } from './standing.ts';

/** A recording as it is stored. */
type Stored = NewEntityRow<'recording'>;

/** A recording as it is shown. */
export function recordingRow(call: ActorCall, row: Stored, target: Omit<RecordingTarget, 'contact'>): RecordingRow {
  const [shown] = recordingRows(call, [row], target);
  if (!shown) throw new Error('a row was lost');
  return shown;
}

/** Recordings of one customer as they are shown, with three queries for all of them. */
export function recordingRows(
  call: ActorCall,
  rows: readonly Stored[],
  { customer, access }: Omit<RecordingTarget, 'contact'>,
): RecordingRow[] {
  const { read } = call.deps.store;
  const contacts = contactsById(read, [...new Set(rows.flatMap(({ contactId }) => contactId ?? []))]);
  const person = personIn(read);
  const facts = newestConsents(read, [customer.id]).get(customer.id) ?? [];
  const standing = standingOf(facts, recordingPurpose);
  const seesAll = looksAfter(call, { customer, access });
  return rows.map((row) => {
    const contact = row.contactId === null ? undefined : contacts.get(row.contactId);
    const originalName = shownFileName(access, row.originalName);
    const { id, contactId, confidence, matchedBy, spokenAt, spokenOn, durationMs, bytes, source, at } = row;
    return {
      ...{ id, contactId, confidence, matchedBy, spokenAt, spokenOn, durationMs, bytes, originalName, source, at },
      customerId: customer.id,
      customerName: shownName(access, customer.name),
      contact: contact
        ? {
            at: contact.at,
            onDay: contact.onDay,
            outcome: contact.outcome,
            // what somebody else wrote of his contact is for those who look after the customer
            feedback: seesAll || contact.byId === call.actor.id ? contact.feedback : '',
            by: person(contact.byId),
          }
        : null,
      staff: row.staffId === '' ? null : person(row.staffId),
      mediaType: recordingTypeOf(row.mediaType),
      by: person(row.byId),
      expiredAt: silentSince(row, customer),
      hasConsent: standing === 'unknown' ? null : standing === 'given',
      canCorrect: mayCorrect(call, row),
      canUnmatch: mayUnmatch(call, row),
      canRemove: mayRemove(call, row),
    };
  });
}

/** A recorder writes the number, and often the name, into the name of its file: they are shown as everywhere else (domain §13). */
export function shownFileName(access: Access, fileName: string): string {
  if (access === 'own') return fileName;
  return access === 'masked' ? `录音${/\.[A-Za-z0-9]{1,8}$/.exec(fileName)?.[0] ?? ''}` : maskNumbersIn(fileName);
}

/** Since when the sound is gone: its time was over, or its customer asked to be forgotten. Null while it is kept. */
export function silentSince(
  { expiredAt, sha256 }: Pick<Stored, 'expiredAt' | 'sha256'>,
  { erasedAt }: RecordingTarget['customer'],
): number | null {
  return expiredAt ?? (sha256 === '' ? erasedAt : null);
}

/** The purpose of consent that a recorded call needs (domain §6, §13). */
const recordingPurpose = 'recording';

/** A note as it is shown: whoever wrote it may strike it out, and managers. */
export function noteRow(
  { actor, deps }: ActorCall,
  note: NewEntityRow<'recordingNote'> | EntityRow<'recordingNote'>,
): RecordingNote {
  const { id, atMs, text, at } = note;
  const canRemove = note.byId === actor.id || isManager(actor.role);
  return { id, atMs, text, at, by: personIn(deps.store.read)(note.byId), canRemove };
}

/** People by their ids, whoever they are by now. */
export function personIn(read: Reader): (id: string) => { readonly id: string; readonly name: string } {
  const names = staffNames(read);
  return (id) => ({ id, name: names.get(id) ?? '' });
}

/** What a later release writes is a file to be saved. */
export function recordingTypeOf(mediaType: string): RecordingMediaType {
  return recordingMediaTypes.find((known) => known === mediaType) ?? 'audio/amr';
}
