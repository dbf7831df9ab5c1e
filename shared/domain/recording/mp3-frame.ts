/** A frame of an MP3 by its head of four bytes. */
export interface Mp3Frame {
  /** Of the whole frame, its head included. */
  readonly bytes: number;
  readonly samples: number;
  readonly rate: number;
  /** Where a table of the whole file stands in the first frame, from the frame's first byte (Xing, Info). */
  readonly tableAt: number;
}

const kbits1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320] as const;
const kbits2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160] as const;
const rates1 = [44_100, 48_000, 32_000] as const;

/** Reads the head of a frame of MPEG 1, 2 or 2.5, layer III; null where these bytes are none. */
export function readMp3Frame(head: Uint8Array, at = 0): Mp3Frame | null {
  const [b0 = 0, b1 = 0, b2 = 0, b3 = 0] = head.subarray(at, at + 4);
  const version = (b1 >> 3) & 3;
  if (head.length < at + 4 || b0 !== 0xff || b1 < 0xe0 || version === 1 || ((b1 >> 1) & 3) !== 1) return null;
  const isFirst = version === 3;
  const kbits = (isFirst ? kbits1 : kbits2)[b2 >> 4] ?? 0;
  const base = rates1[(b2 >> 2) & 3] ?? 0;
  if (kbits === 0 || base === 0) return null;
  const rate = isFirst ? base : version === 2 ? base / 2 : base / 4;
  const isMono = b3 >> 6 === 3;
  const samples = isFirst ? 1152 : 576;
  return {
    bytes: Math.floor((samples * 125 * kbits) / rate) + ((b2 >> 1) & 1),
    samples,
    rate,
    tableAt: 4 + (isFirst ? (isMono ? 17 : 32) : isMono ? 9 : 17),
  };
}

/** How many frames stand one behind the other at the beginning of some bytes, each beginning where the one before ends. */
export function firstFrames(bytes: Uint8Array): number {
  let count = 0;
  let at = 0;
  let rate = 0;
  for (let frame = readMp3Frame(bytes); frame !== null; frame = readMp3Frame(bytes, at)) {
    if (count > 0 && frame.rate !== rate) break;
    rate = frame.rate;
    count += 1;
    at += frame.bytes;
  }
  return count;
}
