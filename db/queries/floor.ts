import { sql } from 'kysely';
import { sqlFor } from '../query.ts';
import { shaped } from '../query-shape.ts';

/** What was said of the floor on one day, in the order in which it was written down. */
export const floorFactsQuery = shaped((day: string) =>
  sqlFor
    .selectFrom('floorFact')
    .select(['id', 'staffId', 'kind', 'state', 'beforeId', 'at', 'byId', 'rowHlc as stamp'])
    .where('onDay', '=', day)
    .where('deletedHlc', 'is', null)
    .orderBy('rowHlc'),
);

/**
 * The visits of one day that count, in the order of arrival, with what decides about turns: who received and when that
 * was written down (with the entry itself, or changed later), and whose customer it turned out to be.
 */
export const floorVisitsQuery = shaped((day: string) =>
  sqlFor
    .selectFrom('traffic')
    .leftJoin('staff as receiver', 'receiver.id', 'traffic.receiverId')
    .leftJoin('register', (join) =>
      join
        .onRef('register.rowId', '=', 'traffic.id')
        .on('register.entity', '=', sql.lit<'traffic'>('traffic'))
        .on('register.grp', '=', sql.lit<'receiverId'>('receiverId')),
    )
    .leftJoin('card', 'card.id', 'traffic.cardId')
    .leftJoin('customer', 'customer.id', 'card.customerId')
    .select(['traffic.id', 'traffic.contactWay', 'traffic.arrivedAt', 'traffic.departedAt', 'traffic.partySize'])
    .select([
      'traffic.receiverId',
      'traffic.receivedAt',
      'traffic.named',
      'traffic.rowHlc',
      'register.hlc as changedHlc',
    ])
    .select(['receiver.name as receiverName', 'receiver.active as receiverActive'])
    .select(['customer.ownerId as customerOwnerId', 'customer.createdAt as customerSince'])
    .where('traffic.arrivedOn', '=', day)
    .where('traffic.voidedAt', 'is', null)
    .where('traffic.deletedHlc', 'is', null)
    .orderBy('traffic.arrivedAt')
    .orderBy('traffic.id'),
);

/** Visits of earlier days that nobody saw leave, from a day on; not the day that is asked before. */
export const openVisitsBeforeQuery = shaped((from: string, before: string) =>
  sqlFor
    .selectFrom('traffic')
    .select(['arrivedOn', 'contactWay'])
    .where('arrivedOn', '>=', from)
    .where('arrivedOn', '<', before)
    .where('departedAt', 'is', null)
    .where('voidedAt', 'is', null)
    .where('deletedHlc', 'is', null)
    .orderBy('arrivedOn'),
);

/** Everybody who may stand on the floor, in the order of lists. */
export const floorStaffQuery = shaped(() =>
  sqlFor
    .selectFrom('staff')
    .select(['id', 'name'])
    .where('role', '=', sql.lit<'consultant'>('consultant'))
    .where('active', '=', 1)
    .where('deletedHlc', 'is', null)
    .orderBy('pinyin')
    .orderBy('id'),
);
