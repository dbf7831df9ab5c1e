import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../../shared/calendar/civil-date.ts';
import { defaultStoreCalendar } from '../../../shared/calendar/store-calendar.ts';
import type { CardValues } from '../../../shared/domain/card.ts';
import { missingForQuickSave } from '../../../shared/domain/card-completion.ts';
import { chosenLevels, levelHorizonDays } from '../../../shared/domain/level.ts';
import { regulationLevelPolicy } from '../../../shared/domain/level-policy.ts';
import { type CardAuto, changedValues, isSame, planBounds, shownValues, withExpected } from './card-shown.ts';

const today = '2026-03-09';
const auto: CardAuto = {
  arrivedAt: 1_773_016_800_000,
  departedAt: null,
  consultantId: 'wang',
  visitKind: 'first',
  planOn: '2026-03-11',
};
const rules = { policy: regulationLevelPolicy, calendar: defaultStoreCalendar };

describe('what comes by itself', () => {
  test('leaves three things to write for the quick save', () => {
    expect(missingForQuickSave(shownValues({}, auto)).map(({ field }) => field)).toEqual(['name', 'phone', 'level']);
  });

  test('gives way to what somebody wrote', () => {
    const typed: CardValues = { visitKind: 'invited', nextPlanOn: '2026-03-10', consultantId: 'li' };
    expect(shownValues(typed, auto)).toMatchObject(typed);
  });

  test('takes the title off the name before the card is saved', () => {
    expect(shownValues({ name: '田 先生' }, auto)).toMatchObject({ name: '田', gender: 'male' });
    expect(shownValues({ name: '田', gender: 'female' }, auto)).toMatchObject({ name: '田', gender: 'female' });
  });

  test.each(['lost', 'dormant', 'invalid'])('plans nothing for a result of %s: the manager decides', (result) => {
    expect(shownValues({ result, nextPlanOn: '2026-03-10' }, auto)).toMatchObject({
      nextPlanOn: null,
      nextPlanMethod: null,
    });
  });
});

describe('the level', () => {
  const graded = (days: number, values: CardValues = {}): CardValues =>
    withExpected(values, { expectedOn: addDays(today, days), noExpectedDate: false }, today, levelHorizonDays);

  test('follows the expected purchase while nobody chose another', () => {
    expect(graded(7).level).toBe('H');
    expect(graded(8, { expectedOn: addDays(today, 7), level: 'H' }).level).toBe('A');
  });

  test('stays as somebody chose it against the proposal', () => {
    expect(graded(30, { expectedOn: addDays(today, 7), level: 'C' })).not.toHaveProperty('level');
  });

  test('goes with the day from which it came, and stays where somebody chose it', () => {
    const gone = { expectedOn: null, noExpectedDate: false };
    const from = (values: CardValues) => withExpected(values, gone, today, levelHorizonDays);
    expect(from({ expectedOn: addDays(today, 7), level: 'H' })).toMatchObject({ level: null });
    expect(from({ expectedOn: addDays(today, 7), level: 'C' })).not.toHaveProperty('level');
    expect(from({ level: 'H' })).not.toHaveProperty('level');
  });

  test('is N without a date', () => {
    const none = { expectedOn: null, noExpectedDate: true };
    expect(withExpected({}, none, today, levelHorizonDays)).toMatchObject({ ...none, level: 'N' });
  });
});

describe('the next plan', () => {
  test('of a new opportunity is the 48-hour call, which only moves to earlier days', () => {
    const bounds = planBounds({ level: 'C' }, { cardOn: today, today }, rules, true);
    expect(bounds).toMatchObject({ proposedOn: '2026-03-11', latestOn: '2026-03-11', isFirst: true });
    expect(bounds.words).toContain('3月11日');
  });

  test('of a further visit is proposed inside the gap of its level', () => {
    for (const level of chosenLevels) {
      const { proposedOn, latestOn, words } = planBounds({ level }, { cardOn: today, today }, rules, false);
      expect(proposedOn > today && proposedOn <= latestOn).toBe(true);
      expect(words).toContain(`${level} 级`);
    }
  });
});

describe('what was changed', () => {
  const base: CardValues = {
    name: '田永刚',
    remark: null,
    competitors: ['none'],
    testDriveDetail: { car: '冀F·1', agreementNo: '1' },
  };

  test('is nothing where only the writing of emptiness or the order of a form differs', () => {
    const now: CardValues = {
      ...base,
      remark: '',
      testDriveDetail: { agreementNo: '1', car: '冀F·1', feedback: null },
    };
    expect(changedValues(base, now)).toEqual({});
  });

  test('names each changed field, a cleared one as null', () => {
    expect(changedValues(base, { ...base, name: '田勇', competitors: [] })).toEqual({
      name: '田勇',
      competitors: null,
    });
  });

  test('is empty exactly for the same value', () => {
    const value = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.array(fc.string()));
    fc.assert(fc.property(value, (each) => isSame(each, structuredClone(each))));
    expect(isSame(['a', 'b'], ['b', 'a'])).toBe(false);
    expect(isSame(false, null)).toBe(false);
  });
});
