import { sqlFor } from '../../db/query.ts';
import { demand, reject, type Tx } from '../../db/unit-of-work.ts';
import { withdrawalProblem } from '../../shared/domain/instruction.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { isWritten } from '../../shared/domain/written.ts';
import type { EntityRow } from '../../shared/entities/registry.ts';
import { type ActorCall, act } from '../call.ts';
import { isResponsible, nameOfStaff, refuseForeign, requireWrite } from '../ownership.ts';

/**
 * A manager says what is to be done with a customer, on a follow-up or in general (domain §5). It goes to whoever makes
 * the next call. Refuses with NOT_FOUND, CUSTOMER_MERGED, REQUIRED_MISSING for words without a letter or digit, or
 * INSTRUCTION_NOBODY where nobody would ever read it.
 */
export function writeInstruction(
  input: { readonly customerId: string; readonly content: string; readonly followupId?: string | undefined },
  call: ActorCall,
): { readonly id: string; readonly to: { readonly id: string; readonly name: string } } | Refusal {
  return act(call, (tx) => {
    if (!isWritten(input.content)) reject('REQUIRED_MISSING', { fields: '批示' }, 'content');
    const { customer } = demand(requireWrite(tx, call.actor, input.customerId));
    const followup = input.followupId === undefined ? null : followupOf(tx, input.followupId, customer.id);
    const id = tx.newId();
    tx.insert('instruction', {
      id,
      customerId: customer.id,
      opportunityId: followup?.opportunityId ?? null,
      followupId: followup?.id ?? null,
      content: input.content,
      at: call.now,
      onDay: call.today,
      byId: call.actor.id,
      readAt: null,
      readById: null,
      answeredAt: null,
      answeredById: null,
      answer: '',
      answerFollowupId: null,
      withdrawnAt: null,
    });
    const reader = tx.find('instruction', id)?.addresseeId ?? null;
    if (reader === null) return reject('INSTRUCTION_NOBODY', {}, 'customerId');
    return { id, to: { id: reader, name: nameOfStaff(tx.read, reader) ?? '' } };
  });
}

/** Takes an instruction back: its author, for ten minutes, unread. Refuses with NOT_FOUND or INSTRUCTION_NOT_UNDONE. */
export function withdrawInstruction(id: string, call: ActorCall) {
  return act(call, (tx) => {
    const instruction = demandInstruction(tx, id);
    const why = withdrawalProblem(instruction, call.actor.id, call.now);
    if (why !== null) reject('INSTRUCTION_NOT_UNDONE', { why, way: '要改主意，请再写一条' });
    tx.update('instruction', id, { withdrawnAt: call.now });
    return { done: true as const };
  });
}

/**
 * The read receipt of whoever answers for the customer (domain §5). It keeps the first time: a second click changes
 * nothing and is told that time. Refuses with NOT_FOUND or NOT_OWNER: nobody reads for somebody else.
 */
export function acknowledge(id: string, call: ActorCall): { readonly readAt: number } | Refusal {
  return act(call, (tx) => {
    const instruction = demandInstruction(tx, id);
    demandReader(tx, call, instruction);
    if (instruction.readAt !== null) return { readAt: instruction.readAt };
    tx.update('instruction', id, { readAt: call.now, readById: call.actor.id });
    return { readAt: call.now };
  });
}

/** The instruction, unless it was taken back or its customer forgotten. */
export function demandInstruction(tx: Tx, id: string): EntityRow<'instruction'> {
  const instruction = tx.find('instruction', id);
  if (!instruction || instruction.state === 'withdrawn') return reject('NOT_FOUND', { what: '这条批示' }, 'id');
  return instruction;
}

/** Rolls back with NOT_OWNER unless the caller answers for the customer: his owner, or whoever has a plan on him. */
export function demandReader(tx: Tx, { actor }: ActorCall, { customerId }: { readonly customerId: string }): void {
  const customer = tx.find('customer', customerId) ?? reject('NOT_FOUND', { what: '这位客户' }, 'id');
  if (!isResponsible(tx.read, actor.id, customer)) demand(refuseForeign(tx.read, customer));
}

function followupOf(tx: Tx, id: string, customerId: string): { readonly id: string; readonly opportunityId: string } {
  const followup = tx.read.get(
    sqlFor
      .selectFrom('followup')
      .select(['id', 'opportunityId', 'customerId'])
      .where('id', '=', id)
      .where('deletedHlc', 'is', null),
  );
  if (followup?.customerId !== customerId) return reject('NOT_FOUND', { what: '这次回访' }, 'followupId');
  return followup;
}
