import fc from 'fast-check';
import { expect, test } from 'vitest';
import { barsPath, peaksOf, regroup } from './wave-peaks.ts';

const noPause = async (): Promise<void> => {};
const samples = fc.array(fc.float({ min: -1, max: 1, noNaN: true }), { maxLength: 400 });

test('every bar lies between silence and the loudest, which is 1', async () => {
  await fc.assert(
    fc.asyncProperty(samples, samples, fc.integer({ min: 1, max: 60 }), async (left, right, bars) => {
      const peaks = await peaksOf([Float32Array.from(left), Float32Array.from(right)], bars, noPause);
      expect(peaks).toHaveLength(Math.min(bars, Math.max(left.length, right.length)));
      const isSilent = [...left, ...right].every((sample) => sample === 0);
      expect(Math.max(0, ...(peaks ?? []))).toBe(isSilent ? 0 : 1);
      expect(Math.min(1, ...(peaks ?? []))).toBeGreaterThanOrEqual(0);
    }),
  );
});

test('a sound stands at its part of the picture', async () => {
  const sound = new Float32Array(1000);
  sound[731] = -0.5;
  const peaks = await peaksOf([sound], 10, noPause);
  expect(peaks).toEqual([0, 0, 0, 0, 0, 0, 0, 1, 0, 0]);
});

test('a broken sample is passed over', async () => {
  const peaks = await peaksOf([Float32Array.from([Number.NaN, 0.2, Number.POSITIVE_INFINITY, 0.5])], 4, noPause);
  expect(peaks).toEqual([0, expect.closeTo(0.2), 1, 0.5]);
});

test('a long recording lets others work every few milliseconds, and stops when it is told to', async () => {
  const minute = new Float32Array(8000 * 60 * 5).fill(0.3);
  let pauses = 0;
  const count = async (): Promise<void> => {
    pauses += 1;
  };
  await peaksOf([minute], 3, count);
  expect(pauses).toBe(9);
  pauses = 0;
  expect(await peaksOf([minute], 960, count, () => pauses === 2)).toBeNull();
  expect(pauses).toBe(2);
});

test('fewer bars keep the loudest of those they stand for', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 200 }),
      fc.integer({ min: 1, max: 250 }),
      (peaks, bars) => {
        const fewer = regroup(peaks, bars);
        expect(fewer).toHaveLength(Math.min(bars, peaks.length));
        expect(Math.max(...fewer)).toBe(Math.max(...peaks));
      },
    ),
  );
});

test('silence is drawn as a dot on the middle line', () => {
  expect(barsPath([0, 1], 3, 56)).toBe('M1.5 27.5V28.5M4.5 0V56');
});
