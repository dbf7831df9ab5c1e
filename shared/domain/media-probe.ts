import { type MediaType, type SniffedMedia, sniffBytes, sniffMedia } from './media.ts';
import { createGifProbe, createPdfProbe, createWebpProbe } from './media-ends.ts';
import { type FormatProbe, joinBytes, type MediaSize } from './media-format.ts';
import { createJpegProbe } from './media-jpeg.ts';
import { createPngProbe } from './media-png.ts';

/** Why a file is not taken. `broken` ends before its own end; `huge` would take more memory than a showroom PC has. */
export type MediaProblem = 'empty' | 'heic' | 'unknown' | 'broken' | 'huge';

/** What a whole file turned out to be; the size in pixels before any turning, null for a PDF. */
export interface ProbedMedia extends MediaSize {
  readonly mediaType: MediaType;
}

/** Twice the largest phone camera: more pixels in a file are a bomb and no photo. */
const mostPixels = 120_000_000;

/** Looks at a file as it arrives, piece by piece; however it is cut, the answer is the same. */
export interface MediaProbe {
  /** A problem as soon as it is known: a wrong kind is told by the first bytes. */
  take(bytes: Uint8Array): MediaProblem | null;
  end(): ProbedMedia | MediaProblem;
}

/** A probe for one file. */
export function createMediaProbe(): MediaProbe {
  let head: Uint8Array = new Uint8Array(0);
  let sniffed: SniffedMedia | null = null;
  let format: FormatProbe | null = null;
  const begin = (): MediaProblem | null => {
    sniffed = sniffMedia(head);
    if (sniffed === 'heic' || sniffed === 'unknown') return sniffed;
    format = formats[sniffed]();
    format.take(head);
    return null;
  };
  return {
    take: (bytes) => {
      if (format !== null) {
        format.take(bytes);
        return null;
      }
      if (sniffed !== null) return sniffed === 'heic' ? 'heic' : 'unknown';
      head = joinBytes(head, bytes);
      return head.length < sniffBytes ? null : begin();
    },
    end: () => {
      if (head.length === 0) return 'empty';
      const problem = sniffed === null ? begin() : null;
      if (problem !== null) return problem;
      if (format === null || sniffed === null || sniffed === 'heic' || sniffed === 'unknown')
        return sniffed === 'heic' ? 'heic' : 'unknown';
      const size = format.end();
      if (size === null) return 'broken';
      if ((size.width ?? 0) * (size.height ?? 0) > mostPixels) return 'huge';
      return { mediaType: sniffed, ...size };
    },
  };
}

const formats: Readonly<Record<MediaType, () => FormatProbe>> = {
  'image/jpeg': createJpegProbe,
  'image/png': createPngProbe,
  'image/webp': createWebpProbe,
  'image/gif': createGifProbe,
  'application/pdf': createPdfProbe,
};
