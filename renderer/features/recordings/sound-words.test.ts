import { expect, test } from 'vitest';
import { clockWords, formatWords, looksLikeSound, speeds, spokenWords, stepSpeed } from './sound-words.ts';

test('a begun second does not count, an hour gets its own figure', () => {
  expect([0, 999, 7_400, 83_000, 3_750_000].map(clockWords)).toEqual(['0:00', '0:00', '0:07', '1:23', '1:02:30']);
  expect(clockWords(-5)).toBe('0:00');
});

test('a place is read out in minutes and seconds', () => {
  expect([7_400, 83_000, 3_750_000].map(spokenWords)).toEqual(['7 秒', '1 分 23 秒', '62 分 30 秒']);
});

test('faster and slower walk the five speeds and stop at their ends', () => {
  expect(speeds.map((speed) => stepSpeed(speed, 1))).toEqual([1, 1.25, 1.5, 2, 2]);
  expect(speeds.map((speed) => stepSpeed(speed, -1))).toEqual([0.75, 0.75, 1, 1.25, 1.5]);
});

test('what a recorder writes is taken for a recording, a photo is not', () => {
  const file = (name: string, type = '') => ({ name, type });
  for (const name of ['a.WAV', '录音_13800005521.mp3', 'x.m4a', 'x.amr']) expect(looksLikeSound(file(name))).toBe(true);
  expect(looksLikeSound(file('无名', 'audio/x-wav'))).toBe(true);
  for (const name of ['a.jpg', 'mp3', 'wav.pdf', '']) expect(looksLikeSound(file(name))).toBe(false);
});

test('formats are called as people call them', () => {
  expect(formatWords('audio/mpeg')).toBe('mp3');
  expect(formatWords('audio/amr')).toBe('amr');
});
