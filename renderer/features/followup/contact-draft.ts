import type { CivilDate } from '../../../shared/calendar/civil-date.ts';
import type { ContactSheet, SheetOpportunity } from '../../../shared/contract/contact-sheet.ts';
import type { Ending } from '../../../shared/domain/ending.ts';
import { type FollowupOutcome, isEffective } from '../../../shared/domain/followup.ts';
import { answersInstruction } from '../../../shared/domain/instruction.ts';
import type { Level } from '../../../shared/domain/level.ts';
import type { PlanMethod } from '../../../shared/domain/plan-codes.ts';
import { readMoney } from '../../components/money-words.ts';
import type { PlanDraft } from '../../components/plan-sentence.tsx';

/** What somebody changed of the proposed next plan; what is left out follows the proposal. */
export type PlanEdits = { readonly [K in keyof PlanDraft]?: PlanDraft[K] };

/** A level chosen during the call. */
export interface LevelDraft {
  readonly level: Level;
  readonly expectedOn: CivilDate | null;
  readonly noExpectedDate: boolean;
  readonly reason: string;
}

/** The wish to end an opportunity, as it is being written. */
export interface EndingDraft {
  readonly ending: Ending;
  readonly reason: string;
  readonly competitor: string;
  /** What he paid for it, as it is typed. */
  readonly price: string;
  /** How it is known, and the attached file that shows it. */
  readonly evidence: string;
  readonly evidenceId: string | null;
}

/** A wish to end an opportunity before anything is written. */
export function newEnding(ending: Ending): EndingDraft {
  return { ending, reason: '', competitor: '', price: '', evidence: '', evidenceId: null };
}

/** Whether a price is typed that is no sum. */
export function isPriceWrong({ ending, price }: Pick<EndingDraft, 'ending' | 'price'>): boolean {
  return ending === 'lost' && price.trim() !== '' && readMoney(price) === null;
}

/** The wish as the host takes it; what belongs to 战败 alone is left out of the others. */
export function endingWishOf({ ending, reason, competitor, price, evidence, evidenceId }: EndingDraft) {
  const bought =
    ending === 'lost'
      ? {
          competitor: competitor.trim() === '' ? null : competitor,
          priceFen: price.trim() === '' ? null : readMoney(price),
        }
      : {};
  return { ending, reason, ...bought, evidence, evidenceId };
}

/** What becomes of one opportunity. */
export interface OpportunityDraft {
  /** The contact was about this one as well. */
  readonly included: boolean;
  readonly edits: PlanEdits;
  /** A manager's reason for a day beyond the limit. */
  readonly extendReason: string;
  readonly level: LevelDraft | null;
  readonly ending: EndingDraft | null;
}

/** A contact while it is being written. */
export interface ContactDraft {
  /** Sent with it, so that the same contact is never recorded twice. */
  readonly contactId: string;
  readonly outcome: FollowupOutcome | null;
  /** Chosen by hand; null follows what the feedback speaks of. */
  readonly category: string | null;
  readonly feedback: string;
  readonly confirmedEmpty: boolean;
  readonly opportunities: Readonly<Record<string, OpportunityDraft>>;
  /** Instructions that were read and that this contact does not answer: the tick was taken out. */
  readonly unanswered: readonly string[];
}

export const untouched: OpportunityDraft = {
  included: false,
  edits: {},
  extendReason: '',
  level: null,
  ending: null,
};

export function emptyDraft(contactId: string): ContactDraft {
  return {
    contactId,
    outcome: null,
    category: null,
    feedback: '',
    confirmedEmpty: false,
    opportunities: {},
    unanswered: [],
  };
}

/** The opportunities that the contact is about: the first of the sheet, and those that were ticked. */
export function includedOf(sheet: ContactSheet, draft: ContactDraft): readonly SheetOpportunity[] {
  const open = sheet.opportunities.filter((each) => each.state !== 'ended');
  return open.filter((each, index) => index === 0 || draft.opportunities[each.id]?.included === true);
}

