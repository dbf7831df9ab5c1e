import { livingSaleOf } from '../../db/queries/sales.ts';
import type { Tx } from '../../db/unit-of-work.ts';
import type { CivilDate } from '../../shared/calendar/civil-date.ts';
import { type FollowupOutcome, isEffective, type RetryRule } from '../../shared/domain/followup.ts';
import type { EntityRow } from '../../shared/entities/registry.ts';

/**
 * Keeps with the sale whether its customer can be reached (§四.2): three days in vain are shown to the manager, the next
 * contact that reaches him takes it back. Of an opportunity without an order nothing is kept.
 */
export function keepVain(
  tx: Tx,
  opportunity: Pick<EntityRow<'opportunity'>, 'id' | 'level'>,
  outcome: FollowupOutcome,
  rule: RetryRule,
  today: CivilDate,
): void {
  const sale = opportunity.level === 'O' ? livingSaleOf(tx.read, opportunity.id) : undefined;
  if (!sale) return;
  if (isEffective(outcome)) tx.update('sale', sale.id, { vainSinceOn: null });
  else if (rule.shownToManager) tx.update('sale', sale.id, { vainSinceOn: sale.vainSinceOn ?? today });
}
