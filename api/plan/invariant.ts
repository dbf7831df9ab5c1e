import { sql } from 'kysely';
import { sqlFor } from '../../db/query.ts';
import { shaped } from '../../db/query-shape.ts';
import type { Tx } from '../../db/unit-of-work.ts';
import type { CivilDate } from '../../shared/calendar/civil-date.ts';

/** The one next plan of an open opportunity. */
export interface OpenNextPlan {
  readonly id: string;
  readonly dueOn: CivilDate;
}

/**
 * The open-plan invariant (§四.1), asked at the end of every command that touched an opportunity or its plans: an open
 * opportunity has exactly one open `next` plan and further ones at will, a pending one exactly one open `decision` and
 * nothing else, an ended one none at all: whoever is asked to execute a plan without an opportunity could never do it.
 * Whoever breaks it is a bug in a command, so it throws, and the whole command is rolled back.
 * @returns the open next plan; null while there is none to be
 */
export function demandOpenPlanInvariant(tx: Tx, opportunityId: string): OpenNextPlan | null {
  const opportunity = tx.find('opportunity', opportunityId);
  if (!opportunity) throw new Error(`no opportunity ${opportunityId}`);
  const open = tx.read.all(openPlansQuery(opportunityId));
  const nexts = open.filter((plan) => plan.role === 'next');
  const next = nexts.length;
  const decision = open.filter((plan) => plan.role === 'decision').length;
  const further = open.length - next - decision;
  const wanted = expected[opportunity.state];
  if (next !== wanted.next || decision !== wanted.decision || further > wanted.further)
    throw new Error(
      `opportunity ${opportunityId} is ${opportunity.state} with ${next} next, ${decision} decision and ${further} further plans`,
    );
  const [only] = nexts;
  return only ? { id: only.id, dueOn: only.dueOn } : null;
}

const openPlansQuery = shaped((opportunityId: string) =>
  sqlFor
    .selectFrom('plan')
    .select(['id', 'role', 'dueOn'])
    .where('opportunityId', '=', opportunityId)
    .where('state', '=', sql.lit<'open'>('open'))
    // the four calls belong to the sale: they begin where the opportunity ends (§五.1)
    .where('saleId', 'is', null)
    .where('deletedHlc', 'is', null),
);

const expected = {
  open: { next: 1, decision: 0, further: Number.POSITIVE_INFINITY },
  pending: { next: 0, decision: 1, further: 0 },
  ended: { next: 0, decision: 0, further: 0 },
} as const;
