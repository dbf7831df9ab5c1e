/** Bars of a whole recording, before they are drawn as many as there is room for. */
export const mostBars = 960;

/** So many samples are looked at before the screen may draw and answer keys again: a few milliseconds. */
const sliceSamples = 262_144;

/**
 * How loud a recording is from beginning to end: `bars` values from 0 to 1, the loudest of the whole being 1. Silence stays
 * 0. Works in slices, `pause` lets others work between them; where `isOver` says so it stops and answers null.
 * @param channels samples from -1 to 1; the louder channel counts
 */
export async function peaksOf(
  channels: readonly Float32Array[],
  bars: number,
  pause: () => Promise<void>,
  isOver: () => boolean = () => false,
): Promise<readonly number[] | null> {
  const samples = Math.max(0, ...channels.map(({ length }) => length));
  const count = Math.min(bars, samples);
  const peaks = new Array<number>(count).fill(0);
  let untilPause = sliceSamples;
  for (let bar = 0; bar < count; bar += 1) {
    const end = Math.floor(((bar + 1) * samples) / count);
    let from = Math.floor((bar * samples) / count);
    // a bar of a long recording may be longer than a slice
    while (from < end) {
      const to = Math.min(end, from + untilPause);
      peaks[bar] = Math.max(peaks[bar] ?? 0, loudest(channels, from, to));
      untilPause -= to - from;
      from = to;
      if (untilPause > 0) continue;
      await pause();
      if (isOver()) return null;
      untilPause = sliceSamples;
    }
  }
  const top = Math.max(0, ...peaks);
  return top === 0 ? peaks : peaks.map((peak) => peak / top);
}

function loudest(channels: readonly Float32Array[], from: number, to: number): number {
  let peak = 0;
  for (const channel of channels) {
    for (let at = from; at < to && at < channel.length; at += 1) {
      const value = Math.abs(channel[at] ?? 0);
      // a broken sample is no number and is passed over
      if (value > peak) peak = value;
    }
  }
  return Math.min(peak, 1);
}

/** Fewer bars, each as high as the highest of those it stands for: no sound gets lost on a narrow screen. */
export function regroup(peaks: readonly number[], bars: number): readonly number[] {
  if (bars >= peaks.length || bars < 1) return peaks;
  return Array.from({ length: bars }, (_, bar) => {
    const from = Math.floor((bar * peaks.length) / bars);
    const to = Math.floor(((bar + 1) * peaks.length) / bars);
    return Math.max(...peaks.slice(from, to));
  });
}

/** The bars as one line drawing, `height` high, a bar every `step`; silence is a dot on the middle line. */
export function barsPath(peaks: readonly number[], step: number, height: number): string {
  return peaks
    .map((peak, bar) => {
      const half = Math.max(0.5, (peak * height) / 2);
      const x = round(bar * step + step / 2);
      return `M${x} ${round(height / 2 - half)}V${round(height / 2 + half)}`;
    })
    .join('');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
