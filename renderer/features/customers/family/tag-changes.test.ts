import { expect, test } from 'vitest';
import { actsBack } from './tag-changes.ts';

test('customers of whom the same was said are taken back together, the others by themselves', () => {
  const change = (customerId: string, added: readonly string[], removed: readonly string[] = []) => ({
    ...{ customerId, added, removed },
  });
  expect(
    actsBack([change('a', ['key']), change('b', ['key', 'vip']), change('c', ['key']), change('d', [], ['old'])]),
  ).toEqual([
    { customerIds: ['a', 'c'], add: [], remove: ['key'] },
    { customerIds: ['b'], add: [], remove: ['key', 'vip'] },
    { customerIds: ['d'], add: ['old'], remove: [] },
  ]);
});

test('where nothing was changed there is nothing to take back', () => {
  expect(actsBack([])).toEqual([]);
});
