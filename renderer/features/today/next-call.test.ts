import { describe, expect, test } from 'vitest';
import { nextCall } from './next-call.ts';

describe('the call after the open one', () => {
  test('is the one below it, and after the last the first that is left', () => {
    expect(nextCall(['a', 'b', 'c'], ['a', 'b', 'c'], 'b')).toBe('c');
    expect(nextCall(['a', 'b', 'c'], ['a', 'b', 'c'], 'c')).toBe('a');
    expect(nextCall(['a'], ['a'], 'a')).toBeNull();
  });

  test('is the one that stood below it when it was opened, though it has another place since or is done', () => {
    expect(nextCall(['a', 'b', 'c'], ['b', 'a', 'c'], 'a')).toBe('b');
    expect(nextCall(['a', 'b', 'c'], ['b', 'c'], 'a')).toBe('b');
    expect(nextCall(['a', 'b', 'c'], ['a', 'c'], 'a')).toBe('c');
  });

  test('of one that was not in the list when it was opened is the first', () => {
    expect(nextCall([], ['b', 'c'], 'x')).toBe('b');
    expect(nextCall([], [], null)).toBeNull();
  });

  test('of a list that was read on since goes on where the old one ends', () => {
    expect(nextCall(['a', 'b'], ['a', 'b', 'c'], 'b')).toBe('c');
  });
});
