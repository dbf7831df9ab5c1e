import { z } from 'zod';
import { rankOfLevel } from '../../db/projections/customer-intent.ts';
import { findingsOfPerson } from '../../db/queries/findings.ts';
import { customersByLevel, doneOn } from '../../db/queries/own-view.ts';
import { countOpenPlans } from '../../db/queries/plans.ts';
import { addDays, addMonths } from '../../shared/calendar/civil-date.ts';
import { levels } from '../../shared/domain/level.ts';
import { promiseFormula, promiseKindOf, promiseMonth, promiseRate } from '../../shared/domain/promise.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { ruleCodes, ruleTitles } from '../../shared/domain/rulebook.ts';
import type { ActorCall } from '../call.ts';
import { readCalendar } from '../store-settings.ts';
import { whoseFigures } from './whose.ts';

const ruleSchema = z.enum(ruleCodes);

/** A person's own figures of a month: nothing in them is new at its end. */
export function ownOverview(ask: { readonly month: string; readonly personId?: string | undefined }, call: ActorCall) {
  const person = whoseFigures(ask.personId, call);
  if (isRefusal(person)) return person;
  return {
    person,
    levels: levelsOf(call, person.id),
    promises: promisesOf(call, person.id, ask.month),
    findings: findingsOf(call, person.id, ask.month),
  };
}

function levelsOf({ deps }: ActorCall, personId: string) {
  const counts = new Map(customersByLevel(deps.store.read, personId).map((row) => [row.levelRank, row.count]));
  return levels.map((level) => ({ level, count: counts.get(rankOfLevel(level)) ?? 0 }));
}

function promisesOf({ deps, today }: ActorCall, personId: string, month: string) {
  const { read } = deps.store;
  const calendar = readCalendar(deps.store);
  const { days, missedAfter, missedThrough } = promiseMonth(month, today, calendar);
  const counts = { kept: 0, late: 0, missed: 0 };
  for (const plan of doneOn(read, personId, days)) {
    const kind = promiseKindOf({ ...plan, state: 'done' }, today, calendar);
    if (kind !== null) counts[kind] += 1;
  }
  if (missedThrough > missedAfter) counts.missed = countOpenPlans(read, personId, missedAfter, missedThrough);
  return { ...counts, rate: promiseRate(counts), formula: promiseFormula };
}

/** What was found of the person in the month and stands, rule by rule, those with most first. */
function findingsOf({ deps }: ActorCall, personId: string, month: string) {
  const from = `${month}-01`;
  const found = findingsOfPerson(deps.store.read, personId, from, addDays(addMonths(from, 1), -1));
  // codes are kept as text and guarded where they are read
  return [...Map.groupBy(found, ({ rule }) => ruleSchema.parse(rule))]
    .map(([rule, own]) => ({
      rule,
      title: ruleTitles[rule],
      clause: own[0]?.clause ?? '',
      count: own.length,
      amountFen: own.reduce((sum, { amountFen }) => sum + amountFen, 0),
    }))
    .toSorted((a, b) => b.count - a.count || (a.rule < b.rule ? -1 : 1));
}
