import { phonesOf } from '../../db/queries/identities.ts';
import { contactsBetween, sameRecordingQuery } from '../../db/queries/recordings.ts';
import type { Reader } from '../../db/query.ts';
import type { Tx } from '../../db/unit-of-work.ts';
import { type CivilDate, civilDateAt } from '../../shared/calendar/civil-date.ts';
import type { RecordingDoubt } from '../../shared/contract/recording.ts';
import { tidyFileName } from '../../shared/domain/attachment.ts';
import { readRecordingName } from '../../shared/domain/recording/file-name.ts';
import { type CallToMatch, clockSlackMs, matchRecording } from '../../shared/domain/recording/match.ts';
import type { ProbedRecording } from '../../shared/domain/recording/probe.ts';
import type { EntityRow, NewEntityRow } from '../../shared/entities/registry.ts';

/** A recording whose bytes lie in the blob store, claimed by their upload until its row is written. */
export interface FinishedSound extends ProbedRecording {
  readonly sha256: string;
  readonly bytes: number;
  /** The name of the file as it came, with or without a path. */
  readonly name: string;
  readonly source: 'hand' | 'folder';
  /** When the call began where the name does not say, UTC ms: the file's own time; null where nobody knows. */
  readonly fileAt: number | null;
}

/** Whose it is, and who spoke. */
export interface OfWhom {
  readonly customerId: string;
  /** The contact that a person named; null where it is to be found by number and time. */
  readonly contact: { readonly contactId: string; readonly byId: string; readonly onDay: CivilDate } | null;
  /** Who spoke for the store where no contact tells; null for whoever attaches it, and for nobody out of a folder. */
  readonly staffId: string | null;
}

/** The clock of the command. */
export interface At {
  readonly today: CivilDate;
  readonly zone: string;
}

/** The recording that is there now. */
export interface TakenIn {
  readonly row: EntityRow<'recording'> | NewEntityRow<'recording'>;
  /** True where these bytes hung on the customer already: nothing was written. */
  readonly known: boolean;
}

/**
 * Hangs a recording on a customer, inside the caller's transaction: on the contact that a person named, else on the one
 * that number and time make clear (shared/domain/recording/match.ts), else on none until a person says. A file that does
 * not tell its day, or tells one that has not come yet, is left for a person: its recorder's clock is wrong.
 */
export function takeIn(tx: Tx, sound: FinishedSound, { customerId, contact, staffId }: OfWhom, at: At): TakenIn {
  const same = tx.read.get(sameRecordingQuery(customerId, sound.sha256));
  if (same) return { row: same, known: true };
  const { now, actorId } = tx.env;
  const told = toldBy(sound, now, at);
  const found =
    contact === null ? findContact(tx, { ...told, customerId, staffId }, at) : { ...contact, confidence: 100 };
  const row: NewEntityRow<'recording'> = {
    id: tx.newId(),
    customerId,
    contactId: found.contactId,
    // out of a folder nobody knows who spoke
    staffId: found.byId ?? staffId ?? (sound.source === 'folder' ? '' : actorId),
    confidence: found.confidence,
    matchedBy: contact === null ? 'rule' : 'person',
    matchedById: contact === null ? null : actorId,
    spokenAt: told.spokenAt,
    spokenOn: told.spokenOn ?? contact?.onDay ?? at.today,
    durationMs: sound.durationMs,
    sha256: sound.sha256,
    mediaType: sound.mediaType,
    bytes: sound.bytes,
    originalName: tidyFileName(sound.name),
    source: sound.source,
    at: now,
    byId: actorId,
    expiredAt: null,
  };
  tx.insert('recording', row);
  return { row, known: false };
}

/**
 * Whether a file speaks of somebody or some day else than what a person attached it to: he may have taken the wrong one.
 * Null where its name tells nothing else.
 */
export function doubtOf(
  read: Reader,
  name: string,
  { customerId, contact }: Pick<OfWhom, 'customerId' | 'contact'>,
  zone: string,
): RecordingDoubt | null {
  const { phone, spokenOn } = readRecordingName(name, zone);
  if (phone !== null && !phonesOf(read, customerId).includes(phone)) return 'number';
  return contact !== null && spokenOn !== null && spokenOn !== contact.onDay ? 'day' : null;
}

/** What a file tells of its call; null for what it does not, or what cannot be. */
interface Told extends Pick<CallToMatch, 'phone' | 'spokenAt' | 'durationMs'> {
  readonly spokenOn: CivilDate | null;
}

function toldBy({ name, fileAt, durationMs }: FinishedSound, now: number, { today, zone }: At): Told {
  const { phone, spokenAt, spokenOn } = readRecordingName(name, zone);
  const at = spokenAt ?? (spokenOn === null ? fileAt : null);
  if (at !== null && at <= now + clockSlackMs)
    return { phone, durationMs, spokenAt: at, spokenOn: civilDateAt(at, zone) };
  const isPast = at === null && spokenOn !== null && spokenOn <= today;
  return { phone, durationMs, spokenAt: null, spokenOn: isPast ? spokenOn : null };
}

interface Found {
  /** The contact that is clear; null where a person has to say. */
  readonly contactId: string | null;
  readonly byId: string | null;
  /** How sure it is, or the best of those that a person chooses among. */
  readonly confidence: number;
}

function findContact(
  { read }: Tx,
  call: Told & { readonly customerId: string; readonly staffId: string | null },
  { zone }: At,
): Found {
  const { customerId, spokenOn } = call;
  if (spokenOn === null) return { contactId: null, byId: null, confidence: 0 };
  const contacts = contactsBetween(read, { customerIds: [customerId], from: spokenOn, through: spokenOn, zone });
  const { best, ranked } = matchRecording({ ...call, spokenOn }, contacts);
  const byId = contacts.find(({ contactId }) => contactId === best?.contactId)?.byId ?? null;
  return { contactId: best?.contactId ?? null, byId, confidence: (best ?? ranked[0])?.confidence ?? 0 };
}
