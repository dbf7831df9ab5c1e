import { sql } from 'kysely';
import { sqlFor } from '../../db/query.ts';
import type { Tx } from '../../db/unit-of-work.ts';
import type { EntityRow } from '../../shared/entities/registry.ts';

// A partial index is chosen by the statement's text: what its condition names must stand there as a literal.
/** The open plan of an opportunity in a role; undefined where there is none. */
export function openPlanOf(tx: Tx, opportunityId: string, role: 'next' | 'decision'): EntityRow<'plan'> | undefined {
  const found = tx.read.get(
    sqlFor
      .selectFrom('plan')
      .select('id')
      .where('opportunityId', '=', opportunityId)
      .where('role', '=', role)
      .where('state', '=', sql.lit<'open'>('open'))
      .where('deletedHlc', 'is', null),
  );
  return found ? tx.find('plan', found.id) : undefined;
}