/** The instructions that this contact answers: read ones, by whoever answers for the customer, once it tells something. */
export function answeredBy(sheet: ContactSheet, draft: ContactDraft): readonly string[] {
  const { outcome, feedback, unanswered } = draft;
  if (!sheet.responsible || outcome === null || !answersInstruction({ outcome, feedback })) return [];
  return sheet.instructions.filter(({ id, state }) => state === 'read' && !unanswered.includes(id)).map(({ id }) => id);
}

/** The draft with one opportunity changed. */
export function withOpportunity(draft: ContactDraft, id: string, change: Partial<OpportunityDraft>): ContactDraft {
  const before = draft.opportunities[id] ?? untouched;
  return { ...draft, opportunities: { ...draft.opportunities, [id]: { ...before, ...change } } };
}

/** What follows from an outcome that reached nobody; null where somebody was reached or no outcome is chosen yet. */
export function vainOf(
  opportunity: SheetOpportunity,
  outcome: FollowupOutcome | null,
): SheetOpportunity['unanswered'] | null {
  if (outcome === null || isEffective(outcome)) return null;
  return outcome === 'no_answer' || outcome === 'switched_off' ? opportunity.unanswered : opportunity.unreachable;
}

/** The days and words that bind the next plan of an opportunity, after the outcome and the level chosen so far. */
export interface NextBounds {
  readonly level: Level;
  readonly gapWords: string;
  readonly latestOn: CivilDate;
  /** It is a retry: the level's limit does not bind it, the next open day does. */
  readonly isRetry: boolean;
  readonly proposed: PlanDraft;
}

/** Bounds and proposal of the next plan. */
export function nextBounds(
  sheet: ContactSheet,
  opportunity: SheetOpportunity,
  draft: Pick<ContactDraft, 'outcome'>,
  chosen: LevelDraft | null,
  categoryLabel: string | null,
): NextBounds {
  const level = chosen?.level ?? opportunity.level;
  const outlook = opportunity.byLevel.find((each) => each.level === level);
  const retryBy = vainOf(opportunity, draft.outcome)?.retryBy ?? null;
  return {
    level,
    gapWords: outlook?.gapWords ?? '',
    latestOn: retryBy ?? outlook?.limitOn ?? opportunity.limitOn,
    isRetry: retryBy !== null,
    proposed: {
      dueOn: retryBy ?? outlook?.proposedOn ?? opportunity.limitOn,
      dueTime: null,
      method: methodBefore(sheet, opportunity),
      purpose: retryBy === null ? purposeFor(categoryLabel) : '再打一次',
    },
  };
}

/** The next plan as it stands: the proposal with what was changed of it. */
export function nextPlanOf(bounds: NextBounds, opportunity: OpportunityDraft | undefined): PlanDraft {
  return { ...bounds.proposed, ...opportunity?.edits };
}

/** What of a plan differs from the proposal it was shown with. */
export function editsBetween(shown: PlanDraft, next: PlanDraft, before: PlanEdits): PlanEdits {
  return {
    ...before,
    ...(next.dueOn === shown.dueOn ? {} : { dueOn: next.dueOn }),
    ...(next.dueTime === shown.dueTime ? {} : { dueTime: next.dueTime }),
    ...(next.method === shown.method ? {} : { method: next.method }),
    ...(next.purpose === shown.purpose ? {} : { purpose: next.purpose }),
  };
}

function methodBefore(sheet: ContactSheet, opportunity: SheetOpportunity): PlanMethod {
  const plan = sheet.plan?.opportunityId === opportunity.id ? sheet.plan : opportunity.nextPlan;
  return plan?.method ?? 'phone';
}

function purposeFor(categoryLabel: string | null): string {
  return categoryLabel === null ? '继续跟进' : `跟进「${categoryLabel}」`;
}
