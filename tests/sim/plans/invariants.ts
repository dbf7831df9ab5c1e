import { countedOn, plusDays } from './days.ts';
import type { Facts, OpportunityFact, PlanFact } from './facts.ts';

/**
 * What has to hold whatever anybody did (domain: the open-plan invariant); each broken promise is one line.
 * @param latestDay the latest day that the clock has shown
 */
export function broken(facts: Facts, latestDay: string, managers: ReadonlySet<string>): string[] {
  const open = new Map<string, PlanFact[]>();
  for (const plan of facts.plans.values()) {
    if (plan.state !== 'open') continue;
    open.set(plan.opportunity, [...(open.get(plan.opportunity) ?? []), plan]);
  }
  const found = facts.doubled.map((id) => `plan ${id} was executed by two contacts`);
  for (const opportunity of facts.opportunities.values()) {
    const plans = open.get(opportunity.id) ?? [];
    open.delete(opportunity.id);
    found.push(...brokenCounts(opportunity, plans));
    for (const plan of plans) if (plan.role === 'next') found.push(...brokenLimit(opportunity, plan, managers));
    if (opportunity.limitOn > laterOf(plusDays(opportunity.attemptOn, 31), latestDay)) {
      found.push(
        `${opportunity.id}: limit ${opportunity.limitOn} lies more than the longest gap after the last attempt`,
      );
    }
  }
  for (const plan of [...open.values()].flat()) found.push(`the open plan ${plan.id} has no opportunity`);
  return found;
}

function brokenCounts(opportunity: OpportunityFact, plans: readonly PlanFact[]): string[] {
  const count = (role: string): number => plans.filter((plan) => plan.role === role).length;
  const [next, decision, further] = [count('next'), count('decision'), count('further')];
  const holds =
    opportunity.state === 'open'
      ? next === 1 && decision === 0
      : opportunity.state === 'pending'
        ? next === 0 && decision === 1 && further === 0
        : next + decision + further === 0;
  return holds
    ? []
    : [
        `${opportunity.id} is ${opportunity.state} with ${next} next, ${decision} decision and ${further} further plans`,
      ];
}

function brokenLimit(opportunity: OpportunityFact, plan: PlanFact, managers: ReadonlySet<string>): string[] {
  if (plan.due <= countedOn(opportunity.limitOn)) return [];
  // an extension to a closed day reaches to the next open one, like every day that is given
  const extendedTo = plan.extendedTo === null ? '' : countedOn(plan.extendedTo);
  const isExtended = plan.due <= extendedTo && /\p{L}|\p{N}/u.test(plan.extendReason);
  if (isExtended && plan.extendedBy !== null && managers.has(plan.extendedBy)) return [];
  return [
    `plan ${plan.id} (${plan.origin}) is due ${plan.due}, beyond the limit ${opportunity.limitOn}, without a manager's reason`,
  ];
}

/** What one command must not do to what was there before it. */
export function brokenBy(
  before: Facts,
  after: Facts,
  command: { readonly procedure: string; readonly actor: string; readonly today: string },
): string[] {
  const found: string[] = [];
  for (const plan of after.plans.values()) {
    const was = before.plans.get(plan.id);
    if (was === undefined) continue;
    if (was.state !== 'open' && JSON.stringify(was) !== JSON.stringify(plan)) {
      found.push(`the closed plan ${plan.id} was changed by ${command.procedure}`);
    }
    if (was.due !== plan.due) found.push(...brokenMove(was, plan, command));
    if (was.state === 'open' && plan.state === 'done')
      found.push(...brokenExecution(was, plan, before, after, command));
  }
  for (const plan of before.plans.values()) {
    // a stranger who turns out to be known goes with all that was planned for him
    const isTaken = command.procedure === 'card.quickSave' && !after.opportunities.has(plan.opportunity);
    if (!after.plans.has(plan.id) && !isTaken) found.push(`plan ${plan.id} is gone`);
  }
  return found;
}

function brokenMove(
  was: PlanFact,
  plan: PlanFact,
  { procedure, today }: { readonly procedure: string; readonly today: string },
): string[] {
  const found: string[] = [];
  if (countedOn(was.due) <= today) found.push(`plan ${plan.id}, due ${was.due}, was moved on ${today} by ${procedure}`);
  if (plan.due < today) found.push(`plan ${plan.id} was moved into the past, to ${plan.due}`);
  if (was.origin === 'first_48h' && plan.due > was.due && countedOn(was.due) !== plan.due) {
    found.push(`the 48-hour plan ${plan.id} was moved from ${was.due} to ${plan.due}`);
  }
  return found;
}

/** A plan is executed by whoever answers for the customer, and by a contact that is there. */
function brokenExecution(
  was: PlanFact,
  plan: PlanFact,
  before: Facts,
  after: Facts,
  { procedure, actor }: { readonly procedure: string; readonly actor: string },
): string[] {
  if (plan.role === 'decision') return procedure === 'ending.decide' ? [] : [`${procedure} closed a decision task`];
  const found: string[] = [];
  if (plan.followup === null) found.push(`plan ${plan.id} was executed by ${procedure} without a contact`);
  const owner = before.opportunities.get(was.opportunity)?.owner;
  const holds = [...before.plans.values()].some(
    (each) => each.customer === was.customer && each.state === 'open' && each.assignee === actor,
  );
  if (owner !== actor && !holds) found.push(`plan ${plan.id} was executed by ${actor}, who does not answer for it`);
  if (after.opportunities.get(was.opportunity) === undefined) found.push(`plan ${plan.id} has no opportunity`);
  return found;
}

function laterOf(a: string, b: string): string {
  return a < b ? b : a;
}
