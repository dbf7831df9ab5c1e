import { describe, expect, it } from 'vitest';
import type { SpotItem } from '../../../shared/contract/spot-check.ts';
import { shippedSheet } from '../../../shared/domain/spot-check/score-sheet.ts';
import { draftOf, firstOpen, isChanged, markOfKey, nextOpen, openCount, scoreNow } from './score-draft.ts';

const { items } = shippedSheet;
const best = Object.fromEntries(items.map(({ id, kind }) => [id, kind === 'scale' ? 5 : 1]));
const judged = { marks: best, result: 'pass', remark: '很好' } as unknown as SpotItem; // what of an item a draft looks at

describe('scoring by number keys', () => {
  it('takes 0 and 1 for what was done or not, 0 to 5 for a scale, and nothing else', () => {
    expect([0, 1, 2].map((digit) => markOfKey({ kind: 'yes_no' }, digit))).toEqual([0, 1, null]);
    expect([0, 5, 6].map((digit) => markOfKey({ kind: 'scale' }, digit))).toEqual([0, 5, null]);
  });

  it('goes on to the next open item, from the top again, and stays where nothing is open', () => {
    expect(firstOpen(items, {})).toBe(0);
    expect(nextOpen(items, { greeting: 1 }, 0)).toBe(1);
    const { identity: _, ...rest } = best;
    expect(nextOpen(items, rest, 6)).toBe(1);
    expect(firstOpen(items, rest)).toBe(1);
    expect(nextOpen(items, best, 6)).toBe(6);
    expect(firstOpen(items, best)).toBe(0);
  });

  it('counts what does not apply as marked, and tells the score once nothing is open', () => {
    const { identity: _, ...rest } = best;
    expect(openCount(items, rest)).toBe(1);
    expect(scoreNow(shippedSheet, rest)).toBeNull();
    expect(openCount(items, { ...rest, identity: null })).toBe(0);
    expect(scoreNow(shippedSheet, { ...rest, identity: null })).toEqual({ score: 100, result: 'pass' });
  });
});

describe('a draft', () => {
  it('changes nothing as long as it says what stands', () => {
    const draft = draftOf(judged);
    expect(isChanged(draft, judged)).toBe(false);
    expect(isChanged({ ...draft, remark: ' 很好 ' }, judged)).toBe(false);
    expect(isChanged({ ...draft, marks: { ...best, closing: 0 } }, judged)).toBe(true);
    expect(isChanged({ ...draft, unusable: true }, judged)).toBe(true);
    expect(isChanged({ ...draft, remark: '还行' }, judged)).toBe(true);
  });
});
