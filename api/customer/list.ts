import { z } from 'zod';
import {
  type AfterCustomer,
  type CustomersAsked,
  customersById,
  customersQuery,
  sortOfCustomer,
} from '../../db/queries/customers.ts';
import { sharedCustomersQuery } from '../../db/queries/shares.ts';
import { addDays, type CivilDate, startOfDay, weekdayOf } from '../../shared/calendar/civil-date.ts';
import type { customerViews } from '../../shared/contract/customer.ts';
import type { CustomerRow } from '../../shared/contract/customer-rows.ts';
import { isRefusal, type Refusal } from '../../shared/domain/refusal.ts';
import { isManager } from '../../shared/domain/roles.ts';
import type { ActorCall } from '../call.ts';
import { pageOfRows, readCursor } from '../paging.ts';
import { customerRows } from './rows.ts';

type View = (typeof customerViews)[number];

const cursorSchema = z
  .array(z.union([z.string(), z.int()]))
  .min(2)
  .max(3);

/** Customers in one of the usual views: managers see the store, consultants their own, 内勤, 电销 and 客服 the 基盘. */
export function listCustomers(
  input: {
    readonly view: View;
    readonly stage?: 'prospect' | 'retained' | undefined;
    readonly cursor?: string | undefined;
    readonly limit: number;
  },
  call: ActorCall,
): { rows: CustomerRow[]; nextCursor: string | null } | Refusal {
  const after = readCursor(input.cursor, cursorSchema);
  if (isRefusal(after)) return after;
  const { read } = call.deps.store;
  if (input.view === 'shared') return sharedCustomers({ ...input, after }, call);
  const asked = { ...viewOf(input.view, call), ...scopeOf(input, call), after, limit: input.limit + 1 };
  const page = pageOfRows(read.all(customersQuery(asked)), input.limit, (row) => sortOfCustomer(asked.order, row));
  return { rows: customerRows(read, call.actor, page.rows), nextCursor: page.nextCursor };
}

/** What colleagues shared with the person (domain §9), the newest share first. */
function sharedCustomers(
  asked: { readonly stage?: Scope['stage'] | undefined; readonly limit: number; readonly after: AfterCustomer | null },
  { deps, actor }: ActorCall,
): { rows: CustomerRow[]; nextCursor: string | null } {
  const { read } = deps.store;
  const { stage = null, limit, after } = asked;
  const behind = after === null ? null : { at: Number(after[0]), id: String(after[1]) };
  const shares = read.all(sharedCustomersQuery({ personId: actor.id, stage, after: behind, limit: limit + 1 }));
  const page = pageOfRows(shares, limit, ({ createdAt, id }) => [createdAt, id]);
  const byId = new Map(
    customersById(
      read,
      page.rows.map(({ customerId }) => customerId),
    ).map((row) => [row.id, row]),
  );
  const found = page.rows.flatMap(({ customerId }) => byId.get(customerId) ?? []);
  return { rows: customerRows(read, actor, found), nextCursor: page.nextCursor };
}

type Scope = Pick<CustomersAsked, 'ownerId' | 'stage'>;

function scopeOf(
  { view, stage = null }: { readonly view: View; readonly stage?: 'prospect' | 'retained' | undefined | null },
  { actor }: ActorCall,
): Scope {
  if (isManager(actor.role)) return { ownerId: view === 'mine' ? actor.id : null, stage };
  if (actor.role === 'consultant' || view === 'mine') return { ownerId: actor.id, stage };
  return { ownerId: null, stage: 'retained' };
}

type ViewConditions = Pick<CustomersAsked, 'order' | 'createdFrom' | 'updatedFrom' | 'silentSince'>;

const weekMs = 7 * 86_400_000;
const everything: ViewConditions = { order: 'updated', createdFrom: null, updatedFrom: null, silentSince: null };

function viewOf(view: View, { now, today, zone }: ActorCall): ViewConditions {
  switch (view) {
    case 'all':
    case 'mine':
    case 'shared':
      return everything;
    case 'recent':
      return { ...everything, updatedFrom: now - weekMs };
    case 'today':
      return enteredFrom(today);
    case 'week':
      return enteredFrom(addDays(today, 1 - weekdayOf(today)));
    case 'month':
      return enteredFrom(`${today.slice(0, 8)}01`);
    case 'uncontacted3':
      // three whole days without a word: the last contact lies before the day before yesterday
      return { ...everything, order: 'contact', silentSince: startOfDay(addDays(today, -2), zone) };
  }
}

function enteredFrom(day: CivilDate): ViewConditions {
  return { ...everything, order: 'created', createdFrom: day };
}
