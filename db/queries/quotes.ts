import { type SqlBool, sql } from 'kysely';
import { type Reader, sqlFor } from '../query.ts';
import { shaped } from '../query-shape.ts';

/** Every version of a customer's quotes: a handful, in no particular order. */
export function quotesOfCustomer(read: Reader, customerId: string) {
  return read.all(ofCustomer(customerId));
}

const ofCustomer = shaped((customerId: string) =>
  sqlFor.selectFrom('quote').selectAll().where('customerId', '=', customerId).where('deletedHlc', 'is', null),
);

/** Every version of one opportunity's quotes, the newest first. */
export function quotesOfOpportunity(read: Reader, opportunityId: string) {
  return read.all(ofOpportunity(opportunityId));
}

const ofOpportunity = shaped((opportunityId: string) =>
  sqlFor
    .selectFrom('quote')
    .selectAll()
    .where('opportunityId', '=', opportunityId)
    .where('deletedHlc', 'is', null)
    .orderBy('version', 'desc')
    .orderBy('id', 'desc'),
);

/** Where a page of quotes goes on. */
export interface AfterQuote {
  readonly version: number;
  readonly id: string;
}

/** A page of one opportunity's quotes with the car and who named the price, the newest version first. */
export function quotesPage(read: Reader, opportunityId: string, after: AfterQuote | null, limit: number) {
  return read.all(pageOf(opportunityId, after, limit));
}

export type QuotePageRow = ReturnType<typeof quotesPage>[number];

const pageOf = shaped((opportunityId: string, after: AfterQuote | null, limit: number) =>
  sqlFor
    .selectFrom('quote')
    .leftJoin('vehicle', 'vehicle.id', 'quote.vehicleId')
    .leftJoin('staff', 'staff.id', 'quote.byId')
    .selectAll('quote')
    .select(['vehicle.series', 'vehicle.model', 'vehicle.trim', 'staff.name as byName'])
    .where('quote.opportunityId', '=', opportunityId)
    .where('quote.deletedHlc', 'is', null)
    .where(
      after === null ? sql<SqlBool>`true` : sql<SqlBool>`(quote.version, quote.id) < (${after.version}, ${after.id})`,
    )
    .orderBy('quote.version', 'desc')
    .orderBy('quote.id', 'desc')
    .limit(limit),
);
