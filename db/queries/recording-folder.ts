import { type SqlBool, sql } from 'kysely';
import { type Reader, sqlFor } from '../query.ts';
import { shaped } from '../query-shape.ts';

/** The one row of the watched folder. */
export const folderRowId = 'recordings';

/** Where this machine looks for recordings; undefined before anybody said so. */
export function recordingFolderOf(read: Reader) {
  return read.get(folderQuery(folderRowId));
}

const folderQuery = shaped((id: string) => sqlFor.selectFrom('recordingFolder').selectAll().where('id', '=', id));

/** A file that was read before, by the digest of where it lies, how large it is and when it changed. */
export function knownFile(read: Reader, fileId: string): { readonly problem: string | null } | undefined {
  return read.get(fileQuery(fileId));
}

const fileQuery = shaped((fileId: string) =>
  sqlFor.selectFrom('folderFile').select('problem').where('id', '=', fileId),
);

/** Whether something with this content, by its salted digest, was taken from the folder before, whatever became of it. */
export function isContentKnown(read: Reader, content: string): boolean {
  return read.get(contentQuery(content)) !== undefined;
}

const contentQuery = shaped((content: string) =>
  sqlFor.selectFrom('folderFile').select('id').where('content', '=', content).limit(1),
);

/** Where a list by time goes on. */
export interface AfterTime {
  readonly at: number;
  readonly id: string;
}

/** Whether a recording of these bytes hangs, or hung, on a customer already. */
export function isRecorded(read: Reader, sha256: string): boolean {
  return read.get(recordedQuery(sha256)) !== undefined;
}

const recordedQuery = shaped((sha256: string) =>
  sqlFor.selectFrom('recording').select('id').where('sha256', '=', sha256).limit(1),
);

/** Files that were not taken, the newest first. */
export const refusedFilesQuery = shaped((after: AfterTime | null, limit: number) => {
  const query = sqlFor
    .selectFrom('folderFile')
    .select(['id', 'name', 'bytes', 'problem', 'at'])
    .where('problem', 'is not', null)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit);
  return after === null ? query : query.where(beforeKey(after));
});

/** How many files were not taken for one reason. */
export const refusedCountQuery = shaped((problem: string) =>
  sqlFor
    .selectFrom('folderFile')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('problem', '=', problem),
);

/** All files that were not taken. */
export const refusedIdsQuery = shaped(() =>
  sqlFor.selectFrom('folderFile').select(['id', 'problem', 'name']).where('problem', 'is not', null),
);

/** Recordings that are nobody's yet, or those that were set aside, the newest first. */
export const waitingQuery = shaped((aside: boolean, after: AfterTime | null, limit: number) => {
  const query = sqlFor
    .selectFrom('waitingRecording')
    .selectAll()
    .where('asideAt', aside ? 'is not' : 'is', null)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit);
  return after === null ? query : query.where(beforeKey(after));
});

function beforeKey({ at, id }: AfterTime) {
  return sql<SqlBool>`(${sql.ref('at')}, ${sql.ref('id')}) < (${at}, ${id})`;
}

/** One recording that is nobody's yet. */
export const waitingOneQuery = shaped((id: string) =>
  sqlFor.selectFrom('waitingRecording').selectAll().where('id', '=', id),
);

/** More than this nobody counts. */
const mostCounted = 10_000;

/** How many wait for a person, counted to ten thousand. */
export const waitingCountQuery = shaped(() => {
  const few = sqlFor.selectFrom('waitingRecording').select('id').where('asideAt', 'is', null).limit(mostCounted);
  return sqlFor.selectFrom(few.as('few')).select((eb) => eb.fn.countAll<number>().as('count'));
});

/** Those that carry a number in their name and were not set aside, the newest first. */
export const waitingWithNumberQuery = shaped((after: AfterTime | null, limit: number) => {
  const query = sqlFor
    .selectFrom('waitingRecording')
    .selectAll()
    .where('phone', 'is not', null)
    .where('asideAt', 'is', null)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit);
  return after === null ? query : query.where(beforeKey(after));
});

/** Those that came before an instant. */
export function waitingBefore(read: Reader, at: number) {
  return [true, false].flatMap((aside) => read.all(waitingBeforeQuery(aside, at)));
}

const waitingBeforeQuery = shaped((aside: boolean, at: number) =>
  sqlFor
    .selectFrom('waitingRecording')
    .select(['id', 'sha256'])
    .where('asideAt', aside ? 'is not' : 'is', null)
    .where('at', '<', at)
    .limit(200),
);

/** Those that carry one of some numbers in their name. */
export function waitingWithPhones(read: Reader, phones: readonly string[]) {
  return phones.flatMap((phone) => read.all(waitingByPhoneQuery(phone)));
}

const waitingByPhoneQuery = shaped((phone: string) =>
  sqlFor.selectFrom('waitingRecording').select(['id', 'sha256']).where('phone', '=', phone),
);

/** Those whose name tells no number, or several. */
export const waitingWithoutPhoneQuery = shaped(() =>
  sqlFor.selectFrom('waitingRecording').select(['id', 'sha256', 'originalName']).where('phone', 'is', null),
);

/** Digests of the bytes of those that wait, a stretch in the order of their ids. */
export const waitingFilesQuery = shaped((after: string, limit: number) =>
  sqlFor.selectFrom('waitingRecording').select(['id', 'sha256']).where('id', '>', after).orderBy('id').limit(limit),
);

/** Whether one that waits has these bytes. */
export const waitingWithBytesQuery = shaped((sha256: string) =>
  sqlFor.selectFrom('waitingRecording').select('id').where('sha256', '=', sha256).limit(1),
);

/** Recordings from the folder that have no contact yet and that no person has judged, the newest first. */
export const unmatchedQuery = shaped((since: number, after: AfterTime | null, limit: number) => {
  const query = sqlFor
    .selectFrom('recording')
    .selectAll()
    .where('contactId', 'is', null)
    .where('at', '>=', since)
    .where('source', '=', 'folder')
    .where('matchedBy', '=', 'rule')
    .where('expiredAt', 'is', null)
    .where('deletedHlc', 'is', null)
    // nothing is written about a forgotten customer any more
    .where('sha256', '<>', '')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit);
  return after === null ? query : query.where(beforeKey(after));
});
