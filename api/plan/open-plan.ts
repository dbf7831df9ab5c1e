import { sql } from 'kysely';
import { type Reader, sqlFor } from '../../db/query.ts';
import { shaped } from '../../db/query-shape.ts';
import type { Tx } from '../../db/unit-of-work.ts';
import type { EntityRow } from '../../shared/entities/registry.ts';

/** The open plan of an opportunity in a role; undefined where there is none. */
export function openPlanOf(tx: Tx, opportunityId: string, role: 'next' | 'decision'): EntityRow<'plan'> | undefined {
  const found = tx.read.get(openPlanQuery(opportunityId, role));
  return found ? tx.find('plan', found.id) : undefined;
}

/** The next plan of an opportunity, for who only reads; undefined where there is none. */
export function nextPlanOf(read: Reader, opportunityId: string) {
  return read.get(openPlanQuery(opportunityId, 'next'));
}

const openPlanQuery = shaped((opportunityId: string, role: 'next' | 'decision') =>
  sqlFor
    .selectFrom('plan')
    .select(['id', 'dueOn', 'dueTime', 'method', 'purpose', 'assigneeId'])
    .where('opportunityId', '=', opportunityId)
    .where('role', '=', role)
    // a partial index is chosen by the statement's text: what its condition names must stand there as a literal
    .where('state', '=', sql.lit<'open'>('open'))
    .where('deletedHlc', 'is', null),
);
