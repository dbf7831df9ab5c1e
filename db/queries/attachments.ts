import { type SqlBool, sql } from 'kysely';
import { type Reader, sqlFor } from '../query.ts';
import { shaped } from '../query-shape.ts';
import { waitingFilesQuery, waitingWithBytesQuery } from './recording-folder.ts';

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

/** How many files wait with a person's drafts. */
export const heldCountQuery = shaped((ownerId: string) =>
  sqlFor
    .selectFrom('heldAttachment')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('ownerId', '=', ownerId),
);

/** Where a row names a file: the original, and its smaller pictures. */
const fileColumns = ['sha256', 'thumbnail', 'preview'] as const;

/** Rows of attachments that are read at once: a millisecond. */
const rowsAtOnce = 500;

/**
 * Digests of every file that a row speaks of, its smaller pictures included; read in steps, between which others may
 * write. A file that waits with a draft, or for its customer, is told first: it may have become somebody's by the time the
 * others are.
 */
export function* referencedBlobs(read: Reader): Generator<string> {
  for (const row of read.all(sqlFor.selectFrom('heldAttachment').select(fileColumns))) yield* digestsIn(row);
  yield* inSteps((after) =>
    read.all(waitingFilesQuery(after, rowsAtOnce)).map((row) => ({ ...row, thumbnail: null, preview: null })),
  );
  yield* inSteps((after) => read.all(livingFilesQuery(after)));
  yield* inSteps((after) =>
    read.all(keptRecordingsQuery(after)).map((row) => ({ ...row, thumbnail: null, preview: null })),
  );
}

function* inSteps(rowsAfter: (after: string) => readonly (Digests & { readonly id: string })[]): Generator<string> {
  let after = '';
  for (;;) {
    const rows = rowsAfter(after);
    for (const row of rows) yield* digestsIn(row);
    const last = rows.at(-1);
    if (last === undefined || rows.length < rowsAtOnce) return;
    after = last.id;
  }
}

type Digests = Readonly<Record<(typeof fileColumns)[number], string | null>>;

/** Recordings whose sound is kept. */
const keptRecordingsQuery = shaped((after: string) =>
  sqlFor
    .selectFrom('recording')
    .select(['id', 'sha256'])
    .where('id', '>', after)
    .where('expiredAt', 'is', null)
    .where('deletedHlc', 'is', null)
    .orderBy('id')
    .limit(rowsAtOnce),
);

const livingFilesQuery = shaped((after: string) =>
  sqlFor
    .selectFrom('attachment')
    .select(['id', ...fileColumns])
    .where('id', '>', after)
    .where('deletedHlc', 'is', null)
    .orderBy('id')
    .limit(rowsAtOnce),
);

/** Whether a living row speaks of a file, or one that waits with a draft or for its customer; a recording whose time is over does not. */
export function isReferenced(read: Reader, sha256: string): boolean {
  const column = (name: 'sha256' | 'thumbnail' | 'preview') =>
    sqlFor.selectFrom('attachment').select('id').where(name, '=', sha256).where('deletedHlc', 'is', null).limit(1);
  const waiting = (name: 'sha256' | 'thumbnail' | 'preview') =>
    sqlFor.selectFrom('heldAttachment').select('id').where(name, '=', sha256).limit(1);
  if (read.get(recordingQuery(sha256)) !== undefined) return true;
  if (read.get(waitingWithBytesQuery(sha256)) !== undefined) return true;
  return fileColumns.some((name) => read.get(column(name)) !== undefined || read.get(waiting(name)) !== undefined);
}

const recordingQuery = shaped((sha256: string) =>
  sqlFor
    .selectFrom('recording')
    .select('id')
    .where('sha256', '=', sha256)
    .where('expiredAt', 'is', null)
    .where('deletedHlc', 'is', null)
    .limit(1),
);

/**
 * Digests of every file of a customer (domain §13), his recorded calls among them, of those that were removed before and
 * of those that wait with these drafts as well. Asked before his rows are blanked; those that nobody speaks of then go by
 * `store.blobs.remove` once the command is through: the bytes go last, so that a command that is refused loses nothing.
 */
export function blobsOfCustomer(read: Reader, customerId: string, draftIds: readonly string[]): readonly string[] {
  const attached = read.all(sqlFor.selectFrom('attachment').select(fileColumns).where('customerId', '=', customerId));
  const held =
    draftIds.length === 0
      ? []
      : read.all(sqlFor.selectFrom('heldAttachment').select(fileColumns).where('draftId', 'in', draftIds));
  const spoken = read.all(sqlFor.selectFrom('recording').select('sha256').where('customerId', '=', customerId));
  const recordings = spoken.map(({ sha256 }) => sha256).filter((sha256) => sha256 !== '');
  return [...new Set([...[...attached, ...held].flatMap(digestsIn), ...recordings])];
}

function digestsIn(row: Digests): string[] {
  return [row.sha256, row.thumbnail, row.preview].flatMap((sha256) =>
    sha256 === null || sha256 === '' ? [] : [sha256],
  );
}
