import { z } from 'zod';

/** For how many days the store keeps the sound of a recorded call, from the day it was taken in. */
export const shippedRecordingDays = 180;

export const recordingDaysSchema = z
  .int()
  .min(30)
  .max(1095)
  .describe('录音的声音保存多少天，从附上那天算；到期删掉声音，留下记录、笔记和评分');

/** The days that the store's own column means; 0 is as shipped. */
export function recordingDaysOf(stored: number): number {
  return stored === 0 ? shippedRecordingDays : stored;
}

/** What was taken in before this instant has been kept long enough. @param now UTC ms */
export function keptSince(now: number, days: number): number {
  return now - days * 86_400_000;
}

/** So many notes one recording has at most: one every twenty seconds of an hour. */
export const mostNotes = 200;
/** The same person who listens again within this time listens once. */
export const oneListeningMs = 10 * 60_000;
