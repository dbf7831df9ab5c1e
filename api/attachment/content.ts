import { sqlFor } from '../../db/query.ts';
import type { attachmentSizes } from '../../shared/contract/attachment.ts';
import { isPicture, type MediaType, sniffBytes, sniffMedia } from '../../shared/domain/media.ts';
import { isRefusal, type Refusal, refuse } from '../../shared/domain/refusal.ts';
import type { EntityRow } from '../../shared/entities/registry.ts';
import { type ActorCall, act } from '../call.ts';
import { refuseForeign } from '../ownership.ts';
import { tokenIdOf } from '../session/token.ts';
import { mediaTypeOf } from './rows.ts';
import { type CustomerTarget, isShowingLogged, mayRemove, maySee, targetOf } from './standing.ts';

type Size = (typeof attachmentSizes)[number];
type Stored = Pick<EntityRow<'attachment'>, 'sha256' | 'thumbnail' | 'preview' | 'mediaType' | 'originalName'>;

const noAttachment = refuse('NOT_FOUND', { what: '这个附件' }, 'id');

/**
 * A file as it was attached, or a smaller picture of it. To anybody but the owner every showing stands in the log (domain
 * §13), but for the small pictures of a list, on which nothing can be read. A program shows its person his own customers'
 * files and nobody else's: a paper carries the full phone, and to reveal that is a person's own act.
 */
export async function readContent(
  { id, size }: { readonly id: string; readonly size: Size },
  call: ActorCall,
): Promise<File | Refusal> {
  const file = heldFile(call, id) ?? shownFile(call, id, size);
  if (isRefusal(file)) return file;
  const digest = (size === 'thumbnail' ? file.thumbnail : size === 'preview' ? file.preview : null) ?? file.sha256;
  const content = await call.deps.store.blobs.read(digest, call.connection.whenSent);
  if (typeof content === 'string') {
    call.deps.log(`the ${size} of attachment ${id} is ${content}`);
    return refuse('ATTACHMENT_LOST', { name: file.originalName });
  }
  const type = digest === file.sha256 ? mediaTypeOf(file.mediaType) : pictureType(content);
  return new File([content], file.originalName, { type });
}

function pictureType(content: Uint8Array): MediaType {
  const type = sniffMedia(content.subarray(0, sniffBytes));
  return type !== 'heic' && type !== 'unknown' && isPicture(type) ? type : 'image/jpeg';
}

/** A file of a draft is its owner's alone. */
function heldFile({ actor, deps }: ActorCall, id: string): Stored | undefined {
  const query = sqlFor.selectFrom('heldAttachment').selectAll().where('id', '=', id).where('ownerId', '=', actor.id);
  return deps.store.read.get(query);
}

function shownFile(call: ActorCall, id: string, size: Size): Stored | Refusal {
  const found = findAttachment(call, id);
  if (isRefusal(found)) return found;
  const { row, target } = found;
  if (!maySee(call, target, row)) return refuseForeign(call.deps.store.read, target.customer);
  if (!isShowingLogged(target)) return row;
  // where there is no small picture the file itself goes out
  if (size === 'thumbnail' && row.thumbnail !== null) return row;
  if (isByToken(call)) return refuse('TOKEN_PERSONAL', { act: '看附件' });
  return act(call, (tx) => {
    const body = { attachmentId: id, size, access: target.access };
    tx.note({ action: call.procedure, subject: `customer:${target.customer.id}`, body });
    return row;
  });
}

function isByToken({ sessionId }: ActorCall): boolean {
  return tokenIdOf(sessionId) !== null;
}

function findAttachment(
  call: ActorCall,
  id: string,
): { readonly row: EntityRow<'attachment'>; readonly target: CustomerTarget } | Refusal {
  const row = call.deps.store.read.get(
    sqlFor.selectFrom('attachment').selectAll().where('id', '=', id).where('deletedHlc', 'is', null),
  );
  if (!row) return noAttachment;
  const { customerId, cardId } = row;
  const target = targetOf(call, cardId === null ? { customerId } : { cardId });
  if (isRefusal(target)) return target;
  return target.kind === 'customer' ? { row, target } : noAttachment;
}

/** Takes a file away: by whoever attached it on the same day, and by managers. The log keeps that it was there. */
export function removeAttachment({ id }: { readonly id: string }, call: ActorCall): { readonly done: true } | Refusal {
  return act(call, (tx) => {
    if (heldFile(call, id) !== undefined) {
      tx.local('DELETE FROM held_attachment WHERE id = ?', id);
      return { done: true as const };
    }
    const found = findAttachment(call, id);
    if (isRefusal(found)) return found;
    if (!maySee(call, found.target, found.row)) return refuseForeign(tx.read, found.target.customer);
    if (!mayRemove(call, found.row))
      return refuse('FORBIDDEN', { role: '不是当天附上它的人', act: '移走这个附件', who: '展厅经理' }, 'id');
    tx.remove('attachment', id);
    return { done: true as const };
  });
}
