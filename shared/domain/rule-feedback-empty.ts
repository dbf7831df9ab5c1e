import type { CivilDate } from '../calendar/civil-date.ts';
import { type Finding, type FindingContext, makeFindings } from './finding.ts';
import { isWritten } from './written.ts';

/** What the rule has to know of a follow-up, as it stood at 24:00 of the evaluated day. */
export interface FeedbackFact {
  readonly followupId: string;
  /** Joins the follow-ups of one contact that was recorded for several opportunities. */
  readonly contactId: string;
  readonly customerId: string | null;
  /** Who recorded it. */
  readonly byId: string;
  readonly onDay: CivilDate;
  /** 接通, 微信已回 or 已到店: somebody was reached, so there is something to write down. */
  readonly effective: boolean;
  readonly feedback: string;
}

/**
 * F-FEEDBACK-EMPTY (§四.3, §八.2): an effective contact of `day` without a word of feedback, against whoever recorded
 * it. One contact is one occurrence, for however many opportunities it was recorded.
 */
export function evaluateFeedbackEmpty(
  followups: readonly FeedbackFact[],
  context: FindingContext & { readonly day: CivilDate },
): readonly Finding[] {
  const ofDay = followups.filter((followup) => followup.onDay === context.day && followup.effective);
  const described = new Set(ofDay.filter(({ feedback }) => isWritten(feedback)).map(({ contactId }) => contactId));
  const silent = ofDay.filter(({ contactId }) => !described.has(contactId));
  return makeFindings(
    silent.map((followup) => ({
      rule: 'F-FEEDBACK-EMPTY',
      subjectKind: 'followup',
      subjectId: followup.contactId,
      customerId: followup.customerId,
      concernsOn: context.day,
      personId: followup.byId,
      evidence: {
        followupIds: silent.filter(({ contactId }) => contactId === followup.contactId).map((each) => each.followupId),
      },
    })),
    context,
  );
}
