import type { StoreCalendar } from '../../calendar/store-calendar.ts';
import { burstSignals } from './burst.ts';
import { downgradeSignals } from './downgrade.ts';
import type { ContactFact, NextPlanFact, RegradeFact } from './facts.ts';
import type { Signal, SignalContext } from './kinds.ts';
import { pasteSignals } from './paste.ts';
import { sameDateSignals } from './same-date.ts';
import { shortCallSignals } from './short-call.ts';

/** What is known of a day, and for the habits of a week of the days before it. */
export interface SignalFactsOfDay {
  readonly contacts: readonly ContactFact[];
  readonly nextPlans: readonly NextPlanFact[];
  readonly regrades: readonly RegradeFact[];
}

/**
 * Everything in a day that is worth a manager's look (domain §5). It follows from the facts alone, whatever their order,
 * and is never a finding: nobody is fined, counted or ranked by it.
 */
export function signalsOfDay(
  facts: SignalFactsOfDay,
  context: SignalContext & { readonly calendar: StoreCalendar },
): readonly Signal[] {
  return [
    ...contactSignals(facts.contacts, context),
    ...downgradeSignals(facts.regrades, context),
    ...sameDateSignals(facts.nextPlans, context),
  ];
}

/** Those that follow from a day's contacts and their recordings: what a recording that arrives later can change. */
export function contactSignals(
  contacts: readonly ContactFact[],
  context: SignalContext & { readonly calendar: StoreCalendar },
): readonly Signal[] {
  return [
    ...burstSignals(contacts, context),
    ...pasteSignals(contacts, context),
    ...shortCallSignals(contacts, context),
  ];
}
