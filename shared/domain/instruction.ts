import type { FollowupOutcome } from './followup.ts';
import { isEffective } from './followup.ts';
import { isWritten } from './written.ts';

/** How far a 领导批示 is, in the words of the lists: the read receipt first, then what was done about it. */
export const instructionStates = {
  unread: '还没点「知道了」',
  read: '已读，没回复',
  answered: '已回复',
  withdrawn: '已撤回',
} as const;

export type InstructionState = keyof typeof instructionStates;

/** What was said and done about an instruction; every part is written once and keeps its time. */
export interface InstructionFacts {
  readonly readAt: number | null;
  readonly answeredAt: number | null;
  readonly withdrawnAt: number | null;
}

/** Where an instruction stands. One that was taken back is nobody's work, whatever else happened to it. */
export function instructionStateOf({ readAt, answeredAt, withdrawnAt }: InstructionFacts): InstructionState {
  if (withdrawnAt !== null) return 'withdrawn';
  if (answeredAt !== null) return 'answered';
  return readAt === null ? 'unread' : 'read';
}

/** Whether it still waits for its reader: these are listed for the evening meeting (domain §5). */
export function isUnanswered(state: InstructionState): boolean {
  return state === 'unread' || state === 'read';
}

/**
 * Whether a contact can stand for the answer: what was done is told by somebody who was reached, in words. A call in
 * vain, or one without feedback, leaves the instruction waiting.
 */
export function answersInstruction(contact: { readonly outcome: FollowupOutcome; readonly feedback: string }): boolean {
  return isEffective(contact.outcome) && isWritten(contact.feedback);
}

/** As long as the notice's Ctrl Z works, in ms. */
export const instructionUndoMs = 600_000;

/**
 * Why an instruction cannot be taken back, as the first half of a sentence; null where it can. Only its author may, for
 * ten minutes, and only as long as nobody has read it: a read receipt is a fact.
 */
export function withdrawalProblem(
  instruction: InstructionFacts & { readonly byId: string; readonly at: number },
  actorId: string,
  now: number,
): string | null {
  if (instruction.byId !== actorId) return '这条批示不是您写的';
  if (instruction.answeredAt !== null) return '这条批示已经有回复';
  if (instruction.readAt !== null) return '对方已经点了「知道了」';
  return now - instruction.at > instructionUndoMs ? '写下已超过 10 分钟' : null;
}

/** Why an answer cannot be taken back, in the manner of `withdrawalProblem`: only by whoever gave it, for ten minutes. */
export function answerUndoProblem(
  instruction: { readonly answeredAt: number | null; readonly answeredById: string | null },
  actorId: string,
  now: number,
): string | null {
  if (instruction.answeredAt === null) return '这条批示还没有回复';
  if (instruction.answeredById !== actorId) return '这条不是您回复的';
  return now - instruction.answeredAt > instructionUndoMs ? '回复已超过 10 分钟' : null;
}
