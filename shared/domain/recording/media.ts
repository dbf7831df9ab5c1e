import { megabytes } from '../attachment.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { firstFrames } from './mp3-frame.ts';

/** The sound formats that are taken in (domain §5). Every host plays the first three; AMR is kept and says so. */
export const recordingMediaTypes = ['audio/wav', 'audio/mpeg', 'audio/mp4', 'audio/amr'] as const;

export type RecordingMediaType = (typeof recordingMediaTypes)[number];

/**
 * Why a file is not taken. `empty` has no sound, `unknown` is none of the formats or has pictures in it, `broken` ends
 * before its own end.
 */
export type RecordingProblem = 'empty' | 'unknown' | 'broken';

/**
 * Largest recording: an hour as a WAV of telephone quality (16 bit, 8 kHz) or as an MP3 of 128 kbit/s has 58 MB, and a
 * call of an hour is none. Never more than the store keeps in memory of all files at once (64 MB, decision 0008).
 */
export const mostRecordingBytes = 60 * 1024 * 1024;

/** Bytes of a file's beginning that `sniffRecording` needs: three of the largest MP3 frames. */
export const recordingSniffBytes = 4608;

/** Brands of the container in which phones write sound; what is in it is told by its tracks. */
const soundBrand = /^(?:M4[AB] |mp4[12]|iso[m2-9]|3g[pegrs2]\w|dash|MSNV)$/;

/**
 * What a recording is, by its first bytes and never by its name. An MP3 is told by several of its frames, one behind the
 * other, for two bytes alone are in any file.
 * @param head at least the first `recordingSniffBytes` bytes, or the whole file where it is shorter
 */
export function sniffRecording(head: Uint8Array): RecordingMediaType | 'unknown' {
  if (latin(head, 0, 4) === 'RIFF' && latin(head, 8, 12) === 'WAVE') return 'audio/wav';
  if (latin(head, 0, 6) === '#!AMR\n' || latin(head, 0, 9) === '#!AMR-WB\n') return 'audio/amr';
  if (latin(head, 4, 8) === 'ftyp' && soundBrand.test(latin(head, 8, 12))) return 'audio/mp4';
  if (latin(head, 0, 3) === 'ID3' || firstFrames(head) >= 3) return 'audio/mpeg';
  return 'unknown';
}

/** Why a recording is not taken, with the way out. */
export function refuseRecording(problem: RecordingProblem): Refusal {
  switch (problem) {
    case 'unknown':
      return refuse('RECORDING_TYPE', {}, 'file');
    case 'empty':
      return refuse('RECORDING_BROKEN', { why: '是空的' }, 'file');
    case 'broken':
      return refuse('RECORDING_BROKEN', { why: '不完整，后面缺了一截' }, 'file');
  }
}

/** Refuses a recording by its size alone, before any of it is read or sent. @param bytes of the whole file */
export function checkRecordingSize(bytes: number): Refusal | null {
  if (bytes === 0) return refuseRecording('empty');
  if (bytes <= mostRecordingBytes) return null;
  return refuse('RECORDING_TOO_LARGE', { size: sizeWords(bytes), limit: megabytes(mostRecordingBytes) }, 'bytes');
}

function sizeWords(bytes: number): string {
  const gigabyte = 1024 ** 3;
  return bytes < gigabyte ? megabytes(bytes) : `${Number((bytes / gigabyte).toFixed(1))} GB`;
}

/** Bytes as the letters of the first code page, for marks in files. */
export function latin(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to));
}
