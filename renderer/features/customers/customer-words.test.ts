import { expect, test } from 'vitest';
import { liu, todaysPlan, wantsCar } from '../../testing/customer-rows.ts';
import { dayAgoWords, followedOf, momentOf, nextStepOf, phoneWords } from './customer-words.ts';

const second = {
  ...wantsCar,
  id: 'o2',
  level: 'N' as const,
  nextPlan: { ...todaysPlan, id: 'p2', dueOn: '2026-11-20' },
};

test('the next step is the earliest plan, whatever the level of its opportunity', () => {
  expect(nextStepOf({ ...liu, opportunities: [wantsCar, second] })?.plan.id).toBe('p2');
});

test('a plan with an hour comes before one of the same day without', () => {
  const anyTime = { ...second, nextPlan: { ...todaysPlan, id: 'p2', dueTime: null } };
  expect(nextStepOf({ ...liu, opportunities: [anyTime, wantsCar] })?.plan.id).toBe('p1');
});

test('a decision that waits for a manager is next only where nothing else is', () => {
  const decision = {
    ...second,
    state: 'pending' as const,
    nextPlan: { ...todaysPlan, id: 'p2', role: 'decision' as const, dueOn: '2026-11-19' },
  };
  expect(nextStepOf({ ...liu, opportunities: [decision, wantsCar] })?.plan.id).toBe('p1');
  expect(nextStepOf({ ...liu, opportunities: [decision] })?.plan.id).toBe('p2');
});

test('an ended opportunity leaves nothing to be done', () => {
  const ended = { ...wantsCar, state: 'ended' as const, nextPlan: null };
  expect(nextStepOf({ ...liu, opportunities: [ended] })).toBeNull();
  expect(followedOf([ended, second]).map((each) => each.id)).toEqual(['o2']);
});

test('the most urgent opportunity stands first', () => {
  expect(followedOf([second, wantsCar]).map((each) => each.level)).toEqual(['H', 'N']);
});

test('a day of another year says its year', () => {
  expect(dayAgoWords('2026-11-19', '2026-11-21')).toBe('11-19，2 天前');
  expect(dayAgoWords('2025-11-21', '2026-11-21')).toBe('2025-11-21，365 天前');
  expect(dayAgoWords('2026-11-20', '2026-11-21')).toBe('昨天');
});

test('a moment is told in the store’s zone, not in the machine’s', () => {
  expect(momentOf(Date.UTC(2026, 10, 20, 16, 30), 'Asia/Shanghai', '2026-11-21')).toEqual({
    day: '11-21',
    time: '00:30',
  });
});

test('a masked number is left as it came', () => {
  expect(phoneWords('138****5521', true)).toBe('138****5521');
  expect(phoneWords('13800005521', false)).toBe('138 0000 5521');
});
