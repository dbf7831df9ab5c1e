import { type SqlBool, sql } from 'kysely';
import { type Reader, sqlFor } from '../query.ts';
import { shaped } from '../query-shape.ts';

/** A stretch of the files of a customer or of one card, the newest first. */
export interface AttachmentsAsked {
  readonly of: 'customerId' | 'cardId';
  readonly id: string;
  readonly after: { readonly at: number; readonly id: string } | null;
  readonly limit: number;
}

/** The files of a customer or of a card. */
export const attachmentsQuery = shaped((asked: AttachmentsAsked) => {
  const query = sqlFor
    .selectFrom('attachment')
    .leftJoin('staff', 'staff.id', 'attachment.byId')
    .leftJoin('card', 'card.id', 'attachment.cardId')
    .selectAll('attachment')
    .select(['staff.name as byName', 'card.number as cardNumber'])
    .where(`attachment.${asked.of}`, '=', asked.id)
    .where('attachment.deletedHlc', 'is', null)
    .orderBy('attachment.at', 'desc')
    .orderBy('attachment.id', 'desc')
    .limit(asked.limit);
  if (asked.after === null) return query;
  const key = sql`(${sql.ref('attachment.at')}, ${sql.ref('attachment.id')})`;
  return query.where(sql<SqlBool>`${key} < (${asked.after.at}, ${asked.after.id})`);
}, 'of');

/** Every file of a customer, those of his cards as well. */
export const filesOfCustomerQuery = shaped((customerId: string) =>
  sqlFor.selectFrom('attachment').selectAll().where('customerId', '=', customerId).where('deletedHlc', 'is', null),
);

/** Files that wait for the first save of a card, the newest first. */
export const heldQuery = shaped((draftId: string, ownerId: string) =>
  sqlFor
    .selectFrom('heldAttachment')
    .selectAll()
    .where('draftId', '=', draftId)
    .where('ownerId', '=', ownerId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc'),
);

/** Digests of every file that a row speaks of, its smaller pictures included. */
export function referencedBlobs(read: Reader): readonly string[] {
  const living = read.all(
    sqlFor.selectFrom('attachment').select(['sha256', 'thumbnail', 'preview']).where('deletedHlc', 'is', null),
  );
  const held = read.all(sqlFor.selectFrom('heldAttachment').select(['sha256', 'thumbnail', 'preview']));
  return [...living, ...held].flatMap(({ sha256, thumbnail, preview }) => digestsOf([sha256, thumbnail, preview]));
}

/** Whether a living row speaks of a file. */
function isReferenced(read: Reader, sha256: string): boolean {
  const column = (name: 'sha256' | 'thumbnail' | 'preview') =>
    sqlFor.selectFrom('attachment').select('id').where(name, '=', sha256).where('deletedHlc', 'is', null).limit(1);
  const waiting = (name: 'sha256' | 'thumbnail' | 'preview') =>
    sqlFor.selectFrom('heldAttachment').select('id').where(name, '=', sha256).limit(1);
  return (['sha256', 'thumbnail', 'preview'] as const).some(
    (name) => read.get(column(name)) !== undefined || read.get(waiting(name)) !== undefined,
  );
}

/**
 * Digests of every file of a customer (domain §13), of those that were removed before and of those that wait with these
 * drafts as well. Asked before his rows are blanked; what `unreferencedBlobs` leaves of them afterwards goes to
 * `store.blobs.remove` once the command is through: the bytes go last, so that a command that is refused loses nothing.
 */
export function blobsOfCustomer(read: Reader, customerId: string, draftIds: readonly string[]): readonly string[] {
  const columns = ['sha256', 'thumbnail', 'preview'] as const;
  const attached = read.all(sqlFor.selectFrom('attachment').select(columns).where('customerId', '=', customerId));
  const held =
    draftIds.length === 0
      ? []
      : read.all(sqlFor.selectFrom('heldAttachment').select(columns).where('draftId', 'in', draftIds));
  return [
    ...new Set(
      [...attached, ...held].flatMap(({ sha256, thumbnail, preview }) => digestsOf([sha256, thumbnail, preview])),
    ),
  ];
}

/** Of some digests those of which no living row speaks, nor a file that waits with a draft. */
export function unreferencedBlobs(read: Reader, digests: readonly string[]): readonly string[] {
  return digests.filter((sha256) => !isReferenced(read, sha256));
}

function digestsOf(columns: readonly (string | null)[]): string[] {
  return columns.flatMap((sha256) => (sha256 === null || sha256 === '' ? [] : [sha256]));
}
