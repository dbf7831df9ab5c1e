import { openPlaces } from '../../db/queries/plan-calendar.ts';
import { addDays, laterOf } from '../../shared/calendar/civil-date.ts';
import { writeIcs } from '../../shared/calendar/ics.ts';
import { icsType } from '../../shared/contract/calendar.ts';
import { kindWords } from '../../shared/domain/plan-codes.ts';
import type { ActorCall } from '../call.ts';
import { planRulesOf } from '../plan/rules.ts';
import { plansAt } from './view.ts';

/** How far ahead the file looks. */
const daysAhead = 60;

/**
 * A person's open plans for other calendars. Such a file lies on servers and telephones that nobody of the showroom
 * keeps, so a title says the level, or that the car was delivered, and nothing of the customer (domain §13). What is
 * overdue stands on today until it is done (§四.1); what moved or ended is gone from its old day with the next reading.
 */
export function calendarFile(call: ActorCall): File {
  const { actor, deps, today, zone, now } = call;
  const rules = planRulesOf(call);
  const plans = plansAt(call, openPlaces(deps.store.read, actor.id, null, addDays(today, daysAhead)), rules);
  const host = call.connection.host ?? null;
  const text = writeIcs({
    name: '洽谈卡回访',
    zone,
    writtenAt: now,
    events: plans.map((plan) => {
      const isOverdue = plan.countedOn < today;
      return {
        uid: `plan-${plan.id}@qiatan`,
        day: laterOf(plan.countedOn, today),
        time: isOverdue ? null : plan.dueTime,
        title: `回访 · ${kindWords(plan)}${isOverdue ? ' · 逾期' : ''}`,
        url: host === null ? null : `http://${host}/#/calendar`,
      };
    }),
  });
  return new File([text], 'qiatan-plans.ics', { type: icsType, lastModified: now });
}
