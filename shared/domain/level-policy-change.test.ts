import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../calendar/civil-date.ts';
import { defaultStoreCalendar } from '../calendar/store-calendar.ts';
import { type LevelPolicy, regulationLevelPolicy } from './level-policy.ts';
import {
  changedGaps,
  changedHorizons,
  changeWords,
  checkNewPolicy,
  checkWithdrawal,
  isSamePolicy,
  underNewPolicy,
} from './level-policy-change.ts';

const regulation = regulationLevelPolicy;
const today = '2026-03-10';
const stricter: LevelPolicy = {
  ...regulation,
  id: 'stricter',
  effectiveFrom: today,
  gaps: { ...regulation.gaps, H: { unit: 'day', count: 1 }, N: { unit: 'day', count: 28 } },
  horizons: { ...regulation.horizons, B: 45 },
};
const change = { policy: stricter, changeOn: today, calendar: defaultStoreCalendar };

describe('two versions of the intervals', () => {
  it('differ in the levels whose gap or horizon is another', () => {
    expect(changedGaps(regulation, stricter)).toEqual(['H', 'N']);
    expect(changedHorizons(regulation, stricter)).toEqual(['B']);
    expect(isSamePolicy(regulation, { ...regulation, effectiveFrom: today })).toBe(true);
    expect(isSamePolicy(regulation, { ...regulation, firstPlanDays: 1 })).toBe(false);
  });

  it('say in words what changes', () => {
    expect(changeWords(regulation, { ...stricter, firstPlanDays: 1 })).toEqual([
      'H 级 2 天 → 1 天',
      'N 级 1 个月 → 28 天',
      'B 级预计 30 天内 → 45 天内',
      '第一次回访 2 天 → 1 天',
    ]);
  });
});

describe('a new version', () => {
  const versions = [regulation, { ...stricter, id: 'later', effectiveFrom: '2026-04-01' }];
  const asked = { terms: stricter, basedOn: regulation.id, versions, today };
  const from = (effectiveFrom: string) => ({ ...asked, terms: { ...stricter, effectiveFrom } });

  it('takes effect today or later, within a year', () => {
    expect(checkNewPolicy(asked)).toBe(null);
    expect(checkNewPolicy(from('2026-03-11'))).toBe(null);
    expect(checkNewPolicy(from('2026-03-09'))).toMatchObject({ code: 'DATE_IN_PAST', field: 'effectiveFrom' });
    expect(checkNewPolicy(from('2027-03-11'))).toMatchObject({ code: 'POLICY_CHANGED' });
    expect(checkNewPolicy(from('2027-03-12'))).toMatchObject({ code: 'INVALID_INPUT', field: 'effectiveFrom' });
  });

  it('starts from the one that its writer saw in force on that day, and changes something', () => {
    expect(checkNewPolicy({ ...asked, basedOn: 'later' })).toMatchObject({ code: 'POLICY_CHANGED' });
    expect(checkNewPolicy({ ...from('2026-04-02'), basedOn: 'later' })).toMatchObject({ code: 'POLICY_SAME' });
    expect(checkNewPolicy({ ...asked, terms: { ...regulation, effectiveFrom: today } })).toMatchObject({
      code: 'POLICY_SAME',
    });
  });

  it('has a future day for itself, while today may be corrected again', () => {
    expect(checkNewPolicy({ ...from('2026-04-01'), basedOn: 'later' })).toMatchObject({ code: 'POLICY_DAY_TAKEN' });
    const corrected = { ...regulation, id: 'again', effectiveFrom: today };
    expect(checkNewPolicy({ ...asked, basedOn: 'stricter', terms: corrected, versions: [regulation, stricter] })).toBe(
      null,
    );
  });

  it('is withdrawn only before its day', () => {
    expect(checkWithdrawal({ ...stricter, effectiveFrom: '2026-03-11' }, today)).toBe(null);
    expect(checkWithdrawal(stricter, today)).toMatchObject({ code: 'POLICY_IN_FORCE' });
  });
});

describe('an open opportunity under a new version (§三)', () => {
  const waiting = { level: 'H', limitOn: '2026-03-11', attemptOn: '2026-03-09', dueOn: '2026-03-11' } as const;

  it('has its next plan moved to the shorter limit, and not before the day of the change', () => {
    expect(underNewPolicy(waiting, change)).toEqual({ limitOn: today, dueOn: today });
    const gone = { ...waiting, attemptOn: '2026-03-01', limitOn: '2026-03-03', dueOn: '2026-03-03' };
    // overdue before, overdue after, and no earlier by it
    expect(underNewPolicy(gone, change)).toEqual({ limitOn: today, dueOn: '2026-03-03' });
  });

  it('keeps its plan under a longer gap, which only puts the limit off', () => {
    const back = { ...change, policy: regulation };
    expect(underNewPolicy({ ...waiting, limitOn: today, dueOn: today }, back)).toEqual({
      limitOn: '2026-03-11',
      dueOn: today,
    });
  });

  it('has only a limit while a manager decides on its ending', () => {
    expect(underNewPolicy({ ...waiting, dueOn: null }, change)).toEqual({ limitOn: today, dueOn: null });
  });

  it('is brought over once and not twice: the same change on the same day again changes nothing', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.nat(60), fc.nat(60), (attempt, limit, due) => {
        const attemptOn = addDays('2026-01-20', attempt);
        const before = {
          level: 'N',
          attemptOn,
          limitOn: addDays(attemptOn, limit),
          dueOn: addDays(attemptOn, due),
        } as const;
        const once = underNewPolicy(before, change);
        expect(underNewPolicy({ ...before, ...once }, change)).toEqual(once);
        if (once.dueOn !== before.dueOn) expect((once.dueOn ?? '') >= today).toBe(true);
      }),
    );
  });
});
