import { bigEndian, createFeed, type Need } from './feed.ts';
import { latin } from './media.ts';
import { type Mp3Frame, readMp3Frame } from './mp3-frame.ts';
import { type SoundProbe, soundOf } from './sound.ts';

/** So many frames one behind the other are no accident. */
const enough = 3;
/** What stands between frames and is none; more of it, and the file is something else. */
const mostLost = 64 * 1024;
/** How the tags begin that stand behind the sound. */
const endTags: ReadonlySet<string> = new Set(['TAG', 'APE']);
/** Of the frames that the table in the first one announces, so many have to be there. */
const wholeShare = 0.95;

/**
 * Counts the frames of an MP3, whatever their bit rate, behind its tags. Where the first one announces how many there are
 * (Xing, Info, VBRI), a file that has fewer is cut off. Without that table nobody can tell; a last frame that is cut is
 * nothing, recorders stop like that.
 */
export function createMp3Probe(): SoundProbe {
  let frames = 0;
  let ms = 0;
  /** Frames one behind the other since their first was found; the first ones count once they are enough. */
  let run = 0;
  let waiting = { ms: 0, bytes: 0 };
  let rate = 0;
  let lost = 0;
  let announced = 0;
  /** True once the sound has begun or something is wrong: what is passed over until then are tags. */
  let isBehindTags = false;

  const head = (skip: number): Need => ({ skip, bytes: 4, see: look });
  const look = (bytes: Uint8Array): Need | null => {
    if (!isBehindTags && latin(bytes, 0, 3) === 'ID3') return { skip: 0, bytes: 6, see: tag };
    isBehindTags = true;
    const frame = readMp3Frame(bytes);
    if (frame !== null && (run === 0 || frame.rate === rate)) return count(frame);
    return frames >= enough && endTags.has(latin(bytes, 0, 3)) ? null : slip(bytes);
  };
  /** The rest of a tag's head: version, marks, and its length in four times seven bits. */
  const tag = (bytes: Uint8Array): Need => {
    const [, marks = 0, a = 0, b = 0, c = 0, d = 0] = bytes;
    const footer = (marks & 0x10) === 0 ? 0 : 10;
    return head((((a & 127) * 128 + (b & 127)) * 128 + (c & 127)) * 128 + (d & 127) + footer);
  };
  const count = (frame: Mp3Frame): Need => {
    const isFirst = frames === 0 && run === 0;
    rate = frame.rate;
    run += 1;
    waiting = { ms: waiting.ms + (frame.samples * 1000) / frame.rate, bytes: waiting.bytes + frame.bytes };
    if (run >= enough) {
      frames += run === enough ? enough : 1;
      ms += waiting.ms;
      waiting = { ms: 0, bytes: 0 };
    }
    if (!isFirst) return head(frame.bytes - 4);
    return {
      skip: 0,
      bytes: frame.bytes - 4,
      see: (body) => {
        announced = announcedIn(body, frame.tableAt - 4);
        return head(0);
      },
    };
  };
  /** No frame begins here: one byte further it may. */
  const slip = (bytes: Uint8Array): Need | null => {
    lost += 1 + waiting.bytes;
    run = 0;
    waiting = { ms: 0, bytes: 0 };
    window.set(bytes);
    return lost > mostLost ? null : further;
  };
  const window = new Uint8Array(4);
  const further: Need = {
    skip: 0,
    bytes: 1,
    see: ([last = 0]) => {
      window.copyWithin(0, 1);
      window[3] = last;
      return look(window);
    },
  };
  const feed = createFeed(head(0));
  return {
    take: (bytes) => feed.take(bytes),
    end: () => {
      if (frames < enough) return feed.skipLeft > 0 ? 'broken' : 'unknown';
      if (lost > mostLost) return 'unknown';
      return frames < announced * wholeShare ? 'broken' : soundOf(ms);
    },
  };
}

/** How many frames the table in a first frame announces; 0 where there is none. @param at where it stands */
function announcedIn(body: Uint8Array, at: number): number {
  const mark = latin(body, at, at + 4);
  if (mark === 'Xing' || mark === 'Info') return (bigEndian(body, at + 4) & 1) === 1 ? bigEndian(body, at + 8) : 0;
  // the other kind of table always stands behind 32 bytes
  return latin(body, 32, 36) === 'VBRI' ? bigEndian(body, 32 + 14) : 0;
}
