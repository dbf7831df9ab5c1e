import type { FormatProbe } from './media-format.ts';

/** Where the reading of a JPEG stands. */
type State = 'marker' | 'segment' | 'scan' | 'done';

/**
 * Follows the segments of a JPEG to the first picture's end mark. What phones append behind it (a short film, a depth
 * map) is nobody's business; a picture inside the EXIF data has an end mark of its own and does not count.
 */
export function createJpegProbe(): FormatProbe {
  let state: State = 'marker';
  /** What follows the segment that is being skipped. */
  let next: State = 'marker';
  /** Bytes that belong together and are not whole yet: a marker, or the head of a segment. */
  let held: number[] = [];
  let skip = 0;
  let size: { readonly width: number; readonly height: number } | null = null;

  /** Reads the head of a segment: marker, length, and of a frame its height and width. */
  const readHead = (): void => {
    const [, marker = 0, high = 0, low = 0] = held;
    const length = high * 256 + low;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) {
      if (held.length < 9) return;
      size = {
        height: (held[5] ?? 0) * 256 + (held[6] ?? 0),
        width: (held[7] ?? 0) * 256 + (held[8] ?? 0),
      };
    }
    skip = Math.max(0, length + 2 - held.length);
    next = marker === 0xda ? 'scan' : 'marker';
    state = skip === 0 ? next : 'segment';
    held = [];
  };

  const takeMarker = (byte: number): void => {
    if (held.length === 0) {
      if (byte === 0xff) held.push(byte);
      return;
    }
    if (held.length === 1) {
      // fill bytes may stand before a marker; 0 is no marker at all
      if (byte === 0xff) return;
      if (byte === 0xd9) state = 'done';
      const isAlone = byte === 0 || byte === 0xd8 || byte === 0x01 || (byte >= 0xd0 && byte <= 0xd7);
      if (byte === 0xd9 || isAlone) held = [];
      else held.push(byte);
      return;
    }
    held.push(byte);
    if (held.length >= 4) readHead();
  };

  /** Inside the compressed data only a mark that is neither a stuffed byte nor a restart ends it. @returns where to go on */
  const takeScan = (bytes: Uint8Array, from: number): number => {
    if (held.length === 1) {
      const byte = bytes[from] ?? 0;
      if (byte === 0xff) return from + 1;
      held = [];
      if (byte === 0 || (byte >= 0xd0 && byte <= 0xd7)) return from + 1;
      if (byte === 0xd9) state = 'done';
      else {
        state = 'marker';
        held = [0xff, byte];
      }
      return from + 1;
    }
    const mark = bytes.indexOf(0xff, from);
    if (mark === -1) return bytes.length;
    held = [0xff];
    return mark + 1;
  };

  return {
    take: (bytes) => {
      let at = 0;
      while (at < bytes.length && state !== 'done') {
        if (state === 'segment') {
          const step = Math.min(skip, bytes.length - at);
          at += step;
          skip -= step;
          if (skip === 0) state = next;
        } else if (state === 'scan') at = takeScan(bytes, at);
        else {
          takeMarker(bytes[at] ?? 0);
          at += 1;
        }
      }
    },
    end: () => (state === 'done' ? size : null),
  };
}
