import { createFeed, littleEndian, type Need } from './feed.ts';
import { latin } from './media.ts';
import { type SoundProbe, soundOf } from './sound.ts';

/** The length of a part whose recorder was stopped before it could write it down. */
const untold = 0xff_ff_ff_ff;

/**
 * Follows the parts of a WAV: `fmt ` tells the bytes of a second, `data` has the sound. A recorder that was interrupted
 * leaves 0 or all ones for the length of the sound; then it goes on to the end of the file.
 */
export function createWavProbe(): SoundProbe {
  let received = 0;
  let bytesPerSecond = 0;
  /** Where the sound begins, and how long it says it is; null where it goes on to the end. */
  let data: { readonly from: number; readonly bytes: number | null } | null = null;
  /** Position behind what was asked for so far. */
  let at = 12;
  const next = (skip: number): Need => ({ skip, bytes: 8, see: part });
  const part = (head: Uint8Array): Need | null => {
    at += 8;
    const [name, size] = [latin(head, 0, 4), littleEndian(head, 4)];
    const padded = size + (size % 2);
    if (name === 'fmt ' && size >= 16) {
      at += padded;
      return {
        skip: 0,
        bytes: 16,
        see: (format) => {
          bytesPerSecond = littleEndian(format, 8);
          return next(padded - 16);
        },
      };
    }
    if (name === 'data') {
      data = { from: at, bytes: size === 0 || size === untold ? null : size };
      return null;
    }
    at += padded;
    return next(padded);
  };
  const feed = createFeed(next(12));
  return {
    take: (bytes) => {
      received += bytes.length;
      feed.take(bytes);
    },
    end: () => {
      if (data === null || bytesPerSecond === 0) return 'broken';
      const there = received - data.from;
      if (there === 0) return data.bytes === null ? 'empty' : 'broken';
      if (data.bytes !== null && there < data.bytes) return 'broken';
      return soundOf(((data.bytes ?? there) * 1000) / bytesPerSecond);
    },
  };
}
