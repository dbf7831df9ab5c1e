import { z } from 'zod';
import { attachmentsQuery, heldQuery } from '../../db/queries/attachments.ts';
import type { AttachmentRow } from '../../shared/contract/attachment.ts';
import { isRefusal, type Refusal } from '../../shared/domain/refusal.ts';
import type { ActorCall } from '../call.ts';
import { canWrite, refuseForeign } from '../ownership.ts';
import { pageOfRows, readCursor } from '../paging.ts';
import { attachmentRow, heldRow } from './rows.ts';
import { maySee, type TargetAsked, targetOf } from './standing.ts';

const cursorSchema = z.tuple([z.int(), z.string()]);

/** The files of a customer, of a card, or of a draft of the caller's own, the newest first. */
export function listAttachments(
  input: TargetAsked & { readonly cursor?: string | undefined; readonly limit: number },
  call: ActorCall,
): { rows: AttachmentRow[]; nextCursor: string | null } | Refusal {
  const cursor = readCursor(input.cursor, cursorSchema);
  if (isRefusal(cursor)) return cursor;
  const target = targetOf(call, input);
  if (isRefusal(target)) return target;
  const { read } = call.deps.store;
  if (target.kind === 'draft') {
    const held = read.all(heldQuery(target.draftId, call.actor.id));
    return { rows: held.map((row) => heldRow(call, row)), nextCursor: null };
  }
  const { customer, cardId, access } = target;
  // what a foreign consultant may not see is no empty list
  if (!canWrite(access) && call.actor.role === 'consultant') return refuseForeign(read, customer);
  const after = cursor ? { at: cursor[0], id: cursor[1] } : null;
  const place =
    cardId === null ? ({ of: 'customerId', id: customer.id } as const) : ({ of: 'cardId', id: cardId } as const);
  const found = read.all(attachmentsQuery({ ...place, after, limit: input.limit + 1 }));
  const page = pageOfRows(found, input.limit, (row) => [row.at, row.id]);
  const rows = page.rows
    .filter((row) => maySee(call, target, row))
    .map((row) => attachmentRow(call, row, { by: row.byName ?? '', cardNumber: row.cardNumber }));
  return { rows, nextCursor: page.nextCursor };
}
