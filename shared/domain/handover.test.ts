import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allot } from './handover.ts';

const world = fc.record({
  ranks: fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 60 }),
  receivers: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1 }),
  chosen: fc.array(fc.tuple(fc.nat({ max: 59 }), fc.constantFrom('a', 'b', 'x')), { maxLength: 20 }),
});

const customersOf = (ranks: readonly number[]) => ranks.map((levelRank, n) => ({ id: `c${n}`, levelRank }));

test('everybody is given to exactly one receiver, and whoever was chosen for him gets him', () => {
  fc.assert(
    fc.property(world, ({ ranks, receivers, chosen }) => {
      const wanted = new Map(chosen.map(([n, to]) => [`c${n}`, to]));
      const given = allot(customersOf(ranks), receivers, wanted);
      expect([...given.keys()].toSorted()).toEqual(
        customersOf(ranks)
          .map(({ id }) => id)
          .toSorted(),
      );
      for (const [id, to] of given) expect(to).toBe(wanted.get(id) ?? to);
      for (const [id, to] of given) if (!wanted.has(id)) expect(receivers).toContain(to);
    }),
  );
});

test('split evenly, no two receivers differ by more than one in a level, nor by more than one at all', () => {
  fc.assert(
    fc.property(world, ({ ranks, receivers }) => {
      const customers = customersOf(ranks);
      const given = allot(customers, receivers, new Map());
      const counts = (ids: readonly string[]) =>
        receivers.map((receiver) => ids.filter((id) => given.get(id) === receiver).length);
      const spread = (each: readonly number[]) => Math.max(...each) - Math.min(...each);
      for (const rank of new Set(ranks))
        expect(spread(counts(customers.filter((c) => c.levelRank === rank).map(({ id }) => id)))).toBeLessThanOrEqual(
          1,
        );
      expect(spread(counts(customers.map(({ id }) => id)))).toBeLessThanOrEqual(1);
    }),
  );
});

test('what was chosen counts: the other receiver gets the rest first', () => {
  const given = allot(
    customersOf([2, 2, 2, 2]),
    ['a', 'b'],
    new Map([
      ['c0', 'a'],
      ['c1', 'a'],
    ]),
  );
  expect([...given]).toEqual([
    ['c0', 'a'],
    ['c1', 'a'],
    ['c2', 'b'],
    ['c3', 'b'],
  ]);
});

test('without a receiver only those are given who were chosen for somebody', () => {
  expect([...allot(customersOf([1]), [], new Map([['c0', 'a']]))]).toEqual([['c0', 'a']]);
  expect(() => allot(customersOf([1]), [], new Map())).toThrow('nobody receives c0');
});
