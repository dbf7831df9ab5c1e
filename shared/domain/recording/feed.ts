import { joinBytes } from '../media-format.ts';

/** What a reader of a stream asks for next: to pass over some bytes, then to see some in one piece. */
export interface Need {
  /** Bytes that are passed over unseen; Infinity passes over everything. */
  readonly skip: number;
  /** How many bytes are seen then, at least 1. */
  readonly bytes: number;
  /** @returns what is needed next; null where nothing more is */
  readonly see: (bytes: Uint8Array) => Need | null;
}

/** A stream that is read as it arrives; however it is cut into pieces, its reader sees the same. */
export interface Feed {
  take(piece: Uint8Array): void;
  /** Bytes that are still to be passed over. */
  readonly skipLeft: number;
  /** Bytes of a need that is not whole yet. */
  readonly held: number;
}

/** A feed for a reader that begins with `first`. */
export function createFeed(first: Need): Feed {
  let need: Need | null = first;
  let skipLeft = first.skip;
  let pieces: Uint8Array[] = [];
  let held = 0;
  return {
    get skipLeft() {
      return skipLeft;
    },
    get held() {
      return held;
    },
    take: (piece) => {
      let at = 0;
      while (need !== null) {
        const step = Math.min(skipLeft, piece.length - at);
        at += step;
        skipLeft -= step;
        const wanted = need.bytes - held;
        if (skipLeft > 0 || piece.length - at < wanted) {
          if (skipLeft === 0 && at < piece.length) {
            pieces.push(piece.slice(at));
            held += piece.length - at;
          }
          return;
        }
        pieces.push(piece.subarray(at, at + wanted));
        at += wanted;
        const seen = pieces.length === 1 ? (pieces[0] ?? piece) : pieces.reduce(joinBytes);
        pieces = [];
        held = 0;
        need = need.see(seen);
        skipLeft = need?.skip ?? 0;
      }
    },
  };
}

/** An unsigned number of four bytes, the highest first. */
export function bigEndian(bytes: Uint8Array, at: number): number {
  return (
    (bytes[at] ?? 0) * 0x1_00_00_00 +
    (bytes[at + 1] ?? 0) * 0x1_00_00 +
    (bytes[at + 2] ?? 0) * 0x1_00 +
    (bytes[at + 3] ?? 0)
  );
}

/** An unsigned number of four bytes, the lowest first. */
export function littleEndian(bytes: Uint8Array, at: number): number {
  return (
    (bytes[at] ?? 0) +
    (bytes[at + 1] ?? 0) * 0x1_00 +
    (bytes[at + 2] ?? 0) * 0x1_00_00 +
    (bytes[at + 3] ?? 0) * 0x1_00_00_00
  );
}
