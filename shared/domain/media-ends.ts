import { type FormatProbe, joinBytes } from './media-format.ts';

/** Keeps the beginning, the end and the length of a file; what the formats without a chain of parts are judged by. */
function createEnds(headBytes: number, tailBytes: number) {
  let head: Uint8Array = new Uint8Array(0);
  let tail: Uint8Array = new Uint8Array(0);
  let length = 0;
  return {
    take: (bytes: Uint8Array): void => {
      length += bytes.length;
      if (head.length < headBytes) head = joinBytes(head, bytes.subarray(0, headBytes - head.length));
      tail = joinBytes(tail, bytes.subarray(-tailBytes)).slice(-tailBytes);
    },
    head: () => head,
    tail: () => tail,
    length: () => length,
  };
}

/** A WebP says at its beginning how long it is. */
export function createWebpProbe(): FormatProbe {
  const ends = createEnds(32, 1);
  return {
    take: ends.take,
    end: () => {
      const head = ends.head();
      return ends.length() >= little(head, 4, 4) + 8 ? webpSize(head) : null;
    },
  };
}

function webpSize(head: Uint8Array): { readonly width: number; readonly height: number } | null {
  const kind = String.fromCharCode(...head.subarray(12, 16));
  if (kind === 'VP8X') return { width: little(head, 24, 3) + 1, height: little(head, 27, 3) + 1 };
  if (kind === 'VP8 ') return { width: little(head, 26, 2) & 0x3fff, height: little(head, 28, 2) & 0x3fff };
  if (kind !== 'VP8L') return null;
  const bits = little(head, 21, 4);
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}

/** A GIF ends with a semicolon; what fills a block behind it does no harm. */
export function createGifProbe(): FormatProbe {
  const ends = createEnds(10, 512);
  return {
    take: ends.take,
    end: () => {
      const tail = ends.tail();
      const last = tail.findLast((byte) => byte !== 0);
      const head = ends.head();
      return last === 0x3b && head.length === 10 ? { width: little(head, 6, 2), height: little(head, 8, 2) } : null;
    },
  };
}

/** A PDF has its end mark near its end. */
export function createPdfProbe(): FormatProbe {
  const ends = createEnds(0, 2048);
  return {
    take: ends.take,
    end: () => (String.fromCharCode(...ends.tail()).includes('%%EOF') ? { width: null, height: null } : null),
  };
}

function little(bytes: Uint8Array, from: number, count: number): number {
  let sum = 0;
  for (let i = count - 1; i >= 0; i -= 1) sum = sum * 256 + (bytes[from + i] ?? 0);
  return sum;
}
