import sharp from 'sharp';
import { type AttachmentKind, partBytes } from '../../../shared/domain/attachment.ts';
import type { OutputOf, Person } from '../support/showroom.ts';

/** Where a file is to hang. */
export type Target = { readonly customerId: string } | { readonly cardId: string } | { readonly draftId: string };

/** What is attached besides its place. */
export interface Given {
  readonly content: Uint8Array;
  readonly name?: string;
  readonly kind?: AttachmentKind;
  readonly note?: string;
  readonly thumbnail?: Uint8Array;
  readonly preview?: Uint8Array;
}

/** A real photo, of noise where it has to be large. */
export async function aPhoto(width = 400, height = 300, shade = 120): Promise<Uint8Array> {
  const background = { r: shade, g: 80, b: 40 };
  return new Uint8Array(
    await sharp({ create: { width, height, channels: 3, background } })
      .jpeg()
      .toBuffer(),
  );
}

/** A file for a field of the contract. */
export function fileOf(content: Uint8Array, name = 'file'): File {
  return new File([Buffer.from(content)], name);
}

/** Sends a file piece by piece, up to but without its end. @returns the upload's id */
export async function sendParts(
  person: Person,
  target: Target,
  { content, name = '纸卡.jpg' }: Given,
): Promise<string> {
  const { uploadId, parts } = await person.call('attachment.begin', { ...target, name, bytes: content.length });
  for (let index = 0; index < parts; index += 1) {
    const piece = content.subarray(index * partBytes, (index + 1) * partBytes);
    await person.call('attachment.part', { uploadId, index, content: fileOf(piece) });
  }
  return uploadId;
}

/** Attaches a file as the screens do. */
export async function attach(person: Person, target: Target, given: Given): Promise<OutputOf<'attachment.finish'>> {
  const uploadId = await sendParts(person, target, given);
  const { name = '纸卡.jpg', kind = 'paper_card', note = '', thumbnail, preview } = given;
  return person.call('attachment.finish', {
    uploadId,
    ...target,
    ...{ name, kind, note },
    ...(thumbnail === undefined ? {} : { thumbnail: fileOf(thumbnail) }),
    ...(preview === undefined ? {} : { preview: fileOf(preview) }),
  });
}

/** The bytes of an answer that is a file. */
export async function bytesOf(file: OutputOf<'attachment.content'>): Promise<Uint8Array> {
  // the contract's file is the platform's
  return new Uint8Array(await (file as File).arrayBuffer());
}
