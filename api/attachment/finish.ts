import { type SqlBool, sql } from 'kysely';
import { sqlFor } from '../../db/query.ts';
import type { Tx } from '../../db/unit-of-work.ts';
import type { AttachmentRow } from '../../shared/contract/attachment.ts';
import {
  type AttachmentKind,
  mostPreviewBytes,
  mostThumbnailBytes,
  refuseMedia,
  tidyFileName,
} from '../../shared/domain/attachment.ts';
import { isPicture } from '../../shared/domain/media.ts';
import { createMediaProbe, type ProbedMedia } from '../../shared/domain/media-probe.ts';
import { isRefusal, type Refusal, refuse } from '../../shared/domain/refusal.ts';
import { type ActorCall, act } from '../call.ts';
import { refuseMoreHeld } from './held.ts';
import { attachmentRow, heldRow } from './rows.ts';
import { type CustomerTarget, refuseToAttach, type TargetAsked, targetOf } from './standing.ts';
import { probeOf, refuseTarget } from './upload.ts';

interface FinishInput extends TargetAsked {
  readonly uploadId: string;
  readonly name: string;
  readonly kind: AttachmentKind;
  readonly note: string;
  readonly thumbnail?: File | undefined;
  readonly preview?: File | undefined;
}

interface Attached {
  readonly attachment: AttachmentRow;
  readonly known: boolean;
}

/** What a row says of a file. */
type FileColumns = Omit<Parameters<typeof heldRow>[1], 'id'> & { readonly sha256: string };

/**
 * Attaches an uploaded file. The bytes are whole, flushed and in their place before the row speaks of them; a program that
 * ends in between leaves a file that is swept away, never a row without one. The same file once more at the same place is
 * the one that is there.
 */
export async function finishUpload(input: FinishInput, call: ActorCall): Promise<Attached | Refusal> {
  const { blobs } = call.deps.store;
  const upload = blobs.upload(input.uploadId, call.actor.id, call.now);
  const probe = upload && probeOf(upload);
  if (upload === undefined || probe === undefined || upload.isBusy) return refuse('UPLOAD_GONE');
  const refused = refuseTarget(call, input);
  if (refused) return refused;
  if (upload.received !== upload.bytes) return refuse('UPLOAD_GONE');
  const media = probe.end();
  if (typeof media === 'string') {
    await blobs.drop(upload.id);
    return refuseMedia(media);
  }
  const small = await smallPictures(input, media);
  if (isRefusal(small)) return small;
  // the same end said twice: the first one has it
  if (upload.isBusy) return refuse('UPLOAD_GONE');
  try {
    const sha256 = await upload.finish(call.now);
    const put = (content: Uint8Array | null): Promise<string> | null => content && blobs.put(content, call.now, upload);
    const file: FileColumns = {
      sha256,
      ...media,
      bytes: upload.bytes,
      thumbnail: await put(small.thumbnail),
      preview: await put(small.preview),
      kind: input.kind,
      originalName: tidyFileName(input.name),
      note: input.note,
      at: call.now,
    };
    return act(call, (tx) => attach(tx, call, input, file));
  } finally {
    // only now: until a row speaks of the files, the upload keeps them from being taken away
    await blobs.drop(upload.id);
  }
}

function attach(tx: Tx, call: ActorCall, input: FinishInput, file: FileColumns): Attached | Refusal {
  const target = targetOf(call, input);
  if (isRefusal(target)) return target;
  if (target.kind === 'draft') return hold(tx, call, target.draftId, file);
  const refused = refuseToAttach(call, target);
  if (refused) return refused;
  const names = { by: call.actor.name, cardNumber: null };
  const same = sameFile(tx, target, file.sha256);
  if (same) return { attachment: attachmentRow(call, same, { ...names, by: same.byName ?? '' }), known: true };
  const row = {
    id: tx.newId(),
    ...file,
    customerId: target.customer.id,
    cardId: target.cardId,
    byId: call.actor.id,
  };
  tx.insert('attachment', row);
  return { attachment: attachmentRow(call, row, names), known: false };
}

function sameFile(tx: Tx, { customer, cardId }: CustomerTarget, sha256: string) {
  const query = sqlFor
    .selectFrom('attachment')
    .leftJoin('staff', 'staff.id', 'attachment.byId')
    .selectAll('attachment')
    .select('staff.name as byName')
    .where('attachment.customerId', '=', customer.id)
    .where('attachment.sha256', '=', sha256)
    .where('attachment.deletedHlc', 'is', null)
    .where(sql<SqlBool>`${sql.ref('attachment.cardId')} IS ${cardId}`);
  return tx.read.get(query);
}

function hold(tx: Tx, call: ActorCall, draftId: string, file: FileColumns): Attached | Refusal {
  const same = tx.read.get(
    sqlFor.selectFrom('heldAttachment').selectAll().where('draftId', '=', draftId).where('sha256', '=', file.sha256),
  );
  if (same) return { attachment: heldRow(call, same), known: true };
  const refused = refuseMoreHeld(tx.read, call.actor.id);
  if (refused) return refused;
  const id = tx.newId();
  const { kind, sha256, mediaType, bytes, width, height, thumbnail, preview, originalName, note, at } = file;
  tx.local(
    `INSERT INTO held_attachment (id, draft_id, owner_id, kind, sha256, media_type, bytes, width, height, thumbnail,
       preview, original_name, note, at) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)`,
    ...[id, draftId, call.actor.id, kind, sha256, mediaType, bytes, width, height, thumbnail, preview],
    ...[originalName, note, at],
  );
  return { attachment: heldRow(call, { id, ...file }), known: false };
}

interface SmallPictures {
  readonly thumbnail: Uint8Array | null;
  readonly preview: Uint8Array | null;
}

/** The smaller pictures that came along: pictures, whole, and not larger than agreed. */
async function smallPictures(
  { thumbnail, preview }: FinishInput,
  { mediaType }: ProbedMedia,
): Promise<SmallPictures | Refusal> {
  const small = {
    thumbnail: await readSmall(thumbnail, mostThumbnailBytes, '缩略图', 'thumbnail'),
    preview: isPicture(mediaType) ? await readSmall(preview, mostPreviewBytes, '预览图', 'preview') : null,
  };
  if (isRefusal(small.thumbnail)) return small.thumbnail;
  if (isRefusal(small.preview)) return small.preview;
  return { thumbnail: small.thumbnail, preview: small.preview };
}

async function readSmall(
  file: File | undefined,
  most: number,
  field: string,
  name: string,
): Promise<Uint8Array | null | Refusal> {
  if (file === undefined) return null;
  if (file.size > most)
    return refuse('INVALID_INPUT', { field, problem: `太大，最多 ${Math.floor(most / 1024)} KB` }, name);
  const content = new Uint8Array(await file.arrayBuffer());
  const probe = createMediaProbe();
  probe.take(content);
  const media = probe.end();
  if (typeof media === 'string' || !isPicture(media.mediaType))
    return refuse('INVALID_INPUT', { field, problem: '不是完整的照片' }, name);
  return content;
}
