import { plansOfCustomerQuery, progressQuery, workQuery } from '../../db/queries/handovers.ts';
import { leavesFrom } from '../../db/queries/leaves.ts';
import { booksInUse } from '../../db/queries/staff.ts';
import { demand, reject, type Tx } from '../../db/unit-of-work.ts';
import type { HandoverProgress } from '../../shared/contract/handover.ts';
import { handoverKinds } from '../../shared/domain/handover.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import type { EntityRow } from '../../shared/entities/registry.ts';
import { canonicalJson } from '../../sync/digest.ts';
import { type ActorCall, act } from '../call.ts';
import { strings } from '../json-columns.ts';
import { planRulesOf } from '../plan/rules.ts';
import { foreignGivenTo, foreignPlansOf, type Giving, givenTo } from './foreign.ts';
import { checkReceiver, type HandoverInput, selectionOf } from './selection.ts';

/** Customers in one transaction: a part of a second, so that everybody else goes on working meanwhile. */
const customersAtOnce = 200;

/**
 * Begins a hand-over: who gets whom is decided and kept, and nobody is moved yet. `advanceHandover` carries it out piece
 * by piece; after a crash it goes on where it stopped (docs/decisions/0018).
 */
export function beginHandover(
  input: HandoverInput & { readonly returnsBooks: boolean },
  call: ActorCall,
): HandoverProgress | Refusal {
  return act(call, (tx) => {
    const { customers, toById, receiverIds } = demand(selectionOf(tx.read, input));
    const id = tx.newId();
    const { fromId, kind, reason, keepsDue } = input;
    tx.insert('handover', {
      ...{ id, fromId, kind, reason },
      receiverIds: canonicalJson([...new Set([...receiverIds, ...toById.values()])]),
      isWhole: input.customerIds === null ? 1 : 0,
      keepsDue: keepsDue ? 1 : 0,
      customers: customers.length,
      at: call.now,
      byId: call.actor.id,
      state: 'running',
      done: 0,
      plans: 0,
      endedAt: null,
    });
    for (const [place, customer] of customers.entries())
      tx.local('INSERT INTO handover_work VALUES (?, ?, ?, ?)', id, place, customer.id, toById.get(customer.id) ?? '');
    if (input.customerIds === null && input.returnsBooks)
      for (const book of booksInUse(tx.read, fromId))
        tx.update('cardBook', book.id, { holderId: null, issuedOn: call.today });
    return { id, customers: customers.length, done: 0, plans: 0, state: 'running' as const };
  });
}

/**
 * The next customers, each whole and all of them in one transaction: the ownership fact, by which future credit goes
 * along, and the open plans. What waits for a manager follows by itself. Whoever is no longer his, or is no more, is
 * left out. Refuses with HANDOVER_ENDED, or HANDOVER_RECEIVER where one of them cannot receive any more. Only the last
 * piece waits for the disk, and takes all before it there: a power cut in between leaves a hand-over that goes on earlier.
 */
export function advanceHandover({ id }: { readonly id: string }, call: ActorCall): HandoverProgress | Refusal {
  const { store } = call.deps;
  const known = store.read.get(progressQuery(id));
  const isLast = !known || known.customers - known.done < customersAtOnce;
  return isLast ? givePiece(id, call) : store.unforced(() => givePiece(id, call));
}

function givePiece(id: string, call: ActorCall): HandoverProgress | Refusal {
  return act(call, (tx) => {
    const handover = requireRunning(tx, id);
    const { today, calendar } = planRulesOf(call);
    const giving = { leaves: leavesFrom(tx.read, today), today, calendar, keepsDue: handover.keepsDue === 1 };
    const work = tx.read.all(workQuery(id, customersAtOnce));
    for (const toId of new Set(work.map((each) => each.toId)))
      demand(checkReceiver(tx.read, handover.fromId, toId) ?? true);
    let { plans } = handover;
    for (const each of work) plans += give(tx, handover, each, giving);
    const last = work.at(-1);
    if (last) tx.local('DELETE FROM handover_work WHERE handover_id = ? AND place <= ?', id, last.place);
    const isLast = work.length < customersAtOnce;
    if (isLast && handover.isWhole === 1) plans += giveForeign(tx, handover, giving);
    const done = handover.done + work.length;
    const state = isLast ? 'done' : 'running';
    tx.update('handover', id, { done, plans, state, endedAt: isLast ? call.now : null });
    return { id, customers: handover.customers, done, plans, state };
  });
}

/** Stops a hand-over: who was given stays given, everybody else stays where he is. */
export function stopHandover({ id }: { readonly id: string }, call: ActorCall): HandoverProgress | Refusal {
  return act(call, (tx) => {
    const { customers, done, plans } = requireRunning(tx, id);
    tx.local('DELETE FROM handover_work WHERE handover_id = ?', id);
    tx.update('handover', id, { state: 'stopped', endedAt: call.now });
    return { id, customers, done, plans, state: 'stopped' as const };
  });
}

function requireRunning(tx: Tx, id: string): EntityRow<'handover'> {
  const handover = tx.find('handover', id) ?? reject('NOT_FOUND', { what: '这次交接' }, 'id');
  return handover.state === 'running' ? handover : reject('HANDOVER_ENDED', {}, 'id');
}

/** @returns how many plans went with the customer */
function give(
  tx: Tx,
  handover: EntityRow<'handover'>,
  { customerId, toId }: { readonly customerId: string; readonly toId: string },
  giving: Giving,
): number {
  const { id: handoverId, fromId, kind, reason } = handover;
  if (tx.find('customer', customerId)?.ownerId !== fromId) return 0;
  tx.insert('ownership', {
    id: tx.newId(),
    customerId,
    ownerId: toId,
    cause: 'hand_over',
    at: tx.env.now,
    byId: tx.env.actorId,
    reason: reason === '' ? handoverKinds[kind] : `${handoverKinds[kind]}：${reason}`,
    handoverId,
  });
  let plans = 0;
  for (const plan of tx.read.all(plansOfCustomerQuery(customerId))) {
    const next = givenTo(plan, fromId, toId, giving);
    if (next !== null && tx.update('plan', plan.id, next)) plans += 1;
  }
  return plans;
}

/** What else lies with whoever leaves, so that nothing is left with him. */
function giveForeign(tx: Tx, { fromId, receiverIds }: EntityRow<'handover'>, giving: Giving): number {
  const [first] = strings(receiverIds);
  if (first === undefined) return 0;
  let plans = 0;
  for (const plan of foreignPlansOf(tx.read, fromId)) {
    const next = foreignGivenTo(plan, fromId, first, giving);
    if (next !== null && tx.update('plan', plan.id, next)) plans += 1;
  }
  return plans;
}
