import { z } from 'zod';
import { listLog } from '../db/queries/audit-log.ts';
import { staffNames } from '../db/queries/staff.ts';
import { summaryOf } from '../shared/contract/index.ts';
import { isRefusal } from '../shared/domain/refusal.ts';
import type { Handlers } from './call.ts';
import { pageOfRows, readCursor } from './paging.ts';

export const logHandlers: Handlers<'log'> = {
  list: ({ cursor, limit, subject }, { deps: { store } }) => {
    const after = readCursor(cursor, z.tuple([z.int()]));
    if (isRefusal(after)) return after;
    const rows = listLog(store.read, subject ?? null, { after, limit: limit + 1 });
    const page = pageOfRows(rows, limit, (row) => [row.seq]);
    const names = staffNames(store.read);
    return {
      ...page,
      rows: page.rows.map(({ actorId, ...row }) => {
        const name = names.get(actorId);
        return { ...row, title: summaryOf(row.action), person: name === undefined ? null : { id: actorId, name } };
      }),
    };
  },
};
