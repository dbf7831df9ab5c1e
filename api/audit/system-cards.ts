import { z } from 'zod';
import { asOf } from '../../db/queries/as-of.ts';
import type { CardRow } from '../../db/queries/audit.ts';
import type { Store } from '../../db/store.ts';
import type { AuditedValues } from '../../shared/domain/audit-compare.ts';
import type { SystemCard } from '../../shared/domain/audit-item.ts';

const wordsSchema = z.array(z.string());

/** The columns of a card that the audit compares. */
export type AuditedColumns = Pick<
  CardRow,
  | 'name'
  | 'phone'
  | 'source'
  | 'regionCode'
  | 'vehicleId'
  | 'colour'
  | 'level'
  | 'expectedOn'
  | 'competitors'
  | 'nextPlanOn'
>;

/** What a card says, as the audit compares it; of an erased body nothing is left. */
export function auditedValues(card: Partial<AuditedColumns>): AuditedValues {
  return {
    name: card.name ?? '',
    phone: card.phone ?? null,
    source: card.source ?? null,
    county: card.regionCode ?? null,
    model: card.vehicleId ?? null,
    colour: card.colour ?? null,
    level: card.level ?? null,
    expected: card.expectedOn ?? null,
    competitor: card.competitors ? wordsSchema.parse(JSON.parse(card.competitors)) : [],
    next_plan: card.nextPlanOn ?? null,
  };
}

/**
 * The cards on the list of a business day as they stood at its 24:00 (§八.1), also those that were entered after the 24:00
 * of the day of their visit: these have no values then.
 * @param dayEndAt UTC ms of that 24:00
 */
export function systemCards(store: Store, cards: readonly CardRow[], dayEndAt: number): readonly SystemCard[] {
  return cards.map((card) => {
    // a late one came after the 24:00 of its own day
    const then = card.lateOn === null ? asOf(store, 'card', card, dayEndAt) : undefined;
    return {
      cardId: card.id,
      number: card.number,
      customerId: card.customerId,
      consultantId: (then ?? card).consultantId,
      arrivedAt: card.arrivedAt,
      serialAtDayEnd: then?.serial ?? null,
      serialNow: card.serial,
      values: then ? auditedValues(then) : null,
      valuesNow: auditedValues(card),
    };
  });
}
