import { type SqlBool, sql } from 'kysely';
import { sqlFor } from '../query.ts';
import { shaped } from '../query-shape.ts';
import { phoneShowings } from './phone-showings.ts';

/** Where a page of a timeline goes on: instant and id of its last entry. */
export interface AfterEntry {
  readonly at: number;
  readonly id: string;
}

/** A stretch of one customer's past. Every source is read through its own index, newest first, a page at most. */
export interface TimelineAsked {
  readonly customerId: string;
  readonly after: AfterEntry | null;
  readonly limit: number;
}

export const cardEntries = shaped((asked: TimelineAsked) =>
  sqlFor
    .selectFrom('card')
    .leftJoin('vehicle', 'vehicle.id', 'card.vehicleId')
    .select(['card.id', 'card.arrivedAt as at', 'card.consultantId as byId', 'card.opportunityId', 'card.number'])
    .select(['card.state', 'card.visitKind', 'card.contactWay', 'card.partySize', 'card.departedAt', 'card.level'])
    .select(['card.talk', 'card.result', 'vehicle.series', 'vehicle.model', 'vehicle.trim'])
    .where('card.customerId', '=', asked.customerId)
    .where('card.deletedHlc', 'is', null)
    .where(isBefore('card.arrivedAt', 'card.id', asked))
    .orderBy('card.arrivedAt', 'desc')
    .orderBy('card.id', 'desc')
    .limit(asked.limit),
);

/** Contacts; a reception that is told by its card is left out. */
export const followupEntries = shaped((asked: TimelineAsked) =>
  sqlFor
    .selectFrom('followup')
    .leftJoin('plan', 'plan.id', 'followup.planId')
    .select(['followup.id', 'followup.at', 'followup.byId', 'followup.opportunityId', 'followup.method'])
    .select(['followup.outcome', 'followup.category', 'followup.feedback', 'followup.planId', 'followup.onDay'])
    .select(['followup.attempt', 'followup.contactId', 'plan.origin as planOrigin', 'plan.dueOn as planDueOn'])
    .where('followup.customerId', '=', asked.customerId)
    .where('followup.deletedHlc', 'is', null)
    .where('followup.cardId', 'is', null)
    .where(isBefore('followup.at', 'followup.id', asked))
    .orderBy('followup.at', 'desc')
    .orderBy('followup.id', 'desc')
    .limit(asked.limit),
);

/** Versions of quotes, each with the price of the version before it. */
export const quoteEntries = shaped((asked: TimelineAsked) =>
  sqlFor
    .selectFrom('quote')
    .leftJoin('vehicle', 'vehicle.id', 'quote.vehicleId')
    .select(['quote.id', 'quote.at', 'quote.byId', 'quote.opportunityId', 'quote.cardId', 'quote.version'])
    .select(['quote.priceFen', 'quote.optionsFen', 'quote.insuranceFen', 'quote.taxFen', 'quote.otherFen'])
    .select(['quote.note', 'quote.validUntil', 'vehicle.series', 'vehicle.model', 'vehicle.trim'])
    .select((eb) =>
      eb
        .selectFrom('quote as earlier')
        .select('earlier.priceFen')
        .whereRef('earlier.opportunityId', '=', 'quote.opportunityId')
        .whereRef('earlier.version', '<', 'quote.version')
        .where('earlier.deletedHlc', 'is', null)
        .orderBy('earlier.version', 'desc')
        .limit(1)
        .as('previousFen'),
    )
    .where('quote.customerId', '=', asked.customerId)
    .where('quote.deletedHlc', 'is', null)
    .where(isBefore('quote.at', 'quote.id', asked))
    .orderBy('quote.at', 'desc')
    .orderBy('quote.id', 'desc')
    .limit(asked.limit),
);

export const levelEntries = shaped((asked: TimelineAsked) =>
  sqlFor
    .selectFrom('levelChange')
    .select(['id', 'at', 'byId', 'opportunityId', 'fromLevel', 'toLevel', 'expectedOn', 'reason'])
    .where('customerId', '=', asked.customerId)
    .where('deletedHlc', 'is', null)
    .where(isBefore('levelChange.at', 'levelChange.id', asked))
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(asked.limit),
);

