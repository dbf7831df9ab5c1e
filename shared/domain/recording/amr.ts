import { createFeed, type Need } from './feed.ts';
import { latin } from './media.ts';
import { type SoundProbe, soundOf } from './sound.ts';

const frameMs = 20;
/** Bytes of a frame behind its first one, by its kind; kinds that are not there are none (RFC 4867 §5). */
const narrow = [12, 13, 15, 17, 19, 20, 26, 31, 5, -1, -1, -1, -1, -1, -1, 0] as const;
const wide = [17, 23, 32, 36, 40, 46, 50, 58, 60, 5, -1, -1, -1, -1, 0, 0] as const;

/** Counts the frames of an AMR or AMR-WB file: twenty milliseconds each. One that is cut or is none breaks the file. */
export function createAmrProbe(): SoundProbe {
  let sizes: readonly number[] = narrow;
  let frames = 0;
  let isBroken = false;
  const next = (skip: number): Need => ({ skip, bytes: 1, see: frame });
  const frame = ([head = 0]: Uint8Array): Need | null => {
    const size = sizes[(head >> 3) & 15] ?? -1;
    // the padding around a frame's kind is zero
    isBroken = size < 0 || (head & 0x83) !== 0;
    if (isBroken) return null;
    frames += 1;
    return next(size);
  };
  const feed = createFeed({
    skip: 0,
    bytes: 6,
    see: (magic) => {
      if (latin(magic, 0, 6) === '#!AMR\n') return next(0);
      sizes = wide;
      return next(3);
    },
  });
  return {
    take: (bytes) => feed.take(bytes),
    end: () => {
      if (isBroken || feed.skipLeft > 0) return 'broken';
      return frames === 0 ? 'empty' : soundOf(frames * frameMs);
    },
  };
}
