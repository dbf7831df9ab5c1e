import { z } from 'zod';
import type { CivilDate } from '../calendar/civil-date.ts';
import { openDayAfter, type StoreCalendar } from '../calendar/store-calendar.ts';
import { codesOf } from './codes.ts';
import type { PlanState } from './plan-codes.ts';
import { type Refusal, refuse } from './refusal.ts';
import { isWritten } from './written.ts';

/** The ways in which an opportunity ends without an order, each by a manager's approval (§四.1). */
export const endings = { lost: '战败', dormant: '休眠', invalid: '无效' } as const;

export type Ending = keyof typeof endings;

export const endingSchema = z.enum(codesOf(endings));

/** Asking for an ending does not end an opportunity: it is pending until the manager decides. */
export const opportunityStates = { open: '跟进中', pending: '等经理决定', ended: '已结束' } as const;

export type OpportunityState = keyof typeof opportunityStates;

export const opportunityStateSchema = z.enum(codesOf(opportunityStates));

/**
 * Checks asking for 战败, 休眠 or 无效 (§四.1): refused unless an attempt with its feedback was recorded on the same day.
 * The reception on a card of today is such an attempt, with what was said as its feedback.
 *
 * @param request.attempts attempts of the responsible person on this opportunity, of today at least
 */
export function checkEndingRequest(request: {
  readonly ending: Ending;
  readonly state: OpportunityState;
  readonly attempts: readonly { readonly on: CivilDate; readonly feedback: string | null }[];
  readonly today: CivilDate;
}): Refusal | null {
  if (request.state === 'ended') return refuse('OPPORTUNITY_ENDED');
  if (request.state === 'pending') return refuse('ENDING_PENDING');
  const explained = request.attempts.some(({ on, feedback }) => on === request.today && isWritten(feedback));
  return explained ? null : refuse('ENDING_NEEDS_ATTEMPT', { ending: endings[request.ending] }, 'ending');
}

/** The day of the manager's decision task, which takes the place of the next plan: the next open day (§四.1). */
export function endingDecisionDueOn(requestedOn: CivilDate, calendar: StoreCalendar): CivilDate {
  return openDayAfter(calendar, requestedOn);
}

/** The day of the consultant's plan that a refusal makes: the next open day after it (§四.1). */
export function endingRefusedPlanDueOn(refusedOn: CivilDate, calendar: StoreCalendar): CivilDate {
  return openDayAfter(calendar, refusedOn);
}

/** Whether an undecided request is shown to the next rank: its day has ended (§四.1). It is never a missed plan. */
export function isDecisionLate(
  task: { readonly dueOn: CivilDate; readonly state: PlanState },
  today: CivilDate,
): boolean {
  return task.state === 'open' && task.dueOn < today;
}
