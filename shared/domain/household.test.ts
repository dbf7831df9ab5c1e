import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultDictionaries } from './dictionary-defaults.ts';
import { householdOf, isExplained, type Link, oppositeOf } from './household.ts';

const codes = defaultDictionaries.relation.map(({ code }) => code);
const person = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
const links = fc.array(fc.tuple(person, person) as fc.Arbitrary<Link>, { maxLength: 8 });

describe('a relation', () => {
  test.each(codes)('%s read from the other side and back is itself, in words of the list', (code) => {
    expect(codes).toContain(oppositeOf(code));
    expect(oppositeOf(oppositeOf(code))).toBe(code);
  });

  test('of a parent is that of a child; a spouse, a relative and a word of the store’s own are their own', () => {
    expect(oppositeOf('parent')).toBe('child');
    for (const code of ['spouse', 'relative', 'lingju', 'constructor']) expect(oppositeOf(code)).toBe(code);
  });
});

describe('a household', () => {
  test('is the same from every one of its members, whichever way round a link was said', () => {
    fc.assert(
      fc.property(links, person, (made, id) => {
        const household = householdOf([id], made);
        expect(household.has(id)).toBe(true);
        const turned = made.map(([one, other]): Link => [other, one]);
        for (const member of household) expect(householdOf([member], turned)).toEqual(household);
      }),
    );
  });

  test('grows with a link and never loses anybody by it', () => {
    fc.assert(
      fc.property(links, person, fc.tuple(person, person), (made, id, link) => {
        const before = householdOf([id], made);
        const after = householdOf([id], [...made, link]);
        for (const member of before) expect(after.has(member)).toBe(true);
      }),
    );
  });
});

describe('a number', () => {
  test('of one, and of nobody, needs no explanation; of two without a link it has none', () => {
    expect(isExplained([], [])).toBe(true);
    expect(isExplained(['a'], [])).toBe(true);
    expect(isExplained(['a', 'a'], [])).toBe(true);
    expect(isExplained(['a', 'b'], [])).toBe(false);
  });

  test('is explained over somebody who does not have it: the child between two parents', () => {
    const made: Link[] = [
      ['a', 'c'],
      ['c', 'b'],
    ];
    expect(isExplained(['a', 'b'], made)).toBe(true);
    expect(isExplained(['a', 'b'], made.slice(1))).toBe(false);
  });

  test('is explained exactly where every pair of its holders is', () => {
    fc.assert(
      fc.property(links, fc.array(person, { maxLength: 5 }), (made, holders) => {
        const pairs = holders.flatMap((one) => holders.map((other) => isExplained([one, other], made)));
        expect(isExplained(holders, made)).toBe(pairs.every(Boolean));
      }),
    );
  });
});
