import { sqlFor } from '../../db/query.ts';
import type { Tx } from '../../db/unit-of-work.ts';
import type { CivilDate } from '../../shared/calendar/civil-date.ts';

interface Closing {
  readonly state: 'done' | 'cancelled' | 'replaced';
  readonly today: CivilDate;
  /** The contact that executed it. */
  readonly followupId?: string;
  readonly reason?: string;
}

/** Closes a plan. Whoever closes the next one of an open opportunity opens another in the same transaction (§四.1). */
export function closePlan(tx: Tx, planId: string, closing: Closing): void {
  tx.update('plan', planId, {
    state: closing.state,
    closedAt: tx.env.now,
    closedOn: closing.today,
    closedById: tx.env.actorId,
    followupId: closing.followupId ?? null,
    closeReason: closing.reason ?? '',
  });
}

/** Closes every open plan of an opportunity, whatever its part. */
export function closeAllPlans(tx: Tx, opportunityId: string, closing: Closing): void {
  const open = tx.read.all(
    sqlFor
      .selectFrom('plan')
      .select('id')
      .where('opportunityId', '=', opportunityId)
      .where('state', '=', 'open')
      .where('deletedHlc', 'is', null),
  );
  for (const { id } of open) closePlan(tx, id, closing);
}
