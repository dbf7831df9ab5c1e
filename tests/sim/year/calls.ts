import { isRefusal } from '../../../shared/domain/refusal.ts';
import { plus } from './almanac.ts';
import { answered, readInstructions, refuseAsAnswer } from './instructing.ts';
import { type Colleague, note, type Year } from './model.ts';
import type { PlanLine } from './rows.ts';
import { expected, fine, type Level, type Line } from './second-book.ts';
import { beginSlip, takeBack, tryAgain } from './taking-back.ts';
import type { Told } from './told-book.ts';

const reachedBy = ['connected', 'connected', 'connected', 'wechat_replied', 'visited'] as const;
const inVain = ['no_answer', 'no_answer', 'switched_off', 'wrong_number', 'refused'] as const;

/** One call of the list: somebody is reached or nobody, something is said or nothing, and the next one is agreed on. */
export async function recordCall(year: Year, colleague: Colleague, plan: PlanLine): Promise<void> {
  const line = year.book.lines.get(plan.opportunity);
  if (line === undefined || line.state !== 'open') return;
  await record(year, colleague, line, plan.id);
}

/** A customer who calls by himself: an attempt without a plan (§四.1). */
export async function contactCustomer(year: Year, colleague: Colleague, line: Line): Promise<void> {
  await record(year, colleague, line, undefined);
  note(year, 'a customer called by himself');
}

async function record(year: Year, colleague: Colleague, line: Line, planId: string | undefined): Promise<void> {
  const { dice } = year;
  const answers = await readInstructions(year, colleague, line);
  if (!dice.chance(5)) {
    const contactId = await recordOnce(year, colleague, line, { planId, answers });
    if (planId !== undefined && dice.chance(6)) await tryAgain(year, colleague, line, { planId, contactId });
    return;
  }
  const slip = beginSlip(year, line);
  const contactId = await recordOnce(year, colleague, line, { planId, answers });
  if (await takeBack(year, colleague, slip, contactId)) {
    if (dice.chance(70)) await recordOnce(year, colleague, line, { planId, answers });
  }
}

interface Calling {
  readonly planId: string | undefined;
  /** The instructions that the call answers, if somebody is reached and something said. */
  readonly answers: readonly Told[];
}

/** Records a call, and keeps the second book of it. @returns the contact's id */
async function recordOnce(year: Year, colleague: Colleague, line: Line, { planId, answers }: Calling): Promise<string> {
  const { dice, book, today, almanac } = year;
  const wasReached = dice.chance(72);
  const outcome = wasReached ? dice.pick(reachedBy) : dice.pick(inVain);
  const isSilent = wasReached && dice.chance(colleague.silent);
  const wish = { opportunityId: line.id } as const;
  const asks = !isSilent && line.level !== 'O' && dice.chance(line.vain.size >= 2 ? 60 : colleague.givesUp);
  const level = asks || !dice.chance(colleague.regrades) ? null : dice.pick(['H', 'A', 'B', 'C', 'N'] as const);
  const wasLevel = line.level;
  book.attempt(line, today, wasReached);
  if (level !== null && level !== wasLevel && wasLevel !== 'O') book.grade(line, today, level);
  const isRetry = outcome === 'no_answer' || outcome === 'switched_off';
  const last = isRetry ? almanac.openAfter(today) : book.lastDay(line);
  const next = asks ? null : { dueOn: dayInside(year, colleague, last), method: 'phone' as const };
  const input = {
    ...(planId === undefined ? {} : { planId }),
    outcome,
    method: 'phone' as const,
    category: isSilent ? null : 'price_drop',
    feedback: isSilent ? dice.pick(['', '。。。']) : `说要再看看，${today}`,
    confirmedEmpty: true,
    opportunities: [
      {
        ...wish,
        next,
        level: level === null || wasLevel === 'O' ? null : { level, reason: '客户的说法变了' },
        ending: asks ? { ending: dice.pick(['lost', 'dormant', 'invalid'] as const), reason: '不买了' } : null,
      },
    ],
  };
  const told = answers.map(({ id }) => id);
  const isAnswer = wasReached && !isSilent;
  if (!isAnswer && told.length > 0) await refuseAsAnswer(year, colleague, line, { ...input, answers: told });
  const { contactId } = await colleague.person.call('followup.record', { ...input, answers: isAnswer ? told : [] });
  if (isAnswer) answered(year, answers);
  if (asks) line.state = 'pending';
  if (isSilent) year.tonight.push(expected('F-FEEDBACK-EMPTY', contactId, colleague.person.id, today, fine));
  note(year, `a call: ${outcome}${isSilent ? ', not a word' : ''}${asks ? ', to be ended' : ''}`);
  return contactId;
}

/** A day from tomorrow to the last one that is allowed; some people like the last one best. */
function dayInside({ dice, today, almanac }: Year, { putsOff }: Colleague, last: string): string {
  if (dice.chance(putsOff)) return last;
  const drawn = plus(today, 1 + dice.below(30));
  const open = almanac.counted(drawn);
  return open < last ? open : last;
}

/** A day after the last one that is allowed is refused, and nothing moves. */
export async function tryBeyond(
  year: Year,
  { person }: Colleague,
  plan: { readonly id: string; readonly last: string },
): Promise<void> {
  const dueOn = plus(plan.last, 1 + year.dice.below(3));
  const answer = await person.raw('plan.move', { id: plan.id, dueOn, method: 'phone' });
  const code = isRefusal(answer) ? answer.code : 'nothing';
  if (code !== 'PLAN_BEYOND_LIMIT' && code !== 'PLAN_FIRST_ONLY_EARLIER')
    throw new Error(`moving ${plan.id} to ${dueOn}, after ${plan.last}, was answered with ${code}`);
  note(year, `beyond the limit: ${code}`);
}

/** The day of an expected purchase that fits a level. */
export function expectedFor({ dice, today }: Year, level: Exclude<Level, 'O'>): string | null {
  switch (level) {
    case 'H':
      return plus(today, dice.below(8));
    case 'A':
      return plus(today, 8 + dice.below(8));
    case 'B':
      return plus(today, 16 + dice.below(15));
    case 'C':
      return plus(today, 31 + dice.below(300));
    case 'N':
      return null;
  }
}
