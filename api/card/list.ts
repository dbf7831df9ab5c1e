import { z } from 'zod';
import { cardsQuery } from '../../db/queries/cards.ts';
import { customFieldsOf } from '../../db/queries/custom-fields.ts';
import type { CardRow } from '../../shared/contract/card-rows.ts';
import { missingForCompletion } from '../../shared/domain/card-completion.ts';
import { isRefusal, type Refusal } from '../../shared/domain/refusal.ts';
import type { ActorCall } from '../call.ts';
import { accessToEach, shownName, shownPhone } from '../ownership.ts';
import { pageOfRows, readCursor } from '../paging.ts';
import { labelOfJoined } from '../vehicle-label.ts';
import { valuesOfRow } from './values.ts';

const cursorSchema = z.tuple([z.string(), z.int(), z.string()]);

/** Cards: the consultant's own, for everybody else who writes or files cards the whole store's, masked where §13 demands it. */
export function listCards(
  input: {
    readonly day?: string | undefined;
    readonly consultantId?: string | undefined;
    readonly state?: 'quick' | 'complete' | undefined;
    readonly cursor?: string | undefined;
    readonly limit: number;
  },
  call: ActorCall,
): { rows: CardRow[]; nextCursor: string | null } | Refusal {
  const after = readCursor(input.cursor, cursorSchema);
  if (isRefusal(after)) return after;
  const { read } = call.deps.store;
  const { actor } = call;
  const consultantId = actor.role === 'consultant' ? actor.id : (input.consultantId ?? null);
  const asked = { day: input.day ?? null, consultantId, state: input.state ?? null, after, limit: input.limit + 1 };
  const page = pageOfRows(read.all(cardsQuery(asked)), input.limit, (row) => [row.arrivedOn, row.arrivedAt, row.id]);
  const accessOf = accessToEach(
    read,
    actor,
    page.rows.map((row) => ({ id: row.customerId, ownerId: row.ownerId })),
  );
  const rows = page.rows.map((row): CardRow => {
    // what somebody wrote on a card himself is no secret to him
    const access = row.consultantId === actor.id ? 'own' : accessOf({ id: row.customerId, ownerId: row.ownerId });
    const values = valuesOfRow(row);
    const phone = shownPhone(access, row.phone);
    return {
      id: row.id,
      number: row.number,
      serial: row.serial,
      state: row.state,
      arrivedAt: row.arrivedAt,
      arrivedOn: row.arrivedOn,
      departedAt: row.departedAt,
      consultant: { id: row.consultantId, name: row.consultantName ?? '' },
      customerId: row.customerId,
      name: shownName(access, row.name),
      gender: values.gender ?? null,
      phone,
      phoneMasked: access !== 'own' && phone !== null,
      vehicleLabel: labelOfJoined(row),
      level: values.level ?? null,
      visitKind: row.visitKind,
      result: row.result,
      nextPlanOn: row.nextPlanOn,
      missing:
        row.state === 'complete'
          ? []
          : missingForCompletion(values, customFieldsOf(read)).map(({ field, label }) => ({ field, label })),
    };
  });
  return { rows, nextCursor: page.nextCursor };
}
