import { type SqlBool, sql } from 'kysely';
import { sqlFor } from '../query.ts';
import { shaped } from '../query-shape.ts';

/** A day's register, in the order of arrival, with the people and the card of each entry. */
export const trafficQuery = shaped(
  (asked: {
    readonly day: string;
    readonly after: readonly [arrivedAt: number, id: string] | null;
    readonly limit: number;
  }) => {
    const query = sqlFor
      .selectFrom('traffic')
      .leftJoin('staff as receiver', 'receiver.id', 'traffic.receiverId')
      .leftJoin('staff as receptionist', 'receptionist.id', 'traffic.receptionistId')
      .leftJoin('card', 'card.id', 'traffic.cardId')
      .selectAll('traffic')
      .select(['receiver.name as receiverName', 'receptionist.name as receptionistName'])
      .select(['card.number as cardNumber', 'card.state as cardState', 'card.consultantId as cardConsultantId'])
      .where('traffic.arrivedOn', '=', asked.day)
      .where('traffic.deletedHlc', 'is', null)
      .orderBy('traffic.arrivedAt')
      .orderBy('traffic.id')
      .limit(asked.limit);
    if (asked.after === null) return query;
    const [at, id] = asked.after;
    return query.where(sql<SqlBool>`(${sql.ref('traffic.arrivedAt')}, ${sql.ref('traffic.id')}) > (${at}, ${id})`);
  },
);

/** What a person has registered under the number that he gave it himself. */
export const entryOfArrivalQuery = shaped((arrivalId: string, receptionistId: string) =>
  sqlFor
    .selectFrom('traffic')
    .select(['id', 'arrivedAt', 'arrivedOn'])
    .where('arrivalId', '=', arrivalId)
    .where('receptionistId', '=', receptionistId)
    .where('deletedHlc', 'is', null),
);
