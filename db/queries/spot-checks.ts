import { type SqlBool, sql } from 'kysely';
import type { CivilDate } from '../../shared/calendar/civil-date.ts';
import { settledStates } from '../../shared/domain/finding.ts';
import { type Reader, sqlFor } from '../query.ts';
import { shaped } from '../query-shape.ts';

/** Of whose recordings of which days a sample is drawn. */
export interface PopulationAsked {
  readonly staffId: string;
  readonly from: CivilDate;
  readonly to: CivilDate;
  /** When it is drawn: what came later is not in it. */
  readonly at: number;
  /** Checks before this instant had their turn: what they drew is told. */
  readonly checkedBefore: number;
}

/**
 * The recordings of one person's calls that may be drawn: matched to a contact that stands, their sound still there, of
 * a customer who was not forgotten; each with the outcome of its contact, and whether an earlier check had drawn it.
 */
export function populationOf(read: Reader, asked: PopulationAsked) {
  return read
    .all(populationQuery(asked))
    .flatMap(({ outcome, ...row }) => (outcome === null ? [] : [{ ...row, outcome }]));
}

const populationQuery = shaped(({ staffId, from, to, at, checkedBefore }: PopulationAsked) =>
  sqlFor
    .selectFrom('recording')
    .innerJoin('customer', 'customer.id', 'recording.customerId')
    .select(['recording.id', 'recording.customerId', 'recording.contactId', 'recording.spokenOn'])
    .select((eb) => [
      eb
        .selectFrom('followup')
        .select('followup.outcome')
        .whereRef('followup.contactId', '=', 'recording.contactId')
        .where('followup.deletedHlc', 'is', null)
        .limit(1)
        .as('outcome'),
      eb
        .exists(
          eb
            .selectFrom('spotCheckItem')
            .select('spotCheckItem.id')
            .whereRef('spotCheckItem.recordingId', '=', 'recording.id')
            .where('spotCheckItem.at', '<', checkedBefore)
            .where('spotCheckItem.deletedHlc', 'is', null),
        )
        .as('wasDrawn'),
    ])
    .where('recording.staffId', '=', staffId)
    .where('recording.spokenOn', '>=', from)
    .where('recording.spokenOn', '<=', to)
    .where('recording.at', '<=', at)
    .where('recording.contactId', 'is not', null)
    .where('recording.expiredAt', 'is', null)
    .where('recording.deletedHlc', 'is', null)
    .where('customer.erasedAt', 'is', null),
);

/** Where a page goes on: instant and id of its last row. */
export interface AfterRow {
  readonly at: number;
  readonly id: string;
}

/** Spot checks, the newest first. */
export function spotCheckPage(read: Reader, after: AfterRow | null, limit: number) {
  return read.all(checkPageQuery(after, limit));
}

const checkPageQuery = shaped((after: AfterRow | null, limit: number) => {
  let query = sqlFor.selectFrom('spotCheck').selectAll().where('deletedHlc', 'is', null);
  if (after !== null)
    query = query.where(sql<SqlBool>`(${sql.ref('at')}, ${sql.ref('id')}) < (${after.at}, ${after.id})`);
  return query.orderBy('at', 'desc').orderBy('id', 'desc').limit(limit);
});

/** One spot check. */
export function spotCheckById(read: Reader, id: string) {
  return read.get(checkQuery(id));
}

const checkQuery = shaped((id: string) =>
  sqlFor.selectFrom('spotCheck').selectAll().where('id', '=', id).where('deletedHlc', 'is', null),
);

export type SpotCheckRecord = NonNullable<ReturnType<typeof spotCheckById>>;

