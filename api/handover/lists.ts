import { z } from 'zod';
import { levelOfRank, noDay } from '../../db/projections/customer-intent.ts';
import {
  type AfterTime,
  handoverPageQuery,
  loadOf,
  receivedQuery,
  untouchedQuery,
} from '../../db/queries/handovers.ts';
import { leavesFrom } from '../../db/queries/leaves.ts';
import { countOpenPlans } from '../../db/queries/plans.ts';
import { listStaff, staffNames } from '../../db/queries/staff.ts';
import { leaveOn } from '../../shared/domain/leave.ts';
import { levelSchema } from '../../shared/domain/level.ts';
import { isRefusal, type Refusal } from '../../shared/domain/refusal.ts';
import { roleSchema } from '../../shared/domain/roles.ts';
import { phoneTail } from '../../shared/text/phone.ts';
import type { ActorCall } from '../call.ts';
import { strings } from '../json-columns.ts';
import { countOffered } from '../leave/offers.ts';
import { pageOfRows, readCursor } from '../paging.ts';
import { callers } from '../permissions/plan.ts';
import { workDaysOf } from '../plan/days.ts';
import { planRulesOf } from '../plan/rules.ts';

interface Ask {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** So long a handed-over customer counts as new where nobody has contacted him. */
const newForMs = 30 * 86_400_000;

function afterOf(cursor: string | undefined): AfterTime | null | Refusal {
  const after = readCursor(cursor, z.tuple([z.int(), z.string()]));
  return isRefusal(after) ? after : after && { at: after[0], id: after[1] };
}

/** Hand-overs, the newest first, with how far each has come. */
export function listHandovers(ask: Ask, call: ActorCall) {
  const { read } = call.deps.store;
  const after = afterOf(ask.cursor);
  if (isRefusal(after)) return after;
  const page = pageOfRows(read.all(handoverPageQuery(after, ask.limit + 1)), ask.limit, (row) => [row.at, row.id]);
  const names = staffNames(read);
  const person = (id: string) => ({ id, name: names.get(id) ?? '' });
  return {
    ...page,
    rows: page.rows.map(
      ({ id, fromId, kind, reason, receiverIds, isWhole, customers, at, byId, state, done, plans }) => ({
        ...{ id, kind, reason, customers, at, state, done, plans },
        from: person(fromId),
        receivers: strings(receiverIds).map(person),
        whole: isWhole === 1,
        by: person(byId),
      }),
    ),
  };
}

/** The customers that were handed to the caller and are still his. */
export function listReceived(ask: Ask, call: ActorCall) {
  const { read } = call.deps.store;
  const after = afterOf(ask.cursor);
  if (isRefusal(after)) return after;
  const found = read.all(receivedQuery(call.actor.id, after, ask.limit + 1));
  const page = pageOfRows(found, ask.limit, (row) => [row.at, row.id]);
  const names = staffNames(read);
  return {
    ...page,
    rows: page.rows.map((row) => ({
      id: row.id,
      customerId: row.customerId,
      name: row.name,
      gender: row.gender,
      phoneTail: row.phone === null ? null : phoneTail(row.phone),
      level: levelSchema.nullable().parse(levelOfRank(row.levelRank)),
      nextPlanOn: row.nextPlanOn === '' || row.nextPlanOn === noDay ? null : row.nextPlanOn,
      isWaiting: row.isWaiting === 1,
      from: row.fromId === null ? null : { id: row.fromId, name: names.get(row.fromId) ?? '' },
      by: { id: row.byId, name: names.get(row.byId) ?? '' },
      at: row.at,
      reason: row.reason,
      isNew: row.isOpen === 1 && (row.lastContactAt ?? 0) < row.at,
    })),
  };
}

/** What waits for the caller: customers handed to him whom nobody contacted yet, and plans to take over as a stand-in. */
export function handedCounts(call: ActorCall): { readonly customers: number; readonly offered: number } {
  const { read } = call.deps.store;
  const customers = read.get(untouchedQuery(call.actor.id, call.now - newForMs))?.count ?? 0;
  return { customers, offered: countOffered(call) };
}

/** Who has how much, for deciding who gives and who receives. */
export function listLoads(call: ActorCall) {
  const { read } = call.deps.store;
  const leaves = leavesFrom(read, call.today);
  const names = staffNames(read);
  const { overdueThrough, dueThrough } = workDaysOf(planRulesOf(call));
  const people = listStaff(read, { withInactive: false }).flatMap((row) => {
    const role = roleSchema.parse(row.role);
    return callers.includes(role) ? [{ id: row.id, name: row.name, role }] : [];
  });
  return {
    rows: people.map(({ id, name, role }) => {
      const away = leaveOn(leaves, id, call.today);
      const standIn = away?.standInId ?? null;
      return {
        person: { id, name },
        role,
        ...loadOf(read, id),
        due: countOpenPlans(read, id, null, dueThrough),
        overdue: countOpenPlans(read, id, null, overdueThrough),
        away: away
          ? {
              through: away.throughOn,
              standIn: standIn === null ? null : { id: standIn, name: names.get(standIn) ?? '' },
            }
          : null,
      };
    }),
  };
}
