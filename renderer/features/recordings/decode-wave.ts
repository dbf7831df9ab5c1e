import { mostBars, peaksOf } from './wave-peaks.ts';

/** Enough for the outline of speech; the browser brings every recording down to it. */
const samplesPerSecond = 8000;

/** Unpacked, an hour is hundreds of megabytes: longer ones are heard without a picture. */
const longestMs = 45 * 60_000;
/** Where nobody knows the length. */
const mostBytes = 16 * 2 ** 20;

/** Whether a recording is short enough for its picture to be made on a showroom computer. */
export function canPicture(bytes: number, durationMs: number | null): boolean {
  return durationMs === null ? bytes <= mostBytes : durationMs <= longestMs;
}

/** How loud a recording is from beginning to end; null where this machine cannot tell, or the signal said stop. */
export async function decodeWave(file: Blob, signal: AbortSignal): Promise<readonly number[] | null> {
  try {
    // unpacked by the browser, on a thread of its own
    const context = new OfflineAudioContext(1, 1, samplesPerSecond);
    const sound = await context.decodeAudioData(await file.arrayBuffer());
    if (signal.aborted) return null;
    const channels = Array.from({ length: sound.numberOfChannels }, (_, channel) => sound.getChannelData(channel));
    return await peaksOf(channels, mostBars, breathe, () => signal.aborted);
  } catch {
    return null;
  }
}

/** Lets the screen draw and answer keys. */
function breathe(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}
