import type { ContactSheet, SheetOpportunity } from '../../../shared/contract/contact-sheet.ts';
import type { FollowupInput } from '../../../shared/contract/followup.ts';
import type { PlanMethod } from '../../../shared/domain/plan-codes.ts';
import {
  answeredBy,
  type ContactDraft,
  endingWishOf,
  includedOf,
  type NextBounds,
  nextPlanOf,
} from './contact-draft.ts';

type Wish = NonNullable<FollowupInput['opportunities']>[number];

/** What the host is asked to record; null while no outcome is chosen. */
export function inputOf(
  sheet: ContactSheet,
  draft: ContactDraft,
  category: string | null,
  boundsOf: (opportunity: SheetOpportunity) => NextBounds,
): FollowupInput | null {
  const { outcome } = draft;
  if (outcome === null) return null;
  const plan = sheet.plan;
  const executes = sheet.responsible && plan !== null && plan.state === 'open' && plan.role !== 'decision';
  return {
    contactId: draft.contactId,
    ...(executes ? { planId: plan.id } : {}),
    outcome,
    method: methodOf(sheet, outcome),
    category,
    feedback: draft.feedback,
    confirmedEmpty: draft.confirmedEmpty,
    answers: [...answeredBy(sheet, draft)],
    opportunities: includedOf(sheet, draft).map((each) => wishOf(sheet, each, draft, boundsOf)),
  };
}

function wishOf(
  sheet: ContactSheet,
  opportunity: SheetOpportunity,
  draft: ContactDraft,
  boundsOf: (opportunity: SheetOpportunity) => NextBounds,
): Wish {
  const opportunityId = opportunity.id;
  const wish = draft.opportunities[opportunityId];
  // Somebody else's contact and one while a manager decides are recorded; nothing follows from them.
  if (!sheet.responsible || opportunity.state === 'pending') return { opportunityId };
  if (wish?.ending) return { opportunityId, ending: endingWishOf(wish.ending) };
  const level = wish?.level ?? null;
  if (opportunity.planStands) return { opportunityId, level };
  const { dueOn, dueTime, method, purpose } = nextPlanOf(boundsOf(opportunity), wish);
  const next = dueOn === null ? null : { dueOn, dueTime, method, purpose, reason: wish?.extendReason ?? '' };
  return { opportunityId, next, level };
}

/** How the customer was reached: what the plan said, unless the outcome says otherwise. */
function methodOf(sheet: ContactSheet, outcome: NonNullable<ContactDraft['outcome']>): PlanMethod {
  if (outcome === 'wechat_replied') return 'wechat';
  if (outcome === 'visited') return 'invite';
  const planned = sheet.plan?.method ?? sheet.opportunities[0]?.nextPlan?.method ?? 'phone';
  return planned === 'invite' ? 'phone' : planned;
}
