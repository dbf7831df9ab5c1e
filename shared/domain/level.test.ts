import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../calendar/civil-date.ts';
import { messageOf } from '../contract/errors.ts';
import {
  checkChosenLevel,
  chosenLevels,
  isLevelStale,
  type Level,
  levelHorizonDays,
  levelSchema,
  levels,
  proposeLevel,
} from './level.ts';
import { isRefusal } from './refusal.ts';

const today = '2026-03-09';
const inDays = (days: number) => addDays(today, days);
const urgency = (level: Level) => levels.indexOf(level);

describe('the proposed level', () => {
  it.each([
    [0, 'H'],
    [7, 'H'],
    [8, 'A'],
    [15, 'A'],
    [16, 'B'],
    [30, 'B'],
    [31, 'C'],
    [365, 'C'],
    [366, 'N'],
    [5000, 'N'],
  ])('is, %i days before the expected purchase, %s', (days, level) => {
    expect(proposeLevel(inDays(days), today)).toBe(level);
  });

  it('is N when there is explicitly no clear time', () => {
    expect(proposeLevel(null, today)).toBe('N');
  });

  it('is refused for a past day, which the message names with its field', () => {
    const refusal = proposeLevel(inDays(-1), today);
    expect(refusal).toMatchObject({ code: 'DATE_IN_PAST', field: 'expectedOn' });
    if (isRefusal(refusal)) expect(messageOf(refusal.code, refusal.params)).toContain('「预计购车」昨天已经过去');
  });

  it('never gets more urgent as the expected day moves away', () => {
    fc.assert(
      fc.property(fc.nat(800), fc.nat(800), (days, more) => {
        const [near, far] = [proposeLevel(inDays(days), today), proposeLevel(inDays(days + more), today)];
        if (isRefusal(near) || isRefusal(far)) throw new Error('a day from today on was refused');
        expect(urgency(near)).toBeLessThanOrEqual(urgency(far));
        expect(near).not.toBe('O');
      }),
    );
  });

  it('follows the horizons of another dealer', () => {
    const horizons = { ...levelHorizonDays, H: 3, A: 10 };
    expect(proposeLevel(inDays(3), today, horizons)).toBe('H');
    expect(proposeLevel(inDays(4), today, horizons)).toBe('A');
    expect(proposeLevel(inDays(11), today, horizons)).toBe('B');
  });
});

describe('the chosen level', () => {
  const choice = { expectedOn: inDays(20), chosen: 'B' as Level, reason: null, today };

  it('needs no reason when it is the proposed one', () => {
    expect(checkChosenLevel(choice)).toBeNull();
    expect(checkChosenLevel({ ...choice, expectedOn: null, chosen: 'N' })).toBeNull();
  });

  it('needs a short reason when it differs, and dots are no reason', () => {
    for (const reason of [null, '', '  ', '……', '-']) {
      expect(checkChosenLevel({ ...choice, chosen: 'H', reason })).toMatchObject({
        code: 'LEVEL_NEEDS_REASON',
        params: { proposed: 'B', chosen: 'H' },
        field: 'levelReason',
      });
    }
    expect(checkChosenLevel({ ...choice, chosen: 'H', reason: '贷款已批' })).toBeNull();
  });

  it('is never O, which comes only from an order, reason or not', () => {
    expect(chosenLevels).not.toContain('O');
    expect(checkChosenLevel({ ...choice, chosen: 'O', reason: '已经订车' })).toMatchObject({
      code: 'LEVEL_O_NOT_CHOSEN',
    });
  });

  it('is refused with a past expected day, reason or not', () => {
    expect(checkChosenLevel({ ...choice, expectedOn: inDays(-1), reason: '说过了' })).toMatchObject({
      code: 'DATE_IN_PAST',
    });
  });

  it('is one of O H A B C N', () => {
    expect(levels.every((level) => levelSchema.safeParse(level).success)).toBe(true);
    expect(['h', 'D', '', null].some((level) => levelSchema.safeParse(level).success)).toBe(false);
  });
});

describe('a stale level', () => {
  const graded = { level: 'H' as Level, expectedOn: inDays(5), levelSetOn: today, today };

  it('is one whose expected day has passed; on the day itself it is not yet', () => {
    expect(isLevelStale({ ...graded, today: inDays(5) })).toBe(false);
    expect(isLevelStale({ ...graded, today: inDays(6) })).toBe(true);
  });

  it.each([
    ['H', 7],
    ['A', 15],
    ['B', 30],
    ['C', 365],
  ] as const)('%s without an expected day is stale when %i days have passed since it was set', (level, horizon) => {
    expect(isLevelStale({ ...graded, level, expectedOn: null, today: inDays(horizon) })).toBe(false);
    expect(isLevelStale({ ...graded, level, expectedOn: null, today: inDays(horizon + 1) })).toBe(true);
  });

  it('an expected day ahead keeps the level fresh however long ago it was set', () => {
    expect(isLevelStale({ ...graded, expectedOn: inDays(900), today: inDays(800) })).toBe(false);
  });

  it('is never O or N', () => {
    for (const level of ['O', 'N'] as const) {
      expect(isLevelStale({ ...graded, level, expectedOn: null, today: inDays(5000) })).toBe(false);
      expect(isLevelStale({ ...graded, level, today: inDays(5000) })).toBe(false);
    }
  });
});
