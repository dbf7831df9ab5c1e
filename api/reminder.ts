import { lastEnding } from '../db/queries/ending-past.ts';
import { activeManagers } from '../db/queries/endings.ts';
import { countOpenPlans, openPlans } from '../db/queries/plans.ts';
import { staffNames } from '../db/queries/staff.ts';
import { isOpenDay } from '../shared/calendar/store-calendar.ts';
import { type Gender, nameWithTitle } from '../shared/domain/person-name.ts';
import { isManager } from '../shared/domain/roles.ts';
import { phoneTail } from '../shared/text/phone.ts';
import { surnameOf } from '../shared/text/surname.ts';
import type { ActorCall, Handlers } from './call.ts';
import { broughtForward } from './level-policy/brought-forward.ts';
import { nameOfStaff } from './ownership.ts';
import { type WorkDays, workDaysOf } from './plan/days.ts';
import { readCalendar, readSettings } from './store-settings.ts';

/** So many calls of a kind are looked at; nobody has more in a day. */
const mostCalls = 200;
/** Whose day a manager is told of. */
const callers: readonly string[] = ['consultant', 'telemarketer', 'service_agent'];

export const reminderHandlers: Handlers<'reminder'> = {
  today: (_input, call) => remindersToday(call),
};

function remindersToday(call: ActorCall) {
  const { store } = call.deps;
  const calendar = readCalendar(store);
  const days = workDaysOf({ today: call.today, calendar });
  const { overdueThrough, dueThrough } = days;
  const timed = openPlans(store.read, {
    assigneeId: call.actor.id,
    afterDay: overdueThrough,
    throughDay: dueThrough,
    timed: true,
    instructed: null,
    after: null,
    limit: mostCalls,
  });
  return {
    today: call.today,
    openDay: isOpenDay(calendar, call.today),
    timed: timed.flatMap(({ id, dueTime, name, gender, phone }) =>
      dueTime === null ? [] : [{ planId: id, dueTime, who: whoOf(name, gender, phone) }],
    ),
    open: countOpenPlans(store.read, call.actor.id, null, dueThrough),
    broughtForward: broughtForward(call, days),
    sentBack: sentBackOf(call, days),
    people: isManager(call.actor.role) ? peopleOf(call, dueThrough) : [],
    settings: readSettings(store).reminders,
  };
}

/**
 * Requests to end an opportunity that a manager did not grant (§四.1): the call that he asks for is due on the next open
 * day, and whoever makes it hears of it before. From that day on it stands in his list.
 */
function sentBackOf({ deps, actor }: ActorCall, { dueThrough, nextOpenOn }: WorkDays) {
  const { read } = deps.store;
  const plans = openPlans(read, {
    ...{ assigneeId: actor.id, afterDay: dueThrough, throughDay: nextOpenOn, timed: null, instructed: null },
    ...{ origins: ['ending_refused'], after: null, limit: mostCalls },
  });
  return plans.flatMap(({ id, opportunityId, dueOn, name, gender, phone }) => {
    const last = lastEnding(read, opportunityId);
    if (last?.approved !== 0 || last.decidedById === null) return [];
    const by = { id: last.decidedById, name: nameOfStaff(read, last.decidedById) ?? '' };
    const who = whoOf(name, gender, phone);
    return [{ planId: id, dueOn, who, ending: last.ending, by, reason: last.decisionReason ?? '' }];
  });
}

/** 「刘先生（尾号 5521）」: enough for whoever is to call, and nothing for whoever stands beside (domain §13). */
function whoOf(name: string, gender: Gender | null, phone: string | null): string {
  const called = gender === null ? surnameOf(name) : nameWithTitle(surnameOf(name), gender).replace(' ', '');
  return phone === null ? called : `${called}（尾号 ${phoneTail(phone)}）`;
}

/** Whoever still has calls to make, those with most of them first. */
function peopleOf({ deps }: ActorCall, dueThrough: string) {
  const { read } = deps.store;
  const names = staffNames(read);
  return activeManagers(read, callers)
    .map(({ id }) => ({
      person: { id, name: names.get(id) ?? '' },
      open: countOpenPlans(read, id, null, dueThrough),
    }))
    .filter(({ open }) => open > 0)
    .toSorted((a, b) => b.open - a.open || (a.person.id < b.person.id ? -1 : 1));
}
