import type { CivilDate } from '../../shared/calendar/civil-date.ts';
import { sqlFor } from '../query.ts';
import { shaped } from '../query-shape.ts';

/** Whose card has this number; it begins with the day of the arrival, and a day's cards are few. */
export const customersByCardNumber = shaped((arrivedOn: CivilDate, number: string) =>
  sqlFor
    .selectFrom('card')
    .select('customerId')
    .where('arrivedOn', '=', arrivedOn)
    .where('number', '=', number)
    .where('deletedHlc', 'is', null),
);

/** Whose card was written on this sheet of paper. */
export const customersBySerial = shaped((serial: string) =>
  sqlFor.selectFrom('card').select('customerId').where('serial', '=', serial).where('deletedHlc', 'is', null),
);
