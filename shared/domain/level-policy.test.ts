import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths } from '../calendar/civil-date.ts';
import { type Level, levels } from './level.ts';
import {
  gapEnd,
  gapWords,
  type LevelPolicy,
  levelPolicySchema,
  policyOn,
  regulationLevelPolicy,
} from './level-policy.ts';

const version = (id: string, effectiveFrom: string): LevelPolicy => ({ ...regulationLevelPolicy, id, effectiveFrom });

describe('the regulation as the default policy', () => {
  it.each([
    ['O', '2026-03-16'],
    ['H', '2026-03-11'],
    ['A', '2026-03-16'],
    ['B', '2026-03-23'],
    ['C', '2026-03-30'],
    ['N', '2026-04-09'],
  ] as const)('lets %s wait from 9 March until %s at most', (level, end) => {
    expect(gapEnd(level, '2026-03-09', regulationLevelPolicy)).toBe(end);
  });

  it('counts the month of N from the attempt, clamped: 31 January → 28 February → 28 March', () => {
    expect(gapEnd('N', '2026-01-31', regulationLevelPolicy)).toBe('2026-02-28');
    expect(gapEnd('N', '2026-02-28', regulationLevelPolicy)).toBe('2026-03-28');
  });

  it('took effect on 2014-10-24, and passes its own schema', () => {
    expect(regulationLevelPolicy.effectiveFrom).toBe('2014-10-24');
    expect(levelPolicySchema.parse(regulationLevelPolicy)).toEqual(regulationLevelPolicy);
  });

  it('says its gaps in words', () => {
    expect([gapWords('H', regulationLevelPolicy), gapWords('N', regulationLevelPolicy)]).toEqual(['2 天', '1 个月']);
  });
});

describe('a gap', () => {
  it('ends after the day it began, and no earlier for a later beginning', () => {
    const day = fc.integer({ min: 0, max: 4000 }).map((n) => addDays('2020-01-01', n));
    fc.assert(
      fc.property(day, fc.nat(40), fc.constantFrom<Level>(...levels), (from, n, level) => {
        const end = gapEnd(level, from, regulationLevelPolicy);
        expect(end > from).toBe(true);
        expect(end <= gapEnd(level, addDays(from, n), regulationLevelPolicy)).toBe(true);
        if (level === 'N') expect(end).toBe(addMonths(from, 1));
      }),
    );
  });
});

describe('the version in force', () => {
  const versions = [
    version('later', '2026-06-01'),
    version('regulation', '2014-10-24'),
    version('newer', '2026-03-10'),
  ];

  it.each([
    ['2026-03-09', 'regulation'],
    ['2026-03-10', 'newer'],
    ['2026-05-31', 'newer'],
    ['2026-06-01', 'later'],
    ['2199-12-31', 'later'],
  ])('on %s is %s: the latest that has taken effect', (day, id) => {
    expect(policyOn(versions, day).id).toBe(id);
  });

  it('before the first version is the first', () => {
    expect(policyOn(versions, '2010-01-01').id).toBe('regulation');
  });

  it('of two from the same day is the later in the list', () => {
    expect(policyOn([version('a', '2026-03-10'), version('b', '2026-03-10')], '2026-03-10').id).toBe('b');
  });

  it('cannot be asked of a store without any', () => {
    expect(() => policyOn([], '2026-03-09')).toThrow(RangeError);
  });
});

describe('a policy from outside', () => {
  it('is refused when a level is missing, a gap is no whole span, or H reaches further than A', () => {
    const { N: _, ...withoutN } = regulationLevelPolicy.gaps;
    const bad = [
      { ...regulationLevelPolicy, gaps: withoutN },
      { ...regulationLevelPolicy, gaps: { ...regulationLevelPolicy.gaps, H: { unit: 'day', count: 0 } } },
      { ...regulationLevelPolicy, gaps: { ...regulationLevelPolicy.gaps, H: { unit: 'week', count: 1 } } },
      { ...regulationLevelPolicy, gaps: { ...regulationLevelPolicy.gaps, N: { unit: 'month', count: 1.5 } } },
      { ...regulationLevelPolicy, horizons: { ...regulationLevelPolicy.horizons, H: 20 } },
      { ...regulationLevelPolicy, effectiveFrom: '2026-02-30' },
    ];
    expect(bad.map((policy) => levelPolicySchema.safeParse(policy).success)).toEqual(bad.map(() => false));
  });

  it('takes the regulation’s horizons when it names none', () => {
    const { horizons: _, ...plain } = regulationLevelPolicy;
    expect(levelPolicySchema.parse(plain).horizons).toEqual(regulationLevelPolicy.horizons);
  });
});
