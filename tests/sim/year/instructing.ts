import { lifeOf } from './ledger.ts';
import { type Colleague, note, type Year } from './model.ts';
import type { Line } from './second-book.ts';
import { mustSay } from './taking-back.ts';
import { type Told, waits } from './told-book.ts';

/** The managers' wishes of a morning (领导批示): on customers who are followed up, on a call where there was one. */
export async function instruct(year: Year): Promise<void> {
  const { showroom, dice, book } = year;
  if (!dice.chance(50)) return;
  const manager = showroom.as('showroom_manager');
  const open = [...book.lines.values()].filter(({ state }) => state !== 'ended');
  if (open.length === 0) return;
  const line = dice.pick(open);
  const last = showroom.store.connection
    .prepare('SELECT id FROM followup WHERE opportunity_id = ? AND deleted_hlc IS NULL ORDER BY at DESC LIMIT 1')
    .pluck()
    .get(line.id);
  const followup = last !== undefined && dice.chance(40) ? { followupId: String(last) } : {};
  const input = { customerId: line.customer, content: '旧车可按 3.2 万收，把看车时间定下来。', ...followup };
  const { id } = await manager.call('instruction.write', input);
  const told: Told = { id, customer: line.customer, line, state: 'unread' };
  year.told.push(told);
  note(year, 'a manager instructed');
  if (!dice.chance(10)) return;
  await manager.call('instruction.withdraw', { id });
  told.state = 'withdrawn';
  note(year, 'an instruction was withdrawn');
}

function waiting({ told }: Year, { customer }: Line): readonly Told[] {
  return told.filter((each) => each.customer === customer && waits(each));
}

/**
 * What stands at the top of a call is read, by most; and answered by words there and then, or by the call.
 * @returns those that the call is to answer
 */
export async function readInstructions(year: Year, { person }: Colleague, line: Line): Promise<readonly Told[]> {
  const { dice, showroom } = year;
  for (const told of waiting(year, line)) {
    if (told.state === 'unread' && dice.chance(80)) {
      await person.call('instruction.acknowledge', { id: told.id });
      told.state = 'read';
      note(year, 'an instruction was read');
      const late = showroom.as('showroom_manager').raw('instruction.withdraw', { id: told.id });
      await mustSay(late, 'INSTRUCTION_NOT_UNDONE');
    }
    if (told.state === 'read' && dice.chance(15)) await answerInWords(year, person, told);
  }
  return waiting(year, line).filter(() => dice.chance(50));
}

async function answerInWords(year: Year, person: Colleague['person'], told: Told): Promise<void> {
  await person.call('instruction.answer', { id: told.id, content: '已约周六上午看车' });
  told.state = 'answered';
  note(year, 'an instruction was answered in words');
  await mustSay(person.raw('instruction.answer', { id: told.id, content: '再说一次' }), 'ALREADY_DONE');
  if (!year.dice.chance(25)) return;
  await person.call('instruction.undoAnswer', { id: told.id });
  told.state = 'read';
  note(year, 'an answer was taken back');
}

/** Who was not reached, or said nothing, answers nothing: refused, and nothing moves. */
export async function refuseAsAnswer(year: Year, { person }: Colleague, line: Line, input: unknown): Promise<void> {
  const life = (): string => lifeOf(year.showroom.store, line.customer);
  const before = life();
  await mustSay(person.raw('followup.record', input), 'INVALID_INPUT');
  if (life() !== before) throw new Error(`a refused answer wrote on ${line.id}`);
  note(year, 'a call in vain was to be an answer');
}

/** The call was the answer. */
export function answered(year: Year, answers: readonly Told[]): void {
  for (const told of answers) {
    told.state = 'answered';
    note(year, 'an instruction was answered by a call');
  }
}
