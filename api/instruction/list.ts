import { z } from 'zod';
import { type InstructionPart, instructionPart, instructionsOf } from '../../db/queries/instructions.ts';
import type { InstructionRow } from '../../shared/contract/instruction-rows.ts';
import { isUnanswered } from '../../shared/domain/instruction.ts';
import { isRefusal, type Refusal, refuse } from '../../shared/domain/refusal.ts';
import { isManager } from '../../shared/domain/roles.ts';
import type { ActorCall } from '../call.ts';
import { nameOfStaff, requireRead } from '../ownership.ts';
import { pageOfRows, readCursor } from '../paging.ts';
import { instructionRows } from './rows.ts';

interface Ask {
  readonly tab: 'open' | 'answered';
  readonly personId?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** Which part of the list, and the sort values of the last row shown of it. */
const cursorSchema = z.tuple([z.int().min(0).max(1), z.number(), z.string()]);

/**
 * Instructions: what waits, the unread first and the oldest of each first; or what was answered, the newest first. A
 * manager sees everybody's, anybody else what is his to answer, whoever is asked for.
 */
export function listInstructions(ask: Ask, call: ActorCall) {
  const { read } = call.deps.store;
  const from = readCursor(ask.cursor, cursorSchema);
  if (isRefusal(from)) return from;
  const isManaging = isManager(call.actor.role);
  if (isManaging && ask.personId !== undefined && nameOfStaff(read, ask.personId) === undefined)
    return refuse('NOT_FOUND', { what: '这位员工' }, 'personId');
  const addresseeId = isManaging ? (ask.personId ?? null) : call.actor.id;
  const [first, at, id] = from ?? [0];
  const states: readonly InstructionPart['state'][] = ask.tab === 'open' ? ['unread', 'read'] : ['answered'];
  const wanted = ask.limit + 1;
  const found = states.flatMap((state, part) => {
    if (part < first) return [];
    const after = part === first && at !== undefined && id !== undefined ? { at, id } : null;
    return instructionPart(read, { state, addresseeId, after, limit: wanted }).map((row) => ({ part, row }));
  });
  const page = pageOfRows(found.slice(0, wanted), ask.limit, ({ part, row }) => [part, row.at, row.id]);
  return {
    rows: instructionRows(
      read,
      call.actor,
      page.rows.map(({ row }) => row),
    ),
    nextCursor: page.nextCursor,
  };
}

/** The instructions of one customer, the newest first, for whoever may read what hangs on him. */
export function customerInstructions(customerId: string, call: ActorCall): { rows: InstructionRow[] } | Refusal {
  const { read } = call.deps.store;
  const found = requireRead(read, call.actor, customerId);
  if (isRefusal(found)) return found;
  return { rows: instructionRows(read, call.actor, instructionsOf(read, found.customer.id)) };
}

/** What of a customer waits for an answer, as it stands on top of the next call: the unread first, the oldest of each first. */
export function waitingInstructions(call: ActorCall, customerId: string): InstructionRow[] {
  const { read } = call.deps.store;
  const waiting = instructionsOf(read, customerId).filter(({ state }) => isUnanswered(state));
  const ordered = waiting.toSorted((a, b) => Number(a.state === 'read') - Number(b.state === 'read') || a.at - b.at);
  return instructionRows(read, call.actor, ordered);
}
