import { ownedAmongQuery, ownedQuery, runningQuery } from '../../db/queries/handovers.ts';
import { anyDay, plansWithQuery } from '../../db/queries/leaves.ts';
import type { Reader } from '../../db/query.ts';
import { sqlFor } from '../../db/query.ts';
import { allot, type GivenCustomer, type HandoverKind } from '../../shared/domain/handover.ts';
import { isRefusal, type Refusal, refuse } from '../../shared/domain/refusal.ts';
import { nameOfStaff } from '../ownership.ts';
import { callers } from '../permissions/plan.ts';

/** Who is to get which customers. */
export interface HandoverAsk {
  readonly fromId: string;
  /** Null for everything that he has. */
  readonly customerIds: readonly string[] | null;
  /** The rest is split evenly among them. */
  readonly receiverIds: readonly string[];
  readonly choices: readonly { readonly customerId: string; readonly toId: string }[];
  readonly keepsDue: boolean;
}

export interface HandoverInput extends HandoverAsk {
  readonly kind: HandoverKind;
  readonly reason: string;
}

/** A customer to be given. */
export interface Given extends GivenCustomer {
  readonly isOpen: 0 | 1;
  readonly isWaiting: 0 | 1;
  readonly name: string;
  /** Since when somebody else announced him as well (§七); null: nobody disputes him. */
  readonly clashAt: number | null;
}

/** A sound choice: everybody has a receiver. */
export interface Selection {
  readonly name: string;
  readonly customers: readonly Given[];
  readonly toById: ReadonlyMap<string, string>;
  readonly receiverIds: readonly string[];
}

/**
 * Who goes to whom. Refuses with NOT_FOUND, with HANDOVER_RUNNING while another one of the same person is under way, with
 * HANDOVER_RECEIVER, with REQUIRED_MISSING where somebody has no receiver, or with HANDOVER_NOTHING.
 */
export function selectionOf(read: Reader, ask: HandoverAsk): Selection | Refusal {
  const { fromId, customerIds } = ask;
  const name = nameOfStaff(read, fromId);
  if (name === undefined) return refuse('NOT_FOUND', { what: '这位员工' }, 'fromId');
  const running = read.get(runningQuery(fromId));
  if (running) return refuse('HANDOVER_RUNNING', { name, done: running.done, total: running.customers }, 'fromId');
  const customers = customerIds === null ? read.all(ownedQuery(fromId)) : ownedAmong(read, fromId, customerIds);
  if (customerIds !== null && customers.length < new Set(customerIds).size) {
    const problem = `有 ${new Set(customerIds).size - customers.length} 位已不归${name}，请刷新后重选`;
    return refuse('INVALID_INPUT', { field: '客户', problem }, 'customerIds');
  }
  const wanted = new Map(ask.choices.map(({ customerId, toId }) => [customerId, toId]));
  const chosen = new Map(customers.flatMap(({ id }) => (wanted.has(id) ? [[id, wanted.get(id) ?? '']] : [])));
  const receiverIds = [...new Set(ask.receiverIds)];
  for (const id of new Set([...receiverIds, ...chosen.values()])) {
    const refused = checkReceiver(read, fromId, id);
    if (refused) return refused;
  }
  const hasMore = customerIds === null && read.get(plansWithQuery(fromId, anyDay)) !== undefined;
  if (customers.length === 0 && !hasMore) return refuse('HANDOVER_NOTHING', { name }, 'fromId');
  if (receiverIds.length === 0 && (chosen.size < customers.length || customerIds === null))
    return refuse('REQUIRED_MISSING', { fields: '接手的人' }, 'receiverIds');
  return { name, customers, receiverIds, toById: allot(customers, receiverIds, chosen) };
}

function ownedAmong(read: Reader, fromId: string, ids: readonly string[]): readonly Given[] {
  const each = [...new Set(ids)];
  return each.length === 0 ? [] : read.all(ownedAmongQuery(fromId, each));
}

const receiving: ReadonlySet<string> = new Set(callers);

/** Whoever receives works here, can have customers, and is somebody else. */
export function checkReceiver(read: Reader, fromId: string, id: string): Refusal | null {
  const receiver = receiverOf(read, id);
  if (isRefusal(receiver)) return receiver;
  if (id !== fromId) return null;
  return refuse('INVALID_INPUT', { field: '接手的人', problem: `不能是${receiver.name}自己` }, 'receiverIds');
}

function receiverOf(read: Reader, id: string): { readonly name: string } | Refusal {
  const person = read.get(
    sqlFor.selectFrom('staff').select(['name', 'role', 'active']).where('id', '=', id).where('deletedHlc', 'is', null),
  );
  if (!person) return refuse('NOT_FOUND', { what: '这位接手的人' }, 'receiverIds');
  const canReceive = person.active === 1 && receiving.has(person.role);
  return canReceive ? { name: person.name } : refuse('HANDOVER_RECEIVER', { name: person.name }, 'receiverIds');
}
