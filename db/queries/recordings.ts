import { type SqlBool, sql } from 'kysely';
import { addDays, type CivilDate, startOfDay } from '../../shared/calendar/civil-date.ts';
import type { ContactToMatch } from '../../shared/domain/recording/match.ts';
import { type Reader, sqlFor } from '../query.ts';
import { shaped } from '../query-shape.ts';
import { phonesOf } from './identities.ts';

/** A stretch of the recorded calls of a customer, of one contact or of one person's with him; the newest first. */
export interface RecordingsAsked {
  readonly customerId: string;
  readonly contactId: string | null;
  /** Only what this person spoke or attached; null for all. */
  readonly ofId: string | null;
  readonly after: { readonly at: number; readonly id: string } | null;
  readonly limit: number;
}

/** The recorded calls of a customer, or of one contact with him. */
export const recordingsQuery = shaped((asked: RecordingsAsked) => {
  const { customerId, contactId, ofId, after } = asked;
  let query = sqlFor
    .selectFrom('recording')
    .selectAll()
    .where('customerId', '=', customerId)
    .where('deletedHlc', 'is', null)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(asked.limit);
  // the plus keeps the statement on the index of the customer, whose rows come in order
  if (contactId !== null) query = query.where(sql<SqlBool>`+contact_id = ${contactId}`);
  if (ofId !== null) query = query.where(({ eb, or }) => or([eb('staffId', '=', ofId), eb('byId', '=', ofId)]));
  if (after !== null) query = query.where(sql<SqlBool>`(at, id) < (${after.at}, ${after.id})`);
  return query;
});

/** The living recording of a customer with these bytes whose sound is still kept. */
export const sameRecordingQuery = shaped((customerId: string, sha256: string) =>
  sqlFor
    .selectFrom('recording')
    .selectAll()
    .where('sha256', '=', sha256)
    .where('customerId', '=', customerId)
    .where('expiredAt', 'is', null)
    .where('deletedHlc', 'is', null)
    .limit(1),
);

/** The recordings of a contact, wherever they lie. */
export const recordingsOfContactQuery = shaped((contactId: string) =>
  sqlFor.selectFrom('recording').select('id').where('contactId', '=', contactId).where('deletedHlc', 'is', null),
);

/** Every living recording of a customer. */
export const recordingIdsQuery = shaped((customerId: string) =>
  sqlFor.selectFrom('recording').select('id').where('customerId', '=', customerId).where('deletedHlc', 'is', null),
);

/** What is noted at the moments of a recording, in their order. */
export const recordingNotesQuery = shaped((recordingId: string) =>
  sqlFor
    .selectFrom('recordingNote')
    .selectAll()
    .where('recordingId', '=', recordingId)
    .where('deletedHlc', 'is', null)
    .orderBy('atMs')
    .orderBy('id'),
);

/** Who listened to a recording, the newest first; the last fifty. */
export const listenersQuery = shaped((subject: string) =>
  sqlFor
    .selectFrom('auditLog')
    .select(['at', 'actorId'])
    .where('subject', '=', subject)
    .where('action', '=', 'recording.content')
    .orderBy('seq', 'desc')
    .limit(50),
);

/**
 * Recordings whose time is over, the oldest first; those of forgotten customers have no sound any more, and nothing is
 * written about them. @param before UTC ms
 */
export const expiredRecordingsQuery = shaped((before: number, limit: number) =>
  keptBefore(before).select(['id', 'sha256']).orderBy('at').orderBy('id').limit(limit),
);

/** How many of them there are, counted to `most`. @param before UTC ms */
export const expiredCountQuery = shaped((before: number, most: number) =>
  sqlFor
    .selectFrom(keptBefore(before).select('id').limit(most).as('few'))
    .select((eb) => eb.fn.countAll<number>().as('count')),
);

function keptBefore(before: number) {
  return sqlFor
    .selectFrom('recording')
    .where('expiredAt', 'is', null)
    .where('deletedHlc', 'is', null)
    .where('sha256', '<>', '')
    .where('at', '<', before);
}

/** A contact as those who look for its recording see it. */
export interface ContactSeen extends ContactToMatch {
  readonly outcome: string;
  readonly feedback: string;
}

/**
 * The contacts with some customers from one day of the store to another, both included, each once, the oldest first: what
 * a recording of these days can belong to.
 */
export function contactsBetween(
  read: Reader,
  { customerIds, from, through, zone }: ContactsAsked,
): readonly ContactSeen[] {
  const until = startOfDay(addDays(through, 1), zone);
  return customerIds.flatMap((customerId) => {
    const phones = phonesOf(read, customerId);
    const rows = read.all(contactsBetweenQuery(customerId, startOfDay(from, zone), until));
    const each = new Map(rows.map((row) => [row.contactId, row]));
    return [...each.values()].map(({ method, ...row }) => ({ ...row, customerId, phones, isCall: method === 'phone' }));
  });
}

interface ContactsAsked {
  readonly customerIds: readonly string[];
  readonly from: CivilDate;
  readonly through: CivilDate;
  readonly zone: string;
}

/** The statement behind `contactsBetween`, for its query plan. */
export const contactsBetweenQuery = shaped((customerId: string, from: number, until: number) =>
  sqlFor
    .selectFrom('followup')
    .select(['contactId', 'byId', 'at', 'onDay', 'method', 'outcome', 'feedback'])
    .where('customerId', '=', customerId)
    .where('at', '>=', from)
    .where('at', '<', until)
    .where('deletedHlc', 'is', null)
    .orderBy('at')
    .orderBy('id')
    .limit(200),
);

/** A contact by its id, as far as a recording needs it; undefined where it was taken back or never was. */
export function contactById(read: Reader, contactId: string) {
  return read.get(contactQuery(contactId));
}

const contactQuery = shaped((contactId: string) =>
  sqlFor
    .selectFrom('followup')
    .select(['contactId', 'customerId', 'byId', 'createdById', 'at', 'onDay', 'outcome', 'feedback'])
    .where('contactId', '=', contactId)
    .where('deletedHlc', 'is', null)
    .limit(1),
);

/** Some contacts by their ids. */
export function contactsById(read: Reader, contactIds: readonly string[]) {
  return new Map(
    contactIds.length === 0 ? [] : read.all(contactsQuery(contactIds)).map((contact) => [contact.contactId, contact]),
  );
}

const contactsQuery = shaped((contactIds: readonly string[]) =>
  sqlFor
    .selectFrom('followup')
    .select(['contactId', 'byId', 'at', 'onDay', 'outcome', 'feedback'])
    .where('contactId', 'in', contactIds)
    .where('deletedHlc', 'is', null),
);
