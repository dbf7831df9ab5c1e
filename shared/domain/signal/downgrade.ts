import { addDays } from '../../calendar/civil-date.ts';
import { openDayAfter, type StoreCalendar } from '../../calendar/store-calendar.ts';
import { levels } from '../level.ts';
import { byPerson, type RegradeFact } from './facts.ts';
import { makeSignal, type Signal, type SignalContext } from './kinds.ts';
import { signalThresholds } from './thresholds.ts';

const { times: least, windowDays } = signalThresholds.downgrade;

/**
 * 到期前降级: on the last permitted day of the next plan, or the open day before, the level was lowered without having
 * reached the customer, and the plan then put beyond that day: so it never became overdue. A level that was to be graded
 * anew is no sign, nor a level raised, nor a plan that stayed.
 * @param facts of `windowDays` days up to the day
 */
export function downgradeSignals(
  facts: readonly RegradeFact[],
  context: SignalContext & { readonly calendar: StoreCalendar },
): readonly Signal[] {
  const { calendar, day } = context;
  const since = addDays(day, 1 - windowDays);
  const dodged = facts.filter((fact) => fact.onDay >= since && fact.onDay <= day && isDodge(fact, calendar));
  return byPerson(dodged).flatMap(([personId, own]) => {
    const opportunities = new Set(own.map(({ opportunityId }) => opportunityId)).size;
    if (opportunities < least || !own.some(({ onDay }) => onDay === day)) return [];
    return makeSignal(
      {
        kind: 'downgrade',
        personId,
        count: opportunities,
        least,
        facts: { count: opportunities, days: windowDays },
        items: own.map(({ levelChangeId, limitBefore, dueAfter }) => ({
          subject: 'levelChange' as const,
          subjectId: levelChangeId,
          recordingIds: [],
          limitOn: limitBefore,
          dueOn: dueAfter,
        })),
      },
      context,
    );
  });
}

function isDodge(fact: RegradeFact, calendar: StoreCalendar): boolean {
  const isLowered = levels.indexOf(fact.to) > levels.indexOf(fact.from);
  const isJustBefore = fact.limitBefore >= fact.onDay && fact.limitBefore <= openDayAfter(calendar, fact.onDay);
  const isBeyond = fact.dueAfter !== null && fact.dueAfter > fact.limitBefore;
  return isLowered && !fact.wasStale && isJustBefore && isBeyond;
}
