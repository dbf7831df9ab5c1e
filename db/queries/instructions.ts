import { type SqlBool, sql } from 'kysely';
import type { CivilDate } from '../../shared/calendar/civil-date.ts';
import { type Reader, sqlFor } from '../query.ts';
import { shaped } from '../query-shape.ts';

/** Where a page of instructions goes on: instant and id of its last row. */
export interface AfterInstruction {
  readonly at: number;
  readonly id: string;
}

/** One part of the list: those of a state, oldest first for what waits, newest first for what was answered. */
export interface InstructionPart {
  readonly state: 'unread' | 'read' | 'answered';
  /** Whose they are to read; null for everybody's. */
  readonly addresseeId: string | null;
  readonly after: AfterInstruction | null;
  readonly limit: number;
}

const rows = sqlFor
  .selectFrom('instruction')
  .innerJoin('customer', 'customer.id', 'instruction.customerId')
  .leftJoin('followup', 'followup.id', 'instruction.followupId')
  .leftJoin('followup as answering', 'answering.id', 'instruction.answerFollowupId')
  .select(['instruction.id', 'instruction.customerId', 'instruction.content', 'instruction.at', 'instruction.byId'])
  .select(['instruction.readAt', 'instruction.readById', 'instruction.answeredAt', 'instruction.answeredById'])
  .select(['instruction.answer', 'instruction.state', 'instruction.addresseeId', 'instruction.opportunityId'])
  .select(['customer.name', 'customer.gender', 'customer.phone', 'customer.ownerId'])
  .select(['followup.at as followupAt', 'followup.outcome as followupOutcome', 'followup.feedback as followupFeedback'])
  .select(['answering.at as doneAt', 'answering.outcome as doneOutcome', 'answering.feedback as doneFeedback'])
  .where('instruction.deletedHlc', 'is', null);

const instructionPartQuery = shaped(({ state, addresseeId, after, limit }: InstructionPart) => {
  const way = state === 'answered' ? 'desc' : 'asc';
  let query = rows.where('instruction.state', '=', state);
  if (addresseeId !== null) query = query.where('instruction.addresseeId', '=', addresseeId);
  if (after !== null)
    query = query.where(
      sql<SqlBool>`(${sql.ref('instruction.at')}, ${sql.ref('instruction.id')})
          ${sql.raw(way === 'desc' ? '<' : '>')} (${after.at}, ${after.id})`,
    );
  return query.orderBy('instruction.at', way).orderBy('instruction.id', way).limit(limit);
}, 'state');

/** One part of the list of instructions, with whom each is about and what was done. */
export function instructionPart(read: Reader, part: InstructionPart) {
  return read.all(instructionPartQuery(part));
}

export type InstructionRecord = ReturnType<typeof instructionPart>[number];

/** A customer's instructions that were not taken back, the newest first: a handful. */
export function instructionsOf(read: Reader, customerId: string): InstructionRecord[] {
  return read.all(ofCustomerQuery(customerId));
}

const ofCustomerQuery = shaped((customerId: string) =>
  rows
    .where('instruction.customerId', '=', customerId)
    .where('instruction.state', '<>', 'withdrawn')
    .orderBy('instruction.at', 'desc')
    .orderBy('instruction.id', 'desc'),
);

/** How many instructions of a state wait, for one reader or for everybody. */
export function countInstructions(read: Reader, state: 'unread' | 'read', addresseeId: string | null): number {
  return read.get(countQuery({ state, addresseeId }))?.count ?? 0;
}

const countQuery = shaped(
  ({ state, addresseeId }: { readonly state: 'unread' | 'read'; readonly addresseeId: string | null }) => {
    const query = sqlFor
      .selectFrom('instruction')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('state', '=', state);
    return addresseeId === null ? query : query.where('addresseeId', '=', addresseeId);
  },
);

/** How many unanswered instructions each person has, and how many of them unread; for the evening meeting. */
export function unansweredByPerson(read: Reader) {
  return read.all(byPersonQuery());
}

const byPersonQuery = shaped(() =>
  sqlFor
    .selectFrom('instruction')
    .select(['addresseeId', 'state'])
    .select((eb) => eb.fn.countAll<number>().as('count'))
    // the index of what waits is chosen by the literals in the text
    .where(sql<SqlBool>`state IN ('unread', 'read')`)
    .groupBy(['addresseeId', 'state'])
    .orderBy('addresseeId')
    .orderBy('state'),
);

/** The instructions that were written on a day and not taken back: for whom, and how far each is. */
export function instructionsOfDay(read: Reader, day: CivilDate) {
  return read.all(ofDayQuery(day));
}

const ofDayQuery = shaped((day: CivilDate) =>
  sqlFor
    .selectFrom('instruction')
    .select(['addresseeId', 'state'])
    .where('onDay', '=', day)
    .where('state', '<>', 'withdrawn')
    .where('deletedHlc', 'is', null),
);
