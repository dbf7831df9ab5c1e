import type { CivilDate } from '../calendar/civil-date.ts';
import { type Finding, type FindingContext, makeFindings } from './finding.ts';

/** What the rule has to know of a card of the evaluated day. */
export interface CardCompletionFact {
  readonly cardId: string;
  readonly customerId: string | null;
  readonly consultantId: string | null;
  /** The day of the arrival: the business day the card belongs to. */
  readonly arrivedOn: CivilDate;
  readonly firstSavedOn: CivilDate;
  readonly completedOn: CivilDate | null;
  /** The day on which the departure was entered, on the card or in the traffic register. */
  readonly departureEnteredOn: CivilDate | null;
  /** Names of the required fields that were empty at 24:00. */
  readonly missingFields: readonly string[];
}

/**
 * F-CARD-INCOMPLETE (§二.2): a card of `day` that was saved but not complete at its 24:00, or whose departure was still
 * unknown then. A card first saved after 24:00 is the audit's matter (未录入), not this rule's.
 */
export function evaluateCardIncomplete(
  cards: readonly CardCompletionFact[],
  context: FindingContext & { readonly day: CivilDate },
): readonly Finding[] {
  const { day } = context;
  const incomplete = cards.filter(
    (card) => card.arrivedOn === day && card.firstSavedOn <= day && isIncomplete(card, day),
  );
  return makeFindings(
    incomplete.map((card) => ({
      rule: 'F-CARD-INCOMPLETE',
      subjectKind: 'card',
      subjectId: card.cardId,
      customerId: card.customerId,
      concernsOn: day,
      personId: card.consultantId,
      evidence: {
        completed: isBy(card.completedOn, day),
        departureEntered: isBy(card.departureEnteredOn, day),
        missingFields: [...card.missingFields],
      },
    })),
    context,
  );
}

function isIncomplete(card: CardCompletionFact, day: CivilDate): boolean {
  return !isBy(card.completedOn, day) || !isBy(card.departureEnteredOn, day);
}

function isBy(doneOn: CivilDate | null, day: CivilDate): boolean {
  return doneOn !== null && doneOn <= day;
}
