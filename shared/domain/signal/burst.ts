import { type CivilDate, instantAt, localTimeAt } from '../../calendar/civil-date.ts';
import type { StoreCalendar } from '../../calendar/store-calendar.ts';
import { byPerson, type ContactFact, contactsOnce } from './facts.ts';
import { followupItem, makeSignal, type Signal, type SignalContext } from './kinds.ts';
import { hasTalk } from './short-call.ts';
import { signalThresholds } from './thresholds.ts';

const { hoursAfterClosing, nightFrom, hoursBeforeOpening, contacts: least, minutes } = signalThresholds.burst;
const hour = 3_600_000;

/**
 * 下班后集中登记: many calls written down within minutes, at an hour at which they were hardly made. What was written on
 * WeChat or told by a card does not count, nor does a call whose recording shows that it was made. Calls that nobody
 * answered are soon made: in the evening they do not count, at night they do.
 */
export function burstSignals(
  facts: readonly ContactFact[],
  context: SignalContext & { readonly calendar: StoreCalendar },
): readonly Signal[] {
  const { calendar, day } = context;
  const { late, night, early } = quietHours(calendar, day);
  const isEvening = ({ at }: ContactFact): boolean => at >= late && at < night;
  const calls = contactsOnce(facts).filter((fact) => fact.onDay === day && isUnprovenCall(fact));
  const spanMs = minutes * 60_000;
  return byPerson(calls).flatMap(([personId, own]) => {
    // the morning and the night are two times: no span reaches from one into the other
    const ends = [
      own.filter(({ at }) => at < early),
      own.filter((fact) => fact.at >= late && !(isEvening(fact) && isUnanswered(fact))),
    ].map((part) => crowdedOf(part, spanMs));
    const crowded = ends.flat();
    if (crowded.length === 0) return [];
    const time = (at: number | undefined) => localTimeAt(at ?? 0, calendar.zone);
    const spans = ends.flatMap((part) => {
      const times = part.map(({ at }) => at).toSorted((a, b) => a - b);
      return times.length === 0 ? [] : [`${time(times.at(0))}–${time(times.at(-1))}`];
    });
    return makeSignal(
      {
        kind: 'burst',
        personId,
        count: crowded.length,
        least,
        facts: { count: crowded.length, spans: spans.join('、'), closing: calendar.closingTime },
        items: crowded.map(({ followupId }) => followupItem(followupId)),
      },
      context,
    );
  });
}

interface QuietHours {
  /** UTC ms from which on calls are over. */
  readonly late: number;
  /** UTC ms from which on nobody calls at all. */
  readonly night: number;
  /** UTC ms until which it is too early. */
  readonly early: number;
}

function quietHours(calendar: StoreCalendar, day: CivilDate): QuietHours {
  const closing = instantAt(day, calendar.closingTime, calendar.zone);
  const opening = instantAt(day, calendar.openingTime, calendar.zone);
  const night = Math.max(closing, instantAt(day, nightFrom, calendar.zone));
  return {
    late: Math.min(closing + hoursAfterClosing * hour, night),
    night,
    early: opening - hoursBeforeOpening * hour,
  };
}

function isUnanswered({ outcome }: ContactFact): boolean {
  return outcome === 'no_answer' || outcome === 'switched_off';
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
