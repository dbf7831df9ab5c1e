import { z } from 'zod';
import { refusingFollowup } from '../../db/queries/consents.ts';
import { categoryNames } from '../../db/queries/followups.ts';
import { donePlans, openPlans, type PlanListRow } from '../../db/queries/plans.ts';
import { staffNames } from '../../db/queries/staff.ts';
import { civilDateSchema } from '../../shared/calendar/civil-date.ts';
import type { PlanRow } from '../../shared/contract/plan-rows.ts';
import { lateThrough, type PromiseKind, promiseMonth } from '../../shared/domain/promise.ts';
import { isRefusal, type Refusal } from '../../shared/domain/refusal.ts';
import type { ActorCall } from '../call.ts';
import { accessToEach } from '../ownership.ts';
import { pageOfRows, readCursor } from '../paging.ts';
import { planRowOf } from '../plan/list-row.ts';
import { planRulesOf } from '../plan/rules.ts';
import { whoseFigures } from './whose.ts';

interface Ask {
  readonly month: string;
  readonly kind: PromiseKind;
  readonly personId?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** The day on which the row was done, or is due; its place inside that day; its id. */
const cursorSchema = z.tuple([civilDateSchema, z.union([z.string(), z.number()]), z.string()]);
type Cursor = z.infer<typeof cursorSchema>;

/** The records behind a figure of `ownOverview`. */
export function listPromises(ask: Ask, call: ActorCall): { rows: PlanRow[]; nextCursor: string | null } | Refusal {
  const person = whoseFigures(ask.personId, call);
  if (isRefusal(person)) return person;
  const from = readCursor(ask.cursor, cursorSchema);
  if (isRefusal(from)) return from;
  const wanted = ask.limit + 1;
  const found = ask.kind === 'missed' ? missed(ask, call, person.id, from) : done(ask, call, person.id, from);
  const page = pageOfRows(found.slice(0, wanted), ask.limit, (row) =>
    ask.kind === 'missed' ? [row.dueOn, row.listKey, row.id] : [row.closedOn ?? '', row.closedAt ?? 0, row.id],
  );
  return { rows: shown(page.rows, call), nextCursor: page.nextCursor };
}

function missed({ month, limit }: Ask, call: ActorCall, assigneeId: string, from: Cursor | null): PlanListRow[] {
  const { calendar, today } = planRulesOf(call);
  const { missedAfter, missedThrough } = promiseMonth(month, today, calendar);
  if (missedThrough <= missedAfter) return [];
  return openPlans(call.deps.store.read, {
    assigneeId,
    afterDay: missedAfter,
    throughDay: missedThrough,
    timed: null,
    instructed: null,
    after: from && { key: from[1], id: from[2] },
    limit: limit + 1,
  });
}

/** Day by day from the last one backwards, each through its own stretch of the index. */
function done({ month, kind, limit }: Ask, call: ActorCall, assigneeId: string, from: Cursor | null): PlanListRow[] {
  const { calendar, today } = planRulesOf(call);
  const rows: PlanListRow[] = [];
  for (const on of promiseMonth(month, today, calendar).days) {
    if (from !== null && on > from[0]) continue;
    if (rows.length > limit) break;
    const after = from !== null && on === from[0] ? { key: from[1], id: from[2] } : null;
    const bound = lateThrough(on, calendar);
    const due = kind === 'late' ? { dueThrough: bound } : { dueAfter: bound };
    rows.push(...donePlans(call.deps.store.read, { assigneeId, on, after, limit: limit + 1 - rows.length, ...due }));
  }
  return rows;
}

function shown(rows: readonly PlanListRow[], call: ActorCall): PlanRow[] {
  const { read } = call.deps.store;
  const customers = rows.map(({ customerId, ownerId }) => ({ id: customerId, ownerId }));
  const access = accessToEach(read, call.actor, customers);
  const context = {
    read,
    rules: planRulesOf(call),
    categories: categoryNames(read),
    names: staffNames(read),
    refusing: refusingFollowup(
      read,
      rows.map(({ customerId }) => customerId),
    ),
    knows: ({ customerId, ownerId }: PlanListRow) => access({ id: customerId, ownerId }) !== 'masked',
  };
  return rows.map((row) => planRowOf(row, context));
}
