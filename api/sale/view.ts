import { z } from 'zod';
import {
  callsOfSale,
  countSales,
  placeOfSale,
  plansOfSale,
  type SaleListRow,
  type SaleView,
  saleRow,
  salesOfCustomer,
  salesPage,
} from '../../db/queries/sales.ts';
import { staffNames } from '../../db/queries/staff.ts';
import type { SaleDetail, SaleRow } from '../../shared/contract/sale-rows.ts';
import { isRefusal, type Refusal, refuse } from '../../shared/domain/refusal.ts';
import { isManager } from '../../shared/domain/roles.ts';
import { csiDays, type SaleCall, saleCallLimit } from '../../shared/domain/sale-plan.ts';
import { saleAnswersSchema, saleCallOf } from '../../shared/domain/sale-script.ts';
import { phoneTail } from '../../shared/text/phone.ts';
import type { ActorCall } from '../call.ts';
import { type Access, accessToEach, canGuide, requireRead, shownName } from '../ownership.ts';
import { pageOfRows, readCursor } from '../paging.ts';
import { outcomeOf, stateOf } from '../plan/codes.ts';
import { readCalendar } from '../store-settings.ts';
import { labelOfJoined } from '../vehicle-label.ts';

interface ListAsk {
  readonly view: SaleView;
  readonly ownerId?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

const cursorSchema = z.tuple([z.string(), z.string()]);

/** Orders and deliveries: everybody's for who looks after the store, one's own customers' for everybody else. */
export function listSales(ask: ListAsk, call: ActorCall) {
  const { read } = call.deps.store;
  const from = readCursor(ask.cursor, cursorSchema);
  if (isRefusal(from)) return from;
  const ownerId = seesAll(call) ? (ask.ownerId ?? null) : call.actor.id;
  const after = from && { on: from[0], id: from[1] };
  const found = salesPage(read, { view: ask.view, ownerId, after, limit: ask.limit + 1 });
  const page = pageOfRows(found, ask.limit, (row) => [placeOfSale(ask.view, row), row.id]);
  const access = accessOf(call, page.rows);
  return { ...page, rows: page.rows.map((row) => rowOf(row, access(row), call)) };
}

/** The figures of the navigation and of the list's tabs. */
export function countsOfSales(call: ActorCall) {
  const { read } = call.deps.store;
  const ownerId = seesAll(call) ? null : call.actor.id;
  const late = salesPage(read, { view: 'waiting', ownerId, after: null, limit: 200 }).filter(
    ({ expectedOn }) => expectedOn !== null && expectedOn < call.today,
  );
  return {
    waiting: countSales(read, 'waiting', ownerId),
    late: late.length,
    vain: isManager(call.actor.role) ? countSales(read, 'vain', null) : 0,
    unreached: countSales(read, 'unreached', ownerId),
  };
}

function seesAll({ actor }: ActorCall): boolean {
  return isManager(actor.role) || actor.role === 'service_agent' || actor.role === 'clerk';
}

/** One sale for whoever may read its customer, and for 客服 whose call it waits for. */
export function getSale(id: string, call: ActorCall): SaleDetail | Refusal {
  const { read } = call.deps.store;
  const row = saleRow(read, id);
  if (!row) return refuse('NOT_FOUND', { what: '这份订单' }, 'id');
  if (!seesAll(call)) {
    const refused = requireRead(read, call.actor, row.customerId);
    if (isRefusal(refused)) return refused;
  }
  return detailOf(row, accessOf(call, [row])(row), call);
}

/** The sales of a customer for whoever may read him. */
export function salesOf(customerId: string, call: ActorCall): { readonly sales: SaleDetail[] } | Refusal {
  const { read } = call.deps.store;
  const found = requireRead(read, call.actor, customerId);
  if (isRefusal(found)) return found;
  return { sales: salesOfCustomer(read, found.customer.id).map((row) => detailOf(row, found.access, call)) };
}

function accessOf(call: ActorCall, rows: readonly SaleListRow[]): (row: SaleListRow) => Access {
  const owned = rows.map(({ customerId, ownerId }) => ({ id: customerId, ownerId }));
  const access = accessToEach(call.deps.store.read, call.actor, owned);
  return ({ customerId, ownerId }) => access({ id: customerId, ownerId });
}

function rowOf(row: SaleListRow, access: Access, call: ActorCall): SaleRow {
  const plans = plansOfSale(call.deps.store.read, row.id);
  const next = plans.find(({ state }) => state === 'open');
  const nextCall = next ? saleCallOf(next.origin) : null;
  const done = new Set(plans.filter(({ state }) => state === 'done').map(({ origin }) => origin));
  const open = new Set(plans.filter(({ state }) => state === 'open').map(({ origin }) => origin));
  const { id, customerId, opportunityId, gender, state, vehicleId, colour, priceFen, depositFen } = row;
  const { orderedOn, orderEnteredOn, expectedOn, deliveredOn, deliveryEnteredOn, cancelledOn } = row;
  const { vainSinceOn, unreachedOn, reachedOn } = row;
  return {
    ...{ id, customerId, opportunityId, gender, state, vehicleId, colour, priceFen, depositFen },
    ...{ orderedOn, orderEnteredOn, expectedOn, deliveredOn, deliveryEnteredOn, cancelledOn },
    ...{ vainSinceOn, unreachedOn, reachedOn },
    name: shownName(call.actor.role === 'service_agent' ? 'task' : access, row.name),
    phoneTail: row.phone === null ? null : phoneTail(row.phone),
    seller: { id: row.sellerId, name: row.sellerName ?? '' },
    vehicleLabel: labelOfJoined(row),
    nextCall: next && nextCall !== null ? { call: nextCall, dueOn: next.dueOn } : null,
    // a call that is tried again is not done yet
    callsDone: [...done].filter((origin) => !open.has(origin)).length,
  };
}

function detailOf(row: SaleListRow, access: Access, call: ActorCall): SaleDetail {
  const { read } = call.deps.store;
  const names = staffNames(read);
  const person = (id: string) => ({ id, name: names.get(id) ?? '' });
  const knows = access !== 'masked';
  const plans = plansOfSale(read, row.id).flatMap((plan) => {
    const saleCall = saleCallOf(plan.origin);
    if (saleCall === null || row.deliveredOn === null) return [];
    const bounds = boundsOf(saleCall, row.deliveredOn, call);
    const assignee = plan.assigneeId === null ? null : person(plan.assigneeId);
    const { id: planId, dueOn, lateSinceOn } = plan;
    return [{ planId, call: saleCall, state: stateOf(plan.state), dueOn, lateSinceOn, ...bounds, assignee }];
  });
  const answers = callsOfSale(read, row.id).flatMap((told) => {
    const saleCall = saleCallOf(told.origin);
    if (saleCall === null) return [];
    const { id, at, onDay, feedback } = told;
    return [
      {
        ...{ id, at, onDay, feedback, call: saleCall },
        by: person(told.byId),
        outcome: outcomeOf(told.outcome),
        answers: answersOf(told.answers),
      },
    ];
  });
  return {
    ...rowOf(row, access, call),
    canWork: canGuide(access),
    vin: knows || call.actor.role === 'clerk' ? row.vin : null,
    note: knows ? row.note : '',
    cancelReason: knows ? row.cancelReason : '',
    correctReason: knows ? row.correctReason : '',
    calls: plans,
    answers: knows ? answers : [],
  };
}

function boundsOf(saleCall: SaleCall, deliveredOn: string, call: ActorCall) {
  const calendar = readCalendar(call.deps.store);
  const windowFrom = saleCall === 'sale_csi' ? csiDays(deliveredOn, calendar)[0] : null;
  return { limitOn: saleCallLimit(saleCall, deliveredOn, calendar), windowFrom };
}

/** Canonical JSON written from checked answers; blank where a person was forgotten. */
function answersOf(json: string) {
  const found = saleAnswersSchema.safeParse(json === '' ? {} : JSON.parse(json));
  return found.success ? found.data : {};
}
