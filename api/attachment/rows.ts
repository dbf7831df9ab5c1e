import type { AttachmentRow } from '../../shared/contract/attachment.ts';
import { type AttachmentKind, attachmentKinds } from '../../shared/domain/attachment.ts';
import { type MediaType, mediaTypes } from '../../shared/domain/media.ts';
import type { EntityRow } from '../../shared/entities/registry.ts';
import type { ActorCall } from '../call.ts';
import { mayRemove } from './standing.ts';

type Stored = Pick<
  EntityRow<'attachment'>,
  'id' | 'kind' | 'mediaType' | 'bytes' | 'width' | 'height' | 'thumbnail' | 'preview' | 'originalName' | 'note' | 'at'
>;

/** A file as lists show it. */
export function attachmentRow(
  call: ActorCall,
  row: Stored & { readonly customerId: string; readonly cardId: string | null; readonly byId: string },
  names: { readonly by: string; readonly cardNumber: string | null },
): AttachmentRow {
  return {
    ...shownOf(row),
    customerId: row.customerId,
    cardId: row.cardId,
    cardNumber: names.cardNumber,
    by: { id: row.byId, name: names.by },
    canRemove: mayRemove(call, row),
  };
}

/** A file of a draft: its owner's alone. */
export function heldRow({ actor }: ActorCall, row: Stored): AttachmentRow {
  return {
    ...shownOf(row),
    customerId: null,
    cardId: null,
    cardNumber: null,
    by: { id: actor.id, name: actor.name },
    canRemove: true,
  };
}

function shownOf({ id, kind, mediaType, bytes, width, height, thumbnail, preview, originalName, note, at }: Stored) {
  return {
    ...{ id, bytes, width, height, originalName, note, at },
    kind: kindOf(kind),
    mediaType: mediaTypeOf(mediaType),
    hasThumbnail: thumbnail !== null,
    hasPreview: preview !== null,
  };
}

/** The kind of a stored file; one of a later release is a file. */
export function kindOf(kind: string): AttachmentKind {
  return attachmentKinds.find((known) => known === kind) ?? 'document';
}

/** What a later release writes is shown as a file to be saved. */
export function mediaTypeOf(mediaType: string): MediaType {
  return mediaTypes.find((known) => known === mediaType) ?? 'application/pdf';
}
