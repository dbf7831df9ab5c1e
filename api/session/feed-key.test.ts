import { expect, test } from 'vitest';
import { feedKeyOf } from './feed-key.ts';

const keyIn = (path: string): string | null => feedKeyOf(new URL(path, 'http://127.0.0.1:8420'));

test('an address carries the calendar’s key to the calendar’s file alone', () => {
  expect(keyIn('/api/v1/calendar/plans.ics?key=qc_1')).toBe('qc_1');
  expect(keyIn('/api/v1/calendar?key=qc_1')).toBeNull();
  expect(keyIn('/api/v1/customers?key=qc_1')).toBeNull();
  expect(keyIn('/api/v1/calendar/plans.ics')).toBeNull();
});

test('no other token is taken from an address', () => {
  expect(keyIn('/api/v1/calendar/plans.ics?key=qt_1')).toBeNull();
});
