import { reject, type Tx } from '../../db/unit-of-work.ts';
import { answersInstruction, answerUndoProblem } from '../../shared/domain/instruction.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { isManager } from '../../shared/domain/roles.ts';
import { isWritten } from '../../shared/domain/written.ts';
import type { EntityRow } from '../../shared/entities/registry.ts';
import { type ActorCall, act } from '../call.ts';
import type { Contact } from '../followup/contact.ts';
import { demandInstruction, demandReader } from './write.ts';

/**
 * Answers an instruction in words: whoever answers for the customer, or a manager who settled it by word of mouth. An
 * answer is a reading as well. Refuses with NOT_FOUND, NOT_OWNER, ALREADY_DONE, or REQUIRED_MISSING for words without a
 * letter or digit.
 */
export function answerInstruction(
  { id, content }: { readonly id: string; readonly content: string },
  call: ActorCall,
): { readonly answeredAt: number } | Refusal {
  return act(call, (tx) => {
    const instruction = demandInstruction(tx, id);
    if (!isManager(call.actor.role)) demandReader(tx, call, instruction);
    if (instruction.answeredAt !== null) reject('ALREADY_DONE', { what: '回复这条批示' });
    if (!isWritten(content)) reject('REQUIRED_MISSING', { fields: '回复' }, 'content');
    writeAnswer(tx, instruction, { at: call.now, byId: call.actor.id, answer: content, followupId: null });
    return { answeredAt: call.now };
  });
}

/** Takes an answer back: whoever gave it, for ten minutes. Refuses with NOT_FOUND or INSTRUCTION_NOT_UNDONE. */
export function undoAnswer(id: string, call: ActorCall): { readonly done: true } | Refusal {
  return act(call, (tx) => {
    const instruction = demandInstruction(tx, id);
    const why = answerUndoProblem(instruction, call.actor.id, call.now);
    if (why !== null) reject('INSTRUCTION_NOT_UNDONE', { why, way: '要补充，请当面告诉经理' });
    tx.update('instruction', id, { answeredAt: null, answeredById: null, answer: '', answerFollowupId: null });
    return { done: true as const };
  });
}

/**
 * A contact that tells what was done answers instructions in the same act. What a colleague answered meanwhile stays his;
 * a contact in vain, or one without feedback, is no answer and is refused as such.
 */
export function answerByContact(tx: Tx, contact: Contact, ids: readonly string[], followupId: string | null): void {
  if (ids.length === 0) return;
  if (!contact.isAttempt || followupId === null || !answersInstruction(contact.input))
    reject('INVALID_INPUT', { field: '回复批示', problem: '要联系上并写下反馈；没联系上，请先不勾' }, 'answers');
  for (const id of new Set(ids)) {
    const instruction = demandInstruction(tx, id);
    if (instruction.customerId !== contact.customer.id) reject('NOT_FOUND', { what: '这条批示' }, 'answers');
    if (instruction.answeredAt !== null) continue;
    const { now, actor } = contact.call;
    writeAnswer(tx, instruction, { at: now, byId: actor.id, answer: '', followupId });
  }
}

interface Answer {
  readonly at: number;
  readonly byId: string;
  readonly answer: string;
  readonly followupId: string | null;
}

function writeAnswer(tx: Tx, instruction: EntityRow<'instruction'>, { at, byId, answer, followupId }: Answer): void {
  const receipt = instruction.readAt === null ? { readAt: at, readById: byId } : {};
  tx.update('instruction', instruction.id, {
    ...receipt,
    answeredAt: at,
    answeredById: byId,
    answer,
    answerFollowupId: followupId,
  });
}
