import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../calendar/civil-date.ts';
import { isLevelStale, type Level, levelHorizonDays, levels } from './level.ts';
import { gradeKeyOf, staleGrades, staleSince } from './level-stale.ts';

const today = '2026-03-09';
const anyGraded = fc.record({
  level: fc.constantFrom<Level>(...levels),
  levelSetOn: fc.nat(400).map((days) => addDays(today, -days)),
  expectedOn: fc.option(fc.integer({ min: -40, max: 40 }).map((days) => addDays(today, days))),
});

describe('the stretches of stale grades', () => {
  it('hold exactly the keys of the grades that are stale (§三)', () => {
    const reached = { stale: 0, fresh: 0 };
    fc.assert(
      fc.property(anyGraded, fc.nat(10), (graded, more) => {
        const horizons = { ...levelHorizonDays, H: 7 + more };
        const key = gradeKeyOf(graded);
        const inside = staleGrades(today, horizons).filter(
          ({ kind, before }) => key > `${kind} ` && key < `${kind} ${before}`,
        );
        const isStale = isLevelStale({ ...graded, today, horizons });
        expect(inside).toHaveLength(isStale ? 1 : 0);
        reached[isStale ? 'stale' : 'fresh'] += 1;
      }),
    );
    expect(Math.min(reached.stale, reached.fresh)).toBeGreaterThan(0);
  });

  it('begin with the expected days that have passed', () => {
    expect(staleGrades(today, levelHorizonDays)).toEqual([
      { kind: 'E', before: today },
      { kind: 'H', before: '2026-03-02' },
      { kind: 'A', before: '2026-02-22' },
      { kind: 'B', before: '2026-02-07' },
      { kind: 'C', before: '2025-03-09' },
    ]);
  });
});

describe('since when a grade is stale', () => {
  it('is the first day on which it was', () => {
    fc.assert(
      fc.property(anyGraded, (graded) => {
        const since = staleSince(graded, today, levelHorizonDays);
        const on = (day: string): boolean => isLevelStale({ ...graded, today: day, horizons: levelHorizonDays });
        expect(since !== null).toBe(on(today));
        if (since !== null) expect([on(since), on(addDays(since, -1))]).toEqual([true, false]);
      }),
    );
  });

  it('is never for O and N', () => {
    const old = { expectedOn: null, levelSetOn: '2020-01-01' };
    for (const level of ['O', 'N'] as const) {
      expect(staleSince({ ...old, level }, today, levelHorizonDays)).toBe(null);
      expect(gradeKeyOf({ ...old, level })).toBe('');
    }
  });
});
