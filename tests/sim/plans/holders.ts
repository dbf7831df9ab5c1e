import { countedOn, plusDays } from './days.ts';
import type { Facts, LeaveFact, PlanFact } from './facts.ts';

// Written from the regulation's words alone (domain: leave), apart from the product's own rules.

const isOn = (leave: LeaveFact, day: string): boolean =>
  leave.state === 'on' && leave.from <= day && day <= leave.through;

/** Whether somebody is away on a day. */
function isAway(leaves: readonly LeaveFact[], person: string, day: string): boolean {
  return leaves.some((leave) => leave.staff === person && isOn(leave, day));
}

/** What has to hold of who holds the open plans; each broken promise is one line. @param today by the clock */
export function brokenHolders(facts: Facts, today: string): string[] {
  const found: string[] = [];
  for (const plan of facts.plans.values()) {
    if (plan.state !== 'open' || plan.role === 'decision') continue;
    if (plan.assignee === null) found.push(`the open plan ${plan.id} lies with nobody`);
    if (plan.absent === plan.assignee) found.push(`${plan.assignee} stands in for himself with ${plan.id}`);
    found.push(...brokenHolder(plan, facts, today));
  }
  for (const { plan, person, day, state } of facts.missed)
    if (person !== null && !settled.has(state) && isAway(facts.leaves, person, day))
      found.push(`${person} was on leave on ${day} and is found for plan ${plan}`);
  return found;
}

const settled: ReadonlySet<string> = new Set(['withdrawn', 'waived', 'revoked']);

/** A plan that lies ahead, inside a leave, lies with somebody who is there; outside of any, with whose it is. */
function brokenHolder(plan: PlanFact, { leaves }: Facts, today: string): string[] {
  const day = countedOn(plan.due);
  if (day <= today || plan.assignee === null) return [];
  if (isAway(leaves, plan.assignee, day))
    return [`plan ${plan.id} of ${day} lies with ${plan.assignee}, who is on leave then`];
  if (plan.absent !== null && !isAway(leaves, plan.absent, day))
    return [`plan ${plan.id} of ${day} lies with a stand-in, though ${plan.absent} is there`];
  return [];
}

/** Whoever may give a plan that is due to somebody else: hand-over and leave do, as managers' acts, and the stand-in himself. */
const givers: ReadonlySet<string> = new Set([
  'leave.enter',
  'leave.end',
  'leave.cancel',
  'leave.accept',
  'handover.advance',
]);

/** What one command must not do to who held the plans before it. @param beforeOpening whether the store had not opened yet */
export function brokenHandings(
  before: Facts,
  after: Facts,
  command: {
    readonly procedure: string;
    readonly actor: string;
    readonly today: string;
    readonly beforeOpening: boolean;
  },
): string[] {
  const { procedure, actor, today, beforeOpening } = command;
  const found: string[] = [];
  for (const plan of after.plans.values()) {
    const was = before.plans.get(plan.id);
    if (was === undefined || was.state !== 'open' || plan.state !== 'open' || was.assignee === plan.assignee) continue;
    // whoever is there again takes back what is his
    const isBack = plan.absent === null && plan.assignee === was.absent;
    const wasDue = !isBack && countedOn(was.due) <= today;
    if (wasDue && !givers.has(procedure)) found.push(`plan ${plan.id}, due ${was.due}, was given away by ${procedure}`);
    if (wasDue && procedure === 'leave.enter' && !beforeOpening)
      found.push(`plan ${plan.id}, due ${was.due}, was given away after opening time without being accepted`);
    if (procedure === 'leave.accept' && plan.assignee !== actor)
      found.push(`plan ${plan.id} was accepted by ${actor} and lies with ${plan.assignee}`);
    const [own, ownBefore] = [plan.absent ?? plan.assignee, was.absent ?? was.assignee];
    if (own !== ownBefore && procedure !== 'handover.advance')
      found.push(`plan ${plan.id} was ${ownBefore}'s and is ${own}'s by ${procedure}`);
  }
  if (procedure === 'handover.advance') found.push(...brokenGifts(before, after));
  return [...found, ...brokenStandIns(before, after, today)];
}

/** A customer who changes hands takes along every plan that lies ahead and was the old owner's. */
function brokenGifts(before: Facts, after: Facts): string[] {
  const found: string[] = [];
  for (const opportunity of after.opportunities.values()) {
    const was = before.opportunities.get(opportunity.id);
    if (was === undefined || was.owner === opportunity.owner) continue;
    for (const plan of after.plans.values())
      if (plan.opportunity === opportunity.id && plan.state === 'open' && plan.absent === was.owner)
        found.push(`plan ${plan.id} is still ${was.owner}'s, whose customer was given to ${opportunity.owner}`);
  }
  return found;
}

/** Whoever is named as a stand-in is there on every day that is still to come. */
function brokenStandIns(before: Facts, after: Facts, today: string): string[] {
  const found: string[] = [];
  for (const leave of after.leaves) {
    const was = before.leaves.find(({ id }) => id === leave.id);
    if (leave.standIn === null || leave.state !== 'on' || was?.standIn === leave.standIn) continue;
    for (let day = leave.from < today ? today : leave.from; day <= leave.through; day = plusDays(day, 1))
      if (isAway(before.leaves, leave.standIn, day))
        found.push(`${leave.standIn} stands in on ${day} and is on leave himself`);
  }
  return found;
}
