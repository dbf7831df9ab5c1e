import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readTime } from './time-words.ts';

test.each([
  ['10:00', '10:00'],
  ['9：30', '09:30'],
  ['930', '09:30'],
  ['1530', '15:30'],
  ['15', '15:00'],
  ['3点半', '03:30'],
  ['下午3点', '15:00'],
  ['下午3点半', '15:30'],
  ['下午三点', '15:00'],
  ['十二点半', '12:30'],
  ['晚上八点15', '20:15'],
  ['上午10点15分', '10:15'],
  ['晚上8:05', '20:05'],
  ['中午12点', '12:00'],
  ['10。30', '10:30'],
])('「%s」 is %s', (typed, time) => {
  expect(readTime(typed)).toBe(time);
});

test.each(['', '25:00', '10:60', '吃完饭', '下午', '99', 'abc'])('「%s」 is no time', (typed) => {
  expect(readTime(typed)).toBeNull();
});

test('every time written with a colon is read as itself', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }), (hour, minute) => {
      const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
      expect(readTime(time)).toBe(time);
    }),
  );
});
