import fc from 'fast-check';
import { expect, test } from 'vitest';
import { movedTo } from './list-model.ts';

const kinds = fc.array(fc.constantFrom('group' as const, 'row' as const), { maxLength: 30 });
const keys = fc.constantFrom('ArrowDown', 'ArrowUp', 'Home', 'End', 'PageDown', 'PageUp');

test('a heading is never chosen, and where there is a row, one is', () => {
  fc.assert(
    fc.property(
      kinds,
      keys,
      fc.integer({ min: -1, max: 30 }),
      fc.integer({ min: 1, max: 10 }),
      (list, key, at, page) => {
        const items = list.map((kind) => ({ kind }));
        const moved = movedTo(items, Math.min(at, items.length - 1), key, page);
        if (list.includes('row')) expect(items[moved ?? -1]?.kind).toBe('row');
        else expect(moved).toBeNull();
      },
    ),
  );
});

test('walking down from the top visits every row once, in order', () => {
  fc.assert(
    fc.property(kinds, (list) => {
      const items = list.map((kind) => ({ kind }));
      const visited: number[] = [];
      let at = -1;
      for (;;) {
        const next = movedTo(items, at, 'ArrowDown', 5);
        if (next === null || next === at) break;
        visited.push(next);
        at = next;
      }
      expect(visited).toEqual(items.flatMap((item, index) => (item.kind === 'row' ? [index] : [])));
    }),
  );
});

test('up from nothing chosen takes the first row', () => {
  expect(movedTo([{ kind: 'group' }, { kind: 'row' }], -1, 'ArrowUp', 5)).toBe(1);
});

test('a page up among headings takes the row above them', () => {
  expect(movedTo([{ kind: 'row' }, { kind: 'group' }, { kind: 'group' }], 2, 'PageUp', 1)).toBe(0);
});

test('other keys do not move', () => {
  expect(movedTo([{ kind: 'row' }], 0, 'x', 5)).toBeNull();
});
