import { type SqlBool, sql } from 'kysely';
import type { CivilDate } from '../../shared/calendar/civil-date.ts';
import { type Reader, sqlFor } from '../query.ts';
import { shaped } from '../query-shape.ts';

const effective = ['connected', 'wechat_replied', 'visited'];

/** The statement behind `contactsOn`, for its query plan. */
export const contactsOnQuery = shaped((day: CivilDate) =>
  sqlFor
    .selectFrom('followup')
    .select(['id', 'contactId', 'customerId', 'byId', 'at', 'onDay', 'outcome', 'cardId', 'feedback'])
    .where('onDay', '=', day)
    .where('deletedHlc', 'is', null),
);

/** The contacts of a day. */
export function contactsOn(read: Reader, day: CivilDate) {
  return read.all(contactsOnQuery(day));
}

/** The statement behind `recordingsOn`, for its query plan. */
export const recordingsOnQuery = shaped((day: CivilDate) =>
  sqlFor
    .selectFrom('followup')
    // the day's few contacts first, and the recordings of each by their index
    .crossJoin('recording')
    .select(['recording.id', 'recording.contactId', 'recording.durationMs'])
    .distinct()
    .where('followup.onDay', '=', day)
    .whereRef('recording.contactId', '=', 'followup.contactId')
    .where('recording.contactId', 'is not', null)
    .where('recording.deletedHlc', 'is', null),
);

/** The recordings of a day's contacts, whenever they came. */
export function recordingsOn(read: Reader, day: CivilDate) {
  return read.all(recordingsOnQuery(day));
}

/** Whose contacts of which days; null for everybody's of one day. */
export interface FactSpan {
  readonly personId: string | null;
  readonly from: CivilDate;
  readonly through: CivilDate;
}

/** The statement behind `nextDaysChosen`, for its query plan. */
export const nextDaysChosenQuery = shaped((day: CivilDate) =>
  madeIn({ personId: null, from: day, through: day }).select(['followup.byId', 'plan.dueOn']),
);

/** On which days the next plans lie that were made in contacts of a day that reached the customer. */
export function nextDaysChosen(read: Reader, day: CivilDate) {
  return read.all(nextDaysChosenQuery(day));
}

/** The statement behind `nextPlansMade`, for its query plan. */
export const nextPlansMadeQuery = shaped((span: FactSpan) =>
  madeIn(span)
    .crossJoin('opportunity')
    .select(['followup.id', 'followup.byId', 'followup.onDay', 'plan.dueOn'])
    .select(['opportunity.limitOn', 'opportunity.attemptOn', 'opportunity.levelSetOn'])
    .whereRef('opportunity.id', '=', 'followup.opportunityId'),
);

function madeIn({ personId, from, through }: FactSpan) {
  const query = sqlFor
    .selectFrom('followup')
    .crossJoin('plan')
    .where('followup.onDay', '>=', from)
    .where('followup.onDay', '<=', through)
    .where('followup.outcome', 'in', effective)
    .where('followup.attempt', '=', 1)
    .where('followup.deletedHlc', 'is', null)
    // one command wrote both, so they are of one instant
    .whereRef('plan.opportunityId', '=', 'followup.opportunityId')
    .whereRef('plan.createdAt', '=', 'followup.at')
    .where('plan.role', '=', 'next')
    .where('plan.origin', 'in', ['followup', 'contact']);
  return personId === null ? query : query.where('followup.byId', '=', personId);
}

/** The next plans that were made in contacts that reached the customer, with the opportunity's limit as it stands now. */
export function nextPlansMade(read: Reader, span: FactSpan) {
  return read.all(nextPlansMadeQuery(span));
}

/** The statement behind `regradesWithout`, for its query plan. */
export const regradesWithoutQuery = shaped(({ personId, from, through }: FactSpan) => {
  const query = sqlFor
    .selectFrom('levelChange')
    .select(['id', 'opportunityId', 'byId', 'fromLevel', 'toLevel', 'changedOn', 'at'])
    .where('changedOn', '>=', from)
    .where('changedOn', '<=', through)
    .where('fromLevel', 'is not', null)
    .where('deletedHlc', 'is', null)
    .where(
      sql<SqlBool>`NOT EXISTS (
        SELECT 1 FROM followup f WHERE f.opportunity_id = level_change.opportunity_id
          AND f.on_day = level_change.changed_on AND f.deleted_hlc IS NULL
          AND f.outcome IN ('connected', 'wechat_replied', 'visited'))`,
    )
    .where(
      sql<SqlBool>`NOT EXISTS (
        SELECT 1 FROM card c WHERE c.opportunity_id = level_change.opportunity_id
          AND c.arrived_on = level_change.changed_on AND c.deleted_hlc IS NULL)`,
    );
  return personId === null ? query : query.where('byId', '=', personId);
});

/** Changes of level on days on which nobody reached the customer and he was not in the showroom. */
export function regradesWithout(read: Reader, span: FactSpan) {
  return read.all(regradesWithoutQuery(span));
}

/** The opportunity as it is now. */
export function opportunityRow(read: Reader, id: string) {
  return read.get(opportunityQuery(id));
}

const opportunityQuery = shaped((id: string) => sqlFor.selectFrom('opportunity').selectAll().where('id', '=', id));

/** The next plans of an opportunity that may have been open at an instant. */
export function nextPlansAt(read: Reader, opportunityId: string, until: number) {
  return read.all(nextPlansAtQuery(opportunityId, until));
}

const nextPlansAtQuery = shaped((opportunityId: string, until: number) =>
  sqlFor
    .selectFrom('plan')
    .selectAll()
    .where('opportunityId', '=', opportunityId)
    .where('createdAt', '<', until)
    .where('role', '=', 'next')
    .where(({ eb, or }) => or([eb('state', '=', 'open'), eb('closedAt', '>=', until)])),
);
