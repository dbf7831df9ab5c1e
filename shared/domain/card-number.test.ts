import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../calendar/civil-date.ts';
import { cardNumber, deviceCodeSchema, parseCardNumber } from './card-number.ts';

describe('a card number', () => {
  test('is the arrival day, the device and the sequence, which grows beyond two digits', () => {
    const numberOf = (sequence: number) => cardNumber({ arrivedOn: '2026-03-09', deviceCode: 'A', sequence });
    expect([7, 14, 100].map(numberOf)).toEqual(['20260309-A07', '20260309-A14', '20260309-A100']);
  });

  test('is never made from nonsense', () => {
    expect(() => cardNumber({ arrivedOn: '2026-02-30', deviceCode: 'A', sequence: 1 })).toThrow(RangeError);
    expect(() => cardNumber({ arrivedOn: '2026-03-09', deviceCode: 'a', sequence: 1 })).toThrow(RangeError);
    expect(() => cardNumber({ arrivedOn: '2026-03-09', deviceCode: 'A', sequence: 0 })).toThrow(RangeError);
  });

  test('is read back to the same parts, and two different cards never share one', () => {
    const parts = fc.record({
      arrivedOn: fc.integer({ min: 0, max: 40_000 }).map((days) => addDays('2000-01-01', days)),
      deviceCode: fc.stringMatching(/^[A-Z]{1,3}$/),
      sequence: fc.integer({ min: 1, max: 5000 }),
    });
    fc.assert(
      fc.property(parts, parts, (a, b) => {
        expect(parseCardNumber(cardNumber(a))).toEqual(a);
        const same = a.arrivedOn === b.arrivedOn && a.deviceCode === b.deviceCode && a.sequence === b.sequence;
        expect(cardNumber(a) === cardNumber(b)).toBe(same);
      }),
    );
  });

  test.each(['20260230-A01', '20260309-A7', '20260309-A007', '20260309-01', '20260309-ABCD01', '20260309-A00', ''])(
    'is not %s',
    (text) => {
      expect(parseCardNumber(text)).toBeNull();
    },
  );
});

test('a device code has one to three capital letters', () => {
  const valid = (code: string) => deviceCodeSchema.safeParse(code).success;
  expect(['A', 'AB', 'ABC'].map(valid)).toEqual([true, true, true]);
  expect(['', 'ABCD', 'a', 'A1', 'Ａ'].map(valid)).toEqual(Array(5).fill(false));
});
