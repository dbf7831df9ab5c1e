import { sqlFor } from '../../db/query.ts';
import { reject, type Tx } from '../../db/unit-of-work.ts';
import { civilDateAt } from '../../shared/calendar/civil-date.ts';
import { fullDateWords } from '../../shared/calendar/words.ts';
import type { ActorCall } from '../call.ts';

/**
 * Refuses an arrival of a day before the store was set up: a mistyped year would become a day that waits for its audit
 * for ever.
 */
export function requireInUse(tx: Tx, call: Pick<ActorCall, 'zone'>, arrivedAt: number): void {
  const store = tx.read.get(sqlFor.selectFrom('store').select('createdAt').where('id', '=', 'store'));
  const firstOn = civilDateAt(store?.createdAt ?? 0, call.zone);
  if (civilDateAt(arrivedAt, call.zone) >= firstOn) return;
  const problem = `早于店里开始用洽谈卡的那天（${fullDateWords(firstOn)}），请核对年月日`;
  reject('INVALID_INPUT', { field: '到店', problem }, 'arrivedAt');
}
