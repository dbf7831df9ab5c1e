import { partBytes } from '../../../shared/domain/attachment.ts';
import { fileOf } from '../attachment/kit.ts';
import type { OutputOf, Person } from '../support/showroom.ts';

/** Where a recording is to hang. */
export interface Target {
  readonly customerId: string;
  readonly contactId?: string;
}

/** A recording as it comes from a phone. */
export interface Given {
  readonly content: Uint8Array;
  readonly name?: string;
}

/** Sends a recording piece by piece, up to but without its end. @returns the upload's id */
export async function sendSound(
  person: Person,
  target: Target,
  { content, name = '录音.wav' }: Given,
): Promise<string> {
  const { uploadId, parts } = await person.call('recording.begin', { ...target, name, bytes: content.length });
  for (let index = 0; index < parts; index += 1) {
    const piece = content.subarray(index * partBytes, (index + 1) * partBytes);
    await person.call('recording.part', { uploadId, index, content: fileOf(piece) });
  }
  return uploadId;
}

/** Attaches a recording as the screens do. */
export async function record(person: Person, target: Target, given: Given): Promise<OutputOf<'recording.finish'>> {
  const uploadId = await sendSound(person, target, given);
  return person.call('recording.finish', { uploadId, ...target, name: given.name ?? '录音.wav' });
}
