import { z } from 'zod';
import { listLog, logNumbersBetween } from '../db/queries/audit-log.ts';
import { phoneShowings } from '../db/queries/phone-showings.ts';
import { tokenNames } from '../db/queries/sessions.ts';
import { staffNames } from '../db/queries/staff.ts';
import { addDays, startOfDay } from '../shared/calendar/civil-date.ts';
import { summaryOf } from '../shared/contract/index.ts';
import { isRefusal } from '../shared/domain/refusal.ts';
import type { Handlers } from './call.ts';
import { splitSubject } from './log/subject-kinds.ts';
import { subjectWords } from './log/subjects.ts';
import { pageOfRows, readCursor } from './paging.ts';

export const logHandlers: Handlers<'log'> = {
  list: ({ cursor, limit, subject, personId, day }, { actor, zone, deps: { store } }) => {
    const after = readCursor(cursor, z.tuple([z.int()]));
    if (isRefusal(after)) return after;
    const { read } = store;
    const between =
      day === undefined ? null : logNumbersBetween(read, startOfDay(day, zone), startOfDay(addDays(day, 1), zone));
    if (day !== undefined && between === null) return { rows: [], nextCursor: null };
    const filter = { subject: subject ?? null, actorId: personId ?? null, between };
    const page = pageOfRows(listLog(read, filter, { after, limit: limit + 1 }), limit, (row) => [row.seq]);
    const names = staffNames(read);
    const words = subjectWords(
      read,
      actor,
      zone,
      page.rows.map((row) => row.subject),
    );
    const programs = tokenNames(read);
    return {
      ...page,
      rows: page.rows.map(({ actorId, tokenId, ...row }) => {
        const name = names.get(actorId);
        return {
          ...row,
          title: titleOf(row.action, row.subject),
          subjectWords: words(row.subject),
          person: name === undefined ? null : { id: actorId, name },
          program: tokenId === null ? null : (programs.get(tokenId) ?? tokenId),
        };
      }),
    };
  },
};

/** What was done; an audit that is noted under the customer is the showing of his number (domain §13). */
function titleOf(action: string, subject: string): string {
  const isShowing = phoneShowings.some((each) => each === action) && splitSubject(subject).kind === 'customer';
  return isShowing && action.startsWith('audit.') ? '核对时看到完整号码' : summaryOf(action);
}
