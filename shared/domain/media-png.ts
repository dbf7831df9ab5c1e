import type { FormatProbe } from './media-format.ts';

const signatureBytes = 8;
/** Length and type in front of a chunk's data. */
const chunkHead = 8;
const checksumBytes = 4;

/** Follows the chunks of a PNG to the one that ends it. */
export function createPngProbe(): FormatProbe {
  let skip = signatureBytes;
  let held: number[] = [];
  let size: { readonly width: number; readonly height: number } | null = null;
  let isDone = false;

  const number = (from: number): number => held.slice(from, from + 4).reduce((sum, byte) => sum * 256 + byte, 0);
  const takeHead = (): void => {
    const length = number(0);
    const type = String.fromCharCode(...held.slice(4, chunkHead));
    if (type === 'IHDR' && size === null) {
      if (held.length < chunkHead + 8) return;
      size = { width: number(8), height: number(12) };
    }
    // the end has no data, and a file without its last checksum still shows whole
    if (type === 'IEND') isDone = true;
    skip = Math.max(0, chunkHead + length + checksumBytes - held.length);
    held = [];
  };

  return {
    take: (bytes) => {
      let at = 0;
      while (at < bytes.length && !isDone) {
        if (skip > 0) {
          const step = Math.min(skip, bytes.length - at);
          at += step;
          skip -= step;
          continue;
        }
        held.push(bytes[at] ?? 0);
        at += 1;
        if (held.length >= chunkHead) takeHead();
      }
    },
    end: () => (isDone ? size : null),
  };
}
