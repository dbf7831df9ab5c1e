import type { RecordingProblem } from './media.ts';

/** What a whole file of one format turned out to be. */
export interface Sound {
  /** Length in milliseconds; null where the file does not tell, or tells what cannot be. */
  readonly durationMs: number | null;
}

/** Follows a recording of one format from its first byte to its last. */
export interface SoundProbe {
  take(bytes: Uint8Array): void;
  end(): Sound | RecordingProblem;
}

/** No call lasts longer; a file that claims so has a damaged head. */
const longestMs = 24 * 3_600_000;

/** A length as it is kept: whole milliseconds, null where it cannot be. */
export function soundOf(ms: number): Sound {
  return { durationMs: Number.isFinite(ms) && ms > 0 && ms <= longestMs ? Math.round(ms) : null };
}
