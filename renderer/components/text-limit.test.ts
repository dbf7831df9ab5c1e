import { expect, test } from 'vitest';
import { limitNote } from './text-limit.ts';

test('a long field counts when little room is left, and says what of a paste found none', () => {
  expect(limitNote('写'.repeat(899), 1000, 0)).toBeNull();
  expect(limitNote('写'.repeat(988), 1000, 0)).toBe('还能写 12 个字');
  expect(limitNote('写'.repeat(1000), 1000, 0)).toBe('写满了，最多 1000 字');
  expect(limitNote('写'.repeat(1000), 1000, 37)).toBe('贴进来的太长，末尾 37 个字没放下（最多 1000 字）');
});

test('a short field does not count, and one without a limit never does', () => {
  expect(limitNote('写'.repeat(40), 40, 0)).toBeNull();
  expect(limitNote('写'.repeat(5000), undefined, 9)).toBeNull();
});
