import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  bestOf,
  type Face,
  type KnownFace,
  likenessOf,
  mostSuggestions,
  nameLikeness,
  plainName,
} from './identity-similar.ts';

const typed: Face = { name: '田永刚', gender: 'male', regionCode: '130682', series: 'H9' };
const known: KnownFace = { name: '田永刚', gender: 'male', regionCode: '130682', series: ['H9', 'M6'] };

describe('names', () => {
  test.each([
    ['田永刚', '田 永刚', 'same'],
    ['买买提·吐尔逊', '买买提•吐尔逊', 'same'],
    ['买买提·吐尔逊', '买买提吐尔逊', 'same'],
    ['古丽', '古丽', 'same'],
    ['𠮷田', '𠮷田', 'same'],
    ['单于明', '单于明', 'same'],
    ['田永刚', '田勇刚', 'homophone'],
    ['单雄信', '善雄信', 'homophone'],
    ['田永刚', '田永强', null],
    ['欧阳修', '欧阳询', null],
    ['单于明', '善于明', null],
    ['😀', '😀', null],
    ['', '', null],
  ])('%s and %s are %s', (a, b, likeness) => {
    expect(nameLikeness({ name: a, gender: 'male' }, { name: b, gender: 'male' })).toBe(likeness);
    expect(nameLikeness({ name: b, gender: null }, { name: a, gender: 'male' })).toBe(likeness);
  });

  test.each([
    ['田', '田永刚', 'surname'],
    ['田', '田', 'surname'],
    ['欧阳', '欧阳修', 'surname'],
    ['欧', '欧阳修', null],
    ['单', '单于明', null],
    ['王', '田永刚', null],
  ])('a surname alone: %s and %s are %s, and only where both titles are known to agree', (a, b, likeness) => {
    expect(nameLikeness({ name: a, gender: 'male' }, { name: b, gender: 'male' })).toBe(likeness);
    expect(nameLikeness({ name: a, gender: null }, { name: b, gender: 'male' })).toBeNull();
    expect(nameLikeness({ name: a, gender: 'female' }, { name: b, gender: 'male' })).toBeNull();
  });

  test('of any kind are compared the same in both directions, and plain names stay plain', () => {
    const name = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 6 }),
      fc.string({ unit: fc.constantFrom(...'田永刚欧阳单于·• a'), maxLength: 5 }),
    );
    const gender = fc.constantFrom('male' as const, 'female' as const, null);
    fc.assert(
      fc.property(name, gender, name, gender, (a, ga, b, gb) => {
        const [left, right] = [
          { name: a, gender: ga },
          { name: b, gender: gb },
        ];
        expect(nameLikeness(left, right)).toBe(nameLikeness(right, left));
        expect(plainName(plainName(a))).toBe(plainName(a));
      }),
    );
  });
});

describe('two people', () => {
  test('of another county, or of a county that is not known, are not alike', () => {
    expect(likenessOf(typed, { ...known, regionCode: '130607' })).toBeNull();
    expect(likenessOf({ ...typed, regionCode: null }, { ...known, regionCode: null })).toBeNull();
  });

  test('of one full name and county are alike, more so with the same series', () => {
    expect(likenessOf(typed, known)).toEqual({ name: 'same', isSameSeries: true, score: 5 });
    expect(likenessOf(typed, { ...known, series: [] })).toEqual({ name: 'same', isSameSeries: false, score: 4 });
  });

  test('whose names only sound the same, or of whom one left the surname, want the same series too', () => {
    for (const name of ['田勇刚', '田']) {
      expect(likenessOf(typed, { ...known, name })).toMatchObject({ isSameSeries: true });
      expect(likenessOf(typed, { ...known, name, series: ['M6'] })).toBeNull();
      expect(likenessOf({ ...typed, series: null }, { ...known, name })).toBeNull();
    }
  });

  test('of different titles are two people', () => {
    expect(likenessOf(typed, { ...known, gender: 'female' })).toBeNull();
  });
});

describe('of many candidates', () => {
  const likeness = (score: number) => ({ likeness: { name: 'same', isSameSeries: true, score } as const });

  test('the most alike come first, three at most, and none is picked out of equals', () => {
    const scores = (list: readonly number[]) => bestOf(list.map(likeness)).map((each) => each.likeness.score);
    expect(scores([0, 5, 4])).toEqual([5, 4, 0]);
    expect(scores([4, 4, 4, 5])).toEqual([5]);
    expect(scores([0, 0, 0, 0])).toEqual([]);
    expect(scores([5, 5, 5, 4, 0])).toEqual([5, 5, 5]);
  });

  test('whoever is shown is more alike than everybody who is not', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5)), (list) => {
        const shown = bestOf(list.map(likeness)).map((each) => each.likeness.score);
        expect(shown.length).toBeLessThanOrEqual(mostSuggestions);
        const rest = list.toSorted((a, b) => b - a).slice(shown.length);
        if (shown.length < list.length) for (const score of shown) expect(score).toBeGreaterThan(Math.max(...rest));
      }),
    );
  });
});
