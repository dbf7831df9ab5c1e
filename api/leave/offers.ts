import { z } from 'zod';
import { refusingFollowup } from '../../db/queries/consents.ts';
import { categoryNames } from '../../db/queries/followups.ts';
import { type CurrentLeave, leavesFrom } from '../../db/queries/leaves.ts';
import { countOpenPlans, openPlans, type PlanListRow } from '../../db/queries/plans.ts';
import { staffNames } from '../../db/queries/staff.ts';
import { reject } from '../../db/unit-of-work.ts';
import { held, leaveOn, liesWith, ownHolder } from '../../shared/domain/leave.ts';
import { isDue } from '../../shared/domain/plan.ts';
import { isRefusal, type Refusal } from '../../shared/domain/refusal.ts';
import { type ActorCall, act } from '../call.ts';
import { accessToEach } from '../ownership.ts';
import { cursorOf, readCursor } from '../paging.ts';
import { workDaysOf } from '../plan/days.ts';
import { planRowOf } from '../plan/list-row.ts';
import { planRulesOf } from '../plan/rules.ts';

const cursorSchema = z.tuple([z.string(), z.string(), z.string()]);

/** The leaves of today in which a person stands in, also for somebody's stand-in who is away himself. */
function dutiesOf(call: ActorCall, leaves: readonly CurrentLeave[]): readonly CurrentLeave[] {
  const { actor, today } = call;
  return leaves.filter(
    ({ staffId, fromOn }) => fromOn <= today && staffId !== actor.id && liesWith(leaves, staffId, today) === actor.id,
  );
}

/** What was due already when somebody went away, or when it was entered: it waits until the stand-in takes it (domain §4.8). */
export function offeredPlans(ask: { readonly cursor?: string | undefined; readonly limit: number }, call: ActorCall) {
  const { read } = call.deps.store;
  const from = readCursor(ask.cursor, cursorSchema);
  if (isRefusal(from)) return from;
  const rules = planRulesOf(call);
  const { dueThrough } = workDaysOf(rules);
  const duties = dutiesOf(call, leavesFrom(read, call.today));
  const first = from === null ? 0 : duties.findIndex(({ id }) => id === from[0]);
  const found: { leave: CurrentLeave; row: PlanListRow }[] = [];
  for (const leave of first < 0 ? [] : duties.slice(first)) {
    const after = from !== null && leave.id === from[0] ? { key: from[1], id: from[2] } : null;
    const limit = ask.limit + 1 - found.length;
    if (limit <= 0) break;
    const part = {
      assigneeId: leave.staffId,
      afterDay: null,
      throughDay: dueThrough,
      timed: null,
      instructed: null,
      after,
      limit,
    };
    for (const row of openPlans(read, part)) found.push({ leave, row });
  }
  const page = found.slice(0, ask.limit);
  const last = page.at(-1);
  const names = staffNames(read);
  const customerIds = page.map(({ row }) => row.customerId);
  const access = accessToEach(
    read,
    call.actor,
    page.map(({ row }) => ({ id: row.customerId, ownerId: row.ownerId })),
  );
  const context = {
    read,
    rules,
    categories: categoryNames(read),
    names,
    refusing: refusingFollowup(read, customerIds),
    knows: (row: PlanListRow) => access({ id: row.customerId, ownerId: row.ownerId }) !== 'masked',
  };
  return {
    rows: page.map(({ leave, row }) => ({
      plan: planRowOf(row, context),
      absent: { id: leave.staffId, name: names.get(leave.staffId) ?? '' },
      awayThrough: leave.throughOn,
    })),
    nextCursor: found.length > ask.limit && last ? cursorOf([last.leave.id, last.row.listKey, last.row.id]) : null,
  };
}

/** How many plans wait until a person takes them over. */
export function countOffered(call: ActorCall): number {
  const { read } = call.deps.store;
  const duties = dutiesOf(call, leavesFrom(read, call.today));
  if (duties.length === 0) return 0;
  const { dueThrough } = workDaysOf(planRulesOf(call));
  return duties.reduce((sum, { staffId }) => sum + countOpenPlans(read, staffId, null, dueThrough), 0);
}

/**
 * The stand-in takes over plans that were due already (domain §4.8): from now on they are his to do, and undone at
 * midnight they are found against him. All of them or none; refuses with LEAVE_NOT_OFFERED.
 */
export function acceptPlans(
  { ids }: { readonly ids: readonly string[] },
  call: ActorCall,
): { accepted: number } | Refusal {
  return act(call, (tx) => {
    const { today, calendar } = planRulesOf(call);
    const leaves = leavesFrom(tx.read, today);
    const planIds = [...new Set(ids)];
    for (const planId of planIds) {
      const plan = tx.find('plan', planId);
      const ownId = plan ? ownHolder(plan) : null;
      const leave = plan?.assigneeId == null ? undefined : leaveOn(leaves, plan.assigneeId, today);
      const isOffered = plan?.role !== 'decision' && plan?.state === 'open' && isDue(plan, today, calendar);
      if (!isOffered || ownId === null || !leave || liesWith(leaves, leave.staffId, today) !== call.actor.id)
        return reject('LEAVE_NOT_OFFERED', {}, 'ids');
      tx.update('plan', planId, held(ownId, call.actor.id));
      tx.insert('leaveAcceptance', {
        id: tx.newId(),
        customerId: plan.customerId,
        leaveId: leave.id,
        planId,
        byId: call.actor.id,
        at: call.now,
        onDay: today,
      });
    }
    return { accepted: planIds.length };
  });
}
