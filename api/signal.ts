import { z } from 'zod';
import { type SignalRecord, signalById, signalPage } from '../db/queries/signals.ts';
import { civilDateSchema } from '../shared/calendar/civil-date.ts';
import { isRefusal, type Refusal, refuse } from '../shared/domain/refusal.ts';
import type { ActorCall, Handlers } from './call.ts';
import { pageOfRows, readCursor } from './paging.ts';
import { signalDetail } from './signal/detail.ts';
import { reviewSignal } from './signal/review.ts';
import { signalRows } from './signal/rows.ts';

export const signalHandlers: Handlers<'signal'> = {
  list: ({ personId, kind, state, cursor, limit }, call) => {
    const after = readCursor(cursor, z.tuple([civilDateSchema, z.string()]));
    if (isRefusal(after)) return after;
    const rows = signalPage(call.deps.store.read, {
      personId: personId ?? null,
      exceptId: call.actor.id,
      kind: kind ?? null,
      reviewed: state === undefined ? null : state === 'open' ? 0 : 1,
      after: after && { onDay: after[0], id: after[1] },
      limit: limit + 1,
    });
    const page = pageOfRows(rows, limit, (row) => [row.onDay, row.id]);
    return { ...page, rows: signalRows(call, page.rows) };
  },
  get: ({ id }, call) => {
    const record = requireSignal(call, id);
    return isRefusal(record) ? record : signalDetail(call, record);
  },
  review: ({ id, verdict, note }, call) => {
    const record = requireSignal(call, id);
    return isRefusal(record) ? record : reviewSignal(call, record, { verdict, note });
  },
};

/** A signal that the caller may see: the own ones are for others to look at, and he does not learn that they exist. */
function requireSignal(call: ActorCall, id: string): SignalRecord | Refusal {
  const record = signalById(call.deps.store.read, id);
  return record === undefined || record.personId === call.actor.id
    ? refuse('NOT_FOUND', { what: '这条异常信号' }, 'id')
    : record;
}
