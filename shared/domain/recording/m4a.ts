import { bigEndian, createFeed, type Need } from './feed.ts';
import { latin } from './media.ts';
import { type Sound, type SoundProbe, soundOf } from './sound.ts';

/** The tables of an hour of sound have some hundred KB; who says more has a damaged file. */
const mostTables = 16 * 1024 * 1024;
/** What lies in these boxes is boxes again. */
const nested: ReadonlySet<string> = new Set(['trak', 'mdia']);

interface Tables {
  readonly kinds: readonly string[];
  readonly ms: number;
}

/**
 * Follows the boxes of an MP4 to its end: the tables (`moov`) tell how long it is and that it has sound and no film, the
 * sound itself (`mdat`) has to be there in full. A recorder that was interrupted writes no tables.
 */
export function createM4aProbe(): SoundProbe {
  let hasSound = false;
  let isDamaged = false;
  let tables: Tables | null = null;
  const next = (skip: number): Need => ({ skip, bytes: 8, see: box });
  const box = (head: Uint8Array): Need | null => {
    const [size, name] = [bigEndian(head, 0), latin(head, 4, 8)];
    if (size === 1)
      return { skip: 0, bytes: 8, see: (long) => open(name, bigEndian(long, 0) * 2 ** 32 + bigEndian(long, 4) - 16) };
    // a length of nothing stands for the rest of the file
    return open(name, size === 0 ? Number.POSITIVE_INFINITY : size - 8);
  };
  const open = (name: string, bytes: number): Need | null => {
    isDamaged = bytes < 0 || (name === 'moov' && bytes > mostTables);
    if (isDamaged) return null;
    if (name === 'mdat' && bytes > 0) hasSound = true;
    if (name !== 'moov' || bytes === 0) return next(bytes);
    return {
      skip: 0,
      bytes,
      see: (body) => {
        tables = tablesIn(body);
        return next(0);
      },
    };
  };
  const feed = createFeed(next(0));
  return {
    take: (bytes) => feed.take(bytes),
    end: () => {
      const isCut = Number.isFinite(feed.skipLeft) && feed.skipLeft > 0;
      if (isDamaged || isCut || feed.held > 0 || tables === null) return 'broken';
      return soundIn(tables, hasSound);
    },
  };
}

function soundIn({ kinds, ms }: Tables, hasSound: boolean): Sound | 'unknown' | 'empty' {
  if (!kinds.includes('soun') || kinds.includes('vide')) return 'unknown';
  return hasSound ? soundOf(ms) : 'empty';
}

function tablesIn(moov: Uint8Array): Tables {
  const kinds: string[] = [];
  let ms = 0;
  for (const { name, body } of boxesIn(moov, 2)) {
    if (name === 'hdlr') kinds.push(latin(body, 8, 12));
    if (name === 'mvhd') ms = lengthIn(body);
  }
  return { kinds, ms };
}

/** Ticks and ticks in a second, in the short or the long form. */
function lengthIn(mvhd: Uint8Array): number {
  const isLong = mvhd[0] === 1;
  const scale = bigEndian(mvhd, isLong ? 20 : 12);
  const ticks = isLong ? bigEndian(mvhd, 24) * 2 ** 32 + bigEndian(mvhd, 28) : bigEndian(mvhd, 16);
  return scale === 0 ? 0 : (ticks * 1000) / scale;
}

/** Boxes with the boxes in them: a track, and its media. */
function* boxesIn(bytes: Uint8Array, depth: number): Generator<{ readonly name: string; readonly body: Uint8Array }> {
  for (let at = 0; at + 8 <= bytes.length; ) {
    const [size, name] = [bigEndian(bytes, at), latin(bytes, at + 4, at + 8)];
    if (size < 8 || at + size > bytes.length) return;
    const body = bytes.subarray(at + 8, at + size);
    yield { name, body };
    if (nested.has(name) && depth > 0) yield* boxesIn(body, depth - 1);
    at += size;
  }
}
