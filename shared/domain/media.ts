/** What is taken as an attachment: pictures that every host shows, and scans. */
export const mediaTypes = ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'application/pdf'] as const;

export type MediaType = (typeof mediaTypes)[number];

/** How a file begins, as far as it tells what the file is. */
export type SniffedMedia = MediaType | 'heic' | 'unknown';

/** Bytes of a file's beginning that `sniffMedia` needs. */
export const sniffBytes = 32;

/** Brands of the container that phones write pictures in which no browser shows. */
const heicBrands: ReadonlySet<string> = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1']);

/**
 * What a file is, by its first bytes and never by its name: a name says what somebody hoped.
 * @param head at least the first `sniffBytes` bytes, or the whole file where it is shorter
 */
export function sniffMedia(head: Uint8Array): SniffedMedia {
  if (startsWith(head, [0xff, 0xd8, 0xff])) return 'image/jpeg';
  if (startsWith(head, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png';
  if (latin(head, 0, 4) === 'RIFF' && latin(head, 8, 12) === 'WEBP') return 'image/webp';
  if (['GIF87a', 'GIF89a'].includes(latin(head, 0, 6))) return 'image/gif';
  // some scanners write a byte order mark or line breaks first
  if (latin(head, 0, sniffBytes).includes('%PDF-')) return 'application/pdf';
  if (latin(head, 4, 8) === 'ftyp' && heicBrands.has(latin(head, 8, 12))) return 'heic';
  return 'unknown';
}

/** Whether a browser shows it as a picture. */
export function isPicture(mediaType: string): boolean {
  return mediaType.startsWith('image/');
}

function startsWith(head: Uint8Array, bytes: readonly number[]): boolean {
  return bytes.every((byte, i) => head[i] === byte);
}

function latin(head: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...head.subarray(from, to));
}