/** A drawn recording with the call that it is taken for now, and what became of it since. */
const items = sqlFor
  .selectFrom('spotCheckItem')
  .innerJoin('recording', 'recording.id', 'spotCheckItem.recordingId')
  .innerJoin('customer', 'customer.id', 'spotCheckItem.customerId')
  .leftJoin('followup', (join) =>
    join.on(
      'followup.id',
      '=',
      sql<string>`(select f.id from followup f where f.contact_id = recording.contact_id and f.deleted_hlc is null limit 1)`,
    ),
  )
  .select(['spotCheckItem.id', 'spotCheckItem.spotCheckId', 'spotCheckItem.customerId', 'spotCheckItem.recordingId'])
  .select(['spotCheckItem.consultantId', 'spotCheckItem.stratum', 'spotCheckItem.scoreSheetId', 'spotCheckItem.marks'])
  .select(['spotCheckItem.score', 'spotCheckItem.result', 'spotCheckItem.remark', 'spotCheckItem.judgedAt'])
  .select(['spotCheckItem.judgedOn', 'spotCheckItem.judgedById', 'spotCheckItem.correctReason'])
  .select(['recording.spokenOn', 'recording.spokenAt', 'recording.durationMs', 'recording.mediaType'])
  .select(['recording.staffId', 'recording.expiredAt', 'recording.deletedHlc as removed'])
  .select(['customer.name as customerName', 'customer.ownerId', 'customer.erasedAt'])
  .select(['followup.at as contactAt', 'followup.outcome', 'followup.feedback', 'followup.category'])
  .select(['followup.opportunityId'])
  .where('spotCheckItem.deletedHlc', 'is', null);

/** What one check drew. */
export function itemsOfCheck(read: Reader, checkId: string) {
  return read.all(itemsOfCheckQuery(checkId));
}

const itemsOfCheckQuery = shaped((checkId: string) =>
  items.where('spotCheckItem.spotCheckId', '=', checkId).orderBy('spotCheckItem.id'),
);

export type SpotItemRecord = ReturnType<typeof itemsOfCheck>[number];

/** One drawn recording. */
export function itemById(read: Reader, id: string) {
  return read.get(itemQuery(id));
}

const itemQuery = shaped((id: string) => items.where('spotCheckItem.id', '=', id));

/** Which results, and where the page goes on. */
export interface ResultsAsked {
  readonly consultantId: string | null;
  readonly since: number | null;
  readonly before: number | null;
  readonly after: AfterRow | null;
  readonly limit: number;
}

/** What was judged, the newest first: of one person or of everybody. */
export function resultPage(read: Reader, asked: ResultsAsked) {
  return read.all(resultPageQuery(asked));
}

const resultPageQuery = shaped(({ consultantId, since, before, after, limit }: ResultsAsked) => {
  let query = items.where('spotCheckItem.judgedAt', 'is not', null);
  if (consultantId !== null) query = query.where('spotCheckItem.consultantId', '=', consultantId);
  if (since !== null) query = query.where('spotCheckItem.judgedAt', '>=', since);
  if (before !== null) query = query.where('spotCheckItem.judgedAt', '<', before);
  if (after !== null)
    query = query.where(
      sql<SqlBool>`(${sql.ref('spotCheckItem.judgedAt')}, ${sql.ref('spotCheckItem.id')}) < (${after.at}, ${after.id})`,
    );
  return query.orderBy('spotCheckItem.judgedAt', 'desc').orderBy('spotCheckItem.id', 'desc').limit(limit);
});

/** How far each of some checks is. */
export function progressOf(read: Reader, checkIds: readonly string[]) {
  return checkIds.length === 0 ? [] : read.all(progressQuery(checkIds));
}

/** A recording that is not judged and can no longer be: in the words of `goneOf` (api/spot-check/rows.ts). */
const isGone = sql<number>`judged_at is null and (recording.deleted_hlc is not null or recording.expired_at is not null
  or not exists (select 1 from followup f where f.contact_id = recording.contact_id and f.deleted_hlc is null)
  or recording.staff_id <> spot_check_item.consultant_id or customer.erased_at is not null)`;

