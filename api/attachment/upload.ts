import { refusalOfFault } from '../../db/faults.ts';
import { checkAttachmentSize, partBytes, partsOf, refuseMedia } from '../../shared/domain/attachment.ts';
import { createMediaProbe, type MediaProbe } from '../../shared/domain/media-probe.ts';
import { isRefusal, type Refusal, refuse } from '../../shared/domain/refusal.ts';
import type { ActorCall } from '../call.ts';
import { refuseMoreHeld } from './held.ts';
import { refuseToAttach, type TargetAsked, targetOf } from './standing.ts';

/** What is learnt of each file while it arrives; it lives and dies with the upload. */
const probes = new WeakMap<object, MediaProbe>();

/** The probe of an upload, which has seen all that has arrived; undefined where it was begun as something else. */
export function probeOf(upload: object): MediaProbe | undefined {
  return probes.get(upload);
}

/** Begins an upload, where the caller may attach something there and the file is neither empty nor too large. */
export function beginUpload(
  input: TargetAsked & { readonly name: string; readonly bytes: number },
  call: ActorCall,
): { readonly uploadId: string; readonly partBytes: number; readonly parts: number } | Refusal {
  const refused =
    refuseTarget(call, input) ??
    (input.draftId === undefined ? null : refuseMoreHeld(call.deps.store.read, call.actor.id)) ??
    checkAttachmentSize(input.bytes);
  if (refused) return refused;
  const upload = call.deps.store.blobs.begin(call.actor.id, input.bytes, call.now);
  if (upload === null) return refuse('UPLOAD_CROWDED');
  probes.set(upload, createMediaProbe());
  return { uploadId: upload.id, partBytes, parts: partsOf(input.bytes) };
}

/** Refuses where the caller may attach nothing. */
export function refuseTarget(call: ActorCall, asked: TargetAsked): Refusal | null {
  const target = targetOf(call, asked);
  if (isRefusal(target)) return target;
  return target.kind === 'draft' ? null : refuseToAttach(call, target);
}

/** One piece of an upload, as it comes in. */
export interface Piece {
  readonly uploadId: string;
  readonly index: number;
  readonly content: File;
}

/** Takes one piece of a file. What is no picture and no PDF is refused at its first piece. */
export function takePart(input: Piece, call: ActorCall): Promise<{ readonly received: number } | Refusal> {
  return takePiece(input, call, (upload, piece) => {
    const probe = probeOf(upload);
    if (probe === undefined) return refuse('UPLOAD_GONE');
    const problem = probe.take(piece);
    return problem === null ? null : refuseMedia(problem);
  });
}

/**
 * Takes one piece of an upload. A disk that is full ends it, and nothing of it stays.
 * @param look looks at the piece before it is kept; a refusal ends the upload
 */
export async function takePiece(
  input: Piece,
  call: ActorCall,
  look: (upload: object, piece: Uint8Array) => Refusal | null,
): Promise<{ readonly received: number } | Refusal> {
  const { blobs } = call.deps.store;
  const upload = blobs.upload(input.uploadId, call.actor.id, call.now);
  if (upload === undefined || upload.isBusy) return refuse('UPLOAD_GONE');
  const begins = input.index * partBytes;
  // the same piece once more: its answer was lost
  if (begins < upload.received && begins + input.content.size <= upload.received) return { received: upload.received };
  const expected = Math.min(partBytes, upload.bytes - begins);
  if (begins !== upload.received || input.content.size !== expected) {
    await blobs.drop(upload.id);
    return refuse('UPLOAD_GONE');
  }
  const piece = new Uint8Array(await input.content.arrayBuffer());
  // two calls with one piece: the first one has it
  if (upload.isBusy || upload.received !== begins) return refuse('UPLOAD_GONE');
  const refused = look(upload, piece);
  if (refused) {
    await blobs.drop(upload.id);
    return refused;
  }
  try {
    await upload.append(piece);
  } catch (error) {
    await blobs.drop(upload.id);
    const fault = refusalOfFault(error);
    if (fault) return fault;
    throw error;
  }
  return { received: upload.received };
}

/** Forgets an upload of the caller's; one that is not there is forgotten already. */
export async function cancelUpload(
  { uploadId }: { readonly uploadId: string },
  call: ActorCall,
): Promise<{ readonly done: true }> {
  const { blobs } = call.deps.store;
  const upload = blobs.upload(uploadId, call.actor.id, call.now);
  if (upload !== undefined) await blobs.drop(upload.id);
  return { done: true };
}
