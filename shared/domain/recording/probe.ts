import { joinBytes } from '../media-format.ts';
import { createAmrProbe } from './amr.ts';
import { createM4aProbe } from './m4a.ts';
import { type RecordingMediaType, type RecordingProblem, recordingSniffBytes, sniffRecording } from './media.ts';
import { createMp3Probe } from './mp3.ts';
import type { SoundProbe } from './sound.ts';
import { createWavProbe } from './wav.ts';

/** What a whole recording turned out to be. */
export interface ProbedRecording {
  readonly mediaType: RecordingMediaType;
  /** Its length in milliseconds; null where the file does not tell. */
  readonly durationMs: number | null;
}

/** Looks at a recording as it arrives, piece by piece; however it is cut, the answer is the same. */
export interface RecordingProbe {
  /** A problem as soon as it is known: what is no sound is told by its first bytes. */
  take(bytes: Uint8Array): RecordingProblem | null;
  end(): ProbedRecording | RecordingProblem;
}

/** A probe for one file. Whatever the bytes are, it does not throw. */
export function createRecordingProbe(): RecordingProbe {
  let head: Uint8Array = new Uint8Array(0);
  let sniffed: RecordingMediaType | 'unknown' | null = null;
  let format: SoundProbe | null = null;
  const begin = (): RecordingProblem | null => {
    sniffed = sniffRecording(head);
    if (sniffed === 'unknown') return 'unknown';
    format = formats[sniffed]();
    format.take(head);
    return null;
  };
  return {
    take: (bytes) => {
      if (format !== null) {
        format.take(bytes);
        return null;
      }
      if (sniffed !== null) return 'unknown';
      head = joinBytes(head, bytes);
      return head.length < recordingSniffBytes ? null : begin();
    },
    end: () => {
      if (head.length === 0) return 'empty';
      const problem = sniffed === null ? begin() : null;
      if (problem !== null) return problem;
      if (format === null || sniffed === null || sniffed === 'unknown') return 'unknown';
      const sound = format.end();
      return typeof sound === 'string' ? sound : { mediaType: sniffed, ...sound };
    },
  };
}

const formats: Readonly<Record<RecordingMediaType, () => SoundProbe>> = {
  'audio/wav': createWavProbe,
  'audio/mpeg': createMp3Probe,
  'audio/mp4': createM4aProbe,
  'audio/amr': createAmrProbe,
};
