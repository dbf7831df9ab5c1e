import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { civilDateAt, instantAt } from '../calendar/civil-date.ts';
import { undoableUntil, whyNotUndone } from './followup-undo.ts';

const zones = ['Asia/Shanghai', 'Asia/Urumqi', 'Pacific/Auckland', 'America/New_York', 'UTC'];
const someInstant = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2028, 0, 1) });

const fresh = { isOwn: true, cardId: null, isDecided: false, isFollowed: false, isBuiltUpon: false };

describe('taking a follow-up back', () => {
  test('is possible for at most ten minutes, and only on the day on which it was recorded', () => {
    fc.assert(
      fc.property(
        someInstant,
        fc.integer({ min: 0, max: 3_600_000 }),
        fc.constantFrom(...zones),
        (at, passed, zone) => {
          const now = at + passed;
          const may = whyNotUndone({ ...fresh, at, now, zone }) === null;
          expect(may).toBe(passed < 10 * 60 * 1000 && civilDateAt(now, zone) === civilDateAt(at, zone));
        },
      ),
    );
  });

  test('at 23:55 it ends with the day, five minutes later', () => {
    const at = instantAt('2026-03-11', '23:55', 'Asia/Shanghai');
    expect(undoableUntil(at, 'Asia/Shanghai')).toBe(instantAt('2026-03-12', '00:00', 'Asia/Shanghai'));
  });

  test.each([
    ['by somebody else', { isOwn: false }, '别人记的'],
    ['that a card tells', { cardId: 'k' }, '洽谈卡'],
    ['whose request was decided', { isDecided: true }, '经理已经决定'],
    ['after another contact', { isFollowed: true }, '又联系过'],
    ['after a change of what it wrote', { isBuiltUpon: true }, '又改过'],
  ])('one %s stands, and the reason says why', (_what, change, words) => {
    expect(whyNotUndone({ ...fresh, at: 0, now: 1, zone: 'UTC', ...change })).toContain(words);
  });
});