const progressQuery = shaped((checkIds: readonly string[]) =>
  sqlFor
    .selectFrom('spotCheckItem')
    .innerJoin('recording', 'recording.id', 'spotCheckItem.recordingId')
    .innerJoin('customer', 'customer.id', 'spotCheckItem.customerId')
    .select((eb) => [
      'spotCheckItem.spotCheckId',
      eb.fn.countAll<number>().as('drawn'),
      eb.fn.count<number>('spotCheckItem.judgedAt').as('judged'),
      sql<number>`sum(result = 'fail')`.as('failed'),
      sql<number>`sum(${isGone})`.as('gone'),
    ])
    .where('spotCheckItem.spotCheckId', 'in', checkIds)
    .where('spotCheckItem.deletedHlc', 'is', null)
    .groupBy('spotCheckItem.spotCheckId'),
);

/** What was said of a judged recording. */
export function remarkOf(read: Reader, itemId: string): string {
  return read.get(remarkQuery(itemId))?.remark ?? '';
}

const remarkQuery = shaped((itemId: string) =>
  sqlFor.selectFrom('spotCheckItem').select('remark').where('id', '=', itemId).where('deletedHlc', 'is', null),
);

/** Everything that was judged of one recording, the latest first. */
export function judgedOfRecording(read: Reader, recordingId: string) {
  return read.all(ofRecordingQuery(recordingId));
}

const ofRecordingQuery = shaped((recordingId: string) =>
  sqlFor
    .selectFrom('spotCheckItem')
    .select(['id', 'customerId', 'consultantId', 'scoreSheetId', 'marks', 'score', 'result'])
    .where('recordingId', '=', recordingId)
    .where('judgedAt', 'is not', null)
    .where('deletedHlc', 'is', null)
    .orderBy('judgedAt', 'desc'),
);

/** Every drawn row of one recording. */
export function drawnOfRecording(read: Reader, recordingId: string) {
  return read.all(drawnOfRecordingQuery(recordingId));
}

const drawnOfRecordingQuery = shaped((recordingId: string) =>
  sqlFor
    .selectFrom('spotCheckItem')
    .select('id')
    .where('recordingId', '=', recordingId)
    .where('deletedHlc', 'is', null),
);

/** Whether any check has drawn a recording. */
export function isDrawn(read: Reader, recordingId: string): boolean {
  return drawnOfRecording(read, recordingId).length > 0;
}

/** The plan that a contact led to: made for its opportunity in the same act. */
export function planAfter(read: Reader, opportunityId: string, at: number) {
  return read.get(planAfterQuery(opportunityId, at));
}

const planAfterQuery = shaped((opportunityId: string, at: number) =>
  sqlFor
    .selectFrom('plan')
    .select(['dueOn', 'dueTime', 'method', 'purpose'])
    .where('opportunityId', '=', opportunityId)
    .where('createdAt', '=', at)
    .where('role', '=', 'next')
    .where('deletedHlc', 'is', null)
    .limit(1),
);

/** Of some findings those that stand, by id. */
export function standingAmong(read: Reader, ids: readonly string[]): ReadonlySet<string> {
  return new Set(ids.length === 0 ? [] : read.all(standingQuery(ids)).map(({ id }) => id));
}

const standingQuery = shaped((ids: readonly string[]) =>
  sqlFor
    .selectFrom('finding')
    .select('id')
    .where('id', 'in', ids)
    .where('state', 'not in', settledStates)
    .where('deletedHlc', 'is', null),
);

/** What was scored of the calls of one day, the latest last; what could not be scored is left out. */
export function scoredOfDay(read: Reader, day: CivilDate) {
  return read.all(scoredOfDayQuery(day));
}

const scoredOfDayQuery = shaped((day: CivilDate) =>
  sqlFor
    .selectFrom('spotCheckItem')
    .select(['recordingId', 'consultantId', 'score', 'judgedAt'])
    .where('spokenOn', '=', day)
    .where('judgedAt', 'is not', null)
    .where('score', 'is not', null)
    .where('deletedHlc', 'is', null),
);
