import { levelOfRank } from '../../db/projections/customer-intent.ts';
import { loadOf, plansOfOwnerQuery } from '../../db/queries/handovers.ts';
import { leavesFrom } from '../../db/queries/leaves.ts';
import { booksInUse, staffNames } from '../../db/queries/staff.ts';
import { openDayOnOrAfter } from '../../shared/calendar/store-calendar.ts';
import type { HandoverPreview } from '../../shared/contract/handover.ts';
import { leaveOn, ownHolder } from '../../shared/domain/leave.ts';
import { levels } from '../../shared/domain/level.ts';
import { isRefusal, type Refusal } from '../../shared/domain/refusal.ts';
import { isManager } from '../../shared/domain/roles.ts';
import type { ActorCall } from '../call.ts';
import { planRulesOf } from '../plan/rules.ts';
import { foreignPlansOf } from './foreign.ts';
import { type Given, type HandoverAsk, type Selection, selectionOf } from './selection.ts';

/** So many disputed customers are named. */
const mostNamed = 5;

/** What a hand-over would move, and how much each receiver would have then; writes nothing, refuses as beginning it would. */
export function previewHandover(ask: HandoverAsk, call: ActorCall): HandoverPreview | Refusal {
  const { read } = call.deps.store;
  const selection = selectionOf(read, ask);
  if (isRefusal(selection)) return selection;
  const { customers } = selection;
  const isWhole = ask.customerIds === null;
  const names = staffNames(read);
  const standsIn = isWhole ? leavesFrom(read, call.today).filter(({ standInId }) => standInId === ask.fromId) : [];
  const disputed = customers.filter(({ clashAt }) => clashAt !== null);
  const { plans, byReceiver } = plansOf(selection, ask, call);
  return {
    from: { id: ask.fromId, name: selection.name },
    customers: customers.length,
    pursued: customers.filter(({ isOpen }) => isOpen === 1).length,
    pending: customers.filter(({ isWaiting }) => isWaiting === 1).length,
    disputed: disputed.length,
    // the administrator sees no customers
    disputedNames: isManager(call.actor.role) ? disputed.slice(0, mostNamed).map(({ name }) => name) : [],
    levels: levelsOf(customers),
    plans,
    foreignPlans: isWhole ? foreignPlansOf(read, ask.fromId).length : 0,
    books: isWhole ? booksInUse(read, ask.fromId).length : 0,
    standsIn: standsIn.map(({ id, staffId, fromOn, throughOn }) => ({
      leaveId: id,
      staff: { id: staffId, name: names.get(staffId) ?? '' },
      fromOn,
      throughOn,
    })),
    receivers: receiversOf(selection, byReceiver, call),
  };
}

/** The plans that go along, by how near their day is, and how many of them each receiver gets. */
function plansOf({ toById }: Selection, { fromId, keepsDue }: HandoverAsk, call: ActorCall) {
  const { today, calendar } = planRulesOf(call);
  const plans = { ahead: 0, due: 0, overdue: 0 };
  const byReceiver = new Map<string, number>();
  for (const plan of call.deps.store.read.all(plansOfOwnerQuery(fromId))) {
    const toId = toById.get(plan.customerId);
    if (toId === undefined || ownHolder(plan) !== fromId) continue;
    const countedOn = openDayOnOrAfter(calendar, plan.dueOn);
    plans[countedOn > today ? 'ahead' : countedOn === today ? 'due' : 'overdue'] += 1;
    if (countedOn > today || !keepsDue) byReceiver.set(toId, (byReceiver.get(toId) ?? 0) + 1);
  }
  return { plans, byReceiver };
}

function receiversOf(
  { customers, toById, receiverIds }: Selection,
  plans: ReadonlyMap<string, number>,
  call: ActorCall,
) {
  const { read } = call.deps.store;
  const names = staffNames(read);
  const leaves = leavesFrom(read, call.today);
  const shares = Map.groupBy(customers, ({ id }) => toById.get(id) ?? '');
  return [...new Set([...receiverIds, ...toById.values()])].map((id) => {
    const mine = shares.get(id) ?? [];
    const { pursued } = loadOf(read, id);
    return {
      person: { id, name: names.get(id) ?? '' },
      customers: mine.length,
      levels: levelsOf(mine),
      plans: plans.get(id) ?? 0,
      pursuedNow: pursued,
      pursuedThen: pursued + mine.filter(({ isOpen }) => isOpen === 1).length,
      awayThrough: leaveOn(leaves, id, call.today)?.throughOn ?? null,
    };
  });
}

/** How many of each level, from O down; customers without a living intention have none. */
function levelsOf(customers: readonly Given[]): HandoverPreview['levels'] {
  const byLevel = Map.groupBy(customers, ({ levelRank }) => levelOfRank(levelRank));
  return levels.flatMap((level) => {
    const count = byLevel.get(level)?.length ?? 0;
    return count === 0 ? [] : [{ level, count }];
  });
}
