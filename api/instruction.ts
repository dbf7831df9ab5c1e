import { countInstructions, unansweredByPerson } from '../db/queries/instructions.ts';
import { staffNames } from '../db/queries/staff.ts';
import { isManager } from '../shared/domain/roles.ts';
import type { ActorCall, Handlers } from './call.ts';
import { answerInstruction, undoAnswer } from './instruction/answer.ts';
import { customerInstructions, listInstructions } from './instruction/list.ts';
import { acknowledge, withdrawInstruction, writeInstruction } from './instruction/write.ts';

export const instructionHandlers: Handlers<'instruction'> = {
  write: (input, call) => writeInstruction(input, call),
  withdraw: ({ id }, call) => withdrawInstruction(id, call),
  acknowledge: ({ id }, call) => acknowledge(id, call),
  answer: (input, call) => answerInstruction(input, call),
  undoAnswer: ({ id }, call) => undoAnswer(id, call),
  list: (ask, call) => listInstructions(ask, call),
  ofCustomer: ({ customerId }, call) => customerInstructions(customerId, call),
  counts: (_input, call) => countsOf(call),
};

/** What waits for the caller; for a manager also what waits for each person (the evening meeting). */
function countsOf({ deps, actor }: ActorCall) {
  const { read } = deps.store;
  return {
    unread: countInstructions(read, 'unread', actor.id),
    read: countInstructions(read, 'read', actor.id),
    people: isManager(actor.role) ? waitingByPerson({ deps }) : [],
  };
}

/** Whoever has an instruction to answer, those with most of them first. */
function waitingByPerson({ deps }: Pick<ActorCall, 'deps'>) {
  const { read } = deps.store;
  const names = staffNames(read);
  const people = new Map<string, { unread: number; read: number }>();
  for (const { addresseeId, state, count } of unansweredByPerson(read)) {
    if (addresseeId === null) continue;
    const one = people.get(addresseeId) ?? { unread: 0, read: 0 };
    people.set(addresseeId, { ...one, [state]: count });
  }
  return [...people]
    .map(([id, one]) => ({ person: { id, name: names.get(id) ?? '' }, ...one }))
    .toSorted((a, b) => b.unread + b.read - (a.unread + a.read) || (a.person.id < b.person.id ? -1 : 1));
}
