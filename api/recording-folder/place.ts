import { identityQuery } from '../../db/queries/identities.ts';
import { contactsBetween } from '../../db/queries/recordings.ts';
import type { Reader } from '../../db/query.ts';
import type { Tx } from '../../db/unit-of-work.ts';
import { civilDateAt } from '../../shared/calendar/civil-date.ts';
import { tidyFileName } from '../../shared/domain/attachment.ts';
import { readRecordingName } from '../../shared/domain/recording/file-name.ts';
import { matchRecording } from '../../shared/domain/recording/match.ts';
import type { ProbedRecording } from '../../shared/domain/recording/probe.ts';
import { placeByNumber } from '../../shared/domain/recording-folder/looks.ts';
import type { EntityRow } from '../../shared/entities/registry.ts';
import { recordingTypeOf } from '../recording/rows.ts';
import { type OfWhom, type TakenIn, takeIn } from '../recording/take-in.ts';

/** A recording whose bytes are sealed, with the name under which it came. */
export interface Arrived {
  readonly media: ProbedRecording;
  readonly sha256: string;
  readonly name: string;
  readonly bytes: number;
}

/** A recording that is nobody's yet, as far as giving it to a customer asks. */
interface Waiting {
  readonly id: string;
  readonly sha256: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly durationMs: number | null;
  readonly originalName: string;
}

/** Who has a number: of the customers, each once. */
export function customersWithPhone(read: Reader, phone: string | null): readonly string[] {
  if (phone === null) return [];
  return [...new Set(read.all(identityQuery('phone', phone)).map(({ customerId }) => customerId))];
}

/** Hangs a recording on the customer who alone has its number, or lets it wait for a person. */
export function place(tx: Tx, arrived: Arrived, zone: string): void {
  const { media, sha256, bytes } = arrived;
  const { phone, spokenAt, spokenOn } = readRecordingName(arrived.name, zone);
  const waiting = { id: tx.newId(), sha256, bytes, ...media, originalName: tidyFileName(arrived.name) };
  const placed = placeByNumber(phone, customersWithPhone(tx.read, phone));
  if (placed.kind === 'customer') {
    giveTo(tx, waiting, { customerId: placed.customerId, contact: null }, zone);
    return;
  }
  tx.local(
    `INSERT INTO waiting_recording (id, sha256, media_type, bytes, duration_ms, original_name, phone, spoken_at,
       spoken_on, at) VALUES (?,?,?,?,?,?,?,?,?,?)`,
    ...[waiting.id, sha256, media.mediaType, bytes, media.durationMs, waiting.originalName],
    ...[phone, spokenAt, spokenOn, tx.env.now],
  );
}

/** Hangs a recording of the folder on a customer; it waits no more, where it did. */
export function giveTo(tx: Tx, waiting: Waiting, of: Omit<OfWhom, 'staffId'>, zone: string): TakenIn {
  const { id, sha256, bytes, durationMs, originalName: name } = waiting;
  const taken = takeIn(
    tx,
    // the time of a file is often that of its copying: only its name is believed
    { mediaType: recordingTypeOf(waiting.mediaType), durationMs, sha256, bytes, name, source: 'folder', fileAt: null },
    { ...of, staffId: null },
    { today: civilDateAt(tx.env.now, zone), zone },
  );
  tx.local('DELETE FROM waiting_recording WHERE id = ?', id);
  tx.tell('recordingFolder');
  return taken;
}

/**
 * What a recording that has no contact yet would be matched with by now; null where there is still none that is clear. Its
 * contact may have been written down after it came.
 */
export function matchNow(read: Reader, row: EntityRow<'recording'>, zone: string) {
  const { phone, spokenOn: told } = readRecordingName(row.originalName, zone);
  // a file that does not tell its day is matched by persons alone
  if (told === null && row.spokenAt === null) return null;
  const { customerId, spokenAt, spokenOn, durationMs } = row;
  const contacts = contactsBetween(read, { customerIds: [customerId], from: spokenOn, through: spokenOn, zone });
  const staffId = row.staffId === '' ? null : row.staffId;
  const { best } = matchRecording({ customerId, phone, staffId, spokenAt, spokenOn, durationMs }, contacts);
  const contact = contacts.find(({ contactId }) => contactId === best?.contactId);
  return best && contact ? { contactId: best.contactId, staffId: contact.byId, confidence: best.confidence } : null;
}
