import { expect, test } from 'vitest';
import { whyLevelNotUndone } from './level-undo.ts';

const at = Date.UTC(2026, 2, 9, 6, 0);
const graded = { at, now: at + 599_999, zone: 'Asia/Shanghai', isOwn: true, isAlone: true, isFollowed: false };

test('a grading is taken back by whoever made it for ten minutes and no longer, and not over midnight', () => {
  expect(whyLevelNotUndone(graded)).toBeNull();
  expect(whyLevelNotUndone({ ...graded, now: at + 600_000 })).toMatch(/超过 10 分钟/);
  const late = Date.UTC(2026, 2, 9, 15, 55);
  expect(whyLevelNotUndone({ ...graded, at: late, now: late + 299_999 })).toBeNull();
  expect(whyLevelNotUndone({ ...graded, at: late, now: late + 300_000 })).toMatch(/过了当天/);
});

test('not by somebody else, not out of a call or a card, and not once something rests on it', () => {
  expect(whyLevelNotUndone({ ...graded, isOwn: false })).toMatch(/别人/);
  expect(whyLevelNotUndone({ ...graded, isAlone: false })).toMatch(/回访或洽谈卡/);
  expect(whyLevelNotUndone({ ...graded, isFollowed: true })).toMatch(/后来又改过/);
});
