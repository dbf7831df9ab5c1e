import { z } from 'zod';
import type { CivilDate } from '../calendar/civil-date.ts';
import { openDayAfter, type StoreCalendar } from '../calendar/store-calendar.ts';
import { codesOf } from './codes.ts';
import type { Ending } from './ending.ts';
import type { Level } from './level.ts';
import { type Refusal, refuse } from './refusal.ts';
import { isWritten } from './written.ts';

/** What came of a contact, in the order of the keys 1–7. */
export const followupOutcomes = {
  connected: '接通',
  wechat_replied: '微信已回',
  visited: '已到店',
  no_answer: '未接通',
  switched_off: '关机停机',
  wrong_number: '空号错号',
  refused: '拒访',
} as const;

export type FollowupOutcome = keyof typeof followupOutcomes;

export const followupOutcomeSchema = z.enum(codesOf(followupOutcomes));

/** Whether somebody was reached: only this resets the clock of ownership (§七). Any outcome does today's plan. */
export function isEffective(outcome: FollowupOutcome): boolean {
  switch (outcome) {
    case 'connected':
    case 'wechat_replied':
    case 'visited':
      return true;
    case 'no_answer':
    case 'switched_off':
    case 'wrong_number':
    case 'refused':
      return false;
  }
}

/** Whether the feedback says nothing: no letter and no digit in it (§四.3). */
export function feedbackIsEmpty(text: string | null | undefined): boolean {
  return !isWritten(text);
}

/**
 * Warns once of an effective follow-up without feedback (§四.3): refused until the person confirms; then it is saved,
 * and becomes a finding. Where nobody was reached there is nothing to write.
 * @param consequence what the rules of the day make of it: 「，会记一次检查发现（§八.2，拟罚 50 元）」; empty for nothing
 */
export function checkFeedback(
  followup: {
    readonly outcome: FollowupOutcome;
    readonly feedback: string | null;
    readonly confirmedEmpty: boolean;
  },
  consequence: string,
): Refusal | null {
  const silent = isEffective(followup.outcome) && feedbackIsEmpty(followup.feedback);
  return silent && !followup.confirmedEmpty ? refuse('FEEDBACK_EMPTY', { consequence }, 'feedback') : null;
}

/** What the program proposes when a customer cannot be reached; an ending needs the manager's approval. */
export const contactRemedies = {
  correct_number: '改号码',
  invalid: '申请无效',
  dormant: '申请休眠',
} as const satisfies Readonly<Record<'correct_number' | Exclude<Ending, 'lost'>, string>>;

export type ContactRemedy = keyof typeof contactRemedies;

export interface RetryRule {
  /** The last day of the next plan, which then is a retry; null where the level's limit alone binds it. */
  readonly retryBy: CivilDate | null;
  readonly proposals: readonly ContactRemedy[];
  /** At O nothing is proposed: the manager is shown that the customer cannot be reached. */
  readonly shownToManager: boolean;
}

/** On how many different days nobody must have been reached. */
const daysInVain = 3;

interface AttemptFact {
  readonly on: CivilDate;
  readonly outcome: FollowupOutcome;
}

/** The days since somebody was last reached on which it was tried in vain (§四.2). @param attempts oldest first */
export function daysInVainOf(attempts: readonly AttemptFact[]): ReadonlySet<CivilDate> {
  const lastEffective = attempts.findLastIndex(({ outcome }) => isEffective(outcome));
  return new Set(attempts.slice(lastEffective + 1).map(({ on }) => on));
}

/** Whether it was tried in vain on three different days. */
export function tooManyInVain(days: ReadonlySet<CivilDate>): boolean {
  return days.size >= daysInVain;
}

/**
 * What follows from an outcome (§四.2). 未接通 and 关机停机: the next plan is a retry on the next open day or earlier,
 * never later; after three days in vain since the last effective contact, 无效 or 休眠 is proposed. 空号错号 and 拒访 propose
 * at once. For an ordered opportunity (O; ask as O for the plans of a sale) three days in vain are shown to the manager.
 *
 * @param contact.attempts the attempts so far, oldest first; this one may be among them or not
 */
export function retryRule(contact: {
  readonly outcome: FollowupOutcome;
  readonly level: Level;
  readonly attempts: readonly AttemptFact[];
  readonly today: CivilDate;
  readonly calendar: StoreCalendar;
}): RetryRule {
  const { outcome, today } = contact;
  if (isEffective(outcome)) return { retryBy: null, proposals: [], shownToManager: false };
  const isRetry = outcome === 'no_answer' || outcome === 'switched_off';
  const inVain = tooManyInVain(new Set(daysInVainOf(contact.attempts)).add(today));
  return {
    retryBy: isRetry ? openDayAfter(contact.calendar, today) : null,
    proposals: contact.level === 'O' ? [] : remediesFor(isRetry, inVain),
    shownToManager: contact.level === 'O' && inVain,
  };
}

function remediesFor(isRetry: boolean, inVain: boolean): readonly ContactRemedy[] {
  if (!isRetry) return ['correct_number', 'invalid', 'dormant'];
  return inVain ? ['invalid', 'dormant'] : [];
}
