import type { RecordingRow } from '../../../shared/contract/recording.ts';

/** How fast a recording is played; 1 is as it was spoken. */
export const speeds = [0.75, 1, 1.25, 1.5, 2] as const;

/** The next speed in a direction; the last one stays. */
export function stepSpeed(speed: number, step: 1 | -1): number {
  const at = speeds.findIndex((each) => each >= speed);
  const from = at === -1 ? speeds.length - 1 : at;
  return speeds[Math.min(Math.max(from + step, 0), speeds.length - 1)] ?? 1;
}

/** 「0:07」「12:30」「1:02:30」, for columns; whole seconds, the begun one not counted. */
export function clockWords(ms: number): string {
  const seconds = Math.floor(Math.max(0, ms) / 1000);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const tail = String(seconds % 60).padStart(2, '0');
  return hours === 0 ? `${minutes}:${tail}` : `${hours}:${String(minutes).padStart(2, '0')}:${tail}`;
}

/** 「1 分 23 秒」, read out. */
export function spokenWords(ms: number): string {
  const seconds = Math.floor(Math.max(0, ms) / 1000);
  const minutes = Math.floor(seconds / 60);
  return minutes === 0 ? `${seconds} 秒` : `${minutes} 分 ${seconds % 60} 秒`;
}

/** What the formats are called in the showroom. */
const formatNames: Readonly<Record<RecordingRow['mediaType'], string>> = {
  'audio/wav': 'wav',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'audio/amr': 'amr',
};

/** 「amr」 */
export function formatWords(mediaType: RecordingRow['mediaType']): string {
  return formatNames[mediaType];
}

/** Files that are taken for recordings before anybody has looked into them; the host looks. */
const soundNames = /\.(wav|mp3|m4a|amr|awb|mp4|aac)$/i;

/** What a file choice offers. */
export const soundsAccepted = '.wav,.mp3,.m4a,.amr,audio/*';

/** Whether a file that comes from outside is meant as a recording. */
export function looksLikeSound({ name, type }: { readonly name: string; readonly type: string }): boolean {
  return type.startsWith('audio/') || soundNames.test(name);
}
