import { filesOfCustomerQuery, heldCountQuery, heldQuery } from '../../db/queries/attachments.ts';
import type { Reader } from '../../db/query.ts';
import type { Tx } from '../../db/unit-of-work.ts';
import { mostHeld } from '../../shared/domain/attachment.ts';
import { type Refusal, refuse } from '../../shared/domain/refusal.ts';

/**
 * Gives the files of a draft to the card that it has become, in the same transaction as the card.
 * @param draftId of the writer's; undefined where the card had none
 */
export function adoptHeldFiles(
  tx: Tx,
  ownerId: string,
  draftId: string | undefined,
  card: { readonly cardId: string; readonly customerId: string },
): void {
  if (draftId === undefined) return;
  for (const { draftId: _draft, ownerId: byId, ...file } of tx.read.all(heldQuery(draftId, ownerId))) {
    tx.insert('attachment', { ...file, ...card, byId });
    tx.local('DELETE FROM held_attachment WHERE id = ?', file.id);
  }
}

/**
 * A card that turns out to be another customer's takes its files along, and those that were attached to the stranger
 * whom it had entered: as facts they are told anew of the one who was known, and nobody would find them otherwise.
 */
export function moveFilesOfStranger(tx: Tx, strangerId: string, customerId: string): void {
  for (const file of tx.read.all(filesOfCustomerQuery(strangerId))) {
    const { id, rowHlc: _hlc, rowSet: _set, deletedHlc: _deleted, ...said } = file;
    tx.remove('attachment', id);
    tx.insert('attachment', { ...said, id: tx.newId(), customerId });
  }
}

/** LIMIT_REACHED where a person has as many files waiting with drafts as anybody may: they are on this machine's disk. */
export function refuseMoreHeld(read: Reader, ownerId: string): Refusal | null {
  const { count = 0 } = read.get(heldCountQuery(ownerId)) ?? {};
  if (count < mostHeld) return null;
  const way = '保存或丢弃几张草稿，再附这个文件';
  return refuse('LIMIT_REACHED', { what: '您没保存的卡上，附件', most: mostHeld, unit: '个', way });
}

/** Forgets the files of a draft that is thrown away; their bytes are swept up later. */
export function dropHeldFiles(tx: Tx, draftId: string): void {
  tx.local('DELETE FROM held_attachment WHERE draft_id = ?', draftId);
}
