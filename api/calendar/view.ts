import { openPlaces, type PlanPlace, planFates, plansByIds } from '../../db/queries/plan-calendar.ts';
import { staffNames } from '../../db/queries/staff.ts';
import { addDays, type CivilDate, daysBetween } from '../../shared/calendar/civil-date.ts';
import { openDayBefore, openDayOnOrAfter } from '../../shared/calendar/store-calendar.ts';
import { type CalendarDay, mostCalendarDays } from '../../shared/contract/calendar.ts';
import { isRefusal, refuse } from '../../shared/domain/refusal.ts';
import { isManager, roleLabel } from '../../shared/domain/roles.ts';
import type { ActorCall } from '../call.ts';
import { nameOfStaff } from '../ownership.ts';
import { type PlanRules, planRulesOf } from '../plan/rules.ts';
import { calendarDays } from '../store-calendar.ts';
import { calendarPlanOf } from './plan.ts';

interface Ask {
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly assigneeId?: string | undefined;
  readonly perDay: number;
}

/** A place with the day as which it counts. */
interface Counted extends PlanPlace {
  readonly countedOn: CivilDate;
}

/** Some weeks of a person's plans (§四.1): the figures of each day, the first plans of each, and where each may go. */
export function viewCalendar(ask: Ask, call: ActorCall) {
  const { from, to } = ask;
  if (to < from) return refuse('INVALID_INPUT', { field: '到哪天', problem: '要不早于开始的那天' }, 'to');
  if (daysBetween(from, to) >= mostCalendarDays) {
    return refuse('INVALID_INPUT', { field: '到哪天', problem: '最多看六周，请改近一些' }, 'to');
  }
  const assignee = personOf(ask.assigneeId, call);
  if (isRefusal(assignee)) return assignee;
  const rules = planRulesOf(call);
  const places = placesBetween(call, assignee.id, from, to, rules);
  return {
    assignee,
    today: call.today,
    days: daysOf(call, assignee.id, places, ask, rules),
    plans: plansAt(call, firstOfEach(places, ask.perDay), rules),
  };
}

/** The details of plans at their places, in the same order. */
export function plansAt(call: ActorCall, places: readonly PlanPlace[], rules: PlanRules) {
  const rows = plansByIds(
    call.deps.store.read,
    places.map(({ id }) => id),
  );
  const names = staffNames(call.deps.store.read);
  const rowsById = new Map(rows.map((row) => [row.id, row]));
  return places.flatMap(({ id }) => {
    const row = rowsById.get(id);
    return row === undefined ? [] : [calendarPlanOf(row, rules, names)];
  });
}

function placesBetween(
  call: ActorCall,
  assigneeId: string,
  from: CivilDate,
  to: CivilDate,
  { calendar }: PlanRules,
): readonly Counted[] {
  // what is due on closed days before `from` may count as `from`, and the last closed days as a day that is not shown
  return openPlaces(call.deps.store.read, assigneeId, openDayBefore(calendar, from), to)
    .map((place) => ({ ...place, countedOn: openDayOnOrAfter(calendar, place.dueOn) }))
    .filter(({ countedOn }) => countedOn >= from && countedOn <= to);
}

function firstOfEach(places: readonly Counted[], perDay: number): readonly Counted[] {
  const listed = new Map<CivilDate, number>();
  return places.filter(({ countedOn }) => {
    const before = listed.get(countedOn) ?? 0;
    listed.set(countedOn, before + 1);
    return before < perDay;
  });
}

function daysOf(
  call: ActorCall,
  assigneeId: string,
  places: readonly Counted[],
  { from, to }: Ask,
  { today, calendar }: PlanRules,
): CalendarDay[] {
  const { store } = call.deps;
  const days = new Map(
    calendarDays(store, from, to).map(({ on, kind, note }) => [
      on,
      { on, isOpen: kind === 'open', note, open: 0, done: 0, missed: 0 },
    ]),
  );
  for (const { countedOn } of places) {
    const day = days.get(countedOn);
    if (day) day.open += 1;
  }
  if (from <= today) {
    const fates = planFates(store.read, assigneeId, addDays(openDayBefore(calendar, from), 1), to < today ? to : today);
    for (const { dueOn, state, closedOn, count } of fates) {
      const day = days.get(openDayOnOrAfter(calendar, dueOn));
      // cancelled or replaced in time, it was never owed
      if (!day || day.on > today) continue;
      const isLate = closedOn === null ? day.on < today : closedOn > day.on;
      if (isLate) day.missed += count;
      else if (state === 'done') day.done += count;
    }
  }
  return [...days.values()];
}

/** Whose calendar: one's own; a manager anybody's, as with 今日回访. */
function personOf(id: string | undefined, { actor, deps }: ActorCall) {
  if (id === undefined || id === actor.id) return { id: actor.id, name: actor.name };
  if (!isManager(actor.role)) {
    return refuse('FORBIDDEN', { role: roleLabel(actor.role), act: '看别人的回访日历', who: '经理' }, 'assigneeId');
  }
  const name = nameOfStaff(deps.store.read, id);
  return name === undefined ? refuse('NOT_FOUND', { what: '这位员工' }, 'assigneeId') : { id, name };
}
