import { sqlFor } from '../../db/query.ts';
import { reject, type Tx } from '../../db/unit-of-work.ts';
import { addDays, civilDateAt } from '../../shared/calendar/civil-date.ts';
import { fullDateWords } from '../../shared/calendar/words.ts';
import type { ActorCall } from '../call.ts';

/** So far before the showroom was set up an arrival may lie: a month of paper that somebody still enters. */
const daysBeforeSetUp = 31;

/**
 * Refuses an arrival of long before the store was set up: a mistyped year would become a day that waits for its audit for
 * ever.
 */
export function requireInUse(tx: Tx, call: Pick<ActorCall, 'zone'>, arrivedAt: number): void {
  const store = tx.read.get(sqlFor.selectFrom('store').select('createdAt').where('id', '=', 'store'));
  const firstOn = addDays(civilDateAt(store?.createdAt ?? 0, call.zone), -daysBeforeSetUp);
  if (civilDateAt(arrivedAt, call.zone) >= firstOn) return;
  reject(
    'INVALID_INPUT',
    { field: '到店', problem: `太早了，最早补到 ${fullDateWords(firstOn)}，请核对年月日` },
    'arrivedAt',
  );
}
