import { z } from 'zod';
import { trafficQuery } from '../../db/queries/traffic.ts';
import type { TrafficRow } from '../../shared/contract/traffic.ts';
import { isRefusal, type Refusal } from '../../shared/domain/refusal.ts';
import type { ActorCall } from '../call.ts';
import { pageOfRows, readCursor } from '../paging.ts';

const cursorSchema = z.tuple([z.int(), z.string()]);

/** The day's register in the order of arrival. It says that a visit has its card, not what stands on it. */
export function listTraffic(
  input: { readonly day?: string | undefined; readonly cursor?: string | undefined; readonly limit: number },
  call: ActorCall,
): { rows: TrafficRow[]; nextCursor: string | null } | Refusal {
  const after = readCursor(input.cursor, cursorSchema);
  if (isRefusal(after)) return after;
  const asked = { day: input.day ?? call.today, after, limit: input.limit + 1 };
  const page = pageOfRows(call.deps.store.read.all(trafficQuery(asked)), input.limit, (row) => [row.arrivedAt, row.id]);
  const rows = page.rows.map(
    (row): TrafficRow => ({
      id: row.id,
      contactWay: row.contactWay,
      arrivedAt: row.arrivedAt,
      arrivedOn: row.arrivedOn,
      departedAt: row.departedAt,
      partySize: row.partySize,
      receiver: row.receiverId === null ? null : { id: row.receiverId, name: row.receiverName ?? '' },
      receivedAt: row.receivedAt,
      named: row.named === 1,
      receptionist: { id: row.receptionistId, name: row.receptionistName ?? '' },
      note: row.note,
      card:
        row.cardId === null || row.cardState === null
          ? null
          : { id: row.cardId, number: row.cardNumber ?? '', state: row.cardState },
      explanation: row.explanation,
      explainedAt: row.explainedAt,
      voidedAt: row.voidedAt,
      voidReason: row.voidReason,
    }),
  );
  return { rows, nextCursor: page.nextCursor };
}
