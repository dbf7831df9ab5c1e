import { sqlFor } from '../../db/query.ts';
import type { Tx } from '../../db/unit-of-work.ts';
import type { CivilDate } from '../../shared/calendar/civil-date.ts';
import type { EntityPatch } from '../../shared/entities/registry.ts';

/**
 * Carries an edit of the customer, the opportunity or its plan into the cards that this customer got today, so that the
 * card at 24:00 says what the system says (§八.1). Cards of earlier days stay what they were, and so does the card of a
 * colleague who received the customer: his paper says something else, and what the owner learns is not for him (§13).
 * It reaches the owner's cards and those of whoever makes the edit.
 *
 * @param opportunityId only cards of this opportunity; null for what concerns the customer himself
 * @param patch card columns; what a card says already is not written again
 */
export function writeThroughToCards(
  tx: Tx,
  customerId: string,
  opportunityId: string | null,
  today: CivilDate,
  patch: EntityPatch<'card'>,
): void {
  const ownerId = tx.find('customer', customerId)?.ownerId ?? null;
  const writers = [tx.env.actorId, ...(ownerId === null ? [] : [ownerId])];
  const ofCustomer = sqlFor
    .selectFrom('card')
    .select('id')
    .where('customerId', '=', customerId)
    .where('arrivedOn', '=', today)
    .where('consultantId', 'in', writers)
    .where('deletedHlc', 'is', null);
  const cards = tx.read.all(
    opportunityId === null ? ofCustomer : ofCustomer.where('opportunityId', '=', opportunityId),
  );
  for (const { id } of cards) tx.update('card', id, patch);
}
