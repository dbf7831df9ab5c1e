import { expect, test } from 'vitest';
import type { CalendarPlan } from '../../../shared/contract/calendar.ts';
import { boundWords } from './calendar-words.ts';

const extended: CalendarPlan = {
  ...{ id: 'p1', customerId: 'c1', opportunityId: 'o1', role: 'next', name: '刘洪波', level: 'A', method: 'phone' },
  ...{ purpose: '', dueOn: '2026-12-10', dueTime: null, countedOn: '2026-12-10', fixedWords: null },
  move: { fromOn: '2026-11-22', throughOn: '2026-12-10', bound: 'extended' },
  extension: { to: '2026-12-10', reason: '客户住院', by: { id: 's5', name: '郭展厅' } },
};

test('an extended plan says who granted the day and why, also where it does not move any more', () => {
  expect(boundWords(extended, '2026-11-21')).toBe('郭展厅延到 12月10日 周四：客户住院。只能提前。');
  const due = { ...extended, move: null, fixedWords: '今天到期的只能执行' };
  expect(boundWords(due, '2026-12-10')).toBe('郭展厅延到今天：客户住院。今天到期的只能执行');
});

test('any other plan says until when it may be moved', () => {
  const move = { fromOn: '2026-11-22', throughOn: '2026-11-28', bound: 'level' } as const;
  expect(boundWords({ ...extended, move, extension: null }, '2026-11-21')).toBe('A 级最晚 11月28日 周六。');
});
