import { type SqlBool, sql } from 'kysely';
import { sqlFor } from '../query.ts';
import { shaped } from '../query-shape.ts';
import { isBefore, type TimelineAsked } from './timeline.ts';

/** With whom a customer was shared. */
export const shareEntries = shaped((asked: TimelineAsked) =>
  sqlFor
    .selectFrom('share')
    .select(['id', 'createdAt as at', 'createdById as byId', 'staffId', 'note'])
    .where('customerId', '=', asked.customerId)
    .where('deletedHlc', 'is', null)
    .where(isBefore('share.createdAt', 'share.id', asked))
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(asked.limit),
);

/** From whom he was taken back. */
export const endedShareEntries = shaped((asked: TimelineAsked) =>
  sqlFor
    .selectFrom('share')
    .select(['id', 'endedAt as at', 'endedById as byId', 'staffId', 'note'])
    .where('customerId', '=', asked.customerId)
    // the index of what was ended is chosen by the literal in the text
    .where(sql<SqlBool>`ended_at IS NOT NULL`)
    .where('deletedHlc', 'is', null)
    .where(isBefore('share.endedAt', 'share.id', asked))
    .orderBy('endedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(asked.limit),
);

const kinships = sqlFor
  .selectFrom('kinship')
  .select(['id', 'customerId', 'otherCustomerId', 'relation'])
  .where('deletedHlc', 'is', null);

/** `side`: the end of the link at which the customer is. */
type SideAsked = TimelineAsked & { readonly side: 'customerId' | 'otherCustomerId' };

/** Links that were made. */
export const kinshipEntries = shaped(
  (asked: SideAsked) =>
    kinships
      .select(['createdAt as at', 'createdById as byId'])
      .where(asked.side, '=', asked.customerId)
      .where(isBefore('kinship.createdAt', 'kinship.id', asked))
      .orderBy('createdAt', 'desc')
      .orderBy('id', 'desc')
      .limit(asked.limit),
  'side',
);

/** Links that were ended. */
export const endedKinshipEntries = shaped(
  (asked: SideAsked) =>
    kinships
      .select(['endedAt as at', 'endedById as byId'])
      .where(asked.side, '=', asked.customerId)
      .where(sql<SqlBool>`ended_at IS NOT NULL`)
      .where(isBefore('kinship.endedAt', 'kinship.id', asked))
      .orderBy('endedAt', 'desc')
      .orderBy('id', 'desc')
      .limit(asked.limit),
  'side',
);
