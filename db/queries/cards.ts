import { type SqlBool, sql } from 'kysely';
import { sqlFor } from '../query.ts';
import { shaped } from '../query-shape.ts';

/** Where a page of cards goes on: day and time of the arrival, and the id. */
export type AfterCard = readonly [arrivedOn: string, arrivedAt: number, id: string];

/** Which cards; null leaves a condition out. */
export interface CardsAsked {
  readonly day: string | null;
  readonly consultantId: string | null;
  readonly state: 'quick' | 'complete' | null;
  readonly after: AfterCard | null;
  readonly limit: number;
}

/** Cards with the people and the car on them, the latest arrival first. */
export const cardsQuery = shaped(({ day, consultantId, state, after, limit }: CardsAsked) => {
  let query = sqlFor
    .selectFrom('card')
    .innerJoin('customer', 'customer.id', 'card.customerId')
    .leftJoin('staff', 'staff.id', 'card.consultantId')
    .leftJoin('vehicle', 'vehicle.id', 'card.vehicleId')
    .selectAll('card')
    .select(['customer.ownerId', 'staff.name as consultantName', 'vehicle.series', 'vehicle.model', 'vehicle.trim'])
    .where('card.deletedHlc', 'is', null)
    .orderBy('card.arrivedOn', 'desc')
    .orderBy('card.arrivedAt', 'desc')
    .orderBy('card.id', 'desc')
    .limit(limit);
  if (day !== null) query = query.where('card.arrivedOn', '=', day);
  if (consultantId !== null) query = query.where('card.consultantId', '=', consultantId);
  // the index of incomplete cards is chosen by the literal in the text
  if (state === 'quick') query = query.where('card.state', '=', sql.lit<'quick'>('quick'));
  if (state === 'complete') query = query.where('card.state', '=', 'complete');
  if (after === null) return query;
  const key = sql.join([sql.ref('card.arrivedOn'), sql.ref('card.arrivedAt'), sql.ref('card.id')]);
  return query.where(sql<SqlBool>`(${key}) < (${after[0]}, ${after[1]}, ${after[2]})`);
}, 'state');
