import { asOf } from '../../db/queries/as-of.ts';
import {
  contactsOn,
  type FactSpan,
  nextDaysChosen,
  nextPlansAt,
  nextPlansMade,
  opportunityRow,
  recordingsOn,
  regradesWithout,
} from '../../db/queries/signal-facts.ts';
import type { Store } from '../../db/store.ts';
import { addDays, type CivilDate, startOfDay } from '../../shared/calendar/civil-date.ts';
import type { StoreCalendar } from '../../shared/calendar/store-calendar.ts';
import { isLevelStale, levels } from '../../shared/domain/level.ts';
import { limitAfterAttempt, openLimit } from '../../shared/domain/plan-limit.ts';
import type { ContactFact, NextPlanFact, RegradeFact } from '../../shared/domain/signal/facts.ts';
import { isPutOff, mayBeAlike } from '../../shared/domain/signal/same-date.ts';
import { signalThresholds } from '../../shared/domain/signal/thresholds.ts';
import { levelOf, outcomeOf } from '../plan/codes.ts';
import { levelPolicyOn } from '../policies.ts';

/** A store and one of its days that has ended. */
export interface SignalDay {
  readonly store: Store;
  readonly day: CivilDate;
  readonly calendar: StoreCalendar;
}

/** The contacts of the day with their recordings. */
export function contactFacts({ store, day }: SignalDay): readonly ContactFact[] {
  const contacts = contactsOn(store.read, day);
  const recordings = Map.groupBy(recordingsOn(store.read, day), ({ contactId }) => contactId);
  return contacts.map(({ id, byId, cardId, outcome, ...row }) => ({
    ...row,
    followupId: id,
    personId: byId,
    outcome: outcomeOf(outcome),
    isReception: cardId !== null,
    recordings: recordings.get(row.contactId) ?? [],
  }));
}

/**
 * The next plans of the day of whoever put nearly all of them on one date, or on days that can be limits; where they are
 * their limits, those of the week as well. Of most people only the dates are read. A limit that an attempt or another
 * level has moved since is not known any more.
 */
export function nextPlanFacts({ store, day, calendar }: SignalDay): readonly NextPlanFact[] {
  const policy = levelPolicyOn(store, day);
  const limits = new Set(levels.map((level) => openLimit(calendar, limitAfterAttempt(day, level, policy))));
  const read = (span: FactSpan): NextPlanFact[] =>
    nextPlansMade(store.read, span).map(({ id, byId, onDay, dueOn, limitOn, attemptOn, levelSetOn }) => ({
      ...{ followupId: id, personId: byId, onDay, dueOn },
      limitOn: attemptOn === onDay && levelSetOn <= onDay ? openLimit(calendar, limitOn) : null,
    }));
  const from = addDays(day, 1 - signalThresholds.same_date.windowDays);
  return [...Map.groupBy(nextDaysChosen(store.read, day), ({ byId }) => byId)].flatMap(([personId, chosen]) => {
    const days = chosen.map(({ dueOn }) => dueOn);
    if (!mayBeAlike(days, limits)) return [];
    const ofDay = read({ personId, from: day, through: day });
    return isPutOff(ofDay, calendar) ? read({ personId, from, through: day }) : ofDay;
  });
}

/** The levels that were changed on the day without having reached the customer, and those of the same people in the week. */
export function regradeFacts(signalDay: SignalDay): readonly RegradeFact[] {
  const { store, day } = signalDay;
  const people = new Set(
    regradesWithout(store.read, { personId: null, from: day, through: day }).map((row) => row.byId),
  );
  const from = addDays(day, 1 - signalThresholds.downgrade.windowDays);
  return [...people].flatMap((personId) =>
    regradesWithout(store.read, { personId, from, through: day }).flatMap((row) => regradeFact(signalDay, row) ?? []),
  );
}

function regradeFact(
  { store, calendar }: SignalDay,
  row: ReturnType<typeof regradesWithout>[number],
): RegradeFact | null {
  const { changedOn: onDay, fromLevel, opportunityId } = row;
  const now = opportunityRow(store.read, opportunityId);
  const before = now && asOf(store, 'opportunity', now, row.at);
  if (before === undefined || fromLevel === null) return null;
  const { expectedOn, levelSetOn } = before;
  const { horizons } = levelPolicyOn(store, onDay);
  const from = levelOf(fromLevel);
  const dayEndAt = startOfDay(addDays(onDay, 1), calendar.zone);
  const plans = nextPlansAt(store.read, opportunityId, dayEndAt)
    .map((plan) => asOf(store, 'plan', plan, dayEndAt))
    .filter((plan) => plan?.state === 'open');
  return {
    ...{ levelChangeId: row.id, opportunityId, personId: row.byId, onDay, from, to: levelOf(row.toLevel) },
    wasStale: isLevelStale({ level: from, expectedOn, levelSetOn, today: onDay, horizons }),
    limitBefore: openLimit(calendar, before.limitOn),
    dueAfter: plans[0]?.dueOn ?? null,
  };
}
