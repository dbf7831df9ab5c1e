/**
 * Hybrid logical clock as a value: 48-bit milliseconds, 16-bit counter, 64-bit device id, written as 32 lower-case
 * hex characters so that text order is time order. The state lives in the store and is saved with the write it stamped.
 */
export type Hlc = string;

/** The stamp of seeds and fixed data: any edit beats it. */
export const zeroHlc: Hlc = '0'.repeat(32);

const maxCounter = 0xffff;

function format(ms: number, counter: number, device: string): Hlc {
  return ms.toString(16).padStart(12, '0') + counter.toString(16).padStart(4, '0') + device;
}

/** The least stamp of an instant: whatever was stamped at it or later is not smaller. */
export function hlcAt(ms: number): Hlc {
  return format(ms, 0, '0'.repeat(16));
}

/** The milliseconds and counter of a stamp. */
export function readHlc(hlc: Hlc): { readonly ms: number; readonly counter: number; readonly device: string } {
  return {
    ms: Number.parseInt(hlc.slice(0, 12), 16),
    counter: Number.parseInt(hlc.slice(12, 16), 16),
    device: hlc.slice(16),
  };
}

/**
 * The next stamp of this device: later than `last` whatever the wall clock does (set back, asleep, standing still);
 * a full counter rolls into the next millisecond.
 * @param now wall clock, UTC ms
 * @param device 16 hex characters
 */
export function tick(now: number, last: Hlc, device: string): Hlc {
  const { ms, counter } = readHlc(last);
  if (now > ms) return format(now, 0, device);
  return counter < maxCounter ? format(ms, counter + 1, device) : format(ms + 1, 0, device);
}

/** The stamp after hearing of `remote`: later than both. */
export function observe(now: number, last: Hlc, remote: Hlc, device: string): Hlc {
  const newest = remote.slice(0, 16) > last.slice(0, 16) ? remote : last;
  return tick(now, newest, device);
}
