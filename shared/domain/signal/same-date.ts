import { addDays, type CivilDate } from '../../calendar/civil-date.ts';
import { openDayAfter, type StoreCalendar } from '../../calendar/store-calendar.ts';
import { byPerson, type NextPlanFact } from './facts.ts';
import { followupItem, makeSignal, type Signal, type SignalContext } from './kinds.ts';
import { signalThresholds } from './thresholds.ts';

const { oneDay, daysAhead, atLimit, windowDays, choice, share } = signalThresholds.same_date;

type SameDateContext = SignalContext & { readonly calendar: StoreCalendar };

/**
 * 下次日期总一样: all next plans of the day lie on one date although their limits differ; or, of a week's plans for which
 * there was a choice of days, all lie on the very last one. The program proposes late days and spreads them, so that
 * whoever takes its proposals does neither.
 * @param facts of `windowDays` days up to the day
 */
export function sameDateSignals(facts: readonly NextPlanFact[], context: SameDateContext): readonly Signal[] {
  const since = addDays(context.day, 1 - windowDays);
  const week = facts.filter(({ onDay }) => onDay >= since && onDay <= context.day);
  return byPerson(week).flatMap(([personId, own]) => {
    const ofDay = own.filter(({ onDay }) => onDay === context.day);
    return onOneDate(personId, ofDay, context) ?? onTheLimit(personId, own, context) ?? [];
  });
}

/**
 * Whether the limits behind one person's plans of a day are worth reading at all: nearly all on one date, or nearly all
 * on days that are the limit of some level.
 * @param limits what the limit can be of a contact of that day, on open days
 */
export function mayBeAlike(dueOn: readonly CivilDate[], limits: ReadonlySet<CivilDate>): boolean {
  const onLimits = dueOn.filter((day) => limits.has(day)).length;
  const most = Math.max(0, ...[...Map.groupBy(dueOn, (day) => day).values()].map((same) => same.length));
  return dueOn.length > 0 && Math.max(onLimits, most >= oneDay ? most : 0) >= share * dueOn.length;
}

/**
 * Whether a day's plans alone make it worth reading the week: nearly all on their limits.
 * @param facts one person's of one day
 */
export function isPutOff(facts: readonly NextPlanFact[], calendar: StoreCalendar): boolean {
  const chosen = facts.filter((fact) => hadChoice(fact, calendar));
  return chosen.length > 0 && countAtLimit(chosen) >= share * chosen.length;
}

function onOneDate(personId: string, ofDay: readonly NextPlanFact[], context: SameDateContext): Signal | null {
  const known = ofDay.filter(({ limitOn }) => limitOn !== null);
  const [most] = [...Map.groupBy(known, ({ dueOn }) => dueOn)].toSorted(
    ([dayA, a], [dayB, b]) => b.length - a.length || (dayA < dayB ? -1 : 1),
  );
  if (most === undefined) return null;
  const [dueOn, same] = most;
  // where all limits are that date too, nobody chose it
  const isChosen = new Set(same.map(({ limitOn }) => limitOn)).size > 1;
  if (same.length < oneDay || same.length < share * known.length || !isChosen) return null;
  if (dueOn < openDayAhead(context.day, daysAhead, context.calendar)) return null;
  return signalOf(personId, same, { count: same.length, least: oneDay, facts: { dueOn } }, context);
}

function onTheLimit(personId: string, week: readonly NextPlanFact[], context: SameDateContext): Signal | null {
  const chosen = week.filter((fact) => hadChoice(fact, context.calendar));
  const late = chosen.filter(({ dueOn, limitOn }) => dueOn === limitOn);
  if (late.length < atLimit || late.length < share * chosen.length) return null;
  if (!late.some(({ onDay }) => onDay === context.day)) return null;
  return signalOf(personId, late, { count: late.length, least: atLimit, facts: { days: windowDays } }, context);
}

function signalOf(
  personId: string,
  plans: readonly NextPlanFact[],
  found: { readonly count: number; readonly least: number; readonly facts: Readonly<Record<string, string | number>> },
  context: SameDateContext,
): Signal {
  const facts = { ...found.facts, count: found.count };
  const items = plans.map(({ followupId, dueOn, limitOn }) => followupItem(followupId, { dueOn, limitOn }));
  return makeSignal({ kind: 'same_date', personId, ...found, facts, items }, context);
}

function countAtLimit(facts: readonly NextPlanFact[]): number {
  return facts.filter(({ dueOn, limitOn }) => dueOn === limitOn).length;
}

/** Whether there were enough open days up to the limit to choose another one. */
function hadChoice({ onDay, limitOn }: NextPlanFact, calendar: StoreCalendar): boolean {
  return limitOn !== null && openDayAhead(onDay, choice, calendar) <= limitOn;
}

/** The open day that lies so many open days after a day. */
function openDayAhead(from: CivilDate, count: number, calendar: StoreCalendar): CivilDate {
  let day = from;
  for (let days = 0; days < count; days += 1) day = openDayAfter(calendar, day);
  return day;
}
