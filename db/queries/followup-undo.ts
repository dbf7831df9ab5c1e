import { type Reader, sqlFor } from '../query.ts';
import { shaped } from '../query-shape.ts';

/** The rows of one contact, those that were taken back as well. */
export function contactRows(read: Reader, contactId: string) {
  return read.all(contactRowsQuery(contactId));
}

/** The statement behind `contactRows`, for its query plan. */
export const contactRowsQuery = shaped((contactId: string) =>
  sqlFor
    .selectFrom('followup')
    .select([
      'id',
      'customerId',
      'opportunityId',
      'planId',
      'cardId',
      'createdById',
      'at',
      'attempt',
      'rowHlc',
      'rowSet',
      'deletedHlc',
    ])
    .where('contactId', '=', contactId),
);

/** Whether a manager decided on a request that rests on this follow-up. */
export function isDecidedOn(read: Reader, followupId: string): boolean {
  return read.get(decidedQuery(followupId)) !== undefined;
}

/** The statement behind `isDecidedOn`, for its query plan. */
export const decidedQuery = shaped((followupId: string) =>
  sqlFor
    .selectFrom('followup')
    .innerJoin('endingRequest', 'endingRequest.opportunityId', 'followup.opportunityId')
    .innerJoin('endingDecision', 'endingDecision.requestId', 'endingRequest.id')
    .select('endingDecision.id')
    .where('followup.id', '=', followupId)
    .whereRef('endingRequest.followupId', '=', 'followup.id')
    .where('endingDecision.deletedHlc', 'is', null),
);

/** Whether the opportunity of an attempt was contacted again by whoever answers for it. */
export function laterAttempts(read: Reader, attempt: Attempt): boolean {
  return read.get(laterAttemptsQuery(attempt)) !== undefined;
}

interface Attempt {
  readonly opportunityId: string;
  readonly at: number;
  readonly rowHlc: string;
}

/** The statement behind `laterAttempts`, for its query plan. Of one instant the later one has the later stamp. */
export const laterAttemptsQuery = shaped(({ opportunityId, at, rowHlc }: Attempt) =>
  sqlFor
    .selectFrom('followup')
    .select('id')
    .where('opportunityId', '=', opportunityId)
    .where('at', '>=', at)
    .where('rowHlc', '>', rowHlc)
    .where('attempt', '=', 1)
    .where('deletedHlc', 'is', null)
    .limit(1),
);
