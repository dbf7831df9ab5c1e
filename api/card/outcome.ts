import { reject } from '../../db/unit-of-work.ts';
import type { CardValues } from '../../shared/domain/card.ts';
import { type Ending, endingSchema, endings } from '../../shared/domain/ending.ts';
import { limitAfterAttempt } from '../../shared/domain/plan-limit.ts';
import { accessTo, canGuide, type Owned } from '../ownership.ts';
import { closePlan } from '../plan/close-plan.ts';
import { levelOf } from '../plan/codes.ts';
import { requestEnding } from '../plan/ending.ts';
import { openPlanOf } from '../plan/open-plan.ts';
import { feedbackOnCard, recordContact, recordedContact } from './visit.ts';
import type { CardWork } from './work.ts';

/** The ending that a card's result asks for; null for the results that go on. */
export function endingOf(result: string | null | undefined): Ending | null {
  const parsed = endingSchema.safeParse(result);
  return parsed.success ? parsed.data : null;
}

/**
 * Carries out a result of 战败, 休眠 or 无效 (§四.1): the reception counts as the attempt of the same day, with what was
 * said as its feedback, and the opportunity waits for the manager. Only who is responsible for the customer asks, or a
 * manager: the desk that types a card gives nobody up.
 */
export function requestByCard(
  work: CardWork,
  asked: {
    readonly cardId: string;
    readonly customer: Owned;
    readonly opportunityId: string;
    readonly consultantId: string;
    readonly isResponsible: boolean;
    readonly values: CardValues;
    readonly ending: Ending;
  },
): void {
  const { tx, rules, call } = work;
  const { values, ending, opportunityId } = asked;
  if (!asked.isResponsible) {
    const problem = `不能选「${endings[ending]}」，这位客户不归您，请选「继续跟进」`;
    reject('INVALID_INPUT', { field: '洽谈结果', problem }, 'result');
  }
  if (!canGuide(accessTo(tx.read, call.actor, asked.customer))) {
    const problem = `不能替顾问选「${endings[ending]}」，先选「继续跟进」，由他本人或经理申请`;
    reject('INVALID_INPUT', { field: '洽谈结果', problem }, 'result');
  }
  const followupId = recordedContact(work, asked.cardId, opportunityId) ?? executeByCard(work, asked);
  const feedback = feedbackOnCard(work, values);
  requestEnding(tx, {
    opportunityId,
    ending,
    reason: feedback,
    competitor: null,
    priceFen: null,
    evidence: '',
    evidenceId: null,
    followupId,
    feedback,
    attemptOn: rules.today,
    today: rules.today,
    calendar: rules.calendar,
  });
}

/** Records the reception as an attempt; it does the next plan, except on the opportunity's own day. */
function executeByCard(work: CardWork, asked: Parameters<typeof requestByCard>[1]): string {
  const { tx, rules } = work;
  const opportunity = tx.find('opportunity', asked.opportunityId);
  const next = openPlanOf(tx, asked.opportunityId, 'next');
  const isOwnDay = opportunity?.createdOn === rules.today;
  const executed = isOwnDay ? undefined : next;
  const followupId = recordContact(work, asked, executed?.id ?? null);
  if (executed) closePlan(tx, executed.id, { state: 'done', today: rules.today, followupId });
  if (opportunity?.state === 'open' && !isOwnDay) {
    const limitOn = limitAfterAttempt(rules.today, levelOf(opportunity.level), rules.policy);
    tx.update('opportunity', opportunity.id, { attemptOn: rules.today, limitOn });
  }
  return followupId;
}
