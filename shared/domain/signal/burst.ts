import { addDays, type CivilDate, instantAt, localTimeAt, startOfDay } from '../../calendar/civil-date.ts';
import type { StoreCalendar } from '../../calendar/store-calendar.ts';
import { byPerson, type ContactFact, contactsOnce } from './facts.ts';
import { followupItem, makeSignal, type Signal, type SignalContext } from './kinds.ts';
import { hasTalk } from './short-call.ts';
import { signalThresholds } from './thresholds.ts';

const { hoursAfterClosing, latestStart, hoursBeforeOpening, contacts: least, minutes } = signalThresholds.burst;
const hour = 3_600_000;

/**
 * 下班后集中登记: many calls written down within minutes, at an hour at which they were hardly made. What was written on
 * WeChat or told by a card does not count, nor does a call whose recording shows that it was made.
 */
export function burstSignals(
  facts: readonly ContactFact[],
  context: SignalContext & { readonly calendar: StoreCalendar },
): readonly Signal[] {
  const { calendar, day } = context;
  const { late, early } = quietHours(calendar, day);
  const calls = contactsOnce(facts).filter((fact) => fact.onDay === day && isUnprovenCall(fact));
  const spanMs = minutes * 60_000;
  return byPerson(calls).flatMap(([personId, own]) => {
    // the morning and the night are two times: no span reaches from one into the other
    const crowded = [own.filter(({ at }) => at >= late), own.filter(({ at }) => at < early)].flatMap((part) =>
      crowdedOf(part, spanMs),
    );
    if (crowded.length === 0) return [];
    const times = crowded.map(({ at }) => at).toSorted((a, b) => a - b);
    const time = (at: number | undefined) => localTimeAt(at ?? 0, calendar.zone);
    return makeSignal(
      {
        kind: 'burst',
        personId,
        count: crowded.length,
        least,
        facts: {
          count: crowded.length,
          from: time(times.at(0)),
          to: time(times.at(-1)),
          closing: calendar.closingTime,
        },
        items: crowded.map(({ followupId }) => followupItem(followupId)),
      },
      context,
    );
  });
}

/** UTC ms from which, and until which, a day's hours are too late or too early for calls. */
function quietHours(calendar: StoreCalendar, day: CivilDate): { readonly late: number; readonly early: number } {
  const closing = instantAt(day, calendar.closingTime, calendar.zone);
  const opening = instantAt(day, calendar.openingTime, calendar.zone);
  const latest = Math.max(closing, instantAt(day, latestStart, calendar.zone));
  const late = Math.min(closing + hoursAfterClosing * hour, latest);
  return {
    late: Math.min(late, startOfDay(addDays(day, 1), calendar.zone)),
    early: opening - hoursBeforeOpening * hour,
  };
}

function isUnprovenCall(fact: ContactFact): boolean {
  if (fact.isReception || fact.outcome === 'wechat_replied' || fact.outcome === 'visited') return false;
  return !hasTalk(fact);
}

/** The contacts that stand in any span of time with enough of them. */
function crowdedOf(contacts: readonly ContactFact[], spanMs: number): readonly ContactFact[] {
  const sorted = contacts.toSorted((a, b) => a.at - b.at || (a.contactId < b.contactId ? -1 : 1));
  const crowded = new Set<ContactFact>();
  let first = 0;
  for (const [last, { at }] of sorted.entries()) {
    while (at - (sorted[first]?.at ?? at) > spanMs) first += 1;
    if (last - first + 1 >= least) for (const each of sorted.slice(first, last + 1)) crowded.add(each);
  }
  return [...crowded];
}
