import { expect, test } from 'vitest';
import { testDriveWords, withoutPlanWords } from './card-words.ts';

test('a test drive says how far it went, and that its figures are the wrong way round', () => {
  expect(testDriveWords({ startKm: 1203, endKm: 1209 })).toBe('1203 到 1209，6 公里');
  expect(testDriveWords({ startKm: 100, endKm: 90 })).toBe('100 到 90，公里反了');
  expect(testDriveWords({ startKm: 100 })).toBe('100');
});

test('a card that is not completed yet waits for no manager', () => {
  expect(withoutPlanWords({ state: 'quick' })).toBe('补完时再定');
  expect(withoutPlanWords({ state: 'complete' })).toBe('等经理决定');
});
