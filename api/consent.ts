import { z } from 'zod';
import { consentFactsQuery, newestConsents, openPlanCountQuery } from '../db/queries/consents.ts';
import { staffNames } from '../db/queries/staff.ts';
import { sqlFor } from '../db/query.ts';
import { demand, reject } from '../db/unit-of-work.ts';
import { followupPurpose, standingOf } from '../shared/domain/consent.ts';
import { isRefusal } from '../shared/domain/refusal.ts';
import { act, type Handlers } from './call.ts';
import { readDictionary } from './lists/dictionary-rows.ts';
import { requireRead, requireWrite } from './ownership.ts';
import { pageOfRows, readCursor } from './paging.ts';

const cursorSchema = z.tuple([z.int(), z.string()]);

export const consentHandlers: Handlers<'consent'> = {
  /**
   * Keeps that a customer agreed to a purpose, or no longer does (domain §13). A withdrawal changes no plan by itself: an
   * open opportunity keeps its next plan (§四.1) until a manager has decided on the request to end it (§四.2, 拒访).
   */
  record: ({ id, purpose, given, way, asker, note }, call) =>
    act(call, (tx) => {
      const { customer } = demand(requireWrite(tx, call.actor, id));
      if (!readDictionary(tx.read, 'consent_purpose').some((entry) => entry.code === purpose && entry.active))
        reject('NOT_FOUND', { what: '这项用途' }, 'purpose');
      const newest = newestConsents(tx.read, [customer.id]).get(customer.id) ?? [];
      if (standingOf(newest, purpose) === (given ? 'given' : 'withdrawn'))
        reject('ALREADY_DONE', { what: given ? '这项同意' : '这项撤回' }, 'given');
      const factId = tx.newId();
      tx.insert('consent', {
        id: factId,
        customerId: customer.id,
        purpose,
        given: given ? 1 : 0,
        // later than every fact before it: the newest one counts, whatever the clock did meanwhile
        at: Math.max(call.now, lastFactAt(tx.read.get(lastFactQuery(customer.id))) + 1),
        byId: call.actor.id,
        cardId: null,
        way,
        asker,
        note: note === '' ? null : note,
      });
      const isRefused = purpose === followupPurpose && !given;
      return { id: factId, openPlans: isRefused ? (tx.read.get(openPlanCountQuery(customer.id))?.count ?? 0) : 0 };
    }),

  history: ({ id, cursor, limit }, call) => {
    const after = readCursor(cursor, cursorSchema);
    if (isRefusal(after)) return after;
    const { read } = call.deps.store;
    const person = requireRead(read, call.actor, id);
    if (isRefusal(person)) return person;
    const names = staffNames(read);
    const found = read.all(consentFactsQuery(person.customer.id, after && { at: after[0], id: after[1] }, limit + 1));
    const page = pageOfRows(found, limit, (row) => [row.at, row.id]);
    return {
      ...page,
      rows: page.rows.map(({ byId, given, note, ...row }) => ({
        ...row,
        given: given === 1,
        note: note ?? '',
        by: { id: byId, name: names.get(byId) ?? '' },
      })),
    };
  },
};

const lastFactQuery = (customerId: string) =>
  sqlFor
    .selectFrom('consent')
    .select((eb) => eb.fn.max<number | null>('at').as('at'))
    .where('customerId', '=', customerId)
    .where('deletedHlc', 'is', null);

function lastFactAt(row: { readonly at: number | null } | undefined): number {
  return row?.at ?? 0;
}
