import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRefusal } from '../refusal.ts';
import { checkJudging, isFreelyCorrected, lackingItems, type Marks, markWords, scoreOf } from './score.ts';
import { bestMark, type ScoreItem, shippedSheet } from './score-sheet.ts';

const all = (mark: (item: ScoreItem) => number | null): Marks =>
  Object.fromEntries(shippedSheet.items.map((item) => [item.id, mark(item)]));
const best = all(({ kind }) => bestMark[kind]);

const sheets = fc
  .array(
    fc.record({
      weight: fc.integer({ min: 1, max: 10 }),
      kind: fc.constantFrom<ScoreItem['kind'][]>('yes_no', 'scale'),
      share: fc.option(fc.integer({ min: 0, max: 5 })),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((made) => {
    const items = made.map(({ weight, kind }, i): ScoreItem => ({ id: `i${i}`, label: `项${i}`, weight, kind }));
    const marks: Marks = Object.fromEntries(
      made.map(({ kind, share }, i) => [`i${i}`, share === null ? null : kind === 'scale' ? share : share % 2]),
    );
    return { items, marks };
  })
  .filter(({ marks }) => Object.values(marks).some((mark) => mark !== null));

describe('the score of a recording', () => {
  it('is the weighted share of the best marks: 3 of 5 at weight 3 and nothing else lost is 90 of 100', () => {
    // weights 1 1 3 2 3 2 1 = 13; lost: 3 × 2/5 = 1.2 → 11.8 / 13 = 90.7
    expect(scoreOf(shippedSheet, { ...best, needs: 3 })).toEqual({ score: 90, result: 'pass' });
    expect(scoreOf(shippedSheet, best)).toEqual({ score: 100, result: 'pass' });
    expect(
      scoreOf(
        shippedSheet,
        all(() => 0),
      ),
    ).toEqual({ score: 0, result: 'fail' });
  });

  it('agrees with the fraction worked out anew, and passes exactly from the pass mark on', () => {
    fc.assert(
      fc.property(sheets, fc.integer({ min: 1, max: 100 }), ({ items, marks }, passMark) => {
        const applying = items.filter(({ id }) => marks[id] !== null);
        const fifths = (item: ScoreItem): number => (marks[item.id] ?? 0) * (item.kind === 'scale' ? 1 : 5);
        const earned = applying.reduce((sum, item) => sum + item.weight * fifths(item), 0);
        const possible = applying.reduce((sum, item) => sum + item.weight * 5, 0);
        expect(scoreOf({ items, passMark }, marks)).toEqual({
          score: Math.floor((earned * 100) / possible),
          result: earned * 100 >= passMark * possible ? 'pass' : 'fail',
        });
      }),
    );
  });

  it('never falls when a mark rises', () => {
    fc.assert(
      fc.property(sheets, fc.nat(), ({ items, marks }, pick) => {
        const item = items[pick % items.length];
        const mark = item === undefined ? null : (marks[item.id] ?? null);
        fc.pre(item !== undefined && mark !== null && mark < bestMark[item.kind]);
        const before = scoreOf({ items, passMark: 70 }, marks);
        const after = scoreOf({ items, passMark: 70 }, { ...marks, [item.id]: mark + 1 });
        expect(!isRefusal(before) && !isRefusal(after) && after.score >= before.score).toBe(true);
      }),
    );
  });

  it('leaves out what does not apply, and needs something that does', () => {
    expect(scoreOf(shippedSheet, { ...best, 'next-time': null, closing: 0 })).toEqual({ score: 90, result: 'pass' });
    expect(
      scoreOf(
        shippedSheet,
        all(() => null),
      ),
    ).toMatchObject({ code: 'SCORE_INCOMPLETE' });
  });

  it('is refused as long as an item is open, naming it', () => {
    const { closing: _, ...rest } = best;
    expect(scoreOf(shippedSheet, rest)).toMatchObject({ code: 'SCORE_INCOMPLETE', params: { items: '礼貌结束' } });
  });

  it('is refused for a mark above the best, and for an item of another sheet', () => {
    expect(scoreOf(shippedSheet, { ...best, greeting: 2 })).toMatchObject({ code: 'INVALID_INPUT', field: 'marks' });
    expect(scoreOf(shippedSheet, { ...best, smile: 1 })).toMatchObject({ code: 'INVALID_INPUT', field: 'marks' });
  });
});

describe('what was lacking', () => {
  it('is what was not done or marked three at most, in the order of the sheet', () => {
    const marks = { ...best, closing: 0, needs: 3, answers: 4, identity: null };
    expect(lackingItems(shippedSheet, marks).map(({ id }) => id)).toEqual(['needs', 'closing']);
  });

  it('is said in words', () => {
    expect([1, 0, null, undefined].map((mark) => markWords({ kind: 'yes_no' }, mark))).toEqual([
      '做到',
      '没做到',
      '不适用',
      '没评',
    ]);
    expect(markWords({ kind: 'scale' }, 3)).toBe('3 分');
  });
});

describe('judging', () => {
  const ask = { judgeId: 'chen', consultantId: 'li', unusable: false, remark: '' };

  it('is nobody’s affair of his own call', () => {
    expect(checkJudging({ ...ask, consultantId: 'chen' })).toMatchObject({ code: 'SPOT_SELF' });
    expect(checkJudging(ask)).toBeNull();
  });

  it('that a recording cannot be used says why', () => {
    expect(checkJudging({ ...ask, unusable: true, remark: ' 。 ' })).toMatchObject({ code: 'REQUIRED_MISSING' });
    expect(checkJudging({ ...ask, unusable: true, remark: '只有铃声' })).toBeNull();
  });

  it('is changed freely on its own day and with a reason later', () => {
    expect(isFreelyCorrected('2026-03-09', '2026-03-09')).toBe(true);
    expect(isFreelyCorrected('2026-03-09', '2026-03-10')).toBe(false);
  });
});
