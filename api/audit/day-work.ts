import { effectiveFollowups, plansDue } from '../../db/queries/evaluation.ts';
import { instructionsOfDay } from '../../db/queries/instructions.ts';
import { scoredOfDay } from '../../db/queries/spot-checks.ts';
import type { Store } from '../../db/store.ts';
import type { CivilDate } from '../../shared/calendar/civil-date.ts';
import { isOpenDay, openDayBefore, type StoreCalendar } from '../../shared/calendar/store-calendar.ts';
import type { DayWork } from '../../shared/domain/audit-sheet-build.ts';
import { isPlanMissed, type PlanFact } from '../../shared/domain/rule-plan-missed.ts';
import { isWritten } from '../../shared/domain/written.ts';
import { endedDay } from '../jobs/day-facts.ts';
import { planFacts } from '../jobs/plan-facts.ts';

/**
 * What everybody did on a day besides cards: follow-ups done of those due, by the assignee at its 24:00, and contacts in
 * which somebody was reached, with those of them that have no word of feedback (§四.2, §四.3); the instructions that were
 * written for him that day, and what the recordings of its calls were scored (§八.4).
 */
export function dayWork(store: Store, day: CivilDate, calendar: StoreCalendar): ReadonlyMap<string, DayWork> {
  const plans = duePlans(store, day, calendar);
  const contacts = contactsOf(store, day);
  const instructions = instructionsOfDay(store.read, day);
  const recordings = recordingsOf(store, day);
  const people = new Set([
    ...plans.map(({ assigneeId }) => assigneeId),
    ...contacts.map(({ byId }) => byId),
    ...instructions.map(({ addresseeId }) => addresseeId),
    ...recordings.keys(),
  ]);
  return new Map(
    [...people]
      .filter((id) => id !== null)
      .map((id) => {
        const due = plans.filter(({ assigneeId }) => assigneeId === id);
        const own = contacts.filter(({ byId }) => byId === id);
        const written = instructions.filter(({ addresseeId }) => addresseeId === id);
        const heard = recordings.get(id);
        const answered = written.filter(({ state }) => state === 'answered').length;
        return [
          id,
          {
            plansDue: due.length,
            plansDone: due.filter((plan) => !isPlanMissed(plan, day, calendar)).length,
            followups: own.length,
            feedbackEmpty: own.filter((contact) => !contact.written).length,
            ...(written.length === 0 ? {} : { instructions: { given: written.length, answered } }),
            ...(heard === undefined ? {} : { recordings: heard }),
          },
        ];
      }),
  );
}

/** The plans of which the day said whether they were done: what was cancelled or replaced before it ended is no work. */
function duePlans(store: Store, day: CivilDate, calendar: StoreCalendar): readonly PlanFact[] {
  if (!isOpenDay(calendar, day)) return [];
  const { dayEndAt } = endedDay(store, day, calendar);
  const rows = plansDue(store.read, openDayBefore(calendar, day), day);
  return planFacts(store, rows, { day, dayEndAt }).filter(
    ({ isDecision, isAway, attemptOn, cancelledOn, replacedOn }) =>
      !isDecision &&
      // what lay with somebody who was away counts only where it was done
      (isAway !== true || attemptOn !== null) &&
      (cancelledOn === null || cancelledOn > day) &&
      (replacedOn === null || replacedOn >= day),
  );
}

/** The effective contacts of a day: one recorded for several opportunities is one. */
function contactsOf(store: Store, day: CivilDate): readonly { readonly byId: string; readonly written: boolean }[] {
  const byContact = Map.groupBy(effectiveFollowups(store.read, day), ({ contactId }) => contactId);
  return [...byContact.values()].map((rows) => ({
    byId: rows[0]?.byId ?? '',
    written: rows.some(({ feedback }) => isWritten(feedback)),
  }));
}

/** By person: how many recordings of that day's calls were scored, each as it was last, and their mean, rounded down. */
function recordingsOf(store: Store, day: CivilDate): ReadonlyMap<string, NonNullable<DayWork['recordings']>> {
  const rows = scoredOfDay(store.read, day).toSorted((a, b) => (a.judgedAt ?? 0) - (b.judgedAt ?? 0));
  const last = new Map(rows.map((row) => [row.recordingId, row]));
  const byPerson = Map.groupBy(last.values(), ({ consultantId }) => consultantId);
  return new Map(
    [...byPerson].map(([personId, own]) => {
      const sum = own.reduce((total, { score }) => total + (score ?? 0), 0);
      return [personId, { checked: own.length, score: Math.floor(sum / own.length) }];
    }),
  );
}
