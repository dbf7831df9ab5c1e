import { partBytes, partsOf } from '../../shared/domain/attachment.ts';
import { checkRecordingSize, refuseRecording } from '../../shared/domain/recording/media.ts';
import { createRecordingProbe, type RecordingProbe } from '../../shared/domain/recording/probe.ts';
import { isRefusal, type Refusal, refuse } from '../../shared/domain/refusal.ts';
import { type Piece, takePiece } from '../attachment/upload.ts';
import { type ActorCall, act } from '../call.ts';
import { canSeePhone } from '../ownership.ts';
import { recordingRow } from './rows.ts';
import { type RecordingTarget, refuseToAttach, type TargetAsked, targetOf } from './standing.ts';
import { doubtOf, takeIn } from './take-in.ts';

/** What is learnt of each recording while it arrives; it lives and dies with the upload. What was begun as a photo has none. */
const probes = new WeakMap<object, RecordingProbe>();

/** Begins an upload, where the caller may attach something there; one that is empty or too large ends before its first byte. */
export function beginRecording(
  input: TargetAsked & { readonly name: string; readonly bytes: number },
  call: ActorCall,
) {
  const refused = refuseTarget(call, input) ?? checkRecordingSize(input.bytes);
  if (refused) return refused;
  const upload = call.deps.store.blobs.begin(call.actor.id, input.bytes, call.now);
  if (upload === null) return refuse('UPLOAD_CROWDED');
  probes.set(upload, createRecordingProbe());
  return { uploadId: upload.id, partBytes, parts: partsOf(input.bytes) };
}

/** Takes one piece; what is no recording is refused at its first bytes, whatever its name says. */
export function takeRecordingPart(input: Piece, call: ActorCall): Promise<{ readonly received: number } | Refusal> {
  return takePiece(input, call, (upload, piece) => {
    const probe = probes.get(upload);
    if (probe === undefined) return refuse('UPLOAD_GONE');
    const problem = probe.take(piece);
    return problem === null ? null : refuseRecording(problem);
  });
}

/**
 * Attaches an uploaded recording. Its bytes are whole and in their place before the row speaks of them; the same file once
 * more with the same customer is the one that is there.
 */
export async function finishRecording(
  input: TargetAsked & { readonly uploadId: string; readonly name: string },
  call: ActorCall,
) {
  const { blobs } = call.deps.store;
  const upload = blobs.upload(input.uploadId, call.actor.id, call.now);
  const probe = upload && probes.get(upload);
  if (upload === undefined || probe === undefined || upload.isBusy) return refuse('UPLOAD_GONE');
  const refused = refuseTarget(call, input);
  if (refused) return refused;
  if (upload.received !== upload.bytes) return refuse('UPLOAD_GONE');
  const sound = probe.end();
  if (typeof sound === 'string') {
    await blobs.drop(upload.id);
    return refuseRecording(sound);
  }
  try {
    const sha256 = await upload.finish(call.now);
    const { bytes } = upload;
    return act(call, (tx) => {
      // once more: what it hangs on may have changed while the file was written
      const target = demandTarget(call, input);
      if (isRefusal(target)) return target;
      const given = { ...sound, sha256, bytes, name: input.name, source: 'hand' as const, fileAt: null };
      const { customer, contact, access } = target;
      const of = { customerId: customer.id, contact, staffId: speakerOf(call, target) };
      const { row, known } = takeIn(tx, given, of, call);
      // whoever may not see the number is not told whether one is it
      const doubt = known || !canSeePhone(access) ? null : doubtOf(tx.read, input.name, of, call.zone);
      return { recording: recordingRow(call, row, target), known, doubt };
    });
  } finally {
    // only now: until a row speaks of the file, the upload keeps it from being taken away
    await blobs.drop(upload.id);
  }
}

function demandTarget(call: ActorCall, asked: TargetAsked): RecordingTarget | Refusal {
  const target = targetOf(call, asked);
  return isRefusal(target) ? target : (refuseToAttach(call, target) ?? target);
}

function refuseTarget(call: ActorCall, asked: TargetAsked): Refusal | null {
  const target = demandTarget(call, asked);
  return isRefusal(target) ? target : null;
}

/** Whoever calls customers attaches his own calls; of anybody else's the owner is taken to have spoken. */
function speakerOf({ actor }: ActorCall, { customer }: RecordingTarget): string | null {
  return ['consultant', 'telemarketer', 'service_agent'].includes(actor.role) ? actor.id : customer.ownerId;
}
