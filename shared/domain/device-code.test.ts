import { expect, it } from 'vitest';
import { nextDeviceCode } from './device-code.ts';

it.each([
  [[], 'A'],
  [['A'], 'B'],
  [['A', 'C'], 'D'],
  [['B', 'A'], 'C'],
  [['Z'], 'AA'],
  [['AZ', 'B'], 'BA'],
  [['ZZ'], 'AAA'],
  [['ABC'], 'ABD'],
])('after %j comes %s: a code is never given twice', (given, next) => {
  expect(nextDeviceCode(given)).toBe(next);
});

it('after the last code there is none', () => {
  expect(nextDeviceCode(['ZZZ'])).toBeNull();
});