/** Plans that ended without a contact. */
export const givenUpPlanEntries = shaped((asked: TimelineAsked) =>
  sqlFor
    .selectFrom('plan')
    .select(['id', 'closedAt as at', 'closedById as byId', 'opportunityId', 'state', 'dueOn', 'origin', 'closeReason'])
    .where('customerId', '=', asked.customerId)
    // the index of plans given up is chosen by the literals in the text
    .where(sql<SqlBool>`state IN ('cancelled', 'replaced')`)
    .where('deletedHlc', 'is', null)
    .where(isBefore('plan.closedAt', 'plan.id', asked))
    .orderBy('closedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(asked.limit),
);

export const endingRequestEntries = shaped((asked: TimelineAsked) =>
  sqlFor
    .selectFrom('endingRequest')
    .select(['id', 'at', 'byId', 'opportunityId', 'ending', 'reason'])
    .where('customerId', '=', asked.customerId)
    .where('deletedHlc', 'is', null)
    .where(isBefore('endingRequest.at', 'endingRequest.id', asked))
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(asked.limit),
);

export const endingDecisionEntries = shaped((asked: TimelineAsked) =>
  sqlFor
    .selectFrom('endingDecision')
    .select(['id', 'at', 'byId', 'opportunityId', 'approved', 'reason'])
    .where('customerId', '=', asked.customerId)
    .where('deletedHlc', 'is', null)
    .where(isBefore('endingDecision.at', 'endingDecision.id', asked))
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(asked.limit),
);

/** What managers wrote on him; what they took back is left out. */
export const instructionEntries = shaped((asked: TimelineAsked) =>
  sqlFor
    .selectFrom('instruction')
    .select(['id', 'at', 'byId', 'opportunityId', 'content', 'addresseeId', 'readAt', 'readById'])
    .select(['answeredAt', 'answeredById', 'answer', 'answerFollowupId'])
    .where('customerId', '=', asked.customerId)
    .where('state', '<>', 'withdrawn')
    .where('deletedHlc', 'is', null)
    .where(isBefore('instruction.at', 'instruction.id', asked))
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(asked.limit),
);

export const attachmentEntries = shaped((asked: TimelineAsked) =>
  sqlFor
    .selectFrom('attachment')
    .select(['id', 'at', 'byId', 'kind', 'originalName', 'note', 'cardId'])
    .where('customerId', '=', asked.customerId)
    .where('deletedHlc', 'is', null)
    .where(isBefore('attachment.at', 'attachment.id', asked))
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(asked.limit),
);

export const ownershipEntries = shaped((asked: TimelineAsked) =>
  sqlFor
    .selectFrom('ownership')
    .select(['id', 'at', 'byId', 'ownerId', 'cause', 'reason'])
    .where('customerId', '=', asked.customerId)
    .where('deletedHlc', 'is', null)
    .where(isBefore('ownership.at', 'ownership.id', asked))
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(asked.limit),
);

/** Colleagues who announced the customer as well; for managers. */
export const reportEntries = shaped((asked: TimelineAsked) =>
  sqlFor
    .selectFrom('registration')
    .select(['id', 'at', 'staffId as byId'])
    .where('customerId', '=', asked.customerId)
    .where('kind', '=', 'report')
    .where('deletedHlc', 'is', null)
    .where(isBefore('registration.at', 'registration.id', asked))
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(asked.limit),
);

/** Showings of the full phone, from the log; its numbers run with time. */
export function revealEntries({ customerId, after, limit }: TimelineAsked) {
  const until = after?.at ?? Number.MAX_SAFE_INTEGER;
  return revealsUntil(`customer:${customerId}`, until, limit + revealsOfOneInstant);
}

const revealsUntil = shaped((subject: string, until: number, limit: number) =>
  sqlFor
    .selectFrom('auditLog')
    .select(['seq', 'at', 'actorId as byId', 'action'])
    .where('subject', '=', subject)
    .where('action', 'in', phoneShowings)
    .where('at', '<=', until)
    .orderBy('seq', 'desc')
    .limit(limit),
);

/** The log knows instants, not pages: entries of the cursor's own instant are read again and dropped. */
const revealsOfOneInstant = 20;

/** Behind the last entry of the page before. */
export function isBefore(at: string, id: string, { after }: TimelineAsked) {
  if (after === null) return sql<SqlBool>`true`;
  return sql<SqlBool>`(${sql.ref(at)}, ${sql.ref(id)}) < (${after.at}, ${after.id})`;
}
