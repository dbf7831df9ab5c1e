import { describe, expect, it } from 'vitest';
import type { LevelPolicyVersion } from '../../../../shared/contract/policy.ts';
import { levels } from '../../../../shared/domain/level.ts';
import { regulationLevelPolicy } from '../../../../shared/domain/level-policy.ts';
import { draftOf, inOrder, isChanged, movedTo, termsOf, versionAfter, versionOn } from './level-draft.ts';

const version = (id: string, effectiveFrom: string): LevelPolicyVersion => ({
  id,
  effectiveFrom,
  note: '',
  createdAt: 0,
  createdBy: null,
  withdrawable: false,
  firstPlanDays: 2,
  levels: levels.map((level) => ({
    level,
    horizonDays: regulationLevelPolicy.horizons[level],
    gapUnit: regulationLevelPolicy.gaps[level].unit,
    gapCount: regulationLevelPolicy.gaps[level].count,
  })),
});
const first = version('first', '2014-10-24');
const later = version('later', '2026-04-01');
const versions = [first, later];
const draft = draftOf(first, '2026-03-10');

describe('a new version as it is typed', () => {
  it('begins with what is in force and says what it is based on by its day', () => {
    const { id: _, ...regulation } = regulationLevelPolicy;
    expect(termsOf(draft, versions)).toMatchObject({
      gaps: regulation.gaps,
      horizons: { H: 7, A: 15, B: 30, C: 365 },
      basedOn: 'first',
    });
    expect(termsOf({ ...draft, effectiveFrom: '2026-04-02' }, versions)).toMatchObject({ basedOn: 'later' });
  });

  it('says what is missing before it is sent', () => {
    const gap = (count: string) => ({ ...draft, gaps: { ...draft.gaps, H: { unit: 'day' as const, count } } });
    expect(termsOf({ ...draft, effectiveFrom: null }, versions)).toBe('先填从哪天开始执行');
    for (const count of ['', '0']) expect(termsOf(gap(count), versions)).toBe('H 级的最长间隔要填 1 以上的整数');
    expect(termsOf(gap('367'), versions)).toBe('H 级的最长间隔最多 366 天');
    const months = { ...draft, gaps: { ...draft.gaps, N: { unit: 'month' as const, count: '13' } } };
    expect(termsOf(months, versions)).toBe('N 级的最长间隔最多 12 个月');
    expect(termsOf({ ...draft, horizons: { ...draft.horizons, A: '7' } }, versions)).toContain('一级比一级长');
    expect(termsOf({ ...draft, horizons: { ...draft.horizons, A: '' } }, versions)).toContain('还没填全');
    expect(termsOf({ ...draft, firstPlanDays: '' }, versions)).toContain('第一次回访');
  });

  it('is a change only where it differs from the version of its day', () => {
    expect(isChanged(draft, versions)).toBe(false);
    expect(isChanged({ ...draft, note: '说明' }, versions)).toBe(false);
    expect(isChanged({ ...draft, firstPlanDays: '1' }, versions)).toBe(true);
  });
});

describe('a draft that is moved to another day', () => {
  const planned = version('planned', '2026-06-01');
  const withA5 = {
    ...planned,
    levels: planned.levels.map((each) => (each.level === 'A' ? { ...each, gapCount: 5 } : each)),
  };
  const all = [first, withA5];
  const typed = { ...draft, gaps: { ...draft.gaps, H: { unit: 'day' as const, count: '1' } } };

  it('takes over what is decided for that day wherever nobody typed another figure', () => {
    const moved = movedTo(typed, '2026-07-01', all);
    expect(moved.gaps.A.count).toBe('5');
    expect(moved.gaps.H.count).toBe('1');
    expect(movedTo(movedTo(typed, null, all), '2026-07-01', all)).toEqual(moved);
    expect(movedTo(moved, '2026-03-10', all)).toEqual(typed);
  });

  it('is told of a later version that will count from its own day', () => {
    expect(versionAfter(all, '2026-03-10')?.id).toBe('planned');
    expect(versionAfter(all, '2026-06-01')).toBe(undefined);
  });

  it('stands among the versions by its day, whenever it was made', () => {
    const made = [first, withA5, version('today', '2026-03-10')];
    expect(inOrder(made).map(({ id }) => id)).toEqual(['first', 'today', 'planned']);
  });
});

describe('the version in force on a day', () => {
  it('is the last that has begun, the later made of one day', () => {
    expect(versionOn(versions, '2026-03-31')?.id).toBe('first');
    expect(versionOn(versions, '2026-04-01')?.id).toBe('later');
    expect(versionOn([...versions, version('again', '2026-04-01')], '2026-05-01')?.id).toBe('again');
    expect(versionOn([later, first], '2026-05-01')?.id).toBe('later');
    expect(versionOn([], '2026-05-01')).toBe(undefined);
  });
});
