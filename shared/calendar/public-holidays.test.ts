import { expect, test } from 'vitest';
import { publicDayOf } from './public-holidays.ts';

test.each([
  ['2026-02-17', { kind: 'rest', name: '春节' }],
  ['2026-10-01', { kind: 'rest', name: '国庆节' }],
  ['2026-02-14', { kind: 'work', name: '春节' }],
  ['2026-03-09', null],
  ['2199-10-01', null],
])('%s is %o in the notices of the State Council', (day, expected) => {
  expect(publicDayOf(day)).toEqual(expected);
});
