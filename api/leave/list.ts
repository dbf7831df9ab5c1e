import { z } from 'zod';
import { leavePageQuery } from '../../db/queries/leaves.ts';
import { countOpenPlans } from '../../db/queries/plans.ts';
import { staffNames } from '../../db/queries/staff.ts';
import { type CivilDate, civilDateSchema } from '../../shared/calendar/civil-date.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import type { ActorCall } from '../call.ts';
import { pageOfRows, readCursor } from '../paging.ts';
import { workDaysOf } from '../plan/days.ts';
import { planRulesOf } from '../plan/rules.ts';

interface Ask {
  readonly past: boolean;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** Leaves: those that are not over yet by their end, or the past ones, the latest first. */
export function listLeaves(ask: Ask, call: ActorCall) {
  const { read } = call.deps.store;
  const { today } = call;
  const after = readCursor(ask.cursor, z.tuple([civilDateSchema, z.string()]));
  if (isRefusal(after)) return after;
  const found = read.all(
    leavePageQuery({
      past: ask.past,
      today,
      after: after && { throughOn: after[0], id: after[1] },
      limit: ask.limit + 1,
    }),
  );
  const page = pageOfRows(found, ask.limit, (row) => [row.throughOn, row.id]);
  const names = staffNames(read);
  const person = (id: string) => ({ id, name: names.get(id) ?? '' });
  const { dueThrough } = workDaysOf(planRulesOf(call));
  return {
    ...page,
    rows: page.rows.map((row) => ({
      id: row.id,
      staff: person(row.staffId),
      kind: row.kind,
      fromOn: row.fromOn,
      throughOn: row.throughOn,
      standIn: row.standInId === null ? null : person(row.standInId),
      note: row.note,
      phase: phaseOf(row, today),
      /** Due already and still with whoever is away. */
      waiting: phaseOf(row, today) === 'now' ? countOpenPlans(read, row.staffId, null, dueThrough) : 0,
      enteredBy: person(row.enteredById),
      enteredAt: row.enteredAt,
    })),
  };
}

function phaseOf(
  { state, fromOn, throughOn }: { readonly state: string; readonly fromOn: CivilDate; readonly throughOn: CivilDate },
  today: CivilDate,
): 'ahead' | 'now' | 'over' | 'cancelled' {
  if (state === 'cancelled') return 'cancelled';
  if (throughOn < today) return 'over';
  return fromOn <= today ? 'now' : 'ahead';
}
