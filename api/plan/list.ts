import { z } from 'zod';
import { refusingFollowup } from '../../db/queries/consents.ts';
import { categoryNames } from '../../db/queries/followups.ts';
import {
  type AfterPlan,
  countDonePlans,
  countOpenPlans,
  donePlans,
  hadPlans,
  openPlans,
  type PlanListRow,
} from '../../db/queries/plans.ts';
import { staffNames } from '../../db/queries/staff.ts';
import { sqlFor } from '../../db/query.ts';
import type { PlanTab } from '../../shared/contract/plan.ts';
import type { PlanCounts, PlanRow } from '../../shared/contract/plan-rows.ts';
import { isRefusal, type Refusal, refuse } from '../../shared/domain/refusal.ts';
import { isManager, roleLabel } from '../../shared/domain/roles.ts';
import type { ActorCall } from '../call.ts';
import { accessToEach } from '../ownership.ts';
import { pageOfRows, readCursor } from '../paging.ts';
import { type WorkDays, workDaysOf } from './days.ts';
import { planRowOf } from './list-row.ts';
import { planRulesOf } from './rules.ts';

interface Ask {
  readonly assigneeId?: string | undefined;
  readonly tab: PlanTab;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** Which part of the list, and the sort values of the last row shown of it. */
const cursorSchema = z.tuple([z.int().min(0).max(3), z.union([z.string(), z.number()]), z.string()]);

/** A person's work list (§四.2): what begins with an unread instruction, then overdue, then what has a time, then the rest by level. */
export function listToday(ask: Ask, call: ActorCall) {
  const { read } = call.deps.store;
  const assignee = personOf(ask.assigneeId, call);
  if (isRefusal(assignee)) return assignee;
  const rules = planRulesOf(call);
  const days = workDaysOf(rules);
  const from = readCursor(ask.cursor, cursorSchema);
  if (isRefusal(from)) return from;
  const found = readParts(call, partsOf(ask.tab, assignee.id, days, rules.today), from, ask.limit + 1);
  const page = pageOfRows(found, ask.limit, ({ part, row }) => [
    part,
    ask.tab === 'done' ? (row.closedAt ?? 0) : row.listKey,
    row.id,
  ]);
  const access = accessToEach(
    read,
    call.actor,
    page.rows.map(({ row }) => ({ id: row.customerId, ownerId: row.ownerId })),
  );
  const context = {
    read,
    rules,
    categories: categoryNames(read),
    names: staffNames(read),
    refusing: refusingFollowup(
      read,
      page.rows.map(({ row }) => row.customerId),
    ),
    knows: (row: PlanListRow) => access({ id: row.customerId, ownerId: row.ownerId }) !== 'masked',
  };
  return {
    rows: page.rows.map(({ row }): PlanRow => planRowOf(row, context)),
    nextCursor: page.nextCursor,
    assignee,
    counts: countsOf(call, assignee.id, days),
    nextOpenOn: days.nextOpenOn,
  };
}

/** The figures of a person's day, for the list's head and the navigation. */
export function countsOf(
  call: ActorCall,
  assigneeId: string,
  days: WorkDays = workDaysOf(planRulesOf(call)),
): PlanCounts {
  const { read } = call.deps.store;
  const open = countOpenPlans(read, assigneeId, null, days.dueThrough);
  const done = countDonePlans(read, assigneeId, call.today);
  return {
    open,
    overdue: countOpenPlans(read, assigneeId, null, days.overdueThrough),
    done,
    tomorrow: countOpenPlans(read, assigneeId, days.dueThrough, days.nextOpenOn),
    week: countOpenPlans(read, assigneeId, days.dueThrough, days.weekThrough),
    ever: open > 0 || done > 0 || hadPlans(read, assigneeId),
  };
}

function personOf(id: string | undefined, call: ActorCall): { readonly id: string; readonly name: string } | Refusal {
  const { actor } = call;
  if (id === undefined || id === actor.id) return { id: actor.id, name: actor.name };
  if (!isManager(actor.role)) {
    return refuse('FORBIDDEN', { role: roleLabel(actor.role), act: '看别人的今日回访', who: '经理' }, 'assigneeId');
  }
  const query = sqlFor.selectFrom('staff').select(['id', 'name']).where('id', '=', id).where('deletedHlc', 'is', null);
  return call.deps.store.read.get(query) ?? refuse('NOT_FOUND', { what: '这位员工' }, 'assigneeId');
}

/** One part of a list: its rows after a place, in their order. */
type Part = (after: AfterPlan | null, limit: number, call: ActorCall) => PlanListRow[];

function partsOf(tab: PlanTab, assigneeId: string, days: WorkDays, today: string): readonly Part[] {
  const open =
    (afterDay: string | null, throughDay: string, timed: boolean | null, instructed: boolean | null): Part =>
    (after, limit, call) =>
      openPlans(call.deps.store.read, { assigneeId, afterDay, throughDay, timed, instructed, after, limit });
  switch (tab) {
    case 'due':
      return [
        open(null, days.dueThrough, null, true),
        open(null, days.overdueThrough, null, false),
        open(days.overdueThrough, days.dueThrough, true, false),
        open(days.overdueThrough, days.dueThrough, false, false),
      ];
    case 'done':
      return [(after, limit, call) => donePlans(call.deps.store.read, { assigneeId, on: today, after, limit })];
    case 'tomorrow':
      return [open(days.dueThrough, days.nextOpenOn, null, null)];
    case 'week':
      return [open(days.dueThrough, days.weekThrough, null, null)];
  }
}

/** Reads one part after the other until there is enough; a cursor says in which part to go on. */
function readParts(
  call: ActorCall,
  parts: readonly Part[],
  from: z.infer<typeof cursorSchema> | null,
  wanted: number,
): { readonly part: number; readonly row: PlanListRow }[] {
  const found: { part: number; row: PlanListRow }[] = [];
  const [first, key, id] = from ?? [0];
  for (const [part, read] of parts.entries()) {
    if (part < first || found.length >= wanted) continue;
    const after = part === first && key !== undefined && id !== undefined ? { key, id } : null;
    for (const row of read(after, wanted - found.length, call)) found.push({ part, row });
  }
  return found;
}
