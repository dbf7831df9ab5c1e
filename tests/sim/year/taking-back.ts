import { isRefusal } from '../../../shared/domain/refusal.ts';
import { lifeOf } from './ledger.ts';
import { type Colleague, note, type Year } from './model.ts';
import type { Expected, Line } from './second-book.ts';
import type { Told } from './told-book.ts';

/** What both books said before a call that is taken back. */
export interface Slip {
  readonly line: Line;
  readonly before: Line;
  readonly life: string;
  readonly tonight: readonly Expected[];
  readonly told: readonly (readonly [Told, Told['state']])[];
}

export function beginSlip({ showroom, tonight, told }: Year, line: Line): Slip {
  const own = told.filter(({ customer }) => customer === line.customer);
  return {
    line,
    before: { ...line, vain: new Set(line.vain) },
    life: lifeOf(showroom.store, line.customer),
    tonight: [...tonight],
    told: own.map((each) => [each, each.state] as const),
  };
}

/**
 * The wrong customer was taken: within ten minutes everything says again what it said before, later nothing moves.
 * @returns whether it was taken back
 */
export async function takeBack(year: Year, { person }: Colleague, slip: Slip, contactId: string): Promise<boolean> {
  const { showroom, dice, book } = year;
  const isLate = dice.chance(15);
  const written = lifeOf(showroom.store, slip.line.customer);
  if (isLate) showroom.clock.advance(600_000);
  const stranger = year.staff.find((each) => each.person.id !== person.id);
  await mustSay(stranger?.person.raw('followup.undo', { contactId }), 'FOLLOWUP_NOT_UNDONE');
  if (isLate) await mustSay(person.raw('followup.undo', { contactId }), 'FOLLOWUP_NOT_UNDONE');
  if (lifeOf(showroom.store, slip.line.customer) !== written)
    throw new Error(`a refused undoing of ${contactId} wrote`);
  if (isLate) {
    note(year, 'a call was to be taken back too late');
    return false;
  }
  await person.call('followup.undo', { contactId });
  await mustSay(person.raw('followup.undo', { contactId }), 'ALREADY_DONE');
  const now = lifeOf(showroom.store, slip.line.customer);
  if (now !== slip.life) throw new Error(`taken back, ${slip.line.id} is ${differenceOf(now, slip.life)}`);
  book.takeBack(slip.line, slip.before);
  year.tonight = [...slip.tonight];
  for (const [told, state] of slip.told) told.state = state;
  note(year, 'a call was taken back');
  return true;
}

/** A second completion of the same plan, and the same contact sent twice, are refused, and nothing moves. */
export async function tryAgain(
  year: Year,
  { person }: Colleague,
  line: Line,
  { planId, contactId }: { readonly planId: string; readonly contactId: string },
): Promise<void> {
  const { showroom } = year;
  const before = lifeOf(showroom.store, line.customer);
  const opportunities = [{ opportunityId: line.id, next: null }];
  const call = { outcome: 'connected', method: 'phone', category: 'price_drop', feedback: '再记一次', opportunities };
  await mustSay(person.raw('followup.record', { ...call, planId }), 'PLAN_ALREADY_CLOSED');
  await mustSay(person.raw('followup.record', { ...call, contactId }), 'ALREADY_DONE');
  if (lifeOf(showroom.store, line.customer) !== before) throw new Error(`the second completion of ${planId} wrote`);
  note(year, 'a plan was completed twice');
}

export async function mustSay(answer: Promise<unknown> | undefined, code: string): Promise<void> {
  const said = await answer;
  if (isRefusal(said) && said.code === code) return;
  throw new Error(`answered with ${isRefusal(said) ? said.code : JSON.stringify(said)}, not with ${code}`);
}

function differenceOf(now: string, before: string): string {
  const [lines, wanted] = [now.split('\n'), before.split('\n')];
  return lines
    .flatMap((line, i) => (line === wanted[i] ? [] : [`${line.trim()} (${wanted[i]?.trim()})`]))
    .slice(0, 5)
    .join('; ');
}
