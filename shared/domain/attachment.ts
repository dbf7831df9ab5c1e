import { z } from 'zod';
import { parseSerial } from './card-book.ts';
import { type CardCode, readCardCode } from './card-code.ts';
import { parseCardNumber } from './card-number.ts';
import type { MediaProblem } from './media-probe.ts';
import { type Refusal, refuse } from './refusal.ts';

/** What an attachment is of; a later release adds its own kinds, a recording or the proof of a loss. */
export const attachmentKinds = ['paper_card', 'photo', 'document'] as const;

export const attachmentKindSchema = z
  .enum(attachmentKinds)
  .describe('paper_card 纸卡，photo 照片，document 其他文件')
  .meta({ examples: ['paper_card'] });

export type AttachmentKind = (typeof attachmentKinds)[number];

export const attachmentKindNames: Readonly<Record<AttachmentKind, string>> = {
  paper_card: '纸卡',
  photo: '照片',
  document: '文件',
};

/** Largest file: twice a photo of 50 megapixels, or a scan of some hundred pages. */
export const mostAttachmentBytes = 30 * 1024 * 1024;
/** So many files of cards that are not saved yet one person keeps: each may be as large as a file can be. */
export const mostHeld = 40;
/** A file arrives in pieces of this size, the last one shorter: each is a moment's work for the store. */
export const partBytes = 1024 * 1024;
/** The small picture of lists. */
export const mostThumbnailBytes = 96 * 1024;
/** The picture that is read at the audit. */
export const mostPreviewBytes = 900 * 1024;

const longestName = 120;

/**
 * The name of a file as it is kept: the last part of a path, without control characters and marks that turn the reading
 * direction around, at most 120 characters with its end kept. Idempotent; never empty.
 */
export function tidyFileName(raw: string): string {
  const last = raw.toWellFormed().normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const clean = last.replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '').trim();
  const letters = [...clean];
  if (letters.length === 0 || /^\.+$/.test(clean)) return '未命名';
  if (letters.length <= longestName) return clean;
  const end = /\.[A-Za-z0-9]{1,8}$/.exec(clean)?.[0] ?? '';
  return `${letters
    .slice(0, longestName - 1 - end.length)
    .join('')
    .trimEnd()}…${end}`;
}

/** Why a file is not taken, with the way out. */
export function refuseMedia(problem: MediaProblem): Refusal {
  switch (problem) {
    case 'heic':
      return refuse('ATTACHMENT_HEIC', {}, 'file');
    case 'unknown':
      return refuse('ATTACHMENT_TYPE', {}, 'file');
    case 'empty':
      return refuse('ATTACHMENT_BROKEN', { why: '是空的' }, 'file');
    case 'broken':
      return refuse('ATTACHMENT_BROKEN', { why: '不完整，后面缺了一截' }, 'file');
    case 'huge':
      return refuse('ATTACHMENT_BROKEN', { why: '像素太多，超过 1.2 亿' }, 'file');
  }
}

/** Refuses a file by its size alone, before any of it is sent. @param bytes of the whole file */
export function checkAttachmentSize(bytes: number): Refusal | null {
  if (bytes === 0) return refuseMedia('empty');
  if (bytes <= mostAttachmentBytes) return null;
  return refuse('ATTACHMENT_TOO_LARGE', { size: megabytes(bytes), limit: megabytes(mostAttachmentBytes) }, 'bytes');
}

/** `12.3 MB`, or `85 KB` below one. */
export function megabytes(bytes: number): string {
  const size = bytes / (1024 * 1024);
  if (size < 1) return `${Math.max(1, Math.ceil(bytes / 1024))} KB`;
  return `${Number.isInteger(size) ? size : size.toFixed(1)} MB`;
}

/** How many parts a file of this size has. */
export function partsOf(bytes: number): number {
  return Math.ceil(bytes / partBytes);
}

/**
 * The card that a scanned or typed text means: the QR code of a printed card, its number or the serial of its paper as
 * somebody reads it off; null where it is none of them.
 */
export function cardCodeTyped(typed: string): CardCode | null {
  const code = readCardCode(typed);
  if (code !== null) return code;
  const text = typed.normalize('NFKC').trim().toUpperCase();
  if (parseCardNumber(text) !== null) return { kind: 'card', number: text };
  // a bare number is a phone's tail to whoever looks for a customer
  const serial = parseSerial(text);
  return serial !== null && /[A-Z]/.test(serial.prefix) && /-/.test(serial.prefix)
    ? { kind: 'serial', serial: text }
    : null;
}
